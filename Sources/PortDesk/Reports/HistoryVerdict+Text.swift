import PortDomain
import PortStore
import Wording

extension DeskSession {
  /// Reads the whole history and the desk's records, and finds the first that isn't what was written.
  public func verifyHistory() throws(DeskFailure) -> HistoryVerdict {
    try ask { store throws(StoreError) in try store.verifyHistory() }
  }
}

extension HistoryVerdict {
  public var json: JSON {
    [
      "intact": .flag(finding == nil),
      "events": .integer(events),
      "signed": .flag(assurance == .signed),
      "finding": JSON(finding?.message),
    ]
  }

  public var text: PrintedText {
    var text: PrintedText = "\(String(events)) events read"
    text.add(finding?.message ?? "the history is what was written")
    return text
  }

  public static let unsignedNote = "the key is missing, so only accidental damage can be found"
}

extension HistoryVerdict.Finding {
  /// The first thing found wrong, in operators' words.
  fileprivate var message: String {
    switch self {
    case .altered(let place): "\(place.text) is not what was written"
    case .detailAltered(let place): "the values kept with \(place.text) are not what was written"
    case .missing(let place): "an event is gone from before \(place.text)"
    case .unsigned(let place): "\(place.text) was not written by this program with this desk's key"
    case .sealBroken(let event): "the events up to number \(event) are not those that were sealed"
    case .cut(let last, let sealed):
      "the events after number \(last) are gone, up to number \(sealed) at least"
    case .unreadable(let number): "event number \(number) can't be read"
    case .recordAltered(let number):
      "number \(number) of the versions of carriers, holidays, rules and settings is not what was written"
    }
  }
}

extension HistoryVerdict.Place {
  fileprivate var text: String { "event \(number) (\(event) of \(request))" }
}
