import ArgumentParser
import CNcurses
import Glibc
import PortDomain
import Screens
import TerminalUI
import Wording
import PortDesk

/// Opens the desk full-screen; with no terminal for it, prints the queue.
struct DeskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk",
    abstract: "Open the desk (what happens without a command).",
    examples: [
      "porttui",
      "porttui --slow --theme mono",
    ]
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var look: LookOptions

  func run() throws {
    try Desktop.run(options, look, offersDesk: true)
  }
}

/// How the desk looks.
struct LookOptions: ParsableArguments {
  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  @Option(help: "The colours to use; else the configuration's.")
  var theme: Theme?

  @Flag(help: "Save bytes: a step moves the marker alone, no preview, fewer frames.")
  var slow = false

  @Flag(help: "Be read aloud: no lines and bars, each row of a list one sentence.")
  var linear = false

  @Option(
    help: ArgumentHelp(
      "Write the session's events to a new file, without what was typed or shown.",
      valueName: "file"
    )
  )
  var debug: String?

  /// What is asked for here goes before what is configured.
  func over(_ configured: Preferences) -> Preferences {
    Preferences(
      theme: theme ?? configured.theme,
      isASCII: ascii || configured.isASCII,
      highlight: configured.highlight,
      isLinkSlow: slow || configured.isLinkSlow,
      isLinear: linear || configured.isLinear
    )
  }
}

extension Theme: ExpressibleByArgument {}

/// The terminal with what wakes the loop that draws on it.
struct OpenScreen {
  var terminal: NcursesTerminal
  private let signals: Int32
  let waker: Waker
  private let isTypedAhead: Bool
  let surface: Surface

  private static let farewell =
    "porttui: ended by a signal or a fault; stored changes are safe, start it again\n"

  /// - Parameters:
  ///   - editor: the operator's own, if one is chosen.
  ///   - startsPrograms: whether any other program may be started.
  init(theme: Theme, editor: String? = nil, startsPrograms: Bool) throws {
    guard let waker = Waker() else {
      throw DeskFailure.store(.system("pipe (\(EMFILE))"))
    }
    self.waker = waker
    let signals = tty_catch_signals(OpenScreen.farewell)
    self.signals = signals
    isTypedAhead = tty_waiting() > 0
    let isUnicode = NcursesTerminal.adoptLocale()
    terminal = try NcursesTerminal(
      type: OpenScreen.type,
      theme: theme,
      noColor: getenv("NO_COLOR").map { strlen($0) > 0 } ?? false,
      isInTmux: startsPrograms && Tmux.isAround,
      editor: startsPrograms ? editor.map { Editor($0, signals: signals) } : nil
    )
    surface = Surface(
      isUnicode: isUnicode,
      hasColors: terminal.hasColors,
      clipboard: terminal.clipboard,
      editor: !startsPrograms ? .off : editor == nil ? .none : .chosen
    )
  }

  static var type: String? { getenv("TERM").map { String(cString: $0) } }

  /// The loop that a client runs in.
  func loop<Client: LoopClient>(_ client: Client) -> EventLoop<Client, NcursesTerminal> {
    let decoder = KeyDecoder(
      sequences: terminal.keySequences,
      escapeDelay: OpenScreen.escapeDelay,
      bracketsPastes: terminal.bracketsPastes,
      isTypedAhead: isTypedAhead
    )
    return EventLoop(
      client: client,
      terminal: terminal,
      decoder: decoder,
      input: InputSource(terminal: STDIN_FILENO, signals: signals, replies: waker.readEnd)
    )
  }

  /// ESCDELAY as ncurses takes it, in milliseconds; 100 without it.
  private static var escapeDelay: Int {
    let delay = getenv("ESCDELAY").flatMap { Int(String(cString: $0)) } ?? 100
    return min(max(delay, 1), 5_000)
  }
}

