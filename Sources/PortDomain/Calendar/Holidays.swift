/// The public holidays that the program knows by itself, before a desk corrects them.
///
/// Source: the PyPI package `holidays`, see `script/generate-holidays`.
enum Holidays {
  static func days(of country: Country) -> [CalendarDay: Holiday] {
    byCountry[country, default: [:]]
  }

  private static let byCountry: [Country: [CalendarDay: Holiday]] = {
    var result: [Country: [CalendarDay: Holiday]] = [:]
    var current: (country: Country, year: Int)?
    for line in published.utf8.split(separator: UInt8(ascii: "\n")) {
      let head = line.prefix(4)
      let rest = line.dropFirst(5)
      if let monthAndDay = number(head) {
        guard let (country, year) = current,
          let day = CalendarDay(year: year, month: monthAndDay / 100, day: monthAndDay % 100)
        else { preconditionFailure("a holiday on no day") }
        let isEstimated = line.dropFirst(4).first == UInt8(ascii: "~")
        result[country, default: [:]][day] =
          Holiday(day: day, name: String(Substring(rest)), isEstimated: isEstimated)
      } else {
        guard let country = Country(code: Substring(line.prefix(2))),
          let year = number(line.dropFirst(3))
        else { preconditionFailure("a year of no country") }
        current = (country, year)
      }
    }
    return result
  }()

  private static func number(_ digits: Substring.UTF8View) -> Int? {
    guard digits.allSatisfy(\.isASCIIDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}

/// A public holiday: a day on which a country's carriers don't port.
public struct Holiday: Hashable, Sendable, Codable {
  public let day: CalendarDay
  public let name: String
  /// Whether the date may still move, as those of Islamic holidays do with the sighting of the moon.
  public let isEstimated: Bool

  public init(day: CalendarDay, name: String, isEstimated: Bool = false) {
    self.day = day
    self.name = name
    self.isEstimated = isEstimated
  }
}
