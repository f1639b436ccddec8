import Screens
import TerminalUI

/// Brings keys, signals and replies to the app and its frames to the terminal.
///
/// It sleeps until something comes: nothing ticks. All that waits is handled before one frame shows
/// it. A key after a pause is drawn at once; under a flood frames come at the client's pace.
struct EventLoop<Client: LoopClient, Terminal: LoopTerminal> {
  private(set) var client: Client
  private(set) var terminal: Terminal
  private var decoder: KeyDecoder
  private let input: InputSource
  private let now: () -> Int
  private var lastFrame = Int.min / 2
  /// When the last frame would have been due, had all come one `frameInterval` apart.
  private var evenPace = Int.min / 2
  private var ending: Ending?

  /// Milliseconds by which frames may run ahead of their even pace.
  static var headStart: Int { 330 }
  /// Milliseconds of silence after a frame that show that this is no flood: quick typing and the
  /// keyboard's own repeat are drawn key by key.
  static var pause: Int { 8 }
  /// Milliseconds that a frame waits for the answer of a read.
  static var replyPatience: Int { 10 }

  init(
    client: Client,
    terminal: Terminal,
    decoder: KeyDecoder,
    input: InputSource,
    now: @escaping () -> Int = MonotonicTime.milliseconds
  ) {
    self.client = client
    self.terminal = terminal
    self.decoder = decoder
    self.input = input
    self.now = now
  }

  /// Runs until the operator leaves, the terminal is gone, or a signal ends it.
  mutating func run() -> Ending {
    gather()
    while true {
      if let ending {
        if ending != .left { client.end(ending) }
        return ending
      }
      draw()
      takeArrivals()
      if now() >= lastFrame + Self.pause { evenPace = now() }
      gather()
    }
  }

  /// Gives the terminal back; after `run`.
  mutating func close() { terminal.close() }

  private mutating func draw() {
    terminal.present(client.frame(size: terminal.size))
    lastFrame = now()
    evenPace = max(evenPace, lastFrame) + client.frameInterval
  }

  /// Takes what else belongs into the next frame.
  private mutating func gather() {
    let patience = now() + Self.replyPatience
    while ending == nil {
      let now = now()
      let earliest = evenPace - Self.headStart
      if client.awaitsReply && now < patience {
        // The answer to a read that a key just began.
        takeArrivals(until: patience)
      } else if now < earliest {
        takeArrivals(until: earliest)
      } else if now < lastFrame + client.frameInterval {
        // What is waiting already.
        let arrivals = input.arrivals(until: now, now: self.now)
        if arrivals.isEmpty { return }
        take(arrivals)
      } else {
        return
      }
    }
  }

  /// Waits for what comes first, the moment given at the latest.
  private mutating func takeArrivals(until moment: Int? = nil) {
    let deadline = [moment, decoder.deadline, client.deadline].compactMap(\.self).min()
    take(input.arrivals(until: deadline, now: now))
  }

  private mutating func take(_ arrivals: Arrivals) {
    let now = now()
    var events: [InputEvent] = []
    for signal in arrivals.signals { events += react(to: signal) }
    events += decode(arrivals.bytes, at: now)
    if !events.isEmpty { perform(client.handle(events, at: now)) }
    if arrivals.hasReplies { perform(client.deliver(at: now)) }
    if let deadline = client.deadline, deadline <= now {
      perform(client.meetDeadline(at: now))
    }
    if arrivals.hasHungUp { ending = ending ?? .hungUp }
  }

  private mutating func decode(_ bytes: [UInt8], at now: Int) -> [InputEvent] {
    guard !bytes.isEmpty else { return decoder.timeout(at: now) }
    return decoder.feed(bytes, at: now, isPaste: client.looksPasted)
  }

  private mutating func react(to signal: Signal) -> [InputEvent] {
    switch signal {
    case .hangUp:
      ending = ending ?? .hungUp
    case .interrupt, .quit, .terminate:
      ending = ending ?? .signal(signal)
    case .stop:
      // As if typed, so that the app alone decides when the process may stop.
      return [.key(.control("z"))]
    case .resume:
      terminal.reopen()
      return adoptSize()
    case .windowChange:
      return adoptSize()
    }
    return []
  }

  private mutating func adoptSize() -> [InputEvent] {
    terminal.adoptSize() ? [.resize(terminal.size)] : []
  }

  private mutating func perform(_ requests: [TerminalEffect]) {
    for request in requests {
      switch request {
      case .repaint: terminal.repaint()
      case .suspend: suspend()
      case .copy(let text): terminal.copy(text)
      case .adopt(let theme): terminal.adopt(theme)
      case .edit(let text, let limit): edit(text, limit: limit)
      case .quit: ending = ending ?? .left
      }
    }
  }

  private mutating func edit(_ text: String, limit: Int) {
    let client = client
    let end = terminal.edit(text, limit: limit) { client.whileNothingIsWritten($0) }
    var events = adoptSize()
    for signal in end.signals { events += react(to: signal) }
    perform(self.client.handle(events + [.edited(end.text)], at: now()))
  }

  private mutating func suspend() {
    let size = terminal.size
    let client = client
    client.whileNothingIsWritten { terminal.suspend() }
    guard terminal.size != size else { return }
    perform(self.client.handle([.resize(terminal.size)], at: now()))
  }
}
