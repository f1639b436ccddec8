import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// What the countries' rules say of grounds for refusal, as the desk has it on file.
struct RuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rule",
    abstract: "List, write and remove countries' rules on grounds for refusal.",
    subcommands: [RuleListCommand.self, RuleSetCommand.self, RuleRemoveCommand.self]
  )

  /// `ZA/pin_incorrect`.
  fileprivate static func ground(_ text: String) throws(CommandFailure) -> (Country, ReasonCode) {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let code = ReasonCode(rawValue: String(parts[1])) else {
      throw .usage(
        .noSuch(text, named: "ground", among: ["COUNTRY/REASON such as ZA/pin_incorrect"])
      )
    }
    return (try Country(word: String(parts[0])), code)
  }
}

struct RuleListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the rules on file, of one country or of all.",
    examples: ["porttui rule list ZA"]
  )

  @OptionGroup var options: CountryOptions

  func run() throws {
    let countries = try options.countries
    let session = try DeskSession.open(options.desk)
    let rules = countries.flatMap(session.desk.rules.rules)
    try options.desk.show(.list(session.json(of: rules)), .rules(rules))
  }
}

struct RuleSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Write what a country's rules say of a ground, and what to offer because of it.",
    discussion: """
      Fields: \(RuleField.allCases.map(\.rawValue).joined(separator: ", ")). The wait after an earlier \
      port is wait="45 days" or "2 months" of the ground ported_recently.
      """,
    examples: [
      "porttui rule set GH/outstanding_balance offer=disputed source='NCA, 2011'"
    ]
  )

  @OptionGroup var options: RecordOptions

  @Argument(help: "COUNTRY/REASON, such as ZA/pin_incorrect.")
  var ground: String

  @Argument(help: "FIELD=VALUE.")
  var fields: [String]

  func run() throws {
    let (country, code) = try RuleCommand.ground(ground)
    try options.write(fields) { desk in
      .rule(desk.rules.rule(for: code, in: country) ?? .blank(country, code))
    }
  }
}

struct RuleRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Say that no rule on a ground is on file.",
    examples: ["porttui rule remove GH/outstanding_balance"]
  )

  @OptionGroup var options: RecordOptions

  @Argument(help: "COUNTRY/REASON, such as ZA/pin_incorrect.")
  var ground: String

  func run() throws {
    let (country, code) = try RuleCommand.ground(ground)
    try options.revise { _ in (.noRule(country, code), .current) }
  }
}

/// What holds for everybody at the desk.
struct SettingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setting",
    abstract:
      "List and change the desk's settings: names in letters, sizes, times of silence and keeping.",
    subcommands: [SettingListCommand.self, SettingSetCommand.self]
  )
}

struct SettingListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the settings as they are.",
    examples: ["porttui setting list"]
  )

  @OptionGroup var options: DeskOptions

  func run() throws {
    let session = try DeskSession.open(options)
    try options.show(session.settingsJSON(), .settings(session.desk.settings))
  }
}

struct SettingSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Change a setting for the whole desk; each change is a new version.",
    discussion: """
      largest_paper is in MiB; stale_after and chase_after are days without a word; keep_… are days \
      after a request's end until the purge. Settings: \
      \(SettingField.allCases.map(\.rawValue).joined(separator: ", ")).
      """,
    examples: [
      "porttui setting set provider_name='Acme Voice'", "porttui setting set stale_after=10",
    ]
  )

  @OptionGroup var options: RecordOptions

  @Argument(help: "SETTING=VALUE.", completion: Completions.settings)
  var setting: String

  func run() throws {
    let assignment = try Assignment(parsing: setting)
    let field: SettingField = try coded(assignment.name, named: "setting")
    try options.revise { _ in (.setting(field, assignment.value), .current) }
  }
}
