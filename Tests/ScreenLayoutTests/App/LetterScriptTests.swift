import PortDomain
import TerminalUI
import Wording
import TestSupport
import Testing

@testable import Screens

@Suite("Letters and messages by keys")
struct LetterScriptTests {
  @Test("L shows the letter of authorisation, y sends it to the clipboard")
  func letter() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press("L")
    #expect(desk.text.contains("LETTER OF AUTHORISATION"))
    #expect(desk.text.contains("+234 803 100 0000"))
    desk.press("y")
    #expect(
      desk.requests.contains { request in
        if case .terminal(.copy(let text)) = request {
          text.contains("I authorise KrosAI")
        } else {
          false
        }
      }
    )
  }

  @Test("M shows the message that fits, s records that it was sent, once and for good")
  func message() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.press("M")
    #expect(desk.text.contains("Papers needed to port your number"))
    #expect(desk.text.contains("government ID") || desk.text.contains("Government ID"))
    desk.press("s")
    #expect(desk.message.contains("Recorded as sent · +234 803 100 0000."))
    desk.press("q u")
    let id = try #require(try store.request(ofNumber: "+2348031000000"))
    let kinds = try store.file(id).history.map(\.kind)
    #expect(kinds == [.created, .messageSent])
  }

  @Test("A rejected request's message names each reason and the way out")
  func rejected() throws {
    let desk = Sample.desk()
    let file = desk.applying(
      [.status(.reject(RejectionDraft(reasons: [.outstandingBalance, .pinIncorrect])))],
      to: try Sample.file(desk: desk)
    )
    let message = OutgoingMessage(
      .rejected,
      about: file,
      at: desk,
      today: Sample.day("2026-11-23")
    )
    #expect(message.body.contains("- Outstanding balance: pay pending bills"))
    #expect(message.body.contains("- PIN incorrect: verify or reset"))
    #expect(message.body.contains(file.request.id.text))
  }

  @Test("A suspected fraud is never named to the customer, alone or beside others")
  func fraud() throws {
    let desk = Sample.desk()
    for reasons in [[ReasonCode.suspectedFraud], [.suspectedFraud, .portLock]] {
      let file = desk.applying(
        [.status(.reject(RejectionDraft(reasons: reasons, text: "STOLEN IDENTITY")))],
        to: try desk.withAcceptedPapers(Sample.file(desk: desk))
      )
      let message = OutgoingMessage(
        .rejected,
        about: file,
        at: desk,
        today: LetterScriptTests.today
      )
      for word in ["fraud", "identity", "supervisor", "stop", "stolen"] {
        #expect(!message.text.lowercased().contains(word), "\(message.text)")
      }
      #expect(message.body.contains("MTN Nigeria"))
      #expect(message.body.contains("Port lock") == (reasons.count > 1))
    }
  }

  private static let today = Sample.day("2026-11-23")

  @Test(
    "Nobody is asked to pay what the country's rule says to dispute",
    arguments: [
      ("ZA", "+27821234567", "vodacom", false), ("GH", "+233241234567", "mtn", false),
      ("KE", "+254722123456", "safaricom", true), ("NG", "+2348012345678", "mtn", true),
    ]
  )
  func disputed(country: String, number: String, carrier: String, isAsked: Bool) throws {
    let desk = Sample.desk()
    var draft = Sample.draft
    draft.values[.country] = country
    draft.values[.phoneNumber] = number
    draft.values[.currentCarrier] = carrier
    let file = desk.applying(
      [.status(.reject(RejectionDraft(reasons: [.outstandingBalance])))],
      to: try Sample.file(draft, desk: desk)
    )
    let message = OutgoingMessage(.rejected, about: file, at: desk, today: LetterScriptTests.today)
    #expect(message.body.contains("pay") == isAsked, "\(message.body)")
    #expect(message.body.contains("nothing is needed from you") != isAsked)
  }

  @Test("A message speaks to the customer, and names the carrier as the letter does")
  func addressed() throws {
    let desk = Sample.desk()
    for code in ReasonCode.allCases {
      let file = desk.applying(
        [.status(.submit()), .status(.reject(RejectionDraft(reasons: [code], text: "x")))],
        to: try desk.withAcceptedPapers(Sample.file(desk: desk))
      )
      let message = OutgoingMessage(
        .rejected,
        about: file,
        at: desk,
        today: LetterScriptTests.today
      )
      #expect(!message.body.contains("the customer"), "\(message.body)")
      #expect(!message.body.contains(" mtn"), "\(message.body)")
      let letter = try LetterOfAuthorisation(for: [file], at: desk)
      #expect(message.body.contains("could not go through at \(letter.carrier)"))
    }
  }

  @Test("Where nothing is to be told, M says so and s records nothing")
  func nothingToTell() throws {
    let desk = Sample.desk()
    let file = desk.withAcceptedPapers(try Sample.file(desk: desk))
    let context = Sample.context(desk)
    var screen = MessageScreen(request: file.request.id)
    screen.take(file, in: context)
    #expect(screen.update(.command(.sent), in: context).intents.isEmpty)
    let offer = screen.offers(in: context).first { $0.command == .sent }
    #expect(
      offer?.whyNot == "There is nothing to tell the customer now: the request is pending."
    )
  }

  @Test("A returned number reads returned in list, heading and progress line")
  func returned() throws {
    let clock = SetClock(Sample.now)
    let store = Sample.store(of: Sample.drafts(1))
    let id = try #require(try store.request(ofNumber: "+2348031000000"))
    let ready = store.rules().withAcceptedPapers(try store.file(id))
    let date = Lifecycle.Confirmation(date: Sample.day("2026-11-24"))
    let file = store.rules().applying(
      [
        .status(.submit()), .status(.schedule(date)),
        .status(.complete(override: "they were early")), .status(.return(why: "the wrong number")),
      ],
      to: ready,
      at: clock.now
    )
    let context = Sample.context(store.rules(), at: clock.now)
    var screen = DetailScreen(request: id)
    screen.take(file, in: context)
    let frame = screen.frame(in: context).golden
    #expect(frame.contains("C returned") && frame.contains("✖ Returned"), "\(frame)")
    #expect(!frame.contains("C completed") && !frame.contains("Routing"))
    let row = Listing(request: file.request, facts: store.rules().facts(of: file))
    let cell = ViewColumn.next.cell(row, in: context)
    #expect(cell.spans.map(\.text.string).joined() == "C returned")
  }

  @Test("Every message is whole in every status", arguments: Status.allCases)
  func fitting(status: Status) throws {
    let store = AppFramesTests.store
    let page = try store.page(
      Query(
        .term(.status([status])),
        sort: .byUrgency,
        viewpoint: Sample.context().viewpoint()
      ),
      from: .first,
      limit: 1
    )
    let request = try #require(page.rows.first?.request)
    let file = try store.file(request.id)
    for kind in MessageKind.allCases where !kind.isCall {
      let message = OutgoingMessage(
        kind,
        about: file,
        at: Sample.desk(),
        today: Sample.day("2026-11-23")
      )
      #expect(message.text.contains(request.number.grouped))
      #expect(message.body.hasPrefix("Dear "))
    }
  }
}
