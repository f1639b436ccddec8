/// What a filter's text is wrong about, and where.
public struct FilterError: Error, Hashable, Sendable {
  /// In characters from the start of the text.
  public let position: Int
  public let found: String
  public let expected: Expectation

  public enum Expectation: Hashable, Sendable {
    case field
    case value(of: String, among: [String])
    case day(TypedDay.Fault)
    case number
    case comparison(of: String)
    case term
    case closingParenthesis
    case closingQuote
    /// Fewer words; at most so many are taken.
    case fewer(than: Int)
  }
}

extension Filter {
  /// A text as a value of the language, which knows no quotation mark within another: it ends before one.
  public static func quoted(_ text: String) -> String { "\"\(text.prefix { $0 != "\"" })\"" }

  /// The filter that a text states: words that all hold, `or`, `not` or `-`, parentheses, fields with
  /// values, shorthands and bare words.
  ///
  /// - Parameter carriers: by whose aliases `carrier:` is understood.
  public init(parsing text: String, carriers: CarrierBook = .known) throws(FilterError) {
    self = try FilterParser.read(text, FilterBasis(carriers: carriers))
  }
}

extension Desk {
  /// The filter that a text states, with days as people type them.
  public func filter(_ text: String, at now: Instant) throws(FilterError) -> Filter {
    try FilterParser.read(text, FilterBasis(carriers: carriers, days: (self, now)))
  }

  /// What a text narrows to while it is typed: its last word may be the beginning of anything, and then
  /// narrows to what begins so, or not at all.
  ///
  /// - Parameter logins: those that are known here.
  public func filter(
    typing text: String,
    at now: Instant,
    knowing logins: [String]
  ) throws(FilterError) -> Filter {
    let basis = FilterBasis(carriers: carriers, days: (self, now), unfinished: logins)
    return try FilterParser.read(text, basis)
  }
}

/// By what a filter's text is read.
struct FilterBasis {
  let carriers: CarrierBook
  /// By whose calendars days are read as people type them, and when; nil for those alone that need none.
  var days: (desk: Desk, now: Instant)?
  /// The known logins, where the text is still being typed.
  var unfinished: [String]?

  func day(_ text: String, _ reach: TypedDay.Reach) throws(TypedDay.Fault) -> Filter.Day {
    guard let (desk, now) = days else { throw .unreadable }
    var days: [Country: CalendarDay] = [:]
    for country in Country.allCases {
      let today = desk.zones.today(in: country, at: now)
      do throws(TypedDay.Fault) {
        days[country] = try desk.day(text, reach, in: country, on: today)
      } catch .weekdayIsToday {
        days[country] = today
      }
    }
    let all = Set(days.values)
    return all.count == 1 ? all.first.map(Filter.Day.on) ?? .each(days) : .each(days)
  }
}

/// A recursive descent over the tokens of a filter. What narrows nothing yet is nil.
private struct FilterParser {
  let tokens: [FilterToken]
  let end: Int
  let basis: FilterBasis
  /// Whether the last word may go on.
  let isOpenEnded: Bool
  var index = 0

  /// Deeper nesting than anybody types, and shallow enough for any stack.
  static let deepest = 50
  /// Words, parentheses and values of lists: more than anybody types.
  static let most = 200
  /// In bytes.
  static let longest = 20_000

  static func read(_ text: String, _ basis: FilterBasis) throws(FilterError) -> Filter {
    // Before it is taken apart: characters may be long, and stores nest conditions only so deep.
    guard text.utf8.count <= longest else {
      throw FilterError(position: 0, found: "", expected: .fewer(than: most))
    }
    let isTyped = basis.unfinished != nil
    let tokens = try FilterToken.tokens(of: text, closingQuotes: isTyped)
    let count = tokens.count + text.utf8.count { $0 == UInt8(ascii: ",") }
    guard count < most else {
      throw FilterError(position: 0, found: "", expected: .fewer(than: most))
    }
    if let place = text.firstIndex(where: { $0.unicodeScalars.contains("\0") }) {
      let position = text.distance(from: text.startIndex, to: place)
      throw FilterError(position: position, found: "", expected: .term)
    }
    let isOpenEnded = isTyped && text.last?.isWhitespace == false
    let words = FilterToken.joiningNumbers(tokens, of: text)
    var parser = FilterParser(
      tokens: FilterToken.joiningDates(words, isOpenEnded: isOpenEnded),
      end: text.count,
      basis: basis,
      isOpenEnded: isOpenEnded
    )
    let filter = try parser.disjunction(depth: 0)
    if let token = parser.next {
      throw FilterError(position: token.position, found: token.text, expected: .term)
    }
    return filter ?? .everything
  }

  var next: FilterToken? { index < tokens.count ? tokens[index] : nil }
  private var isTyped: Bool { basis.unfinished != nil }

