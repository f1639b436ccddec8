import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// Whole jobs by keys alone, on the app without a terminal.
@Suite("A desk's day by keys")
struct DeskDayTests {
  /// The provider's own published request.
  static let published = """
    {"phone_number": "+2348012345678", "country": "NG", "current_carrier": "mtn", \
    "account_number": "ACC123456", "authorized_name": "John Smith", \
    "authorized_date": "2025-01-15", "billing_name": "Acme Corporation", \
    "billing_address": "123 Business St, Lagos"}
    """

  private func file(_ number: String, in store: InMemoryStore) throws -> RequestFile {
    let id = try #require(try store.request(ofNumber: number))
    return try store.file(id)
  }

  /// Adds a paper with its date and passes its whole sheet.
  private func review(_ name: String, dated day: String, _ desk: inout DeskScript) {
    desk.press("+")
    desk.type("\(name).pdf")
    desk.press("<tab>")
    desk.type(day)
    desk.press("<enter> <replies> P <replies>")
  }

  @Test(
    "The provider's published request goes from a paste to a working number for 25 dollars",
    arguments: DeskScript.Answers.allCases
  )
  func fromPasteToNumber(answers: DeskScript.Answers) throws {
    let clock = SetClock(Sample.now)
    let store = InMemoryStore(desk: Sample.desk(), clock: clock.read)
    var desk = DeskScript(store: store, answers: answers)

    desk.press("i <replies>")
    desk.paste(DeskDayTests.published)
    desk.press("<c-x> <replies>")
    // Its range was MAFAB's: advice, and no more.
    #expect(desk.text.contains("+234 801 234 5678 is taken in. The range was first another"))
    #expect(try file("+2348012345678", in: store).request.status == .pending)

    desk.press("d <replies>")
    review("loa", dated: "2026-11-01", &desk)
    desk.press("<tab>")
    review("bill", dated: "2026-11-01", &desk)
    desk.press("<tab>")
    review("id", dated: "2030-01-01", &desk)
    #expect(desk.text.contains("Can be submitted"))

    desk.press("q s <replies> <tab>")
    desk.type("PO-1")
    desk.press("<enter> <replies>")
    #expect(desk.text.contains("Submitted +234 801 234 5678 to mtn, ref PO-1. The customer must"))

    // The carrier refuses it for two reasons; one is fixed, one disputed.
    desk.press("s <replies> r <replies> <space> <down> <space> <enter>")
    desk.type("8C")
    desk.press("<c-x> <replies>")
    var now = try file("+2348012345678", in: store)
    #expect(now.request.status == .rejected)
    #expect(now.rejections.last?.reasons.map(\.code) == [.accountNameMismatch, .pinIncorrect])

    desk.press("r <replies> d")
    desk.type("the name is the carrier's own")
    desk.press("<enter> <replies> <down> f")
    desk.type("the customer read it out again")
    desk.press("<enter> <replies>")
    desk.press("b <replies>")
    now = try file("+2348012345678", in: store)
    #expect(now.request.status == .inProgress)
    #expect(now.request.lifecycle.attempt == 2)

    desk.press("q <replies> s <replies> d <replies> <enter> <enter> <replies>")
    now = try file("+2348012345678", in: store)
    #expect(now.request.lifecycle.confirmation?.date == Sample.day("2026-11-24"))

    clock.set(Sample.instant("2026-11-24T12:00:00Z"))
    desk.now = clock.now
    desk.press("s <replies> c <replies>")
    // Enter is No; only y completes.
    #expect(desk.text.contains("active Tue 24 Nov, fee 25.00 USD."))
    desk.press("<enter> <replies>")
    #expect(try file("+2348012345678", in: store).request.status == .scheduled)
    desk.press("c y <replies>")
    now = try file("+2348012345678", in: store)
    #expect(now.request.status == .completed)
    #expect(now.charges.map(\.cents) == [2500])
  }

  @Test("What was typed is offered again to another session after a lost connection")
  func draftIsOffered() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var lost = DeskScript(store: store)
    lost.press("m")
    lost.type("Called the customer: bill comes on Monday")
    lost.wait(milliseconds: 2_000)

