import ArgumentParser
import Glibc
import PortDesk
import PortDomain
import Screens
import TerminalUI
import Wording

/// Prints what is in force and which file says so, or checks what would be.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract:
      "Print the paths, the operator, the role and the settings in force, and which file says so.",
    discussion: """
      --check only says what is wrong, with path, line and column: of the files in force, or of one that \
      is to become your own. It ends with 65 when a file can't be taken, with 1 when something in it would \
      be passed over.
      """,
    examples: [
      "porttui config",
      "porttui config --check new.yaml",
      "porttui config --check --system /root/porttui.yaml",
    ]
  )

  @OptionGroup var options: DeskOptions

  @Flag(help: "Say only what is wrong.")
  var check = false

  @Flag(help: "With --check: the file is to become the system's, root's own.")
  var system = false

  @Argument(help: "With --check: a file that is to become your own.", completion: .file())
  var file: String?

  func run() throws {
    let place = try Surroundings.current()
    if let file {
      guard check else { throw CommandFailure.usage(.optionNotTaken(file, action: "config")) }
      return try system || file == Configuration.systemFile
        ? examine(ofSystem: file) : examine(file, over: place.system)
    }
    if system { throw CommandFailure.usage(.optionMissing("a file", action: "config --system")) }
    for warning in place.configuration.warnings { Console.complain(warning) }
    guard !check else { return try report(place.configuration) }
    let database = try place.database(options)
    options.show(json(of: place, database), text(of: place, database))
  }

  private func examine(_ file: String, over system: Configuration) throws {
    guard let file = try ConfigurationFile(file) else {
      throw DeskFailure.importFile(.missing(path: file))
    }
    var configuration = system
    try configuration.adopt(own: file)
    for warning in configuration.warnings { Console.complain(warning) }
    try report(configuration)
  }

  private func examine(ofSystem file: String) throws {
    let configuration = try Configuration(ofSystem: file, keptBy: nil)
    guard !configuration.files.isEmpty else {
      throw DeskFailure.importFile(.missing(path: file))
    }
    try report(configuration)
  }

  private func report(_ configuration: Configuration) throws {
    options.show(
      [
        "configuration": .list(configuration.files.map(JSON.text)),
        "warnings": .list(configuration.warnings.map(JSON.text)),
      ],
      .checked(configuration.files, isRight: configuration.warnings.isEmpty)
    )
    if !configuration.warnings.isEmpty { throw CommandFailure.answeredNo }
  }

  private func json(of place: Surroundings, _ database: String) -> JSON {
    let configuration = place.configuration
    let settings = configuration.settings.map { setting in
      JSON.facts([
        ("name", .text(setting.name)), ("value", .text(setting.value)),
        ("from", JSON(setting.source)),
      ])
    }
    return [
      "version": .text(Release.version),
      "database": .text(database),
      "database_there": .flag(isThere(database)),
      "configuration": .list(configuration.files.map(JSON.text)),
      "looked_at": .list(place.configurationFiles.map(JSON.text)),
      "keys": .list(place.paths.keyFolders(of: database).map(JSON.text)),
      "keys_there": .list(
        place.paths.keyFolders(of: database).filter(isThere).map(JSON.text)
      ),
      "operator": .text(place.actor.login),
      "role": .text(place.actor.role.rawValue),
      "restricted": .flag(configuration.isRestricted),
      "settings": .list(settings),
    ]
  }

  private func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private func text(of place: Surroundings, _ database: String) -> PrintedText {
    let configuration = place.configuration
    var text = PrintedText(
      [
        "version": Release.version,
        "database": isThere(database) ? database : PrintedText.notThere(database),
        "configuration": place.configurationFiles
          .map { configuration.files.contains($0) ? $0 : PrintedText.notThere($0) }
          .joined(separator: "\n"),
        "keys": place.paths.keyFolders(of: database)
          .map { isThere($0) ? $0 : PrintedText.notThere($0) }.joined(separator: "\n"),
        "operator": place.actor.login,
        "role": place.actor.role.rawValue,
      ],
      indent: 0
    )
    text.add(.settings(configuration.settings.map { ($0.name, $0.value, $0.source) }))
    return text
  }
}

extension Configuration {
  /// A setting of the operator's own, its value in force, and the file that says it.
  struct Setting {
    let name: String
    let value: String
    let source: String?
  }

  private func words(of roles: [Role: [String]]) -> String {
    Role.allCases.compactMap { role in
      roles[role].map { "\(role.rawValue): \($0.joined(separator: ", "))" }
    }.joined(separator: "; ")
  }

  /// All of them, and the commands with keys of the operator's own.
  fileprivate var settings: [Setting] {
    let chosen = Preference.allCases.map { preference in
      let source = ConfigurationFile.Name(rawValue: preference.rawValue).flatMap { sources[$0] }
      return Setting(
        name: preference.rawValue,
        value: preferences.value(of: preference),
        source: source
      )
    }
    let ofHost: [(ConfigurationFile.Name, String?)] = [
      (.restricted, isRestricted ? "true" : nil), (.serviceAccount, serviceAccount),
      (.roles, roles.map { words(of: $0) }), (.seals, seals?.text), (.log, log?.text),
      (.editor, editor),
    ]
    let set = ofHost.compactMap { name, value in
      value.map { Setting(name: name.rawValue, value: $0, source: sources[name]) }
    }
    let rebound = Command.allCases.filter { keymap.keys(of: $0) != Keymap.standard.keys(of: $0) }
    return chosen + set
      + rebound.map { command in
        let keys = keymap.keys(of: command).map { $0.label(ascii: true).string }
        return Setting(
          name: "keys \(command.rawValue)",
          value: keys.isEmpty ? PrintedText.noKey : keys.joined(separator: " "),
          source: sources[.keys]
        )
      }
  }
}
