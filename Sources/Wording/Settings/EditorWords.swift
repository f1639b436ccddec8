/// Whether a text can be written in an editor of the operator's own.
public enum EditorAccess: Hashable, Sendable {
  case chosen
  /// None is named by the configuration or the environment.
  case none
  /// No program is started here.
  case off

  /// Why it can't; nil where it can.
  public var obstacle: String? {
    switch self {
    case .chosen: nil
    case .none: "No editor is chosen: set editor: in your settings, or EDITOR."
    case .off: "No other program is started here."
    }
  }
}

extension Message {
  /// That an editor gave nothing back.
  public static func notEdited(status: Int) -> Message {
    // As shells have it.
    let what = status == 127 ? "The editor can't be started" : "The editor ended with \(status)"
    return Message("\(what); the text stays as it was.", .failure)
  }

  public static func notEdited(errno: Int) -> Message {
    Message(
      "There is no place to write for the editor (errno \(errno)); the text stays as it was.",
      .failure
    )
  }

  /// That more was written than a field takes.
  public static func editedTooMuch(limit: Int, file: String) -> Message {
    Message(
      "More than \(limit.grouped) characters; the text stays as it was, yours lies in \(file)",
      .failure
    )
  }
}
