import TerminalUI
import Testing

@testable import PortTUI

@Suite("The event loop")
struct EventLoopTests {
  private let pipes = InputPipes()
  private typealias Loop = EventLoop<ScriptedClient, RecordingTerminal>

  private func loop(
    client: ScriptedClient = ScriptedClient(),
    terminal: RecordingTerminal = RecordingTerminal(),
    now: @escaping () -> Int = { 0 }
  ) -> Loop {
    EventLoop(
      client: client,
      terminal: terminal,
      decoder: KeyDecoder(),
      input: pipes.source,
      now: now
    )
  }

  @Test("Draws one frame for all keys that wait")
  func drawsOnce() {
    defer { pipes.close() }
    var terminal = RecordingTerminal()
    terminal.afterFrame = [
      1: { [pipes] in pipes.type("jjjj") },
      2: { [pipes] in pipes.type("q") },
    ]
    var loop = loop(terminal: terminal)
    #expect(loop.run() == .left)
    #expect(loop.terminal.frames == ["0", "jjjj 0"])
  }

  @Test("Draws no more than the even pace once a flood has used the head start")
  func flood() {
    defer { pipes.close() }
    // A key comes with each millisecond.
    var time = 0
    let now = { [pipes] in
      time += 1
      if time <= 2_000 { pipes.type(time == 2_000 ? "q" : "j") }
      return time
    }
    var loop = loop(now: now)
    #expect(loop.run() == .left)
    #expect(loop.client.keys.count == 2_000)
    let pace = 2_000 / loop.client.frameInterval
    let headStart = Loop.headStart / loop.client.frameInterval
    #expect((20...pace + headStart + 2).contains(loop.terminal.frames.count))
  }

  @Test("Draws keys that come with pauses at once, faster than a flood")
  func quickTyping() {
    defer { pipes.close() }
    var time = 0
    var terminal = RecordingTerminal()
    for frame in 1...100 {
      terminal.afterFrame[frame] = { [pipes] in pipes.type(frame == 100 ? "q" : "j") }
    }
    var loop = loop(
      terminal: terminal,
      now: {
        time += 3
        return time
      }
    )
    _ = loop.run()
    #expect(loop.terminal.frames.count == 100)
    // At the even pace it would have been 33 for each frame, once the head start is used.
    #expect(time < 100 * 25)
  }

  @Test("Waits a moment for the answer to a read, so that a page costs one frame")
  func waitsForReply() {
    defer { pipes.close() }
    var terminal = RecordingTerminal()
    terminal.afterFrame = [
      1: { [pipes] in
        pipes.type("\u{1b}[6~")
        pipes.wake()
      },
      2: { [pipes] in pipes.type("q") },
    ]
    var loop = loop(terminal: terminal)
    _ = loop.run()
    #expect(loop.terminal.frames == ["0", "<pgdn> 1"])
  }

  @Test("Draws without the answer when it takes too long")
  func losesPatience() {
    defer { pipes.close() }
    var time = 0
    var terminal = RecordingTerminal()
    terminal.afterFrame = [
      1: { [pipes] in pipes.type("\u{1b}[6~") },
      2: { [pipes] in pipes.wake() },
      3: { [pipes] in pipes.type("q") },
    ]
    var loop = loop(
      terminal: terminal,
      now: {
        time += 4
        return time
      }
    )
    _ = loop.run()
    #expect(loop.terminal.frames == ["0", "<pgdn> 0", "<pgdn> 1"])
  }

  @Test("Tells the app and ends when the terminal is gone")
  func hangUp() {
    defer { pipes.close() }
    pipes.type("draft")
    pipes.hangUp()
    var loop = loop()
    #expect(loop.run() == .hungUp)
    #expect(loop.client.keys == "draft")
    #expect(loop.client.endings == [.hungUp])
  }

  @Test(
    "Tells the app and ends on a signal to end, with 128 and its number",
    arguments: [(Signal.interrupt, 130), (.quit, 131), (.terminate, 143)] as [(Signal, Int32)]
  )
  func ends(signal: Signal, status: Int32) {
    pipes.raise(signal)
    var loop = loop()
    let ending = loop.run()
    #expect(ending.status == status)
    #expect(loop.client.endings == [.signal(signal)])
    pipes.close()
  }

