import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// Changes fields of a request.
struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Change fields of requests: field=value, an empty value takes it away.",
    discussion:
      "set ID … field=value …, or --order or --filter in place of the ids: each has its own result. Dates as people write them: 2026-12-03, 3 dec, fri, +3. owner=none: nobody. account_pin=- reads the PIN from the terminal without echo, or standard input.",
    examples: [
      "porttui set +2348031230001 owner=ada follow_up_on=fri",
      "porttui set +2348031230001 billing_name='Acme Ltd' --why 'as on the bill'",
      "porttui set --filter 'owner:bola open' owner=ada --dry-run",
    ]
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var version: VersionOption
  @OptionGroup var many: ManyOptions

  @Argument(
    help:
      "pr_… or telephone numbers, unless --order or --filter names them; then field=value, as often as needed.",
    completion: Completions.fields
  )
  var words: [String]

  @Option(
    help:
      "Why; needed once the carrier has the request, and to hold shorter than the country's wait."
  )
  var why: String?

  @Flag(help: "Change it for every open number of the order, or for none.")
  var wholeOrder = false

  func run() throws {
    let named = Array(words.prefix { !$0.contains("=") })
    let assignments = words.dropFirst(named.count)
    guard !assignments.isEmpty else {
      throw CommandFailure.usage(
        named.count > 1
          ? .noAssignment(named[1]) : .optionMissing("field=value", action: "set")
      )
    }
    let choice = try many.choice(named, action: "set")
    var edits = try assignments.map(Assignment.init(parsing:)).reduce(into: FieldEdits([])) {
      edits,
      assignment in try SetCommand.add(assignment, to: &edits)
    }
    edits.why = why
    if choice != nil {
      try version.refuse(action: "set")
      if wholeOrder {
        throw CommandFailure.usage(
          .optionNotTaken("--whole-order", action: "set of several requests")
        )
      }
      if edits.pin != nil { throw CommandFailure.usage(.pinForMany) }
    }
    let session = try DeskSession.open(options)
    // Asked before: by its own request the new owner would be known.
    let owner = edits.edits.last { $0.field == .owner }?.value
    let isStranger = try owner.map { try !$0.isEmpty && !session.knows($0) } ?? false
    if let choice {
      if isStranger { Console.note(Warning.unknownOwner.message) }
      let change = Change.edit(edits)
      return try many.change(choice, in: session, options) { _ in change }
    }
    let request = try session.request(named[0])
    guard wholeOrder else {
      var receipt = try session.change(request, .edit(edits), ifVersion: version.ifVersion)
      if isStranger, receipt.made?.request.owner != nil {
        receipt = receipt.warning(of: .unknownOwner)
      }
      return try options.show(receipt, in: session)
    }
    let receipts = try session.changeOrder(of: request, edits, ifVersion: version.ifVersion)
    let files = try session.ask { store throws(StoreError) in
      try store.files(receipts.map(\.request))
    }
    guard options.json else {
      for (receipt, file) in zip(receipts, files) {
        options.show(receipt, of: file, in: session)
      }
      return
    }
    Console.print(
      .list(zip(receipts, files).map { options.json(of: $0.0, as: $0.1, in: session) })
    )
  }

  private static func add(
    _ assignment: Assignment,
    to edits: inout FieldEdits
  ) throws(CommandFailure) {
    guard let field = RequestField(named: assignment.name) else {
      throw .usage(.noField(assignment.name))
    }
    guard field == .accountPIN else {
      edits.edits.append(FieldEdit(field, assignment.value))
      return
    }
    switch assignment.value {
    case "-": edits.pin = Secret(Console.readSecret("PIN: "))
    case "": edits.pin = Secret("")
    default: throw .usage(.pinInArguments)
    }
  }
}

/// Creates a request, or an order of several numbers, from the provider's JSON body.
struct CreateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Create a request from one JSON object.",
    discussion: "With phone_numbers: [...] in place of phone_number, an order of several.",
    examples: [
      "porttui create request.json",
      "porttui create - < request.json",
    ]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "The file; - for standard input.", completion: .file())
  var file: String

  func run() throws {
    let session = try DeskSession.open(options)
    let body = try RequestBody(of: session.table(file))
    guard let numbers = body.numbers else {
      return try options.show(session.create(body.draft), in: session)
    }
    var shown: [JSON] = []
    var isRefused = false
    let results = try session.createOrder(of: numbers, body.draft)
    // All at once: what the numbers of an order share is read once.
    let ids = results.compactMap { try? $0.result.get().request }
    let files = try session.ask { store throws(StoreError) in try store.files(ids) }
    let made = Dictionary(files.map { ($0.request.id, $0) }) { first, _ in first }
    for (number, result) in results {
      switch result {
      case .success(let receipt):
        guard let file = made[receipt.request] else { continue }
        if options.json {
          shown.append(session.json(of: file))
        } else {
          options.show(receipt, of: file, in: session)
        }
      case .failure(let failure):
        isRefused = true
        shown.append(failure.json.adding(["phone_number": .text(number)]))
        Console.complain("\(number): \(failure.message)")
      }
    }
    if options.json { Console.print(.list(shown)) }
    if isRefused { throw CommandFailure.answeredNo }
  }
}

/// Writes a note on a request.
struct NoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: "Write a note on a request.",
    discussion: "note ID TEXT; with --order or --filter in place of the id, on each of many.",
    examples: [
      "porttui note +2348031230001 'The customer calls back on Monday.'",
      "porttui note --filter 'carrier:mtn status:in_progress' 'The portal is down.'",
    ]
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var many: ManyOptions

  @Argument(
    help:
      "pr_… or a telephone number, unless --order or --filter names them; then the note, - for standard input."
  )
  var words: [String]

  func run() throws {
    let named = many.isGiven ? [] : Array(words.prefix(1))
    let text = Array(words.dropFirst(named.count))
    if text.isEmpty { throw CommandFailure.usage(.optionMissing("a text", action: "note")) }
    let choice = try many.choice(named, action: "note")
    let note =
      text == ["-"]
      ? String(decoding: try Console.readAll(), as: UTF8.self) : text.joined(separator: " ")
    let session = try DeskSession.open(options)
    guard let choice else {
      return try options.show(session.change(session.request(named[0]), .note(note)), in: session)
    }
    try many.change(choice, in: session, options) { _ in .note(note) }
  }
}

/// Ticks a point of the published lists.
struct TickCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tick",
    abstract: "Tick a point of the lists for before, during and after the port.",
    discussion: "tick ID … ITEM, or --order or --filter in place of the ids.",
    examples: [
      "porttui tick +2348031230001 test_inbound",
      "porttui tick +2348031230001 test_inbound --off",
    ]
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var many: ManyOptions

  @Argument(
    help:
      "pr_… or telephone numbers; then test_inbound, configure_routing, update_integrations, …"
  )
  var words: [String]

  @Flag(help: "Take the tick away.")
  var off = false

  func run() throws {
    let item: ChecklistItem = try coded(words[words.count - 1], named: "point")
    let change = Change.tick(item, done: !off)
    let named = Array(words.dropLast())
    let choice = try many.choice(named, action: "tick")
    let session = try DeskSession.open(options)
    guard let choice else {
      return try options.show(session.change(session.request(named[0]), change), in: session)
    }
    try many.change(choice, in: session, options) { _ in change }
  }
}
