import PortDomain
import Wording

/// A paste never runs commands: numbers are looked up, anything else is looked for.
extension QueueScreen {
  mutating func paste(_ text: String, in context: Context) -> [Effect] {
    pasted = PastedNumbers(text)
    guard let pasted else { return find(text, .given, in: context) }
    return [.read(.numbers(pasted.asked))]
  }

  /// One number moves the cursor to its request, several become the tagged set.
  mutating func take(
    _ result: Result<[RequestID?], StoreError>,
    of asked: [String],
    in context: Context
  ) -> [Effect] {
    guard let pasted, pasted.asked == asked else { return [] }
    self.pasted = nil
    switch result {
    case .failure(let error): return [.say(Message(error.message, .failure))]
    case .success(let answers):
      let (found, missing) = pasted.sorted(by: answers)
      if !pasted.isSingle {
        tagged = Set(found)
        return [.say(.tagged(found.count, without: missing))] + countTags(in: context)
      }
      guard let id = found.first else {
        return [.say(.noRequest(of: missing[0], intake: context.key(.intake)))]
      }
      if list.rows.contains(where: { $0.request.id == id }) {
        list.select(id)
        return readOn()
      }
      return find(id.text, .given, in: context)
    }
  }
}

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
      let text = FoldedText.kept(piece)
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
