import Foundation
import PortDomain

extension TimeZones {
  /// The host's zone data for every supported country.
  /// - Throws: `StoreError.system` naming the zone that the host doesn't know (tzdata is missing).
  public static func system() throws(StoreError) -> TimeZones {
    var zones: [Country: TimeZone] = [:]
    for country in Country.allCases {
      guard let zone = TimeZone(identifier: country.timeZone) else {
        throw .system("tzdata: \(country.timeZone) (\(ENOENT))")
      }
      zones[country] = zone
    }
    return TimeZones { [zones] country, instant in
      let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000)
      return zones[country]?.secondsFromGMT(for: date) ?? 0
    }
  }
}
