/// What a desk writes down of a whole country, beside its rules and holidays.
public struct CountryTerms: Hashable, Sendable, Codable {
  public let country: Country
  /// How many hours after the request was sent the customer has to confirm it by SMS; nil where no
  /// such time is known.
  public var confirmationHours: Int?
  /// Times in which nobody in the country ports a number, both ends included.
  public var freezeWindows: [ClosedRange<CalendarDay>]

  public init(
    country: Country,
    confirmationHours: Int? = nil,
    freezeWindows: [ClosedRange<CalendarDay>] = []
  ) {
    self.country = country
    self.confirmationHours = confirmationHours
    self.freezeWindows = freezeWindows
  }

  /// What is known of a country before the desk writes.
  public static func known(of country: Country) -> CountryTerms {
    CountryTerms(country: country, confirmationHours: country.publishedConfirmationHours)
  }

  /// The freeze window that a day lies in, if any.
  public func freezeWindow(on day: CalendarDay) -> ClosedRange<CalendarDay>? {
    freezeWindows.first { $0.contains(day) }
  }

  /// Whether the losing carrier asks the customer by SMS, who must answer: as the country has it, or
  /// because the desk wrote down by when.
  public var confirmsBySMS: Bool { confirmationHours != nil || country.asksBySMS }
}

extension Country {
  /// Source: the porting guides of NCC and NCA.
  fileprivate var asksBySMS: Bool {
    switch self {
    case .nigeria, .ghana: true
    case .kenya, .southAfrica, .emirates, .egypt: false
    }
  }

  /// How many hours the customer has to confirm by SMS; nil where none are published. Source: NCC.
  fileprivate var publishedConfirmationHours: Int? {
    switch self {
    case .nigeria: 48
    case .ghana, .kenya, .southAfrica, .emirates, .egypt: nil
    }
  }
}

extension CountryTerms {
  /// What is worth saying of the customer's SMS when a request goes to the carrier.
  var confirmation: Warning? {
    guard confirmsBySMS else { return nil }
    // The warning tells the published hours; those that a desk wrote down itself stand with its record.
    let isPublished =
      confirmationHours != nil && confirmationHours == country.publishedConfirmationHours
    return isPublished ? .customerConfirmsInTime : .customerConfirms
  }
}

extension Desk {
  public func terms(of country: Country) -> CountryTerms {
    countries[country] ?? .known(of: country)
  }

  /// Whether a country's carriers ask the customer by SMS, who must answer before they go on.
  public func confirmsBySMS(in country: Country) -> Bool { terms(of: country).confirmsBySMS }

  /// How many hours after the request was sent the customer has to answer; nil where nobody is asked
  /// or no time is known.
  public func confirmationHours(in country: Country) -> Int? {
    terms(of: country).confirmationHours
  }
}

/// What a desk writes down of a country. Raw values are the names that files and commands use.
public enum CountryField: String, CaseIterable, Hashable, Sendable {
  case confirmationHours = "confirmation_hours"
  case freezeWindows = "freeze_windows"

  private static let hours = 1...720

  /// The field's text as it is typed and printed; empty when nothing is set.
  public func text(of terms: CountryTerms) -> String {
    switch self {
    case .confirmationHours: terms.confirmationHours.map { String($0) } ?? ""
    case .freezeWindows: FreezeWindows.text(of: terms.freezeWindows)
    }
  }

  /// Writes a text into the field; freeze windows are written as a carrier's are.
  ///
  /// - Throws: `RecordObstacle.valueInvalid` for a text that says nothing of the kind.
  public func write(_ text: String, to terms: inout CountryTerms) throws(RecordObstacle) {
    let invalid = RecordObstacle.valueInvalid(.country(self), text)
    switch self {
    case .confirmationHours:
      guard !text.isEmpty else { return terms.confirmationHours = nil }
      guard let hours = Int(text), CountryField.hours.contains(hours) else { throw invalid }
      terms.confirmationHours = hours
    case .freezeWindows:
      guard let windows = FreezeWindows.reading(text) else { throw invalid }
      terms.freezeWindows = windows
    }
  }
}

/// Times without ports as they are typed: `2026-12-10..2027-01-05`, with blanks between them.
enum FreezeWindows {
  static func text(of windows: [ClosedRange<CalendarDay>]) -> String {
    windows.map { "\($0.lowerBound.iso)..\($0.upperBound.iso)" }.joined(separator: " ")
  }

  /// nil for a text that says anything else.
  static func reading(_ text: String) -> [ClosedRange<CalendarDay>]? {
    let words = text.split(separator: " ")
    let windows = words.compactMap { word -> ClosedRange<CalendarDay>? in
      let ends = word.split(separator: "..").compactMap { CalendarDay(iso: $0) }
      guard ends.count == 2, ends[0] <= ends[1] else { return nil }
      return ends[0]...ends[1]
    }
    return windows.count == words.count ? windows : nil
  }
}
