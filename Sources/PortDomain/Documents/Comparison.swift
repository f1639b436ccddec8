/// How what a paper says compares with what a request says.
///
/// Source: the desk's practice; carriers' matching forgives spelling, never another legal entity.
public enum Comparison: Int, Comparable, Sendable {
  /// Letter by letter.
  case same
  /// The same but for case, accents, punctuation, spacing, or another spelling of one legal form.
  case sameBut
  /// Anything else; another legal form, or one side without, included.
  case different

  /// The worse of two stands above.
  public static func < (left: Comparison, right: Comparison) -> Bool {
    left.rawValue < right.rawValue
  }

  /// Compares two names or addresses.
  public init(_ paper: String, _ request: String) {
    let (left, right) = (
      FoldedText.kept(paper, lines: true), FoldedText.kept(request, lines: true)
    )
    if left == right {
      self = .same
    } else {
      self = Comparison.gist(of: left) == Comparison.gist(of: right) ? .sameBut : .different
    }
  }

  /// Compares two account numbers or codes, of which each letter, digit and leading zero counts.
  public init(code paper: String, _ request: String) {
    let (left, right) = (
      FoldedText.kept(paper, lines: false), FoldedText.kept(request, lines: false)
    )
    if left == right {
      self = .same
    } else {
      let words = FoldedText.words(of: left).joined()
      self = !words.isEmpty && words == FoldedText.words(of: right).joined() ? .sameBut : .different
    }
  }

  /// The letters and digits that count: each legal form in its one spelling, nothing between words.
  private static func gist(of text: String) -> String {
    let letters = FoldedText.key(text).unicodeScalars.filter {
      // Arabic vowel signs are marks that folding leaves.
      $0.properties.generalCategory != .nonspacingMark && !".'’".unicodeScalars.contains($0)
    }
    let words = FoldedText.words(of: String(String.UnicodeScalarView(letters)))
    let gist = words.map { legalForms[$0] ?? $0 }.joined()
    // Signs alone: only the very same ones are the same.
    return gist.isEmpty ? text : gist
  }

  /// The spellings of one legal form; two forms never stand for each other.
  private static let legalForms: [String: String] = [
    "limited": "ltd",
    "corporation": "corp",
    "incorporated": "inc",
    "company": "co",
    "proprietary": "pty",
  ]
}
