import ArgumentParser
import PortDesk
import PortDomain
import Screens
import TerminalUI
import Wording

/// What the desk knows of the losing carriers.
struct CarrierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "carrier",
    abstract: "List, show and describe losing carriers.",
    subcommands: [CarrierListCommand.self, CarrierShowCommand.self, CarrierSetCommand.self]
  )
}

struct CarrierListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the carriers, of one country or of all."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "NG, GH, KE, ZA, AE or EG.")
  var country: String?

  func run() throws {
    var countries = Country.allCases
    if let country { countries = [try RecordWords.country(country)] }
    let session = try DeskSession.open(options)
    let carriers = session.desk.carriers.current.filter { countries.contains($0.country) }
    if options.json {
      Console.print(.list(carriers.map(\.json)))
    } else {
      for carrier in carriers {
        Console.print(
          DisplayText(sanitising: "\(carrier.country.code)/\(carrier.id.text)  \(carrier.name)")
        )
      }
    }
  }
}

struct CarrierShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show all that is known of a carrier."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "COUNTRY/ID, such as NG/mtn.")
  var carrier: String

  func run() throws {
    let (country, id) = try RecordWords.carrier(carrier)
    let session = try DeskSession.open(options)
    guard let carrier = session.desk.carriers.carrier(id, in: country) else {
      throw CommandFailure.store(.noSuchThing(carrier))
    }
    guard !options.json else { return Console.print(carrier.json) }
    Console.print(DisplayText(sanitising: "\(country.code)/\(carrier.id.text)"))
    var lines = LabelledLines()
    for field in CarrierField.allCases { lines.add(field.rawValue, field.text(of: carrier)) }
    lines.printed()
  }
}

struct CarrierSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Describe a carrier; one that isn't known yet is added.",
    discussion: """
      Fields: \(CarrierField.allCases.map(\.rawValue).joined(separator: ", ")). Freeze windows are \
      2026-12-10..2027-01-05 with blanks between them. An empty value takes a limit away.
      """
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var expected: ExpectedVersion

  @Argument(help: "COUNTRY/ID, such as NG/mtn.")
  var carrier: String

  @Argument(help: "FIELD=VALUE.")
  var fields: [String]

  func run() throws {
    let (country, id) = try RecordWords.carrier(carrier)
    let session = try DeskSession.open(options)
    let carrier =
      session.desk.carriers.carrier(id, in: country)
      ?? Carrier(country: country, id: id, name: id.text)
    try session.write(
      fields,
      to: .carrier(carrier),
      ifVersion: expected.version,
      isJSON: options.json
    )
  }
}

extension Carrier {
  /// Names as the fields are written with `carrier set`.
  fileprivate var json: JSON {
    [
      "country": .text(country.code),
      "id": .text(id.text),
      "name": .text(name),
      "aliases": .list(aliases.map { .text($0.text) }),
      "contact": .text(contact),
      "how_to_submit": .text(howToSubmit),
      "loa_age_limit": loaAgeLimit.map { .integer($0) } ?? .null,
      "pin_needed": .flag(needsPIN),
      "cut_off": cutOff.map { .text($0.clockText()) } ?? .null,
      "lead_time": .integer(leadTime),
      "freeze_windows": .list(
        freezeWindows.map { ["from": .text($0.lowerBound.iso), "to": .text($0.upperBound.iso)] }
      ),
      "days_of_grace": .integer(daysOfGrace),
    ]
  }
}
