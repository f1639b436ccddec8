/// Frames as text, for tests and for looking at them.
extension Frame {
  /// What each row shows, as many columns wide as the frame.
  public var text: [String] {
    (0..<size.height).map { y in row(y).map(\.text).joined() }
  }

  /// The letter of each cell's style, row by row.
  public var styleLetters: [String] {
    (0..<size.height).map { y in String(row(y).map(\.style.letter)) }
  }

  /// The frame as golden files hold it: the text, the styles, and the cursor.
  public var golden: String {
    var lines = text.map { "|\($0)|" }
    lines.append("style")
    lines += styleLetters.map { "|\($0)|" }
    lines.append(cursor.map { "cursor \($0.x),\($0.y)" } ?? "cursor hidden")
    return lines.joined(separator: "\n") + "\n"
  }
}
