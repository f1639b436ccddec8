import PortDomain

/// Telephone numbers in a pasted text, and the request of each once the store has told.
struct PastedNumbers: Hashable, Sendable {
  /// What stands for one number, as it was pasted.
  private let pieces: [Piece]

  private struct Piece: Hashable, Sendable {
    let text: String
    /// In E.164; several where a national spelling fits several countries.
    let readings: [String]
  }

  /// Nil unless every piece of the text, split at line ends, commas, semicolons and tabs, can be read as
  /// a number of some country.
  init?(_ text: String) {
    pieces = text.split { $0.isNewline || ",;\t".contains($0) }.compactMap { piece in
      let text = FoldedText.kept(piece, lines: false)
      return text.isEmpty ? nil : Piece(text: text, readings: PastedNumbers.readings(of: text))
    }
    if pieces.isEmpty || !pieces.allSatisfy({ !$0.readings.isEmpty }) { return nil }
  }

  private static func readings(of text: String) -> [String] {
    var found: [String] = []
    for country in Country.allCases {
      guard let number = try? PhoneNumber(parsing: text, in: country) else { continue }
      if !found.contains(number.e164) { found.append(number.e164) }
    }
    return found
  }

  /// What to ask the store for.
  var asked: [String] { pieces.flatMap(\.readings) }

  var isSingle: Bool { pieces.count == 1 }

  /// The requests of the pieces, and the pieces that have none.
  /// - Parameter answers: one for each of `asked`.
  func sorted(by answers: [RequestID?]) -> (found: [RequestID], missing: [String]) {
    var rest = answers[...]
    var found: [RequestID] = []
    var missing: [String] = []
    for piece in pieces {
      let own = rest.prefix(piece.readings.count)
      rest = rest.dropFirst(own.count)
      if let id = own.lazy.compactMap(\.self).first {
        found.append(id)
      } else {
        missing.append(piece.text)
      }
    }
    return (found, missing)
  }
}
