import PortDomain

extension Desk {
  /// What a comparison found in a row beyond its two texts: the numbers that a paper lacks or has too
  /// many, or that the request changed since the row passed.
  func finding(
    in item: CheckItem,
    on document: Document,
    of file: RequestFile
  ) -> String? {
    if let typed = document.evidence[.numbers], item == .numbers {
      let numbers = NumbersOnPaper(typed, in: file.request.country)
      let missing = numbers.missing(of: document, in: file).map(\.grouped)
      let surplus = numbers.surplus(of: document, in: file).map { text in
        PhoneNumber(e164: text)?.grouped ?? text
      }
      let parts = [("missing on the paper", missing), ("surplus on the paper", surplus)]
      let found = parts.filter { !$0.1.isEmpty }
        .map { "\($0): \($1.joined(separator: ", "))" }
      return found.isEmpty ? nil : found.joined(separator: " · ")
    }
    let isTyped = item.pairs(on: document.kind).contains { document.evidence[$0.evidence] != nil }
    guard !isTyped, comparison(of: item, on: document, in: file) == .different else { return nil }
    return "passed before the request changed: e types what the paper says, or add a new version"
  }
}
