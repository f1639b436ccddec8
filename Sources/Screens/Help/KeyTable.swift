import TerminalUI
import Wording

/// The keys in force as tables in Markdown, as the README shows them.
public enum KeyTable {
  /// One table for each group of commands.
  public static func markdown(keymap: Keymap = .standard) -> String {
    Command.Group.allCases.map { group in
      let rows = Command.allCases.filter { $0.group == group }.map { row($0, keymap) }
      return
        (["### \(group.rawValue)", "", "| Key | Command | What it does |", "|---|---|---|"]
        + rows).joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  private static func row(_ command: Command, _ keymap: Keymap) -> String {
    let keys = keymap.keys(of: command).map { "`\($0.label(ascii: true))`" }
    return "| \(keys.joined(separator: " ")) | `\(command.rawValue)` | \(command.summary) |"
  }
}
