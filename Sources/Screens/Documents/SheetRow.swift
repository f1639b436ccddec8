import PortDomain
import TerminalUI
import Wording

/// One row of a check sheet as it is shown: the answer, what the paper says, what the request says.
struct SheetRow: Hashable, Sendable {
  let item: CheckItem
  let verdict: Document.Verdict?
  let onPaper: StyledText
  let inRequest: DisplayText
  let difference: TextDifference?
  /// What the comparison found that the two texts don't show by themselves.
  let finding: String?
  /// Who answered and why, where a person did.
  let answer: Document.Answer?

  /// The rows of a paper's sheet on a day, in the order they are worked through.
  static func rows(
    of document: Document,
    in file: RequestFile,
    by desk: Desk,
    on today: CalendarDay
  ) -> [SheetRow] {
    document.kind.items.map { SheetRow($0, of: document, in: file, by: desk, on: today) }
  }

  private init(
    _ item: CheckItem,
    of document: Document,
    in file: RequestFile,
    by desk: Desk,
    on today: CalendarDay
  ) {
    let request = file.request
    let pairs = item.pairs(on: document.kind)
    let wanted = pairs.compactMap { pair in
      pair.evidence == .numbers
        ? NumbersOnPaper.wanted(of: document, in: file).map(\.e164).joined(separator: ", ")
        : pair.field.flatMap { request[$0] }
    }
    let text = wanted.joined(separator: ", ")
    self.item = item
    verdict = desk.verdict(item, of: document, in: file, on: today)
    inRequest = DisplayText(sanitising: text)
    answer = document.answers[item]
    finding = desk.finding(in: item, on: document, of: file)
    let said = pairs.map { desk.said($0.evidence, in: item, on: document, of: file) }
    guard said.contains(where: { $0 != nil }) else {
      difference = nil
      onPaper = SheetRow.untyped(item, verdict, isStated: !wanted.isEmpty)
      return
    }
    if item.isComputed {
      let days = pairs.compactMap { document.day($0.evidence) }
      difference = nil
      onPaper = StyledText(sanitising: days.map { $0.spoken(today: today) }.joined(separator: ", "))
      return
    }
    // What isn't typed is as in the request, so that both sides read alike.
    let stated = zip(pairs, said).compactMap { pair, said in
      said ?? pair.field.flatMap { request[$0] }
    }.joined(separator: ", ")
    difference = desk.comparison(of: item, on: document, in: file).flatMap {
      TextDifference(paper: stated, request: text, comparison: $0)
    }
    onPaper = difference?.styled ?? StyledText(sanitising: stated)
  }

  /// What stands on the paper's side while nothing is typed.
  private static func untyped(
    _ item: CheckItem,
    _ verdict: Document.Verdict?,
    isStated: Bool
  ) -> StyledText {
    if item.isComputed { return StyledText(sanitising: Document.Answer.noDate, .muted) }
    guard verdict == .pass, isStated else { return StyledText() }
    return StyledText(sanitising: Document.Answer.asRequested, .muted)
  }
}

extension Document.Verdict? {
  /// The sign before a row.
  var sign: StyledText {
    switch self {
    case .pass: StyledText(DisplayText(.done), .success)
    case .fail: StyledText(DisplayText(.failed), .danger)
    case .notApplicable: StyledText("-", .muted)
    case nil: StyledText(DisplayText(.dot), .muted)
    }
  }
}

/// Where the text on a paper and the text in the request part, for the eye.
///
/// What it means for the paper is the desk's comparison; this only shows it.
struct TextDifference: Hashable, Sendable {
  let paper: String
  /// The characters of the paper's text that differ, up to where both end alike; empty where the
  /// paper lacks something.
  let differing: Range<Int>
  let comparison: Comparison

  /// nil when both say the same.
  init?(paper: String, request: String, comparison: Comparison) {
    guard comparison != .same, paper != request, !paper.isEmpty, !request.isEmpty else {
      return nil
    }
    let (left, right) = (Array(paper), Array(request))
    let shorter = min(left.count, right.count)
    var start = 0
    while start < shorter, left[start] == right[start] { start += 1 }
    var tail = 0
    while tail < shorter - start, left[left.count - 1 - tail] == right[right.count - 1 - tail] {
      tail += 1
    }
    self.paper = paper
    differing = start..<left.count - tail
    self.comparison = comparison
  }

  /// The paper's text with the differing letters in a style of their own.
  var styled: StyledText {
    let letters = Array(paper)
    func part(_ range: Range<Int>) -> DisplayText {
      DisplayText(sanitising: String(letters[range]))
    }
    var text = StyledText(part(0..<differing.lowerBound))
    text.append(part(differing), .difference)
    text.append(part(differing.upperBound..<letters.count))
    return text
  }

  /// Signs under the differing letters, and what they mean.
  /// - Parameter isASCII: whether the letters are shown in ASCII, where some are wider.
  func markup(isASCII: Bool) -> DisplayText {
    let letters = Array(paper)
    func columns(_ range: Range<Int>) -> Int {
      let part = DisplayText(sanitising: String(letters[range]))
      return (isASCII ? part.inASCII : part).columns
    }
    let (before, marked) = (columns(0..<differing.lowerBound), columns(differing))
    let signs = String(repeating: "~", count: max(1, marked))
    return .blanks(before) + "\(signs) \(comparison.title)"
  }
}
