import ArgumentParser
import PortDesk
import PortDomain
import Screens
import TerminalUI
import Wording

/// What the countries' rules say of grounds for refusal, as the desk has it on file.
struct RuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule",
    abstract: "List, write and remove countries' rules on grounds for refusal.",
    subcommands: [RuleListCommand.self, RuleSetCommand.self, RuleRemoveCommand.self]
  )
}

struct RuleListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the rules on file, of one country or of all."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "NG, GH, KE, ZA, AE or EG.")
  var country: String?

  func run() throws {
    let countries = try country.map { [try RecordWords.country($0)] } ?? Country.allCases
    let session = try DeskSession.open(options)
    let rules = countries.flatMap(session.desk.rules.rules)
    guard !options.json else { return Console.print(.list(rules.map(\.json))) }
    for rule in rules {
      Console.print("\(rule.country.code)/\(rule.code.rawValue)  \(rule.offer.rawValue)")
      Console.print("  \(rule.text)")
    }
  }
}

struct RuleSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Write what a country's rules say of a ground, and what to offer because of it.",
    discussion: """
      Fields: \(RuleField.allCases.map(\.rawValue).joined(separator: ", ")). The wait after an earlier \
      port is wait="45 days" or "2 months" of the ground ported_recently.
      """
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var expected: ExpectedVersion

  @Argument(help: "COUNTRY/REASON, such as ZA/pin_incorrect.")
  var ground: String

  @Argument(help: "FIELD=VALUE.")
  var fields: [String]

  func run() throws {
    let (country, code) = try RecordWords.ground(ground)
    let session = try DeskSession.open(options)
    try session.write(
      fields,
      to: .rule(session.desk.rules.rule(for: code, in: country) ?? .blank(country, code)),
      ifVersion: expected.version,
      isJSON: options.json
    )
  }
}

struct RuleRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Say that no rule on a ground is on file."
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var expected: ExpectedVersion

  @Argument(help: "COUNTRY/REASON, such as ZA/pin_incorrect.")
  var ground: String

  func run() throws {
    let (country, code) = try RecordWords.ground(ground)
    let session = try DeskSession.open(options)
    try session.revise(
      .noRule(country, code),
      ifVersion: expected.version,
      isJSON: options.json
    )
  }
}

extension CountryRule {
  fileprivate var json: JSON {
    [
      "country": .text(country.code),
      "reason": .text(code.rawValue),
      "statement": .text(statement),
      "offer": .text(offer.rawValue),
      "source": .text(source),
      "wait": JSON(wait?.text),
    ]
  }
}
