/// What the word at the cursor of a filter may become.
public struct FilterCompletion: Hashable, Sendable {
  /// The characters of the text that a candidate takes the place of.
  public let place: Range<Int>
  public let candidates: [String]

  /// - Parameters:
  ///   - cursor: how many characters of the text stand before it.
  ///   - logins: those that are known here.
  public init(of text: String, at cursor: Int, carriers: CarrierBook, logins: [String]) {
    let before = text.prefix(cursor)
    let isQuoted = !before.count { $0 == "\"" }.isMultiple(of: 2)
    let word = before.reversed().prefix { !$0.isWhitespace && !"()\"".contains($0) }.count
    var begun = String(before.suffix(word))
    if begun.hasPrefix("-") { begun.removeFirst() }
    guard !isQuoted else {
      self.init(place: cursor..<cursor, candidates: [])
      return
    }
    var known = Filter.FieldName.allCases.map(\.begun) + Filter.names + ["not", "or"]
    if let condition = FilterCondition(begun) {
      known = condition.field?.completions(carriers: carriers, logins: logins) ?? []
      let last = condition.value.split(separator: ",", omittingEmptySubsequences: false).last
      begun = last.map { String($0) } ?? ""
    }
    let prefix = begun.lowercased()
    let candidates = known.filter { $0.lowercased().hasPrefix(prefix) }
    self.init(
      place: cursor - begun.count..<cursor,
      // A word that stands there already needs no completing.
      candidates: candidates.map { $0.lowercased() } == [prefix] ? [] : candidates
    )
  }

  private init(place: Range<Int>, candidates: [String]) {
    self.place = place
    self.candidates = candidates
  }
}

extension Filter.FieldName {
  /// Its name with the sign that most often follows.
  fileprivate var begun: String {
    switch self {
    case .status, .country, .carrier, .owner, .reason, .docs, .turn, .order, .next, .customer,
      .priority, .port, .activated:
      rawValue + ":"
    case .due, .follow, .hold: rawValue + "<"
    case .created: rawValue + ">="
    case .age, .attempt: rawValue + ">"
    }
  }

  fileprivate func completions(carriers: CarrierBook, logins: [String]) -> [String] {
    switch self {
    case .owner: values + logins.filter { !values.contains($0) }
    case .carrier: Set(carriers.current.map(\.id.text)).sorted()
    case .status, .country, .reason, .docs, .turn, .order, .next, .customer, .priority, .due, .port,
      .created, .follow, .hold, .activated, .age, .attempt:
      values
    }
  }
}