  mutating func disjunction(depth: Int) throws(FilterError) -> Filter? {
    var parts = [try conjunction(depth: depth)]
    while let token = next, token.isWord("or") {
      index += 1
      parts.append(try conjunction(depth: depth))
    }
    let stated = parts.compactMap(\.self)
    return stated.count > 1 ? .any(stated) : stated.first
  }

  private mutating func conjunction(depth: Int) throws(FilterError) -> Filter? {
    var parts: [Filter] = []
    let start = index
    while let token = next, token.kind != .close, !token.isWord("or") {
      if let part = try factor(depth: depth) { parts.append(part) }
    }
    if index == start, index > 0, !(isTyped && next == nil) {
      throw FilterError(position: next?.position ?? end, found: next?.text ?? "", expected: .term)
    }
    if parts.isEmpty, !tokens.isEmpty { return nil }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func factor(depth: Int) throws(FilterError) -> Filter? {
    if next == nil, isTyped { return nil }
    guard let token = next, depth < FilterParser.deepest else {
      throw FilterError(position: next?.position ?? end, found: next?.text ?? "", expected: .term)
    }
    index += 1
    switch token.kind {
    case .not: return try factor(depth: depth + 1).map(Filter.not)
    case .open:
      let inner = try disjunction(depth: depth + 1)
      if next == nil, isTyped { return inner }
      guard let close = next, close.kind == .close else {
        throw FilterError(position: end, found: "", expected: .closingParenthesis)
      }
      index += 1
      return inner
    case .close:
      throw FilterError(position: token.position, found: token.text, expected: .term)
    case .quoted: return .term(.word(token.text))
    case .word:
      if token.isWord("not") { return try factor(depth: depth + 1).map(Filter.not) }
      var token = token
      // A month may still follow a day.
      if isOpenEnded || isTyped && token.takesDate("jan"), next == nil {
        guard let whole = unfinished(token) else { return nil }
        token = whole
      }
      if let shorthand = Filter.Shorthand(rawValue: token.text.lowercased()) {
        return shorthand.filter
      }
      let term = try Filter.Term(token, basis)
      if case .carrier(let ids) = term { return aliases(of: ids, or: term) }
      return .term(term)
    }
  }
}

// MARK: While it is typed

extension FilterParser {
  /// The word that an unfinished one stands for meanwhile; nil where it narrows nothing yet.
  private func unfinished(_ token: FilterToken) -> FilterToken? {
    let text = token.text.lowercased()
    guard let condition = FilterCondition(token.text) else {
      if SearchWord(text).isBlank { return nil }
      let isWhole = Filter.names.contains(text) || PhoneNumber.isPiece(text)
      return isWhole || !Filter.beginnings.contains { $0.hasPrefix(text) } ? token : nil
    }
    guard let field = condition.field else { return token }
    guard let values = field.values(basis) else {
      return condition.isWhole(of: field) && (try? Filter.Term(token, basis)) != nil ? token : nil
    }
    var parts = condition.value.split(separator: ",", omittingEmptySubsequences: false)
      .map { String($0) }
    let last = parts.removeLast().lowercased()
    if !last.isEmpty { parts += values.filter { $0.hasPrefix(last) }.prefix(FilterParser.most) }
    guard !parts.isEmpty else { return nil }
    return FilterToken(
      kind: .word,
      text: condition.name + condition.sign + parts.joined(separator: ","),
      position: token.position
    )
  }
}

extension Filter.FieldName {
  /// The values that it takes and no other; nil where they can't be counted.
  fileprivate func values(_ basis: FilterBasis) -> [String]? {
    switch self {
    case .status, .country, .reason, .docs, .turn, .next, .priority: values.map { $0.lowercased() }
    case .owner: values + (basis.unfinished ?? [])
    case .carrier: basis.carriers.names
    case .order, .customer, .due, .port, .created, .follow, .hold, .activated, .age, .attempt: nil
    }
  }
}

extension FilterCondition {
  /// Whether what is typed behind the sign can stand as it is: `1` is `15` half typed.
  fileprivate func isWhole(of field: Filter.FieldName) -> Bool {
    switch field {
    case .due, .port, .created, .follow, .hold, .activated:
      value.contains(where: \.isLetter) || value.count == "2026-12-01".count
        || CalendarDay(iso: value + "-01") != nil
    case .age: value.lowercased().hasSuffix("d")
    case .status, .country, .carrier, .owner, .reason, .docs, .turn, .order, .next, .customer,
      .priority, .attempt:
      true
    }
  }
}

extension FilterParser {
  /// A carrier's former names mean the carrier, in the countries where they are its own.
  private func aliases(of ids: [CarrierID], or term: Filter.Term) -> Filter {
    let meant: [Filter] = ids.flatMap { id in
      Country.allCases.compactMap { country in
        guard let carrier = basis.carriers.carrier(id, in: country), carrier.id != id else {
          return nil
        }
        return .all([.term(.country([country])), .term(.carrier([carrier.id]))])
      }
    }
    return meant.isEmpty ? .term(term) : .any([.term(term)] + meant)
  }
}
