/// What a cell means; the palette of the program gives each name its attributes and colours.
///
/// Colour is never the only sign of anything, so a style may look like `plain` in some theme.
public enum Style: CaseIterable, Hashable, Sendable {
  case plain
  /// The first line of a screen or dialog.
  case title
  /// The head of a column or a part of a screen.
  case heading
  case strong
  case muted
  /// A thing that can't be chosen now.
  case disabled
  /// A row that stays in its place though it left the list: dim.
  case gone
  /// The signs in the gutter of a list: cursor, changed, tagged.
  case marker
  /// Where the cursor is: reversed.
  case selected
  case danger
  case warning
  case success
  case info
  /// A thing that leads somewhere, and letters that choose.
  case accent
  /// A field to type in.
  case field
  /// The field that is typed in now.
  case fieldFocused
  /// The letters in which two texts differ: underlined.
  case difference
  /// The words of the line that names keys.
  case hint

  /// The letter that stands for the style in the style block of a golden frame.
  public var letter: Character {
    switch self {
    case .plain: "."
    case .title: "T"
    case .heading: "H"
    case .strong: "S"
    case .muted: "m"
    case .disabled: "d"
    case .gone: "g"
    case .marker: ">"
    case .selected: "R"
    case .danger: "!"
    case .warning: "w"
    case .success: "+"
    case .info: "i"
    case .accent: "a"
    case .field: "f"
    case .fieldFocused: "F"
    case .difference: "~"
    case .hint: "h"
    }
  }
}
