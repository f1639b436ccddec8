/// A line of texts in several styles.
public struct StyledText: Hashable, Sendable {
  public struct Span: Hashable, Sendable {
    public let text: DisplayText
    public let style: Style
  }

  public private(set) var spans: [Span] = []
  public private(set) var columns = 0

  public init() {}

  public init(_ text: DisplayText, _ style: Style = .plain) {
    append(text, style)
  }

  public init(sanitising text: String, _ style: Style = .plain) {
    self.init(DisplayText(sanitising: text), style)
  }

  public mutating func append(_ text: DisplayText, _ style: Style = .plain) {
    guard !text.isEmpty else { return }
    spans.append(Span(text: text, style: style))
    columns += text.columns
  }

  public static func + (left: StyledText, right: StyledText) -> StyledText {
    var result = left
    for span in right.spans { result.append(span.text, span.style) }
    return result
  }

  public static func += (left: inout StyledText, right: StyledText) {
    left = left + right
  }

  /// The line if it fits into so many columns, else as much of it as fits before an `…`.
  public func truncated(to limit: Int) -> StyledText {
    if columns <= limit { return self }
    var result = StyledText()
    for span in spans {
      let left = limit - result.columns
      // The last column is left to the `…` that says that spans are missing.
      guard span.text.columns < left else {
        let cut = span.text.prefix(columns: left - 1)
        if left > 0 { result.append(cut + DisplayText(.ellipsis), span.style) }
        break
      }
      result.append(span.text, span.style)
    }
    return result
  }
}

extension StyledText: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) {
    self.init(DisplayText(sanitising: value))
  }
}
