/// By which way what is copied leaves the program. Whether it arrives no terminal tells.
public enum Clipboard: Hashable, Sendable {
  /// To tmux, which hands it to the terminal around it.
  case tmux
  /// To the terminal (OSC 52).
  case terminal
  /// By none: it can be selected by hand.
  case none

  /// Where to what is copied is sent; nil where it isn't.
  fileprivate var place: String? {
    switch self {
    case .tmux: "tmux and the clipboard"
    case .terminal: "the terminal's clipboard"
    case .none: nil
    }
  }
}

extension Message {
  public static func letterCopied(by way: Clipboard) -> Message { sent("letter", by: way) }
  public static func messageCopied(by way: Clipboard) -> Message { sent("message", by: way) }

  /// That what stands on the screen is on its way.
  private static func sent(_ thing: String, by way: Clipboard) -> Message {
    guard let place = way.place else { return notCopied("select the \(thing) by hand.") }
    return Message("The \(thing) is sent to \(place).", .done)
  }

  /// That a value is on its way; it stands there to be selected as well.
  public static func copied(_ value: String, by way: Clipboard) -> Message {
    guard let place = way.place else { return notCopied("select it by hand: \(value)") }
    return Message("Sent to \(place): \(value)", .done)
  }

  private static func notCopied(_ remedy: String) -> Message {
    Message("This terminal has no clipboard to send to; \(remedy)", .warning)
  }
}
