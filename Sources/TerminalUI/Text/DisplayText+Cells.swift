extension DisplayText {
  /// The text cell by cell: each scalar that takes columns, with the marks upon it.
  public var cells: Cells { Cells(rest: string.unicodeScalars[...]) }

  public struct Cells: Sequence, IteratorProtocol {
    fileprivate var rest: Substring.UnicodeScalarView

    public mutating func next() -> (text: String, columns: Int)? {
      guard let first = rest.first else { return nil }
      var end = rest.index(after: rest.startIndex)
      while end < rest.endIndex, CharacterWidth.columns(of: rest[end]) == 0 {
        end = rest.index(after: end)
      }
      defer { rest = rest[end...] }
      return (String(rest[..<end]), CharacterWidth.columns(of: first) ?? 1)
    }
  }
}
