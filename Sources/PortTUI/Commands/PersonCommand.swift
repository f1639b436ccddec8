import ArgumentParser
import PortDesk
import PortDomain
import Screens
import TerminalUI
import Wording

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
    discussion: "The papers' files are written with `document extract`. A PIN is never in it."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "Name, e-mail address, telephone number or organisation id.")
  var who: String

  @Option(help: ArgumentHelp("Write to a file instead of the screen.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace a file of that name.")
  var force = false

  func run() throws {
    let session = try DeskSession.open(options)
    try session.demandSupervisor()
    let requests = try session.requests(of: who)
    if requests.isEmpty { throw CommandFailure.store(.noSuchThing(who)) }
    let records = try requests.map { id in
      let file = try session.file(id)
      return file.json(by: session.desk, on: session.today(in: file.request.country))
        .adding(["history": .list(file.history.map(\.json))])
    }
    guard let output else { return Console.print(.list(records)) }
    let file = try NewFile(path: output, replacing: force)
    try file.write(JSON.list(records).line + "\n")
    try file.finish(replacing: force)
    if options.json {
      Console.print(["path": .text(output), "requests": .integer(records.count)])
    } else {
      Console.print("\(String(records.count)) requests are in \(DisplayText(sanitising: output))")
    }
  }
}

struct PersonEraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Erase a person from finished requests at once, papers and PIN included.",
    discussion: """
      Numbers, steps, reasons, money and the history's chain stay. Open requests are left as they are \
      and named: cancel or complete them first.
      """
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "Name, e-mail address, telephone number or organisation id.")
  var who: String

  @Flag(help: "Change nothing; tell which requests it would touch.")
  var dryRun = false

  @Flag(help: "Erase without asking.")
  var yes = false

  func run() throws {
    guard dryRun || yes || Console.canAsk else {
      throw CommandFailure.usage(.optionMissing("--dry-run or --yes", action: "person erase"))
    }
    let session = try DeskSession.open(options)
    try session.demandSupervisor()
    let files = try session.requests(of: who).map { try session.file($0) }
    if files.isEmpty { throw CommandFailure.store(.noSuchThing(who)) }
    let finished = files.filter { !$0.request.status.isOpen }
    let open = files.filter(\.request.status.isOpen)
    let question = "Erase \(finished.count) finished requests for good?"
    guard dryRun || yes || Console.confirm(question) else { throw CommandFailure.answeredNo }
    if !dryRun {
      for file in finished { try session.purge([.person, .pin], of: file) }
      // The log is emptied with it, so that nothing of the values is left there.
      session.store.close()
    }
    if options.json {
      Console.print([
        "erased": .list(finished.map { .text($0.request.id.text) }),
        "open": .list(open.map { .text($0.request.id.text) }), "dry_run": .flag(dryRun),
      ])
    } else {
      for file in finished {
        Console.print("\(dryRun ? "to be erased" : "erased")  \(file.request.id.text)")
      }
      for file in open {
        Console.print("still open, left  \(file.request.id.text)  \(file.request.status.title)")
      }
    }
    if !open.isEmpty { throw CommandFailure.answeredNo }
  }
}

extension DeskSession {
  /// Refuses whoever is no supervisor.
  func demandSupervisor() throws(CommandFailure) {
    guard actor.role < .supervisor else { return }
    throw .refused(
      Refusal(.notPermitted(needed: .supervisor)),
      today: today(in: desk.settings.home)
    )
  }

  /// The requests of any status that name somebody, oldest first.
  ///
  /// Every request is looked at: names alone are indexed, and only by their words.
  fileprivate func requests(of person: String) throws(CommandFailure) -> [RequestID] {
    let key = FoldedText.key(person)
    guard !key.isEmpty else { return [] }
    let query = Query(.everything, sort: Sort(.created), viewpoint: viewpoint)
    var found: [RequestID] = []
    try forEach(of: query) { row in
      let names = DeskSession.personal.compactMap { row.request[$0] }
      if names.contains(where: { FoldedText.key($0) == key }) { found.append(row.request.id) }
    }
    return found
  }

  /// The fields by which a person or firm is known.
  private static let personal: [RequestField] = [
    .authorizedName, .billingName, .organizationName, .organizationID, .contactName,
    .contactEmail, .contactPhone, .phoneNumber,
  ]
}
