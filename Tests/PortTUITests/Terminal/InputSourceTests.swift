import Testing

@testable import PortTUI

@Suite("The input source")
struct InputSourceTests {
  private let pipes = InputPipes()

  private func arrivals() -> Arrivals {
    pipes.source.arrivals(until: 0, now: { 0 })
  }

  @Test("Returns nothing when the deadline passes")
  func deadline() {
    defer { pipes.close() }
    #expect(arrivals().isEmpty)
  }

  @Test("Returns what was typed in one piece")
  func typed() {
    defer { pipes.close() }
    pipes.type("jj")
    pipes.type("k")
    #expect(arrivals() == Arrivals(bytes: Array("jjk".utf8)))
    #expect(arrivals().isEmpty)
  }

  @Test("Returns what came from all sides at once, signals in their order")
  func together() {
    defer { pipes.close() }
    pipes.type("q")
    pipes.raise(.windowChange)
    pipes.raise(.terminate)
    pipes.wake()
    pipes.wake()
    #expect(
      arrivals()
        == Arrivals(
          bytes: Array("q".utf8),
          signals: [.windowChange, .terminate],
          hasReplies: true
        )
    )
    #expect(arrivals().isEmpty)
  }

  @Test("Returns what was typed before a hang-up, then the hang-up")
  func hangUp() {
    defer { pipes.close() }
    pipes.type("s")
    pipes.hangUp()
    #expect(arrivals().bytes == Array("s".utf8))
    #expect(arrivals() == Arrivals(hasHungUp: true))
  }

  @Test("A waker can be used from another thread and wakes once for many replies")
  func waker() async throws {
    defer { pipes.close() }
    let waker = try #require(Waker())
    await Task.detached {
      for _ in 0..<100_000 { waker.wake() }
    }.value
    pipes.hangUp()
    let source = InputSource(
      terminal: pipes.source.terminal,
      signals: pipes.source.signals,
      replies: waker.readEnd
    )
    #expect(source.arrivals(until: nil, now: { 0 }).hasReplies)
    #expect(!source.arrivals(until: 0, now: { 0 }).hasReplies)
  }
}
