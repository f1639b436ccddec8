import Foundation
import PortDomain

extension TimeZones {
  /// Where hosts keep their zone data.
  public static let systemFolder = "/usr/share/zoneinfo"

  /// The host's zone data for every supported country: governments change summer time between a
  /// program's releases. Where the host has none, the copy built into the program serves.
  ///
  /// - Throws: `StoreError.system` naming a zone that neither knows.
  public static func system(in folder: String = systemFolder) throws(StoreError) -> TimeZones {
    var zones: [Country: @Sendable (Int64) -> Int] = [:]
    for country in Country.allCases {
      let name = country.timeZone
      if let file = ZoneFile(of: name, in: folder) {
        zones[country] = { file.offset(at: $0) }
      } else if let zone = TimeZone(identifier: name) {
        zones[country] = { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0))) }
      } else {
        throw .system("tzdata: \(name) (\(ENOENT))")
      }
    }
    return TimeZones { [zones] country, instant in zones[country]?(instant.seconds) ?? 0 }
  }

  /// The names of the zones that the host has no data for.
  public static func lacking(in folder: String = systemFolder) -> [String] {
    Country.allCases.map(\.timeZone).filter { access("\(folder)/\($0)", R_OK) != 0 }
  }
}

extension ZoneFile {
  fileprivate init?(of name: String, in folder: String) {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { return nil }
    self.init(Array(data))
  }
}
