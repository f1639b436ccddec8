extension DisplayText {
  /// The text cell by cell: each scalar that takes columns, with the marks upon it.
  func cells(style: Style = .plain) -> Cells {
    Cells(scalars: string.unicodeScalars.makeIterator(), style: style)
  }

  struct Cells: Sequence, IteratorProtocol {
    private var scalars: String.UnicodeScalarView.Iterator
    private let style: Style
    /// The cell whose marks may still follow.
    private var open: Cell?

    fileprivate init(scalars: String.UnicodeScalarView.Iterator, style: Style) {
      self.scalars = scalars
      self.style = style
      open = nextCell()
    }

    mutating func next() -> Cell? {
      guard var cell = open else { return nil }
      open = nil
      while let scalar = scalars.next() {
        let width = CharacterWidth.columns(of: scalar) ?? 0
        if width > 0 {
          open = Cell(scalar, width: Int8(width), style: style)
          break
        }
        cell.add(scalar)
      }
      return cell
    }

    private mutating func nextCell() -> Cell? {
      scalars.next().map { scalar in
        Cell(scalar, width: Int8(CharacterWidth.columns(of: scalar) ?? 1), style: style)
      }
    }
  }
}
