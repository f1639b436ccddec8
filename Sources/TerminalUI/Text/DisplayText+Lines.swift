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
