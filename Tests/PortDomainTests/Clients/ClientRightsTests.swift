import PortDomain
import TestSupport
import Testing

@Suite("What a customer's own program may do")
struct ClientRightsTests {
  private let desk = Sample.desk()
  private let client = Operator(
    ClientKey(
      id: Sample.countingIDs().make(at: Sample.now),
      organization: "acme",
      kind: .live,
      hint: "kros_live_7h2k",
      hash: String(repeating: "a", count: 64)
    ),
    session: "api"
  )
  private static let file = Document.FileFacts(
    name: "bill.pdf",
    mediaType: "application/pdf",
    size: 3,
    sha256: String(repeating: "a", count: 64)
  )
  private static let paper = DocumentID(ULID(at: Sample.now, high: 0, low: 1))

  private static let own: [(Change, Status)] = [
    (.status(.cancel(why: "no longer wanted")), .pending),
    (.status(.cancel(why: "no longer wanted")), .inProgress), (.status(.confirm()), .inProgress),
    (.paper(.add(.bill, file, evidence: [:], to: [])), .pending),
    (.edit(FieldEdits([FieldEdit(.endpointID, "ep_1")])), .completed),
  ]

  private static let desks: [(Change, Status)] = [
    (.status(.submit()), .pending), (.status(.withdraw(why: "x")), .scheduled),
    (.status(.reopen(why: "x")), .rejected), (.status(.acknowledge()), .inProgress),
    (.status(.return(why: "x")), .completed),
    (.edit(FieldEdits([FieldEdit(.billingName, "Other Ltd")])), .pending),
    (.edit(FieldEdits([FieldEdit(.owner, "bola"), FieldEdit(.endpointID, "ep_1")])), .completed),
    (.edit(FieldEdits([], pin: Secret("1234"))), .pending), (.note("hello"), .pending),
    (.paper(.attach(paper)), .pending), (.paper(.check(paper, SheetEdits())), .pending),
    (
      .paper(
        .add(.bill, file, evidence: [:], to: [RequestID(ULID(at: Sample.now, high: 0, low: 9))])
      ),
      .pending
    ),
    (.tick(.noBalance, done: true), .pending), (.messageSent(.dateConfirmed), .scheduled),
    (.rejection(.clearEscalation(note: "x")), .rejected), (.order(.split(why: "x")), .pending),
    (.showPIN, .pending), (.purge([.person]), .completed), (.undo, .inProgress),
    (.redo, .inProgress),
  ]

  @Test("Cancel, confirm, bring papers and route, on its own requests", arguments: own.indices)
  func may(index: Int) throws {
    let (change, status) = Self.own[index]
    let file = try desk.file(at: status, Sample.draft(of: "acme"))
    #expect(desk.codes(of: change, on: file, by: client) == [])
    let foreign = try desk.file(at: status, Sample.draft(of: "other"))
    #expect(desk.codes(of: change, on: foreign, by: client) == ["not_permitted"])
    let nobodys = try desk.file(at: status)
    #expect(desk.codes(of: change, on: nobodys, by: client) == ["not_permitted"])
  }

  @Test("Nothing that is the desk's", arguments: desks.indices)
  func mayNot(index: Int) throws {
    let (change, status) = Self.desks[index]
    let file = try desk.file(at: status, Sample.draft(of: "acme"))
    #expect(desk.codes(of: change, on: file, by: client) == ["not_permitted"])
  }

  @Test("A status from which nobody may cancel refuses it as it refuses the desk")
  func cancelling() throws {
    for status in [Status.scheduled, .rejected, .completed, .cancelled] {
      let file = try desk.file(at: status, Sample.draft(of: "acme"))
      let change = Change.status(.cancel(why: "no longer wanted"))
      #expect(desk.codes(of: change, on: file, by: client) == ["wrong_status"])
    }
  }

  @Test("It brings requests of its own organisation, with what a customer states")
  func creating() {
    func codes(_ draft: RequestDraft, _ inFlight: InFlight? = nil) -> [String] {
      let ruling = desk.admit(draft, inFlight: inFlight, by: client, at: Sample.now) { _ in .free }
      guard case .refused(let refusal) = ruling else { return [] }
      return refusal.obstacles == [.notPermitted(needed: .operator)] ? ["not_permitted"] : ["?"]
    }
    var own = Sample.draft(of: "acme")
    own.values[.contactEmail] = "ada@example.com"
    own.values[.requestedPortDate] = "2026-12-03"
    #expect(codes(own) == [])
    #expect(codes(own, InFlight()) == ["not_permitted"])
    #expect(codes(Sample.draft(of: "other")) == ["not_permitted"])
    #expect(codes(Sample.draft) == ["not_permitted"])
    for field in [RequestField.owner, .priority, .holdUntil, .carrierReference, .cancelAsked] {
      var draft = own
      draft.values[field] = "high"
      #expect(codes(draft) == ["not_permitted"], "\(field)")
    }
  }

  @Test("It has webhooks of its own organisation, and writes no other record")
  func records() throws {
    func webhook(_ organization: String) throws -> DeskRecord {
      let url = try WebhookURL(parsing: "https://example.com/")
      return .webhook(
        Webhook(id: desk.ids.make(at: Sample.now), organization: organization, url: url)
      )
    }
    #expect(desk.obstacles(to: try webhook("acme"), by: client) == [])
    let refused = [RecordObstacle.notPermitted(needed: .supervisor)]
    #expect(desk.obstacles(to: try webhook("other"), by: client) == refused)
    #expect(desk.obstacles(to: .setting(.home, "GH"), by: client) == refused)
  }

  @Test("It sees its own requests as they are, not masked as the desk's readers do")
  func sees() {
    #expect(!client.seesMasked)
    #expect(Operator(login: "vera", role: .viewer, session: "s9").seesMasked)
    #expect(!Sample.ada.seesMasked)
  }
}
