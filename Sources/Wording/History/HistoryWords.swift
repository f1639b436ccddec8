import PortDomain

extension Title {
  public static let history = "History"
}

extension Prompt {
  public static let onlyWith = "Only with:"
}

extension Event {
  /// Its place in the history, for those who compare it with another record.
  public var source: String { "version \(version), event \(number), session \(session)" }

  /// What is listed, and by whose clocks.
  /// - Parameter words: which every event shown has.
  public static func heading(
    _ shown: Int,
    of all: Int,
    with words: String,
    in country: Country
  ) -> String {
    let count = words.isEmpty ? "\(all) events" : "\(shown) of \(all) events with \"\(words)\""
    return "\(count), newest first, times of \(country.name)"
  }
}

extension FieldChange {
  public var message: String {
    "\(field.label): \(before ?? Placeholder.none) → \(after ?? Placeholder.none)"
  }
}

extension PrintedText {
  /// What the examination of the history found.
  public static func verified(_ events: Int, _ finding: HistoryFinding?) -> PrintedText {
    var text: PrintedText = "\(String(events)) events read"
    text.add(finding?.message ?? "the history is what was written")
    return text
  }

  public static let unsigned = "the key is missing, so only accidental damage can be found"
}

extension HistoryFinding {
  /// The first thing found wrong, in operators' words.
  public var message: String {
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

extension HistoryFinding.Place {
  fileprivate var text: String { "event \(number) (\(event) of \(request))" }
}
