/// One cell of a frame: a character with its combining marks, and its style.
///
/// A character two columns wide fills its own cell and a `trail` to the right of it.
public struct Cell: Hashable, Sendable {
  /// One scalar that takes columns and the marks upon it; empty in the trail of a wide character.
  public let text: String
  public let style: Style
  /// Columns taken: 1, 2, or 0 for the trail of a wide character.
  public let width: Int8

  init(text: String, style: Style, width: Int8) {
    self.text = text
    self.style = style
    self.width = width
  }

  public static func blank(_ style: Style = .plain) -> Cell {
    Cell(text: " ", style: style, width: 1)
  }

  static func trail(_ style: Style) -> Cell {
    Cell(text: "", style: style, width: 0)
  }
}
