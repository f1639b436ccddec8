/// Something that decisions depend on and that the desk edits itself; kept with all its versions.
public enum DeskRecord: Hashable, Sendable, Codable {
  /// A carrier as the desk describes it; it stands for the one known at the start.
  case carrier(Carrier)
  /// A public holiday that is not published with the program, or is named or confirmed anew.
  case holiday(Country, Holiday)
  /// A day that is no holiday, whatever is published.
  case noHoliday(Country, CalendarDay)

  /// What the versions of one record have in common.
  public enum Subject: Hashable, Sendable {
    case carrier(Country, CarrierID)
    case day(Country, CalendarDay)

    /// `carrier NG/mtn`, `day EG 2026-11-08`: as a store keeps it.
    public var text: String {
      switch self {
      case .carrier(let country, let id): "carrier \(country.code)/\(id.text)"
      case .day(let country, let day): "day \(country.code) \(day.iso)"
      }
    }
  }

  public var subject: Subject {
    switch self {
    case .carrier(let carrier): .carrier(carrier.country, carrier.id)
    case .holiday(let country, let holiday): .day(country, holiday.day)
    case .noHoliday(let country, let day): .day(country, day)
    }
  }

  /// The country whose open requests are counted anew when it changes.
  public var country: Country {
    switch self {
    case .carrier(let carrier): carrier.country
    case .holiday(let country, _), .noHoliday(let country, _): country
    }
  }

  /// The carrier to whose requests the change is confined; nil when it concerns the whole country.
  public var carrier: Carrier? {
    switch self {
    case .carrier(let carrier): carrier
    case .holiday, .noHoliday: nil
    }
  }
}

/// A record as it stands: its newest version, who wrote it and when.
public struct RecordVersion: Hashable, Sendable {
  public let record: DeskRecord
  /// 1 for the first that the desk wrote.
  public let version: Int
  public let at: Instant
  public let by: String

  public init(record: DeskRecord, version: Int, at: Instant, by: String) {
    self.record = record
    self.version = version
    self.at = at
    self.by = by
  }
}
