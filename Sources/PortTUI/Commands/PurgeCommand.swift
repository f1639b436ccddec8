import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// Takes away what finished requests need no longer hold.
struct PurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Purge PINs, papers and personal data of finished requests when their time is over.",
    discussion: """
      After the end of a request: its PIN after \(days(.pin)) days, government IDs after \
      \(days(.governmentID)), bills after \(days(.bill)), letters of authorisation after \
      \(days(.loa)), everything personal after \(days(.person)) (`setting` changes the days). Numbers and the history stay. On a terminal it tells what it would purge and asks. \
      Supervisors only; each purge is recorded.
      """,
    examples: [
      "porttui purge --dry-run",
      "porttui purge --yes",
    ]
  )

  private static func days(_ kept: Retention.Class) -> Int { Retention.standard.days[kept] ?? 0 }

  @OptionGroup var options: DeskOptions

  @Flag(help: "Change nothing; tell how many requests it would touch.")
  var dryRun = false

  @Flag(help: "Purge without asking.")
  var yes = false

  func run() throws {
    let consent = try Consent(dryRun: dryRun, yes: yes, for: "purge")
    let session = try DeskSession.open(options)
    if consent != .given { try show(session, isDry: true) }
    try consent.ask(PrintedText.purgeQuestion)
    if consent != .notNeeded { try show(session, isDry: false) }
    // The log is emptied with it, so that nothing of the values is left there.
    session.store.close()
    if Interruption.came { throw CommandFailure.answeredNo }
  }

  /// Ctrl-C stops between two requests once something is purged, before that at once.
  private func show(_ session: DeskSession, isDry: Bool) throws {
    if !isDry { Interruption.listen() }
    let counts = try {
      let progress = ShownProgress(PrintedText.purging, isQuiet: true)
      defer { progress.stop() }
      return try session.purge(isDry: isDry) { looked in
        progress.show(looked)
        return !Interruption.came
      }
    }()
    show(counts, isDry: isDry)
    if Interruption.came { Console.note(PrintedText.purgeStopped) }
  }

  private func show(_ counts: [Retention.Class: Int], isDry: Bool) {
    let members = Retention.Class.allCases.map {
      JSON.Member($0.rawValue, .integer(counts[$0] ?? 0))
    }
    options.show(
      JSON.object(members).adding(["dry_run": .flag(isDry)]),
      .purged(counts, isDry: isDry)
    )
  }
}

/// Whether what can't be undone may be done.
private enum Consent {
  /// A dry run changes nothing.
  case notNeeded
  case given
  /// Somebody at the terminal is to be asked.
  case open

  init(dryRun: Bool, yes: Bool, for action: String) throws(CommandFailure) {
    if dryRun {
      self = .notNeeded
    } else if yes {
      self = .given
    } else if Console.canAsk {
      self = .open
    } else {
      throw .usage(.optionMissing("--dry-run or --yes", action: action))
    }
  }

  func ask(_ question: String) throws(CommandFailure) {
    if self == .open, !Console.confirm(question) { throw .answeredNo }
  }
}

/// What the desk holds of one person, for that person, and its erasure.
struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract: "Export or erase what the desk holds of a person or firm.",
    discussion: """
      WHO is a whole name, e-mail address, telephone number or organisation id as the requests have \
      it, in any case and with or without accents. Supervisors only.
      """,
    subcommands: [PersonExportCommand.self, PersonEraseCommand.self]
  )
}

struct PersonExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write all that is held of a person as JSON: requests, papers' facts, history.",
    discussion: "The papers' files are written with `document extract`. A PIN is never in it.",
    examples: ["porttui person export 'Acme Ltd' --output acme.json"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "Name, e-mail address, telephone number or organisation id.")
  var who: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    let session = try DeskSession.open(options)
    let records = try session.records(naming: who)
    guard let path = output.path else { return Console.print(.list(records)) }
    let written = try session.write(
      JSON.list(records).line + "\n",
      to: path,
      replacing: output.force
    )
    options.show(
      ["path": .text(written), "requests": .integer(records.count)],
      .exported(records.count, to: written)
    )
  }
}

struct PersonEraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Erase a person from finished requests at once, papers and PIN included.",
    discussion: """
      Numbers, steps, reasons, money and the history's chain stay. Open requests are left as they are \
      and named: cancel or complete them first.
      """,
    examples: [
      "porttui person erase ports@acme.example --dry-run",
      "porttui person erase ports@acme.example --yes",
    ]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "Name, e-mail address, telephone number or organisation id.")
  var who: String

  @Flag(help: "Change nothing; tell which requests it would touch.")
  var dryRun = false

  @Flag(help: "Erase without asking.")
  var yes = false

  func run() throws {
    let consent = try Consent(dryRun: dryRun, yes: yes, for: "person erase")
    let session = try DeskSession.open(options)
    let files = try session.files(naming: who)
    let open = files.map(\.request).filter(\.status.isOpen)
    let finished = files.filter { !$0.request.status.isOpen }
    try consent.ask(PrintedText.eraseQuestion(finished.count))
    if consent != .notNeeded {
      for file in finished { try session.erase(file) }
      // The log is emptied with it, so that nothing of the values is left there.
      session.store.close()
    }
    options.show(
      [
        "erased": .list(finished.map { .text($0.request.id.text) }),
        "open": .list(open.map { .text($0.id.text) }), "dry_run": .flag(dryRun),
      ],
      .erased(finished.map(\.request), open: open, isDry: dryRun)
    )
    if !open.isEmpty { throw CommandFailure.answeredNo }
  }
}
