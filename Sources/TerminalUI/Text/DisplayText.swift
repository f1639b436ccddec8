/// Text that is safe to show: the only text that a canvas and the plain printers accept.
///
/// Its width is counted once. See `Sanitiser` for what becomes of characters that can't be shown;
/// each of them shows as one visible cell.
public struct DisplayText: Hashable, Sendable {
  public let string: String
  /// The columns it takes, as ncurses counts.
  public let columns: Int

  public init(sanitising text: String) {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) {
      self.init(sanitised: text, columns: text.utf8.count)
      return
    }
    var sanitiser = Sanitiser()
    for scalar in text.unicodeScalars { sanitiser.append(scalar) }
    self.init(sanitised: String(sanitiser.scalars), columns: sanitiser.columns)
  }

  public init(_ glyph: Glyph) {
    self.init(sanitised: String(Character(glyph.unicode)), columns: 1)
  }

  /// Text that is known to be sanitised and as wide as given.
  init(sanitised string: String, columns: Int) {
    self.string = string
    self.columns = columns
  }

  public static let empty = DisplayText(sanitised: "", columns: 0)

  public var isEmpty: Bool { string.isEmpty }

  /// Any character beyond ASCII has more bytes than columns.
  var isASCII: Bool { string.utf8.count == columns }

  public static func + (left: DisplayText, right: DisplayText) -> DisplayText {
    DisplayText(sanitised: left.string + right.string, columns: left.columns + right.columns)
  }

  public static func += (left: inout DisplayText, right: DisplayText) {
    left = left + right
  }

  public static func blanks(_ columns: Int) -> DisplayText {
    let columns = max(0, columns)
    return DisplayText(sanitised: String(repeating: " ", count: columns), columns: columns)
  }
}

/// Literals are sanitised like any other text, and so is what is put into them.
extension DisplayText: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) {
    self.init(sanitising: value)
  }
}

extension DisplayText: CustomStringConvertible {
  public var description: String { string }
}

extension Sequence where Element == DisplayText {
  public func joined(separator: DisplayText = .empty) -> DisplayText {
    var result = DisplayText.empty
    var isFirst = true
    for text in self {
      if !isFirst { result += separator }
      result += text
      isFirst = false
    }
    return result
  }
}

extension DisplayText {
  /// The lines of a text that may have several; there is always at least one.
  public static func lines(sanitising text: String) -> [DisplayText] {
    var lines: [DisplayText] = []
    var line = String.UnicodeScalarView()
    var followsCarriageReturn = false
    for scalar in text.unicodeScalars {
      let completesBreak = scalar == "\n" && followsCarriageReturn
      followsCarriageReturn = scalar == "\r"
      if completesBreak { continue }
      if Sanitiser.breaksLine(scalar) {
        lines.append(DisplayText(sanitising: String(line)))
        line = String.UnicodeScalarView()
      } else {
        line.append(scalar)
      }
    }
    lines.append(DisplayText(sanitising: String(line)))
    return lines
  }

  /// The text in lines of at most so many columns, broken at blanks, a long word where it must be.
  ///
  /// The blanks at a break are dropped. There is always at least one line; no line is empty but
  /// that of an empty text. A character wider than a line becomes an `…`.
  public func wrapped(to width: Int) -> [DisplayText] {
    guard width > 0, columns > width else { return [self] }
    var lines: [DisplayText] = []
    var line = DisplayText.empty
    for word in words {
      let gap = line.isEmpty ? 0 : 1
      if line.columns + gap + word.columns <= width {
        line += .blanks(gap) + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = word
      while line.columns > width {
        let head = line.prefix(columns: width)
        lines.append(head.isEmpty ? DisplayText(.ellipsis) : head)
        line = line.dropping(columns: max(1, head.columns))
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  private var words: [DisplayText] {
    var words: [DisplayText] = []
    var word = DisplayText.empty
    for cell in cells() {
      if cell.text == " " {
        if !word.isEmpty { words.append(word) }
        word = .empty
      } else {
        word += DisplayText(sanitised: cell.text, columns: Int(cell.width))
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}

extension DisplayText {
  /// The longest beginning that fits into so many columns.
  public func prefix(columns limit: Int) -> DisplayText {
    if columns <= limit { return self }
    if isASCII {
      let limit = max(0, limit)
      return DisplayText(sanitised: String(string.prefix(limit)), columns: limit)
    }
    return split { passed, width in passed + width > limit }.head
  }

  /// The text without its first cells, as many as begin in so many columns.
  public func dropping(columns count: Int) -> DisplayText {
    split { passed, width in passed >= count && width > 0 }.tail
  }

  /// The text in stretches of at most so many columns, wherever a word ends; always at least one.
  public func cut(to width: Int) -> [DisplayText] {
    var stretches: [DisplayText] = []
    var rest = self
    while width > 0, rest.columns > width {
      let head = rest.prefix(columns: width)
      guard !head.isEmpty else { break }
      stretches.append(head)
      rest = rest.dropping(columns: head.columns)
    }
    return stretches + [rest]
  }

  /// The text before and from the first scalar for which, given the columns before it and its own,
  /// the condition holds.
  private func split(
    where begins: (_ passed: Int, _ width: Int) -> Bool
  ) -> (head: DisplayText, tail: DisplayText) {
    let scalars = string.unicodeScalars
    var passed = 0
    for index in scalars.indices {
      let width = CharacterWidth.columns(of: scalars[index]) ?? 0
      if begins(passed, width) {
        return (
          DisplayText(sanitised: String(scalars[..<index]), columns: passed),
          DisplayText(sanitised: String(scalars[index...]), columns: columns - passed)
        )
      }
      passed += width
    }
    return (self, .empty)
  }

  /// The text if it fits into so many columns, else as much of it as fits before an `…`.
  public func truncated(to limit: Int) -> DisplayText {
    if columns <= limit { return self }
    return limit > 0 ? prefix(columns: limit - 1) + DisplayText(.ellipsis) : .empty
  }

  /// The text cut or filled up with blanks to exactly so many columns.
  public func fitted(to width: Int, alignment: Alignment = .leading) -> DisplayText {
    let text = truncated(to: width)
    let free = width - text.columns
    let lead = alignment.lead(free: free)
    return .blanks(lead) + text + .blanks(free - lead)
  }
}

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
