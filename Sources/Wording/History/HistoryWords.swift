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
