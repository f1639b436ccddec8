/// A day of the Gregorian calendar, without a time or a zone.
///
/// Ports, papers and due dates are days in the country of the number, so most rules compare days and
/// never instants. The arithmetic is the days-from-civil algorithm. There is no day before the year 1 or
/// after the year 9999, the years that ISO 8601 writes with four digits: counting stops there.
public struct CalendarDay: Hashable, Sendable {
  /// Days since 1970-01-01, which is 0.
  public let daysSinceEpoch: Int

  /// 0001-01-01.
  public static let first = CalendarDay(daysSinceEpoch: -719_162)
  /// 9999-12-31.
  public static let last = CalendarDay(daysSinceEpoch: 2_932_896)

  /// Beyond the first and the last day it is that one.
  public init(daysSinceEpoch: Int) {
    self.daysSinceEpoch = min(max(daysSinceEpoch, -719_162), 2_932_896)
  }

  /// The day of a year, month and day of the month; nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDay.length(ofMonth: month, year: year)
    else { return nil }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSinceEpoch = era * 146_097 + dayOfEra - 719_468
  }

  /// The day written as `YYYY-MM-DD` (ISO 8601), and nothing else; nil for any other text.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  public var year: Int { components.year }
  /// 1 for January to 12 for December.
  public var month: Int { components.month }
  /// The day of the month, from 1.
  public var day: Int { components.day }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let index = (daysSinceEpoch + 3) % 7
    return Weekday.allCases[index < 0 ? index + 7 : index]
  }

  /// `YYYY-MM-DD`.
  public var iso: String {
    let (year, month, day) = components
    return String(unsafeUninitializedCapacity: 10) { bytes in
      var rest = year
      for place in [3, 2, 1, 0] {
        bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      for (place, value) in [(4, month), (7, day)] {
        bytes[place] = UInt8(ascii: "-")
        bytes[place + 1] = UInt8(ascii: "0") + UInt8(value / 10)
        bytes[place + 2] = UInt8(ascii: "0") + UInt8(value % 10)
      }
      return 10
    }
  }

  public func adding(days: Int) -> CalendarDay {
    let (sum, isBeyond) = daysSinceEpoch.addingReportingOverflow(days)
    return isBeyond ? days < 0 ? .first : .last : CalendarDay(daysSinceEpoch: sum)
  }

  /// The same day of a later (or earlier) month, or that month's last day where it is shorter.
  public func adding(months: Int) -> CalendarDay {
    let (year, month, day) = components
    let (index, isBeyond) = (year * 12 + (month - 1)).addingReportingOverflow(months)
    if isBeyond || index < 12 || index >= 10_000 * 12 { return months < 0 ? .first : .last }
    let newYear = index / 12
    let newMonth = index % 12 + 1
    let newDay = min(day, CalendarDay.length(ofMonth: newMonth, year: newYear))
    guard let result = CalendarDay(year: newYear, month: newMonth, day: newDay) else {
      preconditionFailure("a month's day within its length is a day")
    }
    return result
  }

  /// Calendar days from this day to another; negative when the other is earlier.
  public func days(until other: CalendarDay) -> Int {
    other.daysSinceEpoch - daysSinceEpoch
  }

  /// How many days a month has, leap years counted.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private var components: (year: Int, month: Int, day: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

extension CalendarDay: Comparable {
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }
}

extension CalendarDay: CodedAsText {
  public init?(coded text: String) { self.init(iso: text) }

  public var description: String { iso }
}

/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: Int, CaseIterable, Sendable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday
}
