/// Text that is being edited, in rows of at most a width; each character has its place.
struct WrappedText {
  struct Row: Hashable {
    /// The index of its first character.
    let start: Int
    /// The index after its last character, without the line end.
    let end: Int
    /// Whether the text goes on in the next row without a line end.
    let isBroken: Bool

    /// The last place of the cursor that is still in this row.
    var lastCursor: Int { isBroken ? max(start, end - 1) : end }
  }

  let characters: [Character]
  /// There is always at least one.
  let rows: [Row]

  init(_ text: String, width: Int) {
    let characters = Array(text)
    self.characters = characters
    var rows: [Row] = []
    var start = 0
    var column = 0
    /// After the last blank in the row, where it may be broken.
    var breakPoint: Int?
    func endRow(_ end: Int, next: Int, isBroken: Bool) {
      rows.append(Row(start: start, end: end, isBroken: isBroken))
      start = next
      breakPoint = nil
    }
    for (index, character) in characters.enumerated() {
      if character == "\n" {
        endRow(index, next: index + 1, isBroken: false)
        column = 0
        continue
      }
      let columns = WrappedText.columns(of: character)
      // A blank may stand past the edge, so that it never begins a row.
      if column + columns > width && character != " " && index > start {
        let end = breakPoint ?? index
        endRow(end, next: end, isBroken: true)
        column = characters[end..<index].reduce(0) { $0 + WrappedText.columns(of: $1) }
      }
      column += columns
      if character == " " { breakPoint = index + 1 }
    }
    endRow(characters.count, next: characters.count, isBroken: false)
    self.rows = rows
  }

  /// The column and row of a cursor before the character with this index.
  func place(of index: Int) -> Point {
    let y = rows.lastIndex { $0.start <= index } ?? 0
    let row = rows[y]
    let before = characters[row.start..<min(max(index, row.start), characters.count)]
    return Point(x: before.reduce(0) { $0 + WrappedText.columns(of: $1) }, y: y)
  }

  /// The index of the character at a place, or the nearest before it in its row.
  func index(at place: Point) -> Int {
    let row = rows[place.y]
    var column = 0
    for index in row.start..<row.end {
      column += WrappedText.columns(of: characters[index])
      if column > place.x { return min(index, row.lastCursor) }
    }
    return row.lastCursor
  }

  private static func columns(of character: Character) -> Int {
    character.isASCII ? 1 : DisplayText(sanitising: String(character)).columns
  }
}
