import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// Two requests of an organisation whose program was told of them, not of all with success.
@Suite("What customers' programs were told, by keys")
struct WebhookScriptTests {
  private func desk(
    actor: Operator = Sample.ada,
    size: Size = Size(width: 80, height: 24)
  ) throws -> DeskScript {
    let clock = SetClock(Sample.now)
    let store = Sample.store(of: [], clock: clock.read)
    let webhook = Webhook(
      id: store.rules().ids.make(at: clock.now),
      organization: "acme",
      url: try WebhookURL(parsing: "https://example.com/ports"),
      events: [.submitted, .cancelled]
    )
    _ = try store.revise(.webhook(webhook), by: Sample.ada, on: .current)
    for (index, draft) in Sample.drafts(3).enumerated() {
      var draft = draft
      draft.values[.organizationID] = index < 2 ? "acme" : "other"
      let intent = Intent(key: "d\(index)", actor: Sample.ada, subject: .create(draft))
      #expect(try store.commit(intent).isDone)
    }
    let first = try #require(try store.request(ofNumber: "+2348031000000"))
    let cancel = Change.status(.cancel(why: "not wanted"))
    let intent = Intent(
      key: "cancel",
      actor: Sample.ada,
      subject: .change(first, cancel, basis: .current)
    )
    #expect(try store.commit(intent).isDone)
    for attempt in 1...5 {
      let due = try store.claimDeliveries(limit: 9)
      try store.record(
        due.map { delivery in
          let isFirst = delivery.announcement.facts.request == first
          return (delivery, isFirst || attempt == 1 ? .answered(503) : .failed(.timedOut))
        }
      )
      if attempt < 5 { clock.advance(seconds: 7200) }
    }
    return DeskScript(store: store, actor: actor, at: clock.now, size: size)
  }

  @Test("B lists what was announced, how far it came, and where it went")
  func lists() throws {
    var desk = try desk()
    desk.press("B")
    #expect(desk.rows[0].contains("Webhooks · 3 told · 2 given up"))
    expectGolden(desk.frame, "webhooks-80x24")
    desk.press("<enter>")
    #expect(desk.rows[0].contains("+234 803 100 0000"))
    desk.press("B")
    #expect(desk.rows[0].contains("2 told"))
    desk.press("q q q")
    #expect(desk.rows[0].contains("All open"))
  }

  @Test("It fits a narrow terminal and a wide one", arguments: [(60, 20), (160, 50)])
  func fits(width: Int, height: Int) throws {
    var desk = try desk(size: Size(width: width, height: height))
    desk.press("B <down>")
    expectGolden(desk.frame, "webhooks-\(width)x\(height)")
  }

  @Test("r sends again what was given up")
  func sendsAgain() throws {
    var desk = try desk()
    desk.press("B <end> r")
    #expect(desk.message.contains("submitted is sent again"))
    #expect(desk.rows[0].contains("1 given up"))
    #expect(
      try desk.store.claimDeliveries(limit: 9).contains { $0.announcement.name == .submitted }
    )
  }

  @Test("What was removed, and whoever only reads, sends nothing")
  func refuses() throws {
    var reader = try desk(actor: Operator(login: "vera", role: .viewer, session: "s9"))
    reader.press("B r")
    #expect(reader.message.contains("This is for operators"))
    var desk = try desk()
    let webhook = try #require(desk.store.rules().clients.allWebhooks.first)
    _ = try desk.store.revise(.webhook(webhook.removed), by: Sample.ada, on: .current)
    var later = DeskScript(store: desk.store, at: desk.now)
    later.press("B r")
    #expect(later.message.contains("The webhook was removed"))
    desk.press("B")
    #expect(desk.text.contains("given up"))
  }

  @Test("Where nobody listens there is nothing to see")
  func empty() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press("B")
    #expect(desk.text.contains("Nothing was announced to webhooks."))
    desk.press("q")
    #expect(desk.rows[0].contains("All open"))
  }
}
