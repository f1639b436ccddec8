import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// Examines the store and seals it.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Examine the store: is it what was written?",
    subcommands: [AuditVerifyCommand.self, AuditSealCommand.self]
  )
}

/// Finds any edit made behind the program's back.
struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read the whole store, and name the first thing that isn't what was written.",
    discussion: """
      That the end was cut off, or an old copy put back, shows only against a seal that was kept \
      elsewhere: --seals takes a file of them, such as a log, a seal a line.
      """,
    examples: [
      "porttui audit verify",
      "porttui audit verify --seals seals.txt",
    ]
  )

  @OptionGroup var options: DeskOptions

  @Option(help: ArgumentHelp("Seals that were kept; - for standard input.", valueName: "file"))
  var seals: String?

  func run() throws {
    let session = try DeskSession.open(options)
    let kept = try seals.map { path throws(DeskFailure) in try session.table(path) }
    let (verdict, lines) = try {
      let progress = ShownProgress(PrintedText.verifying)
      defer { progress.end() }
      return try session.verifyStore(against: kept) { progress.show($0) }
    }()
    options.show(
      verdict.json(lines),
      .verified(verdict.events, verdict.finding, against: seals == nil ? nil : lines.seals.count)
    )
    if verdict.assurance != .signed { Console.note(PrintedText.unsigned) }
    if !lines.unreadable.isEmpty {
      Console.note(PrintedText.noSeals(inLines: lines.unreadable))
    }
    if lines.ofOthers > 0 { Console.note(PrintedText.othersSeals(lines.ofOthers)) }
    if verdict.finding != nil { throw CommandFailure.answeredNo }
  }
}

/// Prints a seal to be kept elsewhere.
struct AuditSealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal",
    abstract: "Print a seal over all that the store holds, to be kept elsewhere.",
    discussion: "audit verify --seals holds the store against it later.",
    examples: ["porttui audit seal >> seals.txt"]
  )

  @OptionGroup var options: DeskOptions

  func run() throws {
    let session = try DeskSession.open(options)
    let seal = try session.seal()
    session.store.close()
    options.show(["seal": JSON(seal?.text)], .seal(seal?.text))
  }
}
