import PortDomain
import TestSupport
import Testing

@Suite("When an announcement is sent, sent again and given up")
struct DeliveryTests {
  private static let webhook: WebhookID = Sample.countingIDs().make(at: Sample.now)

  private func delivery() throws -> Delivery {
    let desk = try Sample.listening(for: "acme")
    let file = try Sample.file(Sample.draft(of: "acme"), desk: desk)
    let cancel = Change.status(.cancel(why: "no"))
    let ruling = desk.decide(cancel, on: file, by: Sample.ada, at: Sample.now) { _ in .free }
    guard case .allowed(let decision) = ruling else { throw Sample.NotAdmitted(ruling) }
    var delivery = Delivery(try #require(decision.announcements.first), to: Self.webhook)
    delivery.come(at: Sample.now)
    return delivery
  }

  private func fail(
    _ delivery: inout Delivery,
    _ result: Delivery.Result = .answered(503)
  ) throws {
    let now = try #require(delivery.next)
    delivery.begin(at: now)
    delivery.end(.init(at: now, result: result), number: delivery.attempts)
  }

  @Test("Attempts are made at once, after 1 min, 5 min, 30 min and 2 h, then no more")
  func schedule() throws {
    var delivery = try delivery()
    var pauses: [Int64] = []
    while let next = delivery.next {
      pauses.append((next.milliseconds - Sample.now.milliseconds) / 1000)
      try fail(&delivery)
    }
    #expect(pauses == [0, 60, 360, 2160, 9360])
    #expect(delivery.state == .givenUp)
    #expect(delivery.attempts == 5)
    #expect(delivery.last?.result == .answered(503))
  }

  @Test(
    "A status of success is delivered; all else is tried again",
    arguments: [
      (Delivery.Result.answered(200), Delivery.State.delivered), (.answered(204), .delivered),
      (.answered(301), .retrying), (.answered(404), .retrying), (.answered(500), .retrying),
      (.failed(.timedOut), .retrying), (.failed(.addressRefused), .retrying),
    ]
  )
  func results(result: Delivery.Result, state: Delivery.State) throws {
    var delivery = try delivery()
    try fail(&delivery, result)
    #expect(delivery.state == state)
    #expect((delivery.next == nil) == state.isDone)
    #expect(Delivery.Result(code: result.code) == result)
  }

  @Test("Whoever died while sending leaves it to be sent again once the claim is over")
  func died() throws {
    var delivery = try delivery()
    delivery.begin(at: Sample.now)
    #expect(delivery.next == Sample.now.adding(seconds: Delivery.claim))
    delivery.begin(at: Sample.now.adding(seconds: Delivery.claim))
    #expect(delivery.attempts == 2)
    let late = Delivery.Attempt(at: Sample.now.adding(seconds: 70), result: .failed(.timedOut))
    delivery.end(late, number: 1)
    #expect(delivery.state == .pending, "somebody else is at it")
    delivery.end(.init(at: late.at, result: .answered(200)), number: 1)
    #expect(delivery.state == .delivered, "it arrived, whoever brought it")
  }

  @Test("The fifth attempt of somebody who died is no last one")
  func diedLast() throws {
    var delivery = try delivery()
    for _ in 1...4 { try fail(&delivery) }
    delivery.begin(at: Sample.now)
    #expect(!delivery.state.isDone)
    try fail(&delivery)
    #expect(delivery.state == .givenUp)
  }

  @Test("Sent again it begins anew, whatever became of it")
  func renewed() throws {
    var delivery = try delivery()
    while !delivery.state.isDone { try fail(&delivery) }
    delivery.renew()
    #expect(delivery.state == .pending && delivery.attempts == 0 && delivery.next == nil)
    delivery.come(at: Sample.now)
    #expect(delivery.next == Sample.now)
  }

  @Test("What is done comes no more, and what is under way keeps its time")
  func comes() throws {
    var delivery = try delivery()
    delivery.come(at: Sample.now.adding(seconds: 9))
    #expect(delivery.next == Sample.now)
    delivery.giveUp()
    delivery.come(at: Sample.now)
    #expect(delivery.state == .givenUp && delivery.next == nil)
  }
}