  @Test("Takes SIGHUP for a terminal that is gone, with status 129")
  func hangUpSignal() {
    defer { pipes.close() }
    pipes.raise(.hangUp)
    var loop = loop()
    #expect(loop.run().status == 129)
  }

  @Test("Leaves without a word to the app when the app asked for it, with status 0")
  func leaves() {
    defer { pipes.close() }
    pipes.type("q")
    var loop = loop()
    #expect(loop.run().status == 0)
    #expect(loop.client.endings.isEmpty)
  }

  @Test("Hands a signal to stop to the app as Ctrl-Z, which decides")
  func stop() {
    defer { pipes.close() }
    pipes.raise(.stop)
    pipes.type("q")
    var loop = loop()
    _ = loop.run()
    #expect(loop.client.keys == "<c-z>q")
    #expect(loop.terminal.log.isEmpty)
  }

  @Test("Tells the app the size found after having been stopped")
  func suspended() {
    defer { pipes.close() }
    var client = ScriptedClient()
    client.requests[.control("z")] = .suspend
    var terminal = RecordingTerminal()
    terminal.newSize = Size(width: 100, height: 30)
    pipes.type("\u{1a}q")
    var loop = loop(client: client, terminal: terminal)
    _ = loop.run()
    #expect(loop.terminal.log == ["suspend"])
    #expect(loop.client.sizes == [Size(width: 100, height: 30)])
  }

  @Test("An editor has the terminal, and what it wrote comes before what ended it meanwhile")
  func editor() {
    defer { pipes.close() }
    var client = ScriptedClient()
    client.requests[.control("e")] = .edit("note", limit: 10)
    var terminal = RecordingTerminal()
    terminal.endOfEditor = [.terminate]
    pipes.type("\u{5}")
    var loop = loop(client: client, terminal: terminal)
    #expect(loop.run() == .signal(.terminate))
    #expect(loop.terminal.log == ["edit note"])
    #expect(loop.client.keys == "<c-e>{note, edited}")
    #expect(loop.client.endings == [.signal(.terminate)])
  }

  @Test("Takes the terminal again when continued from outside")
  func continued() {
    defer { pipes.close() }
    pipes.raise(.resume)
    pipes.type("q")
    var loop = loop()
    _ = loop.run()
    #expect(loop.terminal.log == ["reopen"])
  }

  @Test("Tells the app of a new size, and of no signal that brought the same")
  func resized() {
    defer { pipes.close() }
    var terminal = RecordingTerminal()
    terminal.newSize = Size(width: 40, height: 8)
    pipes.raise(.windowChange)
    pipes.raise(.windowChange)
    pipes.type("q")
    var loop = loop(terminal: terminal)
    _ = loop.run()
    #expect(loop.client.sizes == [Size(width: 40, height: 8)])
  }

  @Test("Carries out what the app asks of the terminal, in order")
  func requests() {
    defer { pipes.close() }
    var client = ScriptedClient()
    client.requests[.control("l")] = .repaint
    client.requests[.character("y")] = .copy("+234")
    pipes.type("y\u{0c}q")
    var loop = loop(client: client)
    _ = loop.run()
    #expect(loop.terminal.log == ["copy +234", "repaint"])
  }

  @Test("A lone Escape becomes a key when its time is over")
  func escape() {
    defer { pipes.close() }
    var time = 0
    var terminal = RecordingTerminal()
    terminal.afterFrame = [
      1: { [pipes] in pipes.type("\u{1b}") },
      3: { [pipes] in pipes.type("q") },
    ]
    var loop = loop(
      terminal: terminal,
      now: {
        time += 50
        return time
      }
    )
    _ = loop.run()
    #expect(loop.client.keys == "<esc>q")
  }

  @Test("Calls the app at its deadline without any input")
  func deadline() {
    defer { pipes.close() }
    var client = ScriptedClient()
    client.deadline = 120
    var time = 0
    var loop = loop(
      client: client,
      now: {
        time += 30
        return time
      }
    )
    #expect(loop.run() == .left)
    #expect(loop.client.deadlinesMet.allSatisfy { $0 >= 120 })
    #expect(loop.client.deadlinesMet.count == 1)
  }
}
