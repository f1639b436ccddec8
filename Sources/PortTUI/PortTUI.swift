import ArgumentParser
import CNcurses
import Glibc
import Wording
import PortDesk
import PortDomain

/// The program: without a subcommand it opens the desk.
@main
struct PortTUI: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "porttui",
    abstract: "Carry telephone numbers from other carriers to us.",
    discussion: """
      Exit status: 0 done, 1 refused by a rule, 2 conflict or stale version, 64 usage, 65 bad data, \
      66 no such thing, 69 store unavailable, 73 and 74 cannot write, 77 not permitted.
      """,
    version: Release.text,
    subcommands: [
      DeskCommand.self, InitCommand.self, DemoCommand.self, ImportCommand.self,
      AnswersCommand.self, ListCommand.self,
      ChaseCommand.self, OrderCommand.self,
      ShowCommand.self, CreateCommand.self, SetCommand.self, DoCommand.self, WhyCommand.self,
      NoteCommand.self, TickCommand.self, DocumentCommand.self, LetterCommand.self,
      PacketCommand.self,
      MessageCommand.self, PINCommand.self, ExportCommand.self, PurgeCommand.self,
      PersonCommand.self,
      CalendarCommand.self, HolidayCommand.self, ViewCommand.self, CarrierCommand.self,
      CountryCommand.self,
      RuleCommand.self,
      SettingCommand.self, KeyCommand.self, WebhookCommand.self, FeesCommand.self,
      ReportCommand.self, AuditCommand.self,
      BackupCommand.self, RestoreCommand.self,
      ConfigCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: DeskCommand.self
  )

  static func main() {
    tty_keep_memory_private()
    allowManyFiles()
    // A reader that went away, and a file grown to its limit, show as a failed write.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      var command: any ParsableCommand = try desk(words) ?? parseAsRoot(words)
      try command.run()
    } catch let failure as CommandFailure {
      end(failure, isJSON: words.contains("--json"))
    } catch let failure as DeskFailure {
      end(.desk(failure), isJSON: words.contains("--json"))
    } catch {
      // Help and the version come this way too.
      if exitCode(for: error) == .success { exit(withError: error) }
      let (said, command) = (message(for: error), command(in: words))
      let fault: UsageFault =
        if let command, let word = filterWord(in: words, of: command, named: said) {
          .filterWord(word, command: command)
        } else if command == nil, let fault = commandFault(in: words) {
          fault
        } else {
          .words(said, command: command)
        }
      end(.usage(fault), isJSON: words.contains("--json"))
    }
  }

  /// The desk, where the words are options of its own: who only opens it doesn't wait for thirty commands
  /// to be described. nil for any other command, for help, and for what can't be read.
  private static func desk(_ words: [String]) -> DeskCommand? {
    guard words.first?.hasPrefix("-") ?? true else { return nil }
    return try? DeskCommand.parse(words)
  }

  /// Lets as many files be open as the host allows: those of an order's packets have no name, and are
  /// held open, until all of them are whole.
  private static func allowManyFiles() {
    let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    guard getrlimit(files, &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(files, &limit)
  }

  /// The name of the command that the words begin with.
  private static func command(in words: [String]) -> String? {
    words.first.flatMap { commandNames.contains($0) ? $0 : nil }
  }

  private static var commandNames: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName }
  }

  /// What is wrong where the words begin with no command: one that is spelt wrong, or stands behind options.
  private static func commandFault(in words: [String]) -> UsageFault? {
    guard let first = words.first, first != "help" else { return nil }
    guard first.hasPrefix("-") else {
      // Two letters of a long one may be wrong, one of a short one.
      let most = max(1, first.count / 3)
      return .noCommand(
        first,
        nearest: EditDistance.nearest(to: first, among: commandNames, within: most)
      )
    }
    return words.first(where: commandNames.contains).map(UsageFault.commandBehind)
  }

  /// A word with a minus that was meant for a filter and read as an option.
  /// - Parameter said: what the parser of arguments said is wrong.
  private static func filterWord(
    in words: [String],
    of command: String,
    named said: String
  ) -> String? {
    let takers: [any ParsableCommand.Type] = [
      ListCommand.self, ChaseCommand.self, ExportCommand.self, FeesCommand.self,
    ]
    guard takers.contains(where: { $0.configuration.commandName == command }) else { return nil }
    return words.prefix { $0 != "--" }.first { word in
      word.hasPrefix("-") && !word.hasPrefix("--") && said.contains("'\(word)'")
    }
  }

  /// Tells the system's log of a store that failed, where the configuration has one.
  private static func tell(_ error: StoreError) {
    switch error {
    // No fault of the store's.
    case .noSuchThing, .missing, .alreadyExists, .readOnly, .notPermitted, .notSandbox: return
    case .notOurs, .newer, .older, .corrupt, .networkFileSystem, .busy, .diskFull, .replaced,
      .linked,
      .foreignLog, .unsafeSetting, .uncertain, .keyReused, .sealKeyMissing, .sealBroken,
      .interrupted,
      .system:
      break
    }
    guard let place = try? Surroundings.current(), let log = place.configuration.log else { return }
    let command = command(in: Array(CommandLine.arguments.dropFirst())) ?? "desk"
    _ = log.add("\(place.account.login): \(command) failed: \(error.code)", as: .fault, at: .ofHost)
  }

  private static func end(_ failure: CommandFailure, isJSON: Bool) -> Never {
    if case .desk(.store(let error)) = failure { tell(error) }
    switch failure {
    case .answeredNo, .failedAlike: break
    case .desk, .configuration, .usage:
      Console.complain(failure.message)
      if isJSON { Console.print(failure.json) }
    }
    Glibc.exit(failure.status)
  }
}