/// One session of the desk on this terminal.
struct Desktop {
  let session: DeskSession
  let look: LookOptions
  let options: DeskOptions
  let complaints: HeldComplaints

  /// - Parameter offersDesk: whether one is offered to who has none.
  static func run(
    _ options: DeskOptions,
    _ look: LookOptions,
    offersDesk: Bool = false,
    isTour: Bool = false
  ) throws {
    // What is typed while the desk is being opened is for the desk.
    tty_hold_typing()
    defer { tty_release_typing() }
    var (options, screen, news) = (options, OpenScreen?.none, Message?.none)
    let place = try Surroundings.current()
    if offersDesk, ScreenObstacle.find(terminalType: OpenScreen.type) == nil {
      if var first = try FirstRun(options, in: place) {
        let preferences = look.over(place.configuration.preferences)
        var page = try OpenScreen(
          theme: preferences.theme,
          editor: place.editor,
          startsPrograms: true
        )
        guard try first.make(on: &page, preferences) else { return }
        (options, screen, news) = (first.options, page, first.news)
      }
    }
    let complaints = HeldComplaints()
    let session: DeskSession
    do {
      session = try DeskSession.open(options) { complaints.add($0) }
    } catch DeskFailure.store(.missing(let path)) where place.configuration.isRestricted {
      Console.complain(FirstRunWords.ask(Configuration.systemFile))
      throw DeskFailure.store(.missing(place: path))
    }
    screen?.terminal.reopen()
    let desktop = Desktop(session: session, look: look, options: options, complaints: complaints)
    try desktop.run(on: screen, news, isTour: isTour)
  }

  /// - Parameters:
  ///   - screen: where one is open already.
  ///   - news: what is said on it first.
  ///   - isTour: whether the tour begins.
  private func run(on screen: OpenScreen?, _ news: Message?, isTour: Bool) throws {
    // Not on an open screen: looking for the description takes away the one in use.
    if screen == nil, let obstacle = ScreenObstacle.find(terminalType: OpenScreen.type) {
      return try printQueue(because: obstacle)
    }
    let place = try Surroundings.current()
    if look.debug != nil, place.configuration.isRestricted {
      throw CommandFailure.usage(.optionNotTaken("--debug", action: UsageFault.restrictedMode))
    }
    let log = try ServiceLog(
      in: place.configuration.log,
      of: place.account.login,
      debug: look.debug,
      clock: session.clock
    )
    let preferences = look.over(place.configuration.preferences)
    let opened: OpenScreen
    do {
      opened =
        try screen
        ?? OpenScreen(
          theme: preferences.theme,
          editor: place.editor,
          startsPrograms: !place.configuration.isRestricted
        )
    } catch let obstacle as ScreenObstacle {
      return try printQueue(because: obstacle)
    }
    var app = DeskApp(
      desk: session.desk,
      actor: session.actor,
      first: QueueScreen(),
      size: opened.terminal.size,
      keymap: place.configuration.keymap,
      preferences: preferences,
      surface: opened.surface,
      canSuspend: !place.configuration.isRestricted
    )
    if let news { app.say(news) }
    var client = DeskClient(
      app: app,
      runner: StoreRunner(session: session, waker: opened.waker, log: log),
      clock: session.clock,
      ownFile: OwnFileKeeper(OwnFile(place, look), waker: opened.waker),
      log: log
    )
    client.start(at: MonotonicTime.milliseconds(), isTour: isTour)
    var loop = opened.loop(client)
    let ending = loop.run()
    var last = loop.client
    if ending == .left { last.leave() }
    loop.close()
    session.store.close()
    complaints.tell()
    exit(ending.status)
  }

  private func printQueue(because obstacle: ScreenObstacle) throws {
    tty_release_typing()
    Console.complain(obstacle.message)
    var words: [String] = ["--db", session.store.place]
    if let now = options.now { words += ["--now", now] }
    let list = try ListCommand.parse(words)
    try list.run()
  }
}
