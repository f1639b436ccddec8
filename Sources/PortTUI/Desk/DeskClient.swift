import PortDomain
import Screens
import TerminalUI

/// The app as the loop drives it: keys go in, effects go to the store or back to the terminal.
struct DeskClient: LoopClient {
  private var app: DeskApp
  private let runner: StoreRunner
  private let clock: @Sendable () -> Instant
  private let ownFile: OwnFileKeeper
  private let log: ServiceLog
  /// What was drawn last.
  private var drawn = DrawnParts()

  /// How long a hang-up waits for the write lock before drafts go to files, in milliseconds.
  private static let patienceAtEnd = 300

  init(
    app: DeskApp,
    runner: StoreRunner,
    clock: @escaping @Sendable () -> Instant,
    ownFile: OwnFileKeeper,
    log: ServiceLog
  ) {
    self.app = app
    self.runner = runner
    self.clock = clock
    self.ownFile = ownFile
    self.log = log
  }

  /// - Parameter isTour: whether the tour begins.
  mutating func start(at now: Int, isTour: Bool = false) {
    if isTour { _ = app.takeTour(at: moment(now)) }
    _ = perform(app.start(at: moment(now)))
    runner.watchStore()
  }

  var deadline: Int? { app.deadline }
  var awaitsReply: Bool { app.awaitsReply }

  /// Keys of one read of 16 bytes and more that hold line ends between text, or two different keys
  /// that change data, were not typed.
  func looksPasted(_ keys: [Key]) -> Bool {
    let hasText = keys.contains(where: \.isPrintable)
    return app.keymap.changing.intersection(keys).count >= 2
      || (hasText && keys.dropLast().contains(.enter))
  }

  mutating func handle(_ events: [InputEvent], at now: Int) -> [TerminalEffect] {
    ownFile.look()
    for event in events { log.note(event.trace) }
    return events.flatMap { perform(app.handle($0, at: moment(now))) }
  }

  private mutating func take(_ news: OwnFileKeeper.News) -> [TerminalEffect] {
    switch news {
    case .told(let message):
      app.say(message)
      return []
    case .adopted(let preferences, let keymap, let message):
      app.adopt(preferences, keymap, message)
      return [.adopt(preferences.theme)]
    }
  }

  mutating func deliver(at now: Int) -> [TerminalEffect] {
    if let desk = runner.takeDesk() { app.follow(desk) }
    return runner.take().flatMap { perform(app.handle($0, at: moment(now))) }
      + ownFile.take().flatMap { take($0) }
  }

  mutating func meetDeadline(at now: Int) -> [TerminalEffect] {
    perform(app.meetDeadline(at: moment(now)))
  }

  /// Some 30 frames a second, on a slow link 8.
  var frameInterval: Int { app.preferences.isLinkSlow ? 125 : 33 }

  mutating func frame(size: Size) -> Frame {
    defer { log.note("frame") }
    return app.frame(at: clock(), keeping: &drawn)
  }

  func whileNothingIsWritten(_ body: () -> Void) {
    runner.whileNothingIsWritten(body)
  }

  mutating func end(_ ending: Ending) {
    log.note("ended by \(ending)")
    runner.finish(with: app.unsavedDrafts(), patience: DeskClient.patienceAtEnd)
  }

  /// The operator left: what was typed and not kept is kept first.
  mutating func leave() {
    runner.finish(with: app.unsavedDrafts(), patience: nil)
  }

  private func moment(_ now: Int) -> DeskApp.Moment {
    DeskApp.Moment(now: clock(), milliseconds: now)
  }

  /// Hands on what the app asks for; what is the terminal's comes back.
  private mutating func perform(_ effects: [Outside]) -> [TerminalEffect] {
    effects.compactMap { effect in
      switch effect {
      case .read(let read): runner.begin(read)
      case .write(let write): runner.make(write)
      case .draft(let change): runner.keep(change)
      case .personal(let change): runner.keep(change)
      case .file(let work): runner.work(on: work)
      case .terminal(let effect): return effect
      case .keep(let preference, let value): ownFile.keep(preference, value)
      case .stop: runner.stop()
      case .giveUpReport: runner.giveUpReport()
      }
      return nil
    }
  }
}