    var again = DeskScript(store: store)
    again.press("m")
    #expect(again.text.contains("bill comes on Monday"))
    again.press("<c-x>")
    #expect(try file("+2348031000000", in: store).history.count { $0.kind == .noted } == 1)
    #expect(try store.drafts(of: "ada").isEmpty)
  }

  @Test("A step on a request that somebody else moved is refused with who and when")
  func staleStep() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.press("s x")
    desk.type("the customer stays")
    let before = try file("+2348031000000", in: store)
    _ = try store.commit(
      Intent(
        key: "other",
        actor: Sample.bola,
        subject: .change(
          before.request.id,
          .status(.cancel(why: "twice the same")),
          basis: .current
        )
      )
    )
    desk.press("<enter> y")
    #expect(desk.text.contains("bola"))
    #expect(desk.text.contains("23 Nov 10:00"))
    #expect(try file("+2348031000000", in: store).request.status == .cancelled)
  }

  @Test("A refusal tells its dates by the number's country, wherever the desk is")
  func countryOfARefusal() throws {
    // New Year has come in Dubai, not in Accra nor at home in Lagos.
    let now = Sample.instant("2026-12-31T21:30:00Z")
    let numbers = [
      ("AE", "+971501234567", "etisalat", "On hold until Sun 10 Jan;"),
      ("GH", "+233241234567", "mtn", "On hold until Sun 10 Jan 2027;"),
    ]
    for (country, number, carrier, words) in numbers {
      var draft = Sample.draft
      draft.values.merge([
        .country: country, .phoneNumber: number, .currentCarrier: carrier,
        .holdUntil: "2027-01-10", .authorizedDate: "2026-12-20",
      ]) { $1 }
      let desk = Sample.desk()
      let entered = try Sample.file(draft, desk: desk, at: now)
      let file = desk.withAcceptedPapers(entered, at: now)
      let ruling = desk.decide(.status(.submit()), on: file, by: Sample.ada, at: now) { _ in .free }
      guard case .refused(let refusal) = ruling else { return #expect(Bool(false), "\(ruling)") }
      let intent = Intent(
        key: "k",
        actor: Sample.ada,
        subject: .change(file.request.id, .status(.submit()), basis: .current)
      )
      var app = DeskApp(
        desk: desk,
        actor: Sample.ada,
        first: QueueScreen(),
        size: Size(width: 80, height: 24)
      )
      let moment = DeskApp.Moment(now: now, milliseconds: 0)
      let reply = Reply.written(.committed([intent], .success([.refused(refusal)])))
      _ = app.handle(reply, at: moment)
      #expect(app.message?.text.hasPrefix(words) == true, "\(app.message?.text ?? "nothing")")
    }
  }

  @Test("Two who change one field meet in the conflict view, and nothing typed is lost")
  func conflict() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.press("e a c c o u n t <space> n u <enter> <c-u>")
    desk.type("MINE-1")
    let before = try file("+2348031000000", in: store)
    _ = try store.commit(
      Intent(
        key: "other",
        actor: Sample.bola,
        subject: .change(
          before.request.id,
          .edit(FieldEdits([FieldEdit(.accountNumber, "THEIRS-1", basis: .seen("ACC123456"))])),
          basis: .current
        )
      )
    )
    desk.press("<enter>")
    #expect(desk.text.contains("ACC123456"))
    #expect(desk.text.contains("THEIRS-1"))
    #expect(desk.text.contains("MINE-1"))
    #expect(desk.text.contains("bola"))
    expectGolden(desk.frame, "app-conflict-80x24")
    #expect(try file("+2348031000000", in: store).request.accountNumber == "THEIRS-1")

    // Enter chooses for nobody; mine is stored once it is said.
    desk.press("<enter>")
    #expect(desk.message.contains("First choose"))
    desk.press("m <enter>")
    #expect(try file("+2348031000000", in: store).request.accountNumber == "MINE-1")
    #expect(try store.drafts(of: "ada").isEmpty)
  }

  @Test("The outcome of a write is shown on whatever screen is on top by then")
  func outcomeFindsItsWay() throws {
    let store = Sample.store(of: Sample.drafts(3))
    var desk = DeskScript(store: store, answers: .held)
    desk.press("A <down> h")
    desk.press("<replies>")
    #expect(desk.text.contains("events"))
    #expect(desk.message.lowercased().contains("owner") || desk.message.contains("ada"))
  }
}
