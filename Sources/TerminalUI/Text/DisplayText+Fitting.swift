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
