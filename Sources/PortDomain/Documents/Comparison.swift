/// How what a paper says compares with what a request says.
///
/// Source: the desk's practice; carriers' matching forgives spelling, never another legal entity.
public enum Comparison: Int, Comparable, Sendable {
  /// Letter by letter.
  case same
  /// The same but for case, accents, punctuation, spacing, Arabic letters that people exchange, or
  /// another spelling of one legal form.
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
    let (left, right) = (FoldedText.kept(paper), FoldedText.kept(request))
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
      $0.properties.generalCategory != .nonspacingMark && !unwritten.contains($0)
    }.map { exchanged[$0] ?? $0 }
    let words = FoldedText.words(of: String(String.UnicodeScalarView(letters)))
    let gist = words.map { legalForms[$0] ?? $0 }.joined()
    // Signs alone: only the very same ones are the same.
    return gist.isEmpty ? text : gist
  }

  /// What is left out of words as often as not: signs, Arabic's tatweel, a hamza by itself.
  private static let unwritten = Set(".'’\u{640}\u{621}".unicodeScalars)

  /// Arabic letters that people exchange: alef with or without hamza or madda, yeh and alef maksura,
  /// teh marbuta and heh, a hamza and the letter that bears it.
  private static let exchanged: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{622}": "\u{627}", "\u{623}": "\u{627}", "\u{625}": "\u{627}", "\u{671}": "\u{627}",
    "\u{649}": "\u{64A}", "\u{6CC}": "\u{64A}", "\u{626}": "\u{64A}", "\u{629}": "\u{647}",
    "\u{624}": "\u{648}",
  ]

  /// The spellings of one legal form; two forms never stand for each other.
  private static let legalForms: [String: String] = [
    "limited": "ltd",
    "corporation": "corp",
    "incorporated": "inc",
    "company": "co",
    "proprietary": "pty",
  ]
}

/// One field of a row, as the paper and as the request have it.
public struct Compared: Hashable, Sendable {
  public let field: EvidenceField
  /// What was typed from the paper, or said when the row passed; nil where it says as much as the
  /// request.
  public let paper: String?
  /// nil where the request has no such field.
  public let request: String?
  /// nil where nothing is known that could differ.
  public let comparison: Comparison?

  public init(field: EvidenceField, paper: String?, request: String?, comparison: Comparison?) {
    self.field = field
    self.paper = paper
    self.request = request
    self.comparison = comparison
  }
}
