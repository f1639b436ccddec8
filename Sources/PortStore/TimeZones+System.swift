import Foundation
import PortDomain

extension TimeZones {
  /// Where hosts keep their zone data.
  public static let systemFolder = "/usr/share/zoneinfo"

  /// The host's zone data for every supported country: governments change summer time between a
  /// program's releases.
  ///
  /// - Returns: the zones, and the names of those that the host's data lacks and that are the copy built
  ///   into the program.
  /// - Throws: `StoreError.system` naming a zone that neither knows.
  public static func system(
    in folder: String = systemFolder
  ) throws(StoreError) -> (zones: TimeZones, builtIn: [String]) {
    var zones: [Country: @Sendable (Int64) -> Int] = [:]
    var builtIn: [String] = []
    for country in Country.allCases {
      let name = country.timeZone
      if let data = FileManager.default.contents(atPath: "\(folder)/\(name)"),
        let file = ZoneFile(Array(data))
      {
        zones[country] = { file.offset(at: $0) }
      } else if let zone = TimeZone(identifier: name) {
        zones[country] = { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0))) }
        builtIn.append(name)
      } else {
        throw .system("tzdata: \(name) (\(ENOENT))")
      }
    }
    let all = TimeZones { [zones] country, instant in
      zones[country]?(instant.seconds) ?? 0
    }
    return (all, builtIn)
  }
}
