import ArgumentParser
import PortDesk
import Wording

/// Prints what is in force.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Print the paths, the operator and the role in force."
  )

  @OptionGroup var options: DeskOptions

  func run() throws {
    let place = try Surroundings.current()
    let keys = place.paths.keyFolders
    if options.json {
      Console.print([
        "database": .text(place.database(options)),
        "configuration": .list(place.configuration.files.map(JSON.text)),
        "keys": .list(keys.map(JSON.text)),
        "operator": .text(place.actor.login),
        "role": .text(place.actor.role.rawValue),
        "restricted": .flag(place.configuration.isRestricted),
      ])
      return
    }
    var lines = LabelledLines()
    lines.add("database", place.database(options))
    let files = place.configuration.files
    lines.add(
      "configuration",
      files.isEmpty
        ? "none; looked at \(place.paths.configurationFile)" : files.joined(separator: "\n")
    )
    lines.add("keys", keys.joined(separator: "\n"))
    lines.add("operator", place.actor.login)
    lines.add("role", place.actor.role.rawValue)
    lines.printed(indent: 0)
  }
}
