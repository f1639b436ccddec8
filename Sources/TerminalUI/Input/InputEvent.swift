/// What comes from the terminal.
public enum InputEvent: Hashable, Sendable {
  case key(Key)
  /// Text pasted, its line ends as `\n`; a paste never runs commands.
  case paste(String)
  case resize(Size)
}
