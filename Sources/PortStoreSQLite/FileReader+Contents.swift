import GRDB
import PortDomain
import PortStore

/// What lies in a file beside the request itself.
extension FileReader {
  // MARK: Papers

  func paper(_ id: DocumentID) throws -> HeldPaper? {
    try paper(rows("SELECT serial FROM document WHERE id = ?", text: id.text))
  }

  func paper(sha256: String) throws -> HeldPaper? {
    try paper(
      rows(
        """
        SELECT serial FROM document AS d WHERE sha256 = ?
        AND EXISTS (SELECT 1 FROM attachment AS a WHERE a.document = d.serial)
        ORDER BY serial DESC LIMIT 1
        """,
        text: sha256
      )
    )
  }

  private func paper(_ found: [Row]) throws -> HeldPaper? {
    guard let serial = found.first?[0] as Int64? else { return nil }
    return try papers([serial])[serial].map {
      HeldPaper(document: $0.document, attachment: $0.attachment)
    }
  }

  /// A paper with all who hold it.
  struct Paper {
    let document: Document
    let attachment: Attachment
    let holders: [RequestFile.Sibling]
  }

  func papers(_ serials: Set<Int64>) throws -> [Int64: Paper] {
    guard !serials.isEmpty else { return [:] }
    let serials = serials.sorted()
    let answers = try answers(on: serials)
    let evidence = try evidence(on: serials)
    let holders = try things(
      """
      SELECT a.document, r.id, r.phone_number, r.status, r.order_id
      FROM attachment AS a JOIN request AS r ON r.serial = a.request
      WHERE a.document IN (SELECT value FROM json_each(?)) ORDER BY a.serial
      """,
      of: serials
    ) { try RequestFile.Sibling(row: $0, from: 1) }
    var papers: [Int64: Paper] = [:]
    for row in try rows(
      "SELECT * FROM document WHERE serial IN (SELECT value FROM json_each(?))",
      serials
    ) {
      let serial: Int64 = row["serial"]
      let text: String = row["id"]
      guard let id = DocumentID(text), let kind = DocumentKind(rawValue: row["kind"]) else {
        throw StoreError.unreadable("document", text)
      }
      let document = Document(
        id: id,
        kind: kind,
        version: row["version"],
        file: Document.FileFacts(
          name: row["file_name"],
          mediaType: row["media_type"],
          size: row["size"],
          sha256: row["sha256"]
        ),
        receivedAt: Instant(milliseconds: row["received_at"]),
        receivedBy: row["received_by"],
        answers: Dictionary(answers[serial] ?? [], uniquingKeysWith: { $1 }),
        evidence: Dictionary(evidence[serial] ?? [], uniquingKeysWith: { $1 }),
        revision: row["revision"]
      )
      let siblings = holders[serial] ?? []
      let attachment = Attachment(of: document, to: siblings.map(\.id), among: siblings)
      papers[serial] = Paper(document: document, attachment: attachment, holders: siblings)
    }
    return papers
  }

  private func answers(
    on papers: [Int64]
  ) throws -> [Int64: [(CheckItem, Document.Answer)]] {
    try things(
      """
      SELECT document, item, verdict, answered_by, answered_at, remark FROM answer
      WHERE document IN (SELECT value FROM json_each(?))
      """,
      of: papers
    ) { row in
      guard let item = CheckItem(rawValue: row[1]), let verdict = Document.Verdict(rawValue: row[2])
      else { throw StoreError.unreadable("answer of document", row[0] as Int64) }
      let answer = Document.Answer(
        verdict: verdict,
        by: row[3],
        at: Instant(milliseconds: row[4]),
        remark: row[5]
      )
      return (item, answer)
    }
  }

  private func evidence(on papers: [Int64]) throws -> [Int64: [(EvidenceField, String)]] {
    try things(
      """
      SELECT document, field, value FROM evidence
      WHERE document IN (SELECT value FROM json_each(?))
      """,
      of: papers
    ) { row in
      guard let field = EvidenceField(rawValue: row[1]) else {
        throw StoreError.unreadable("evidence of document", row[0] as Int64)
      }
      return (field, row[2])
    }
  }

  // MARK: Rejections, money, numbers

  func rejections(of requests: [Int64: RequestID]) throws -> [Int64: [Rejection]] {
    let grounds = try things(
      """
      SELECT rejection, code, outcome, until, note, resolved_by, resolved_at FROM ground
      WHERE rejection IN (
        SELECT serial FROM rejection WHERE request IN (SELECT value FROM json_each(?))
      ) ORDER BY rejection, position
      """,
      of: requests.keys,
      ground
    )
    return try things(
      """
      SELECT request, serial, id, rejected_at, rejected_on, rejected_by, source, attempt,
        carrier_code, words
      FROM rejection WHERE request IN (SELECT value FROM json_each(?)) ORDER BY serial
      """,
      of: requests.keys
    ) { row in
      guard let request = requests[row[0]], let id = RejectionID(row[2] as String),
        let source = Rejection.Source(rawValue: row[6])
      else { throw StoreError.unreadable("rejection", row[2] as String) }
      return Rejection(
        id: id,
        request: request,
        at: Instant(milliseconds: row[3]),
        day: CalendarDay(daysSinceEpoch: row[4]),
        by: row[5],
        source: source,
        attempt: row[7],
        carrierCode: row[8],
        text: row[9],
        reasons: grounds[row[1]] ?? []
      )
    }
  }

  private func ground(_ row: Row) throws -> Rejection.Ground {
    let outcome = row[2] as String?
    guard let code = ReasonCode(rawValue: row[1]),
      (outcome == nil) == (outcome.flatMap(Rejection.Outcome.init) == nil)
    else { throw StoreError.unreadable("rejection", row[0] as Int64) }
    return Rejection.Ground(
      code: code,
      resolution: outcome.flatMap(Rejection.Outcome.init).map { outcome in
        Rejection.Resolution(
          outcome: outcome,
          until: (row[3] as Int?).map(CalendarDay.init(daysSinceEpoch:)),
          note: row[4],
          by: row[5],
          at: Instant(milliseconds: row[6])
        )
      }
    )
  }

  func charges(of requests: [Int64: RequestID]) throws -> [Int64: [Charge]] {
    try things(
      """
      SELECT request, id, cents, currency, charged_on, reverses FROM charge
      WHERE request IN (SELECT value FROM json_each(?)) ORDER BY serial
      """,
      of: requests.keys
    ) { row in
      guard let request = requests[row[0]], let id = ChargeID(row[1] as String) else {
        throw StoreError.unreadable("charge", row[1] as String)
      }
      return Charge(
        id: id,
        request: request,
        cents: row[2],
        currency: row[3],
        day: CalendarDay(daysSinceEpoch: row[4]),
        reverses: (row[5] as String?).flatMap { ChargeID($0) }
      )
    }
  }

  func activeNumbers(of requests: [Int64: RequestID]) throws -> [Int64: [ActiveNumber]] {
    try things(
      """
      SELECT request, id, phone_number, activated_on, released_on FROM active_number
      WHERE request IN (SELECT value FROM json_each(?))
      """,
      of: requests.keys
    ) { row in
      guard let request = requests[row[0]], let id = NumberID(row[1] as String) else {
        throw StoreError.unreadable("active_number", row[1] as String)
      }
      return ActiveNumber(
        id: id,
        request: request,
        e164: row[2],
        activatedOn: CalendarDay(daysSinceEpoch: row[3]),
        releasedOn: (row[4] as Int?).map(CalendarDay.init(daysSinceEpoch:))
      )
    }
  }
}
