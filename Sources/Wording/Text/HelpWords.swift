extension Title {
  public static let help = "Help"
  public static let command = "Command"
  public static func keys(of screen: String) -> String { "Keys of \(screen)" }
}

extension Placeholder {
  public static let noKey = "No key of that name here."
}

extension WhyNot {
  /// Why a command is off, in the list of all.
  public static func off(_ why: String) -> String { "off: \(why)" }

  /// - Parameter key: what goes through them.
  public static func severalBegin(key: String) -> String {
    "several begin so; \(key) goes through them"
  }

  /// - Parameter key: what shows the keys.
  public static func nothing(byName command: String, key: String) -> String {
    "\(command) does nothing here; \(key) shows what does"
  }

  public static func noCommand(nearest: String?) -> String {
    "no such command" + (nearest.map { "; the nearest is \($0)" } ?? "")
  }
}

extension Message {
  /// What a key does while something is typed.
  public static func inTextField(_ summary: String) -> Message {
    Message("In a text field: \(summary).")
  }
}
