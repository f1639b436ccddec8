/// What a desk writes down of a carrier. Raw values are the names that files and commands use.
public enum CarrierField: String, CaseIterable, Hashable, Sendable {
  case name
  case aliases
  case contact
  case howToSubmit = "how_to_submit"
  case loaAgeLimit = "loa_age_limit"
  case pinNeeded = "pin_needed"
  case cutOff = "cut_off"
  case leadTime = "lead_time"
  case freezeWindows = "freeze_windows"
  case daysOfGrace = "days_of_grace"

  /// The longest count of days that is taken for one and not for a slip.
  private static let mostDays = 3650

  /// The field's text as it is typed and printed; empty when nothing is set.
  public func text(of carrier: Carrier) -> String {
    switch self {
    case .name: carrier.name
    case .aliases: carrier.aliases.map(\.text).joined(separator: " ")
    case .contact: carrier.contact
    case .howToSubmit: carrier.howToSubmit
    case .loaAgeLimit: carrier.loaAgeLimit.map { String($0) } ?? ""
    case .pinNeeded: carrier.needsPIN ? "yes" : "no"
    case .cutOff: carrier.cutOff?.clockText() ?? ""
    case .leadTime: String(carrier.leadTime)
    case .freezeWindows:
      carrier.freezeWindows.map { "\($0.lowerBound.iso)..\($0.upperBound.iso)" }
        .joined(separator: " ")
    case .daysOfGrace: String(carrier.daysOfGrace)
    }
  }

  /// Writes a text into the field.
  ///
  /// Days are counted in whole numbers, the cut-off is `HH:MM` in the country's time, freeze windows are
  /// `2026-12-10..2027-01-05` with blanks between them.
  ///
  /// - Throws: `RecordObstacle.valueInvalid` for a text that says nothing of the kind.
  public func write(_ text: String, to carrier: inout Carrier) throws(RecordObstacle) {
    let invalid = RecordObstacle.valueInvalid(.carrier(self), text)
    let words = text.split(separator: " ").map { String($0) }
    switch self {
    case .name:
      guard !words.isEmpty else { throw invalid }
      carrier.name = text
    case .aliases:
      let aliases = words.compactMap { try? CarrierID(parsing: $0) }
      guard aliases.count == words.count else { throw invalid }
      carrier.aliases = aliases
    case .contact: carrier.contact = text
    case .howToSubmit: carrier.howToSubmit = text
    case .loaAgeLimit:
      carrier.loaAgeLimit = words.isEmpty ? nil : try days(text, else: invalid)
    case .pinNeeded:
      switch text.lowercased() {
      case "yes", "true": carrier.needsPIN = true
      case "no", "false": carrier.needsPIN = false
      default: throw invalid
      }
    case .cutOff:
      guard !words.isEmpty else { return carrier.cutOff = nil }
      guard let time = TimeOfDay(text) else { throw invalid }
      carrier.cutOff = time
    case .leadTime: carrier.leadTime = try days(text, else: invalid)
    case .freezeWindows:
      let windows = words.compactMap(CarrierField.window)
      guard windows.count == words.count else { throw invalid }
      carrier.freezeWindows = windows
    case .daysOfGrace: carrier.daysOfGrace = try days(text, else: invalid)
    }
  }

  private func days(
    _ text: String,
    else invalid: RecordObstacle
  ) throws(RecordObstacle) -> Int {
    guard let days = Int(text), (0...CarrierField.mostDays).contains(days) else { throw invalid }
    return days
  }

  private static func window(_ text: String) -> ClosedRange<CalendarDay>? {
    let ends = text.split(separator: "..").compactMap { CalendarDay(iso: $0) }
    guard ends.count == 2, ends[0] <= ends[1] else { return nil }
    return ends[0]...ends[1]
  }
}
