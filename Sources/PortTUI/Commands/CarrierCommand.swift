import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// What the desk knows of the losing carriers.
struct CarrierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "carrier",
    abstract: "List, show and describe losing carriers.",
    subcommands: [CarrierListCommand.self, CarrierShowCommand.self, CarrierSetCommand.self]
  )

  /// `NG/mtn`; the id need not be known.
  static func read(_ text: String) throws(CommandFailure) -> (Country, CarrierID) {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let id = try? CarrierID(parsing: parts[1]) else {
      throw .usage(.noSuch(text, named: "carrier", among: ["COUNTRY/ID such as NG/mtn"]))
    }
    return (try Country(word: String(parts[0])), id)
  }
}

struct CarrierListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the carriers, of one country or of all.",
    examples: ["porttui carrier list NG"]
  )

  @OptionGroup var options: CountryOptions

  func run() throws {
    let countries = try options.countries
    let session = try DeskSession.open(options.desk)
    let carriers = session.desk.carriers.current.filter { countries.contains($0.country) }
    try options.desk.show(.list(session.json(of: carriers)), .carriers(carriers))
  }
}

struct CarrierShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show all that is known of a carrier.",
    examples: ["porttui carrier show NG/mtn"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "COUNTRY/ID, such as NG/mtn.", completion: Completions.carriers)
  var carrier: String

  func run() throws {
    let (country, id) = try CarrierCommand.read(carrier)
    let session = try DeskSession.open(options)
    guard let known = session.desk.carriers.carrier(id, in: country) else {
      throw DeskFailure.store(.noSuchThing(carrier))
    }
    try options.show(session.json(of: [known])[0], .carrier(known))
  }
}

struct CarrierSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Describe a carrier; one that isn't known yet is added.",
    discussion: """
      Fields: \(CarrierField.allCases.map(\.rawValue).joined(separator: ", ")). Freeze windows are \
      2026-12-10..2027-01-05 with blanks between them. codes.8C=account_name_mismatch,pin_incorrect says what \
      the carrier's code 8C stands for. An empty value takes a limit or a code away.
      """,
    examples: [
      "porttui carrier set NG/mtn cut_off=15:00 ack_days=1",
      "porttui carrier set NG/mtn codes.8C=pin_incorrect",
    ]
  )

  @OptionGroup var options: RecordOptions

  @Argument(help: "COUNTRY/ID, such as NG/mtn.", completion: Completions.carriers)
  var carrier: String

  @Argument(help: "FIELD=VALUE.")
  var fields: [String]

  func run() throws {
    let (country, id) = try CarrierCommand.read(carrier)
    try options.write(fields) { desk in
      .carrier(
        desk.carriers.carrier(id, in: country) ?? Carrier(country: country, id: id, name: id.text)
      )
    }
  }
}
