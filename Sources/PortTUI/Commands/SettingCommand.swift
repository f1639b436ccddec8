import ArgumentParser
import PortDesk
import PortDomain
import Screens
import TerminalUI
import Wording

/// What holds for everybody at the desk.
struct SettingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setting",
    abstract: "List and change the desk's settings: names in letters, sizes, times of keeping.",
    subcommands: [SettingListCommand.self, SettingSetCommand.self]
  )
}

struct SettingListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the settings as they are."
  )

  @OptionGroup var options: DeskOptions

  func run() throws {
    let settings = try DeskSession.open(options).desk.settings
    guard !options.json else {
      let members = SettingField.allCases.map {
        JSON.Member($0.rawValue, .text($0.text(of: settings)))
      }
      return Console.print(.object(members))
    }
    var lines = LabelledLines()
    for field in SettingField.allCases { lines.add(field.rawValue, field.text(of: settings)) }
    lines.printed(indent: 0)
  }
}

struct SettingSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Change a setting for the whole desk; each change is a new version.",
    discussion: """
      largest_paper is in MiB; keep_… are days after a request's end until the purge. Settings: \
      \(SettingField.allCases.map(\.rawValue).joined(separator: ", ")).
      """
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var expected: ExpectedVersion

  @Argument(help: "SETTING=VALUE.")
  var setting: String

  func run() throws {
    let assignment = try Assignment(parsing: setting)
    guard let field = SettingField(rawValue: assignment.name) else {
      throw CommandFailure.usage(
        .noSuch(assignment.name, named: "setting", among: SettingField.allCases.map(\.rawValue))
      )
    }
    let session = try DeskSession.open(options)
    try session.revise(
      .setting(field, assignment.value),
      ifVersion: expected.version,
      isJSON: options.json
    )
  }
}
