/// The signs that we draw, each one column wide, each with a form in ASCII.
///
/// The ASCII form is one column wide as well, so that a layout is the same either way.
public enum Glyph: CaseIterable, Hashable, Sendable {
  case done, failed, now, open
  case ellipsis, dot, bullet, arrow, enDash, emDash
  case arrowUp, arrowDown, arrowLeft, folded, unfolded
  case lineBreak, space, replacement, dottedCircle
  case horizontal
  /// Keeps columns in their places; see `Canvas`. Of all signs that look like a line it alone is a letter
  /// that runs from left to right.
  case divider
  /// So many eighths of a cell, 1 to 8, filled from the left.
  case leftEighths1, leftEighths2, leftEighths3, leftEighths4
  case leftEighths5, leftEighths6, leftEighths7, full
  /// So many eighths of a cell, 1 to 7, filled from below.
  case lowerEighths1, lowerEighths2, lowerEighths3, lowerEighths4
  case lowerEighths5, lowerEighths6, lowerEighths7

  public var unicode: Unicode.Scalar { forms.unicode }
  public var ascii: Unicode.Scalar { forms.ascii }

  private var forms: (unicode: Unicode.Scalar, ascii: Unicode.Scalar) {
    switch self {
    case .done: ("✔", "v")
    case .failed: ("✖", "x")
    case .now: ("●", "@")
    case .open: ("○", "o")
    case .ellipsis: ("…", "~")
    case .dot: ("·", ".")
    case .bullet: ("•", "*")
    case .arrow: ("→", ">")
    case .enDash: ("–", "-")
    case .emDash: ("—", "-")
    case .arrowUp: ("↑", "^")
    case .arrowDown: ("↓", "v")
    case .arrowLeft: ("←", "<")
    case .folded: ("▸", "+")
    case .unfolded: ("▾", "-")
    case .lineBreak: ("⏎", "/")
    case .space: ("␣", "_")
    case .replacement: ("\u{FFFD}", "?")
    case .dottedCircle: ("◌", "o")
    case .horizontal: ("─", "-")
    case .divider: ("\u{1C0}", "|")
    case .leftEighths1: ("▏", ".")
    case .leftEighths2: ("▎", ".")
    case .leftEighths3: ("▍", ".")
    case .leftEighths4: ("▌", "#")
    case .leftEighths5: ("▋", "#")
    case .leftEighths6: ("▊", "#")
    case .leftEighths7: ("▉", "#")
    case .full: ("█", "#")
    case .lowerEighths1: ("▁", "_")
    case .lowerEighths2: ("▂", "_")
    case .lowerEighths3: ("▃", ".")
    case .lowerEighths4: ("▄", "-")
    case .lowerEighths5: ("▅", "=")
    case .lowerEighths6: ("▆", "+")
    case .lowerEighths7: ("▇", "*")
    }
  }

  /// The signs' forms, which go before what their scalars would be as text.
  static let asciiForms = Dictionary(
    uniqueKeysWithValues: Glyph.allCases.map { ($0.unicode, String(Character($0.ascii))) }
      + [("\u{A0}", " "), ("\u{202F}", " ")]
  )
}
