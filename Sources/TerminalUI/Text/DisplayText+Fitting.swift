extension DisplayText {
  /// The longest beginning that fits into so many columns.
  public func prefix(columns limit: Int) -> DisplayText {
    if columns <= limit { return self }
    if isASCII {
      let limit = max(0, limit)
      return DisplayText(sanitised: String(string.prefix(limit)), columns: limit)
    }
    var text = ""
    var taken = 0
    for cell in cells {
      guard taken + cell.columns <= limit else { break }
      text += cell.text
      taken += cell.columns
    }
    return DisplayText(sanitised: text, columns: taken)
  }

  /// The text without its first cells, as many as begin in so many columns.
  public func dropping(columns count: Int) -> DisplayText {
    var text = ""
    var passed = 0
    var kept = 0
    for cell in cells {
      if passed < count {
        passed += cell.columns
      } else {
        text += cell.text
        kept += cell.columns
      }
    }
    return DisplayText(sanitised: text, columns: kept)
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
