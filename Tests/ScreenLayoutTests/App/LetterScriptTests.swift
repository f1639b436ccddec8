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
    let message = CustomerMessage(
      .rejected,
      about: file,
      at: desk,
      today: Sample.day("2026-11-23")
    )
    #expect(message.body.contains("- Outstanding balance: pay pending bills"))
    #expect(message.body.contains("- PIN incorrect: verify or reset"))
    #expect(message.body.contains(file.request.id.text))
  }

  @Test("Every status has a message that fits", arguments: Status.allCases)
  func fitting(status: Status) throws {
    let store = AppFramesTests.store
    let page = try store.page(
      Query(
        .term(.status([status])),
        sort: .byDue,
        viewpoint: Sample.context().viewpoint()
      ),
      from: .first,
      limit: 1
    )
    let request = try #require(page.rows.first?.request)
    let file = try store.file(request.id)
    for kind in CustomerMessageKind.fitting(request) {
      let message = CustomerMessage(
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
