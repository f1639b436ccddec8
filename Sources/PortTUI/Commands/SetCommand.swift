import ArgumentParser
import PortDomain

/// Changes fields of a request.
struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Change fields of a request: field=value, an empty value takes it away.",
    discussion: "account_pin=- reads the PIN from the terminal without echo, or standard input."
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var version: VersionOption

  @Argument(help: "pr_… or a number in E.164.")
  var id: String

  @Argument(help: "field=value, as often as needed.")
  var assignments: [String]

  @Option(help: "Why; needed once the carrier has the request.")
  var why: String?

  func run() throws {
    var edits = try assignments.map(Assignment.init(parsing:)).reduce(into: FieldEdits([])) {
      edits,
      assignment in try SetCommand.add(assignment, to: &edits)
    }
    edits.why = why
    let session = try DeskSession.open(options)
    let receipt = try session.change(
      session.request(id),
      .edit(edits),
      ifVersion: version.ifVersion
    )
    try session.report(receipt, options)
  }

  private static func add(
    _ assignment: Assignment,
    to edits: inout FieldEdits
  ) throws(CommandFailure) {
    guard let field = RequestField(rawValue: assignment.name) else {
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

/// `name=value` in the arguments.
struct Assignment {
  let name: String
  let value: String

  init(parsing text: String) throws(CommandFailure) {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
      throw .usage(.noAssignment(text))
    }
    name = String(text[..<sign])
    value = String(text[text.index(after: sign)...])
  }
}
