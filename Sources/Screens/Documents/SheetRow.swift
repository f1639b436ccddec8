import PortDomain
import TerminalUI

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
      onPaper = StyledText(
        DisplayText(sanitising: days.map { $0.spoken(today: today) }.joined(separator: ", "))
      )
      return
    }
    // What isn't typed is as in the request, so that both sides read alike.
    let stated = zip(pairs, said).compactMap { pair, said in
      said ?? pair.field.flatMap { request[$0] }
    }.joined(separator: ", ")
    difference = desk.comparison(of: item, on: document, in: file).flatMap {
      TextDifference(paper: stated, request: text, comparison: $0)
    }
    onPaper = difference?.styled ?? StyledText(DisplayText(sanitising: stated))
  }

  /// What stands on the paper's side while nothing is typed.
  private static func untyped(
    _ item: CheckItem,
    _ verdict: Document.Verdict?,
    isStated: Bool
  ) -> StyledText {
    if item.isComputed { return StyledText("no date typed yet", .muted) }
    return verdict == .pass && isStated ? StyledText("as in the request", .muted) : StyledText()
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
