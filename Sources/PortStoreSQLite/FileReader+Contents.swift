import GRDB
import PortDomain
import PortStore

/// What lies in a file beside the request itself.
extension FileReader {
  // MARK: Papers

  func paper(_ id: DocumentID) throws -> HeldPaper? {
    try paper("SELECT serial FROM document WHERE id = ?", id.text)
  }

  func paper(sha256: String) throws -> HeldPaper? {
    try paper(
      """
      SELECT serial FROM document AS d WHERE sha256 = ?
      AND EXISTS (SELECT 1 FROM attachment AS a WHERE a.document = d.serial)
      ORDER BY serial DESC LIMIT 1
      """,
      sha256
    )
  }

  private func paper(_ sql: String, _ text: String) throws -> HeldPaper? {
    guard let found = try db.first(sql, [text], in: "document") else { return nil }
    let serial: Int = try found.value(0)
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

  func papers(_ serials: Set<Int>) throws -> [Int: Paper] {
    guard !serials.isEmpty else { return [:] }
    let serials = serials.sorted()
    let answers = try answers(on: serials)
    let evidence = try evidence(on: serials)
    let holders = try things(
      """
      SELECT a.document, r.id, r.phone_number, r.current_carrier, r.status, r.order_id,
        r.returned_on IS NOT NULL
      FROM attachment AS a JOIN request AS r ON r.serial = a.request
      WHERE a.document IN (SELECT value FROM json_each(?)) ORDER BY a.serial
      """,
      of: serials,
      in: RequestColumns.table,
      key: 1
    ) { try RequestFile.Sibling(row: $0, from: 1) }
    var papers: [Int: Paper] = [:]
    for row in try rows(
      """
      SELECT serial, id, kind, version, file_name, media_type, size, sha256, received_at,
        received_by, revision
      FROM document WHERE serial IN (SELECT value FROM json_each(?))
      """,
      serials,
      in: "document",
      key: 1
    ) {
      let serial: Int = try row.value(0)
      let document = Document(
        id: try row.value(1),
        kind: try row.value(2),
        version: try row.value(3),
        file: Document.FileFacts(
          name: try row.value(4),
          mediaType: try row.value(5),
          size: try row.value(6),
          sha256: try row.value(7)
        ),
        receivedAt: try row.value(8),
        receivedBy: try row.value(9),
        answers: Dictionary(answers[serial] ?? [], uniquingKeysWith: { $1 }),
        evidence: Dictionary(evidence[serial] ?? [], uniquingKeysWith: { $1 }),
        revision: try row.value(10)
      )
      let siblings = holders[serial] ?? []
      let attachment = Attachment(of: document, to: siblings.map(\.id), among: siblings)
      papers[serial] = Paper(document: document, attachment: attachment, holders: siblings)
    }
    return papers
  }

  private func answers(
    on papers: [Int]
  ) throws -> [Int: [(CheckItem, Document.Answer)]] {
    try things(
      """
      SELECT document, item, verdict, answered_by, answered_at, remark FROM answer
      WHERE document IN (SELECT value FROM json_each(?))
      """,
      of: papers,
      in: "answer of document"
    ) { row in
      let answer = Document.Answer(
        verdict: try row.value(2),
        by: try row.value(3),
        at: try row.value(4),
        remark: try row.value(5)
      )
      return (try row.value(1), answer)
    }
  }

  private func evidence(on papers: [Int]) throws -> [Int: [(EvidenceField, String)]] {
    try things(
      """
      SELECT document, field, value FROM evidence
      WHERE document IN (SELECT value FROM json_each(?))
      """,
      of: papers,
      in: "evidence of document"
    ) { row in (try row.value(1), try row.value(2)) }
  }

  // MARK: Rejections, money, numbers

  func rejections(of requests: [Int: RequestID]) throws -> [Int: [Rejection]] {
    let grounds = try things(
      """
      SELECT rejection, code, outcome, until, note, resolved_by, resolved_at FROM ground
      WHERE rejection IN (
        SELECT serial FROM rejection WHERE request IN (SELECT value FROM json_each(?))
      ) ORDER BY rejection, position
      """,
      of: requests.keys,
      in: "ground of rejection",
      ground
    )
    return try things(
      """
      SELECT request, serial, id, rejected_at, rejected_on, rejected_by, source, attempt,
        carrier_code, words
      FROM rejection WHERE request IN (SELECT value FROM json_each(?)) ORDER BY serial
      """,
      of: requests.keys,
      in: "rejection",
      key: 2
    ) { row in
      Rejection(
        id: try row.value(2),
        request: try owner(of: row, among: requests),
        at: try row.value(3),
        day: try row.value(4),
        by: try row.value(5),
        source: try row.value(6),
        attempt: try row.value(7),
        carrierCode: try row.value(8),
        text: try row.value(9),
        reasons: grounds[try row.value(1)] ?? []
      )
    }
  }

  private func ground(_ row: FoundRow) throws -> Rejection.Ground {
    let outcome: Rejection.Outcome? = try row.value(2)
    return Rejection.Ground(
      code: try row.value(1),
      resolution: try outcome.map { outcome in
        Rejection.Resolution(
          outcome: outcome,
          until: try row.value(3),
          note: try row.value(4),
          by: try row.value(5),
          at: try row.value(6)
        )
      }
    )
  }

  func charges(of requests: [Int: RequestID]) throws -> [Int: [Charge]] {
    try things(
      """
      SELECT request, id, cents, currency, charged_on, reverses FROM charge
      WHERE request IN (SELECT value FROM json_each(?)) ORDER BY serial
      """,
      of: requests.keys,
      in: "charge",
      key: 1
    ) { row in
      Charge(
        id: try row.value(1),
        request: try owner(of: row, among: requests),
        cents: try row.value(2),
        currency: try row.value(3),
        day: try row.value(4),
        reverses: try row.value(5)
      )
    }
  }

  func activeNumbers(of requests: [Int: RequestID]) throws -> [Int: [ActiveNumber]] {
    try things(
      """
      SELECT request, id, phone_number, activated_on, released_on FROM active_number
      WHERE request IN (SELECT value FROM json_each(?))
      """,
      of: requests.keys,
      in: "active_number",
      key: 1
    ) { row in
      ActiveNumber(
        id: try row.value(1),
        request: try owner(of: row, among: requests),
        e164: try row.value(2),
        activatedOn: try row.value(3),
        releasedOn: try row.value(4)
      )
    }
  }

  func sealedPINs(of requests: [Int: RequestID]) throws -> [Int: [[UInt8]]] {
    try things(
      """
      SELECT request, sealed FROM sealed_pin WHERE request IN (SELECT value FROM json_each(?))
      """,
      of: requests.keys,
      in: "sealed_pin of request"
    ) { row in try row.value(1) }
  }

  private func owner(
    of row: FoundRow,
    among requests: [Int: RequestID]
  ) throws(StoreError) -> RequestID {
    guard let request = requests[try row.value(0)] else { throw row.unreadable }
    return request
  }
}
