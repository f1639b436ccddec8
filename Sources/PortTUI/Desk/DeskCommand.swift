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
    abstract: "Open the desk (what happens without a command)."
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var look: LookOptions

  func run() throws {
    try Desktop.run(options, look)
  }
}

/// How the desk looks.
struct LookOptions: ParsableArguments {
  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  @Option(help: "The colours to use; else the configuration's.")
  var theme: Theme?
}

extension Theme: ExpressibleByArgument {}

/// One session of the desk on this terminal.
struct Desktop {
  let session: DeskSession
  let look: LookOptions
  let options: DeskOptions
  let complaints: HeldComplaints

  static func run(_ options: DeskOptions, _ look: LookOptions) throws {
    // What is typed while the desk is being opened is for the desk.
    tty_hold_typing()
    defer { tty_release_typing() }
    let complaints = HeldComplaints()
    let session = try DeskSession.open(options) { complaints.add($0) }
    try Desktop(session: session, look: look, options: options, complaints: complaints).run()
  }

  private static let farewell =
    "porttui: ended by a signal or a fault; stored changes are safe, start it again\n"

  private func run() throws {
    let type = getenv("TERM").map { String(cString: $0) }
    if let obstacle = ScreenObstacle.find(terminalType: type) {
      return try printQueue(because: obstacle)
    }
    guard let waker = Waker() else {
      throw DeskFailure.store(.system("pipe (\(EMFILE))"))
    }
    let configuration = try Surroundings.current().configuration
    let signals = tty_catch_signals(Desktop.farewell)
    let isTypedAhead = tty_waiting() > 0
    let isUnicode = NcursesTerminal.adoptLocale()
    let noColor = getenv("NO_COLOR").map { strlen($0) > 0 } ?? false
    let terminal: NcursesTerminal
    do throws(ScreenObstacle) {
      terminal = try NcursesTerminal(
        type: type,
        theme: look.theme ?? configuration.theme ?? .default,
        noColor: noColor
      )
    } catch {
      return try printQueue(because: error)
    }
    let runner = StoreRunner(session: session, waker: waker)
    let app = DeskApp(
      desk: session.desk,
      actor: session.actor,
      first: QueueScreen(),
      size: terminal.size,
      keymap: configuration.keymap,
      canSuspend: !configuration.isRestricted
    )
    var client = DeskClient(
      app: app,
      runner: runner,
      clock: session.clock,
      isASCII: look.ascii || configuration.isASCII || !isUnicode
    )
    client.start(at: MonotonicTime.milliseconds())
    let decoder = KeyDecoder(
      sequences: terminal.keySequences,
      escapeDelay: Desktop.escapeDelay,
      bracketsPastes: terminal.bracketsPastes,
      isTypedAhead: isTypedAhead
    )
    var loop = EventLoop(
      client: client,
      terminal: terminal,
      decoder: decoder,
      input: InputSource(terminal: STDIN_FILENO, signals: signals, replies: waker.readEnd)
    )
    let ending = loop.run()
    var last = loop.client
    if ending == .left { last.leave() }
    loop.close()
    session.store.close()
    complaints.tell()
    exit(ending.status)
  }

  /// ESCDELAY as ncurses takes it, in milliseconds; 100 without it.
  private static var escapeDelay: Int {
    let delay = getenv("ESCDELAY").flatMap { Int(String(cString: $0)) } ?? 100
    return min(max(delay, 1), 5_000)
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
