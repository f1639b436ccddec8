/// A key of the keyboard, without the ways in which terminals say it.
///
/// There is no Alt: it can't be told from Escape and a key on a slow line.
public enum Key: Hashable, Sendable {
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1 is 1.
  case function(Int)
  /// Control with a lowercase letter or one of `@ \ ] ^ _`.
  case control(Character)

  /// Whether it is text where text is typed.
  public var isPrintable: Bool {
    if case .character = self { true } else { false }
  }
}

extension Key {
  /// The key as hints and menus name it: short, `⏎` or in ASCII `Enter`.
  public func label(ascii: Bool) -> DisplayText {
    switch self {
    case .character(" "): ascii ? "Space" : DisplayText(.space)
    case .character(let character): "\(String(character))"
    case .enter: ascii ? "Enter" : DisplayText(.lineBreak)
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "S-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: ascii ? "Up" : DisplayText(.arrowUp)
    case .down: ascii ? "Down" : DisplayText(.arrowDown)
    case .left: ascii ? "Left" : DisplayText(.arrowLeft)
    case .right: ascii ? "Right" : DisplayText(.arrow)
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .control(let letter): "^\(letter.uppercased())"
    }
  }
}

/// What comes from the terminal.
public enum InputEvent: Hashable, Sendable {
  case key(Key)
  /// Text pasted, its line ends as `\n`; a paste never runs commands.
  case paste(String)
  case resize(Size)
  /// What became of a text that went to the operator's own editor.
  case edited(Result<String, EditorFault>)
}

/// Why what was written in the operator's own editor isn't taken.
public enum EditorFault: Error, Hashable, Sendable {
  /// There was no place for the file that holds the text meanwhile.
  case noPlace(errno: Int32)
  /// It couldn't be started, or ended with this status.
  case ended(status: Int32)
  /// All that was written lies in the file.
  case tooLong(limit: Int, file: String)
}
