import Foundation
import GRDB
import PortDomain
import PortStoreSQLite
import TestSupport
import Testing

/// Stores written so far hold these texts, so that a later program must go on reading them.
@Suite("What a store holds as text is written and read as ever")
struct StoredFormTests {
  @Test("Every kind of event is stored in the same words, with what it was about and its detail")
  func events() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    try StoredStory(desk: desk, store: store).tell()
    var lines: [String] = []
    try desk.edit { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT e.kind, replace(e.about, char(10), '|'), e.fields, CAST(d.body AS TEXT)
          FROM event AS e LEFT JOIN event_detail AS d ON d.event = e.serial ORDER BY e.serial
          """
      )
      lines = rows.map { row in
        let columns = (0..<4).map { row[$0] as String? ?? "–" }
        return "\(columns[0]) [\(columns[1])] [\(columns[2])]\n  \(columns[3])"
      }
    }
    expectKept(lines.joined(separator: "\n"), "PortStoreTests/Stored/events.txt")
  }

  @Test("Every kind of record is stored in the same words")
  func records() throws {
    let records: [DeskRecord] = [
      .carrier(
        Carrier(
          country: .nigeria,
          id: try CarrierID(parsing: "mtn"),
          name: "MTN Nigeria",
          aliases: [try CarrierID(parsing: "mtn-ng")],
          contact: "ports@mtn.example",
          howToSubmit: "by portal",
          loaAgeLimit: 60,
          needsPIN: true,
          cutOff: TimeOfDay("15:00"),
          leadTime: 2,
          freezeWindows: [Sample.day("2026-12-10")...Sample.day("2027-01-05")],
          daysOfGrace: 3
        )
      ),
      .holiday(
        .egypt,
        Holiday(day: Sample.day("2026-11-08"), name: "Election", isEstimated: true)
      ),
      .noHoliday(.egypt, Sample.day("2026-10-06")),
      .rule(
        CountryRule(
          .southAfrica,
          .portedRecently,
          words: "a number stays",
          offer: .waiting,
          source: "ICASA",
          wait: .months(2)
        )
      ),
      .rule(CountryRule(.ghana, .portedRecently, offer: .waiting, wait: .days(30))),
      .noRule(.kenya, .outstandingBalance),
      .setting(.keepLOA, "800"),
      .view(
        SavedView(
          name: "Late in Nigeria",
          filter: "country:NG late",
          look: ViewLook(
            sort: Sort(.due, descending: true),
            columns: [.number, .customer, .next, .port]
          )
        )
      ), .noView("late in nigeria"),
      .carrier(
        Carrier(
          country: .ghana,
          id: try CarrierID(parsing: "mtn"),
          name: "MTN Ghana",
          ackDays: 2,
          codes: ["8C": [.accountNameMismatch, .pinIncorrect]]
        )
      ),
      .country(
        CountryTerms(
          country: .southAfrica,
          confirmationHours: 24,
          freezeWindows: [Sample.day("2026-12-10")...Sample.day("2027-01-05")]
        )
      ),
      .country(CountryTerms(country: .kenya)),
    ]
    try expectStored(records + clients())
  }

  private func expectStored(_ records: [DeskRecord]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bodies = try records.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    let subjects = records.map(\.subject.text)
    let lines = zip(subjects, bodies).map { "\($0)\n  \($1)" }
    expectKept(lines.joined(separator: "\n"), "PortStoreTests/Stored/records.txt")
    for (record, body) in zip(records, bodies) {
      #expect(try JSONDecoder().decode(DeskRecord.self, from: Data(body.utf8)) == record)
    }
  }

  private func clients() throws -> [DeskRecord] {
    let ids = Sample.countingIDs()
    let key = ClientKey(
      id: ids.make(at: Sample.now),
      organization: "acme",
      kind: .live,
      name: "billing",
      hint: "kros_live_7h2k",
      hash: String(repeating: "a", count: 64)
    )
    let webhook = Webhook(
      id: ids.make(at: Sample.now),
      organization: "acme",
      url: try WebhookURL(parsing: "https://example.com/ports"),
      events: [.submitted, .actionRequired]
    )
    return [
      .clientKey(key), .clientKey(key.revoked), .webhook(webhook), .webhook(webhook.removed),
      .setting(.webhookReach, "anywhere"),
    ]
  }

  @Test("What is announced is stored in the same words")
  func announcements() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let webhook = Webhook(
      id: desk.desk.ids.make(at: desk.clock.now),
      organization: "acme",
      url: try WebhookURL(parsing: "https://example.com/ports"),
      events: Announcement.Name.allCases
    )
    _ = try store.revise(.webhook(webhook), by: .ngozi, on: .current)
    var draft = RequestDraft.sample()
    draft.values[.organizationID] = "acme"
    let id = try store.create(draft, key: "1")
    let reject = RejectionDraft(reasons: [.pinIncorrect])
    try store.done(.change(id, .status(.reject(reject)), key: "2"))
    var lines: [String] = []
    try desk.edit { db in
      let sql = "SELECT name || char(10) || '  ' || facts AS line FROM announcement ORDER BY serial"
      lines = try Row.fetchAll(db, sql: sql).map { $0["line"] }
    }
    expectKept(lines.joined(separator: "\n"), "PortStoreTests/Stored/announcements.txt")
  }

  @Test("A detail that names a paper's requests, as stores before held it, is read")
  func detailWithRequests() throws {
    let body = """
      {"changes":[{"after":"2026-11-04","field":"follow_up_on"}],"paper":{"before":{"answers":\
      ["account",{"at":{"milliseconds":1793782800000},"by":"ngozi","remark":"seen","verdict":\
      "pass"}],"evidence":["signer","Ada"],"file":{"mediaType":"application/pdf","name":"loa.pdf",\
      "sha256":"ab","size":3},"id":"doc_00000000000000000000000003","kind":"loa","receivedAt":\
      {"milliseconds":1793782800000},"receivedBy":"ngozi","requests":\
      ["pr_00000000000000000000000001","pr_00000000000000000000000002"],"revision":2,"version":1},\
      "id":"doc_00000000000000000000000003"},"text":"told"}
      """
    let detail = try JSONDecoder().decode(EventDetail.self, from: Data(body.utf8))
    let paper = try #require(detail.paper?.before)
    #expect(detail.text == "told")
    #expect(detail.changes == [FieldChange(field: .followUpOn, before: nil, after: "2026-11-04")])
    #expect(paper.answers[.account]?.verdict == .pass)
    #expect(paper.evidence == [.signer: "Ada"])
    #expect(paper.revision == 2)
  }

  @Test("A draft kept in a file when the terminal went is read")
  func drafts() throws {
    let body = """
      {"fields":{"note":"half a th"},"key":{"form":"note","subject":\
      "pr_00000000000000000000000001"},"savedAt":{"milliseconds":1793782800000}}
      """
    let draft = Draft(
      key: .init(form: "note", subject: "pr_00000000000000000000000001"),
      fields: ["note": "half a th"],
      savedAt: Instant(milliseconds: 1_793_782_800_000)
    )
    #expect(try JSONDecoder().decode(Draft.self, from: Data(body.utf8)) == draft)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    #expect(String(decoding: try encoder.encode(draft), as: UTF8.self) == body)
  }
}

/// One change of every kind, on four requests.
private struct StoredStory {
  let desk: TestDesk
  let store: SQLiteDeskStore

  func tell() throws {
    let id = try store.create(.sample(pin: "1234"), key: "1")
    let other = try store.create(.sample("+2348031234568"), key: "2")
    try takeOver()
    let order: OrderID = desk.desk.ids.make(at: desk.clock.now)
    try run(
      id,
      [
        .edit(FieldEdits([FieldEdit(.owner, "kofi"), FieldEdit(.priority, "high")], why: "mine")),
        .edit(FieldEdits([], pin: Secret("4321"))), .showPIN, .note("called\ntwice"),
        .tick(.noBalance, done: true), .tick(.noBalance, done: false),
        .messageSent(.papersWanted),
      ]
    )
    let loa = try add(.loa, [.signedOn: "2026-10-20"], to: id)
    try store.done(.change(other, .paper(.attach(loa)), key: "attach"))
    try run(id, [.paper(.check(loa, SheetEdits(answers: [.account: .fail], remark: "blank")))])
    try run(id, [.undo])
    try run(id, [.paper(.check(loa, SheetEdits(evidence: [.signedOn: "2026-10-21"])))])
    try check(loa, [.numbers, .carrier, .account, .statement, .signature], on: id)
    let bill = try add(.bill, [.issuedOn: "2026-10-25"], to: id)
    try check(bill, [.issuer, .account, .number, .address, .complete], on: id)
    let card = try add(.governmentID, [.idExpiresOn: "2030-01-01"], to: id)
    try check(card, [.signatory, .legible, .type], on: id)
    try run(
      id,
      [
        .order(.join(order)), .order(.split(why: "goes alone")),
        .status(.submit(carrierReference: "MTN-1")),
        .status(
          .reject(RejectionDraft(reasons: [.pinIncorrect, .other], carrierCode: "8C", text: "no"))
        ),
        .rejection(.resolve(.other, .waived, until: nil, note: "nothing")),
        .rejection(.resolve(.pinIncorrect, .waiting, until: day("2026-11-03"), note: nil)),
        .rejection(.resolve(.pinIncorrect, .waived, until: nil, note: "not asked for")),
        .status(.reopen(why: "once more")), .status(.submit()),
        .status(.schedule(confirmation("2026-11-05", "10:00-12:00"))),
        .status(.reschedule(confirmation("2026-11-06", nil), why: "crew ill")),
        .status(.withdraw(why: "carrier took it back")),
        .status(.reject(RejectionDraft(reasons: [.suspectedFraud, .pinIncorrect]))),
        .rejection(.liftFraudStop(note: "asked")),
        .rejection(.resolve(.suspectedFraud, .disputed, until: nil, note: "is hers")),
        .rejection(.resolve(.pinIncorrect, .waived, until: nil, note: "reset")),
        .status(.resubmit(carrierReference: "MTN-2")),
        .status(.reject(RejectionDraft(reasons: [.pinIncorrect]))),
        .rejection(.clearEscalation(note: "known")),
        .rejection(.resolve(.pinIncorrect, .waived, until: nil, note: "reset")),
        .status(.resubmit()), .status(.schedule(confirmation("2026-11-03", nil))),
        .status(
          .complete(activatedOn: day("2026-11-02"), override: "done early")
        ),
        .status(.return(why: "wrong number")), .purge([.pin, .bill]),
      ]
    )
    try run(other, [.status(.cancel(why: "asked"))])
  }

  private func takeOver() throws {
    let course = InFlight(
      status: "scheduled",
      createdOn: "2026-10-19",
      submittedOn: "2026-10-20",
      portDate: "2026-11-05",
      window: "10:00-12:00",
      attempt: "2"
    )
    let subject = Intent.Subject.takeOver(.sample("+2348031234569"), course)
    try store.done(Intent(key: "3", actor: .ngozi, subject: subject))
  }

  private func run(_ id: RequestID, _ changes: [Change]) throws {
    for change in changes {
      desk.clock.advance(seconds: 60)
      try store.done(.change(id, change, key: "\(desk.clock.now.milliseconds)"))
    }
  }

  private func add(
    _ kind: DocumentKind,
    _ evidence: [EvidenceField: String],
    to id: RequestID
  ) throws -> DocumentID {
    desk.clock.advance(seconds: 60)
    let file = Document.FileFacts(
      name: "\(kind.rawValue).pdf",
      mediaType: "application/pdf",
      size: 3,
      sha256: String(repeating: "a", count: 64)
    )
    let change = Change.paper(.add(kind, file, evidence: evidence, to: []))
    let receipt = try store.done(.change(id, change, key: "add \(kind.rawValue)"))
    return try #require(receipt.document)
  }

  /// Passes rows at once: the sheet before is stored, and several answers on it in no order of their own.
  private func check(_ paper: DocumentID, _ items: [CheckItem], on id: RequestID) throws {
    let answers = items.map { ($0, Document.Verdict?.some(.pass)) }
    let edits = SheetEdits(answers: Dictionary(uniqueKeysWithValues: answers))
    try run(id, [.paper(.check(paper, edits))])
  }

  private func day(_ text: String) -> CalendarDay { Sample.day(text) }

  private func confirmation(_ day: String, _ window: String?) -> Lifecycle.Confirmation {
    Lifecycle.Confirmation(date: self.day(day), window: window.flatMap { PortWindow($0) })
  }
}
