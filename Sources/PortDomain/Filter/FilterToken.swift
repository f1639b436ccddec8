/// A piece of a filter's text with its place.
struct FilterToken {
  enum Kind { case word, quoted, open, close, not }

  let kind: Kind
  let text: String
  let position: Int

  func isWord(_ word: String) -> Bool { kind == .word && text.lowercased() == word }

  /// - Parameter closingQuotes: whether a quotation mark without a partner takes the rest.
  static func tokens(
    of text: String,
    closingQuotes: Bool = false
  ) throws(FilterError) -> [FilterToken] {
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
        let partner = characters[(index + 1)...].firstIndex(of: "\"")
        guard let close = partner ?? (closingQuotes ? characters.endIndex : nil) else {
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
          let partner = characters[(index + 1)...].firstIndex(of: "\"")
          guard let close = partner ?? (closingQuotes ? characters.endIndex : nil) else {
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
  static func joiningNumbers(_ tokens: [FilterToken], of text: String) -> [FilterToken] {
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

  /// Makes a day behind its field one word with the month, and the year, that follow it: `port:3 dec 2026`.
  /// - Parameter isOpenEnded: whether the last word may go on.
  static func joiningDates(
    _ tokens: [FilterToken],
    isOpenEnded: Bool
  ) -> [FilterToken] {
    var joined: [FilterToken] = []
    for (index, token) in tokens.enumerated() {
      let isUnfinished = isOpenEnded && index == tokens.count - 1
      guard let last = joined.last, token.kind == .word,
        last.takesDate(token.text, isUnfinished: isUnfinished)
      else {
        joined.append(token)
        continue
      }
      joined[joined.count - 1] = FilterToken(
        kind: .word,
        text: "\(last.text) \(token.text)",
        position: last.position
      )
    }
    return joined
  }

  /// Whether a word, or what it may become, goes on with the date that this one ends in.
  func takesDate(_ word: String, isUnfinished: Bool = false) -> Bool {
    guard kind == .word, let condition = FilterCondition(text), condition.field?.isDay == true
    else { return false }
    let parts = condition.value.split(separator: " ")
    switch parts.count {
    case 1:
      return (1...2).contains(parts[0].count) && Int(parts[0]) != nil
        && TypedDay.isMonth(word.lowercased(), atLeast: isUnfinished ? 1 : 3)
    case 2: return Int(word) != nil && (isUnfinished ? word.count <= 4 : word.count == 4)
    default: return false
    }
  }

  private var isNumber: Bool { kind == .word && PhoneNumber.isPiece(text) }
}
