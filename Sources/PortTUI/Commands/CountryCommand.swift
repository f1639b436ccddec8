import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// What holds in a whole country, beside its rules and holidays.
struct CountryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "country",
    abstract: "List and describe countries: times without ports, the customer's hours to confirm.",
    subcommands: [CountryListCommand.self, CountrySetCommand.self]
  )
}

struct CountryListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List what holds in one country or in all.",
    examples: ["porttui country list"]
  )

  @OptionGroup var options: CountryOptions

  func run() throws {
    let countries = try options.countries
    let session = try DeskSession.open(options.desk)
    let terms = countries.map(session.desk.terms)
    try options.desk.show(.list(session.json(of: terms)), .countries(terms))
  }
}

struct CountrySetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Write what holds in a whole country.",
    discussion: """
      Fields: \(CountryField.allCases.map(\.rawValue).joined(separator: ", ")). Freeze windows are \
      2026-12-10..2027-01-05 with blanks between them: nobody in the country ports then. \
      confirmation_hours is how long the customer has to confirm by SMS. An empty value takes them away.
      """,
    examples: ["porttui country set NG freeze_windows=2026-12-20..2027-01-03"]
  )

  @OptionGroup var options: RecordOptions

  @Argument(help: "NG, GH, KE, ZA, AE or EG.", completion: Completions.countries)
  var country: String

  @Argument(help: "FIELD=VALUE.")
  var fields: [String]

  func run() throws {
    let country = try Country(word: country)
    try options.write(fields) { desk in .country(desk.terms(of: country)) }
  }
}
