/// What a filter's text is wrong about, and where.
public struct FilterError: Error, Hashable, Sendable {
  /// In characters from the start of the text.
  public let position: Int
  public let found: String
  public let expected: Expectation

  public enum Expectation: Hashable, Sendable {
    case field
    case value(of: String, among: [String])
    case day
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
  /// The filter that a text states: words that all hold, `or`, `not` or `-`, parentheses, fields with
  /// values, shorthands and bare words.
  ///
  /// - Parameter carriers: by whose aliases `carrier:` is understood.
  public init(parsing text: String, carriers: CarrierBook = .known) throws(FilterError) {
    // Before it is taken apart: characters may be long, and stores nest conditions only so deep.
    guard text.utf8.count <= FilterParser.longest else {
      throw FilterError(position: 0, found: "", expected: .fewer(than: FilterParser.most))
    }
    let tokens = try FilterToken.tokens(of: text)
    let count = tokens.count + text.utf8.count { $0 == UInt8(ascii: ",") }
    guard count < FilterParser.most else {
      throw FilterError(position: 0, found: "", expected: .fewer(than: FilterParser.most))
    }
    if let place = text.firstIndex(where: { $0.unicodeScalars.contains("\0") }) {
      let position = text.distance(from: text.startIndex, to: place)
      throw FilterError(position: position, found: "", expected: .term)
    }
    var parser = FilterParser(
      tokens: FilterToken.joiningNumbers(tokens, of: text),
      end: text.count,
      carriers: carriers
    )
    self = try parser.disjunction(depth: 0)
    if let token = parser.next {
      throw FilterError(position: token.position, found: token.text, expected: .term)
    }
  }
}

/// A recursive descent over the tokens of a filter.
private struct FilterParser {
  let tokens: [FilterToken]
  let end: Int
  let carriers: CarrierBook
  var index = 0

  /// Deeper nesting than anybody types, and shallow enough for any stack.
  static let deepest = 50
  /// Words, parentheses and values of lists: more than anybody types.
  static let most = 200
  /// In bytes.
  static let longest = 20_000

  var next: FilterToken? { index < tokens.count ? tokens[index] : nil }

  mutating func disjunction(depth: Int) throws(FilterError) -> Filter {
    var parts = [try conjunction(depth: depth)]
    while let token = next, token.isWord("or") {
      index += 1
      parts.append(try conjunction(depth: depth))
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction(depth: Int) throws(FilterError) -> Filter {
    var parts: [Filter] = []
    while let token = next, token.kind != .close, !token.isWord("or") {
      parts.append(try factor(depth: depth))
    }
    if parts.isEmpty, index > 0 {
      throw FilterError(position: next?.position ?? end, found: next?.text ?? "", expected: .term)
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func factor(depth: Int) throws(FilterError) -> Filter {
    guard let token = next, depth < FilterParser.deepest else {
      throw FilterError(position: next?.position ?? end, found: next?.text ?? "", expected: .term)
    }
    index += 1
    switch token.kind {
    case .not: return .not(try factor(depth: depth + 1))
    case .open:
      let inner = try disjunction(depth: depth + 1)
      guard let close = next, close.kind == .close else {
        throw FilterError(position: end, found: "", expected: .closingParenthesis)
      }
      index += 1
      return inner
    case .close:
      throw FilterError(position: token.position, found: token.text, expected: .term)
    case .quoted: return .term(.word(token.text))
    case .word:
      if token.isWord("not") { return .not(try factor(depth: depth + 1)) }
      if let shorthand = Filter.Shorthand(rawValue: token.text.lowercased()) {
        return shorthand.filter
      }
      let term = try Filter.Term(token)
      if case .carrier(let ids) = term { return aliases(of: ids, or: term) }
      return .term(term)
    }
  }
}

extension FilterParser {
  /// A carrier's former names mean the carrier, in the countries where they are its own.
  private func aliases(of ids: [CarrierID], or term: Filter.Term) -> Filter {
    let meant: [Filter] = ids.flatMap { id in
      Country.allCases.compactMap { country in
        guard let carrier = carriers.carrier(id, in: country), carrier.id != id else { return nil }
        return .all([.term(.country([country])), .term(.carrier([carrier.id]))])
      }
    }
    return meant.isEmpty ? .term(term) : .any([.term(term)] + meant)
  }
}

/// A piece of a filter's text with its place.
struct FilterToken {
  enum Kind { case word, quoted, open, close, not }

  let kind: Kind
  let text: String
  let position: Int

  func isWord(_ word: String) -> Bool { kind == .word && text.lowercased() == word }

  static func tokens(of text: String) throws(FilterError) -> [FilterToken] {
    let characters = Array(text)
    var tokens: [FilterToken] = []
    var index = 0
    while index < characters.count {
      let start = index
      switch characters[index] {
      case let blank where blank.isWhitespace: index += 1
      case "(":
        if let close = characters[index...].firstIndex(of: ")"),
          PhoneNumber.isPiece(String(characters[index...close]))
        {
          let piece = String(characters[index...close])
          tokens.append(FilterToken(kind: .word, text: piece, position: start))
          index = close + 1
        } else {
          tokens.append(FilterToken(kind: .open, text: "(", position: start))
          index += 1
        }
      case ")":
        tokens.append(FilterToken(kind: .close, text: ")", position: start))
        index += 1
      case "-" where index + 1 < characters.count && !characters[index + 1].isWhitespace:
        tokens.append(FilterToken(kind: .not, text: "-", position: start))
        index += 1
      case "\"":
        guard let close = characters[(index + 1)...].firstIndex(of: "\"") else {
          throw FilterError(position: start, found: "\"", expected: .closingQuote)
        }
        let quoted = String(characters[(index + 1)..<close])
        tokens.append(FilterToken(kind: .quoted, text: quoted, position: start))
        index = close + 1
      default:
        var word = ""
        while index < characters.count, !characters[index].isWhitespace,
          !"()".contains(characters[index])
        {
          // A field's value may be a phrase: `customer:"Acme Ltd"`.
          guard characters[index] == "\"", word.hasSuffix(":") else {
            word.append(characters[index])
            index += 1
            continue
          }
          guard let close = characters[(index + 1)...].firstIndex(of: "\"") else {
            throw FilterError(position: index, found: "\"", expected: .closingQuote)
          }
          word += String(characters[(index + 1)..<close])
          index = close + 1
        }
        tokens.append(FilterToken(kind: .word, text: word, position: start))
      }
    }
    return tokens
  }

  /// Makes neighbouring pieces of a number one word: `+27 82 123 4567`, `(0803) 123 0001`.
  fileprivate static func joiningNumbers(_ tokens: [FilterToken], of text: String) -> [FilterToken]
  {
    var joined: [FilterToken] = []
    for token in tokens {
      guard let last = joined.last, token.isNumber, last.isNumber else {
        joined.append(token)
        continue
      }
      let start = text.index(text.startIndex, offsetBy: last.position)
      let end = text.index(text.startIndex, offsetBy: token.position + token.text.count)
      joined[joined.count - 1] = FilterToken(
        kind: .word,
        text: String(text[start..<end]),
        position: last.position
      )
    }
    return joined
  }

  private var isNumber: Bool { kind == .word && PhoneNumber.isPiece(text) }
}
