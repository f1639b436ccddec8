/// By which way what is copied leaves the program. Whether it arrives no terminal tells.
public enum Clipboard: Hashable, Sendable {
  /// To tmux, which hands it to the terminal around it.
  case tmux
  /// To the terminal (OSC 52).
  case terminal
  /// By none: it can be selected by hand.
  case none

  /// How it is told that a value is on its way; the value stands there to be selected.
  fileprivate func words(_ thing: String) -> String {
    switch self {
    case .tmux: "\(thing) is sent to tmux and the clipboard"
    case .terminal: "\(thing) is sent to the terminal's clipboard"
    case .none: "This terminal takes nothing into a clipboard; select \(thing.lowercased()) by hand"
    }
  }
}

extension Message {
  public static func letterCopied(by way: Clipboard) -> Message {
    Message(way.words("The letter") + ".")
  }
  public static func messageCopied(by way: Clipboard) -> Message {
    Message(way.words("The message") + ".")
  }

  public static func copied(_ text: String, by way: Clipboard) -> Message {
    Message("\(way.words("It")): \(text)", way == .none ? .warning : .done)
  }
}
