import Glibc
import PortDesk
import PortDomain
import PortStore
import Screens
import TerminalUI
import Wording

/// Offers a desk to somebody who has none yet, on the screen on which it is then opened.
struct FirstRun {
  let place: Surroundings
  let path: String
  private(set) var options: DeskOptions
  /// What is to be said on the desk.
  private(set) var news: Message?

  /// nil where there is a desk, or this is not the place to make one.
  init?(_ options: DeskOptions, in place: Surroundings) throws(CommandFailure) {
    path = try place.database(options)
    guard access(path, F_OK) != 0, errno == ENOENT, !options.readOnly, options.now == nil,
      !place.configuration.isRestricted
    else { return nil }
    self.place = place
    self.options = options
  }

  /// Asks what to do and does it; false when nothing is wanted.
  mutating func make(on screen: inout OpenScreen, _ preferences: Preferences) throws -> Bool {
    var page = FirstRunScreen(place: path, keymap: place.configuration.keymap)
    while true {
      guard let choice = try choice(on: page, screen: &screen, preferences) else { return false }
      do {
        try fulfil(choice)
        return true
      } catch let failure as DeskFailure {
        var typed = ""
        if case .importing(let path) = choice { typed = path }
        page = FirstRunScreen(
          place: path,
          trouble: failure.message.capitalisedFirst + ".",
          path: typed,
          keymap: place.configuration.keymap
        )
      }
    }
  }

  private func choice(
    on page: FirstRunScreen,
    screen: inout OpenScreen,
    _ preferences: Preferences
  ) throws -> FirstRunScreen.Choice? {
    let zones: TimeZones
    do throws(StoreError) { zones = try .system() } catch { throw DeskFailure.store(error) }
    var client = FirstRunClient(
      app: DeskApp(
        desk: Desk(zones: zones),
        actor: place.actor,
        first: page,
        size: screen.terminal.size,
        keymap: place.configuration.keymap,
        preferences: preferences,
        surface: screen.surface
      )
    )
    client.start()
    var loop = screen.loop(client)
    let ending = loop.run()
    screen.terminal = loop.terminal
    // What is made next is told line by line.
    screen.terminal.close()
    if ending != .left { exit(ending.status) }
    return loop.client.choice
  }

  private mutating func fulfil(_ choice: FirstRunScreen.Choice) throws {
    switch choice {
    case .demonstration:
      options.database = place.paths.demonstration
      if access(place.paths.demonstration, F_OK) != 0 {
        try DemoCommand.make(place.paths.demonstration, place, at: .ofHost)
      }
    case .empty:
      let keys = try place.makeDesk(at: path, isSandbox: false, on: .ofHost)
      news = FirstRunWords.made(path, keys: keys)
    case .importing(let file):
      let file = place.paths.expanded(file)
      guard access(file, R_OK) == 0 else { throw DeskFailure.importFile(.missing(path: file)) }
      _ = try place.makeDesk(at: path, isSandbox: false, on: .ofHost)
      news = try takeIn(file)
    }
  }

  private func takeIn(_ file: String) throws -> Message {
    let progress = ShownProgress(PrintedText.takingIn(file))
    defer { progress.end() }
    let session = try DeskSession.open(options)
    defer { session.store.close() }
    do throws(DeskFailure) {
      let report = try session.importRequests(
        from: session.folders.table(file),
        run: ImportRun(at: session.now),
        heard: { batch in
          progress.show(batch.reached, of: batch.total)
          return true
        }
      )
      return FirstRunWords.takenIn(report.created, refused: report.refused, from: file)
    } catch {
      return FirstRunWords.notTakenIn(file, error.message)
    }
  }
}

/// The page as the loop drives it: nothing is read or written.
private struct FirstRunClient: LoopClient {
  private var app: DeskApp

  init(app: DeskApp) { self.app = app }

  /// What was chosen, once the page is left.
  var choice: FirstRunScreen.Choice? { (app.stack.first?.screen as? FirstRunScreen)?.choice }

  var deadline: Int? { nil }
  var awaitsReply: Bool { false }
  var frameInterval: Int { 33 }

  func looksPasted(_ keys: [Key]) -> Bool { keys.count > 1 && keys.dropLast().contains(.enter) }
  func frame(size: Size) -> Frame { app.frame(at: .ofHost) }
  func whileNothingIsWritten(_ body: () -> Void) { body() }

  mutating func start() { _ = app.start(at: moment(0)) }

  mutating func handle(_ events: [InputEvent], at now: Int) -> [TerminalEffect] {
    events.flatMap { app.handle($0, at: moment(now)) }.compactMap { effect in
      if case .terminal(let effect) = effect { effect } else { nil }
    }
  }

  mutating func deliver(at now: Int) -> [TerminalEffect] { [] }
  mutating func meetDeadline(at now: Int) -> [TerminalEffect] { [] }
  mutating func end(_ ending: Ending) {}

  private func moment(_ now: Int) -> DeskApp.Moment {
    DeskApp.Moment(now: .ofHost, milliseconds: now)
  }
}
