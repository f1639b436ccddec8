import PortDomain
import TerminalUI

/// One row of a check sheet as it is shown: the answer, what the paper says, what the request says.
struct SheetRow: Hashable, Sendable {
  let item: CheckItem
  let verdict: Document.Verdict?
  let onPaper: StyledText
  let inRequest: DisplayText
  let difference: TextDifference?
  /// Who answered and why, where a person did.
  let answer: Document.Answer?

  /// The rows of a paper's sheet on a day, in the order they are worked through.
  static func rows(
    of document: Document,
    in file: RequestFile,
    by desk: Desk,
    on today: CalendarDay
  ) -> [SheetRow] {
    document.kind.items.map { item in
      SheetRow(
        item,
        of: document,
        in: file.request,
        comparison: desk.comparison(of: item, on: document, in: file),
        verdict: desk.verdict(item, of: document, in: file, on: today),
        today: today
      )
    }
  }

  private init(
    _ item: CheckItem,
    of document: Document,
    in request: PortRequest,
    comparison: Comparison?,
    verdict: Document.Verdict?,
    today: CalendarDay
  ) {
    let pairs = item.pairs(on: document.kind)
    let wanted = pairs.compactMap { pair in pair.field.flatMap { request[$0] } }
    let text = wanted.joined(separator: ", ")
    self.item = item
    self.verdict = verdict
    inRequest = DisplayText(sanitising: text)
    answer = document.answers[item]
    let typed = pairs.filter { document.evidence[$0.evidence] != nil }
    guard !typed.isEmpty else {
      difference = nil
      onPaper = SheetRow.untyped(item, verdict, isStated: !wanted.isEmpty)
      return
    }
    if item.isComputed {
      let days = typed.compactMap { document.day($0.evidence) }
      difference = nil
      onPaper = StyledText(
        DisplayText(sanitising: days.map { $0.spoken(today: today) }.joined(separator: ", "))
      )
      return
    }
    // What isn't typed is as in the request, so that both sides read alike.
    let said = pairs.compactMap { pair in
      document.evidence[pair.evidence] ?? pair.field.flatMap { request[$0] }
    }.joined(separator: ", ")
    difference = comparison.flatMap {
      TextDifference(paper: said, request: text, comparison: $0)
    }
    onPaper = difference?.styled ?? StyledText(DisplayText(sanitising: said))
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
