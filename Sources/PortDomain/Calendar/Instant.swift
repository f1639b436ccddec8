/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Sendable, Codable {
  public let milliseconds: Int64

  /// The beginning of the first day that there is, and the end of the last, in UTC.
  public static let first = Instant(milliseconds: -719_162 * 86_400_000)
  public static let last = Instant(milliseconds: 2_932_897 * 86_400_000 - 1)

  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The time of an RFC 3339 text in UTC, such as `2026-11-01T09:00:00Z`; nil for any other text.
  public init?(rfc3339 text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes.last == UInt8(ascii: "Z"),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let day = CalendarDay(iso: text.prefix(10)),
      let hour = Instant.number(bytes[11..<13]), hour < 24,
      let minute = Instant.number(bytes[14..<16]), minute < 60,
      let second = Instant.number(bytes[17..<19]), second < 60
    else { return nil }
    var fraction: Int64 = 0
    if bytes.count > 20 {
      let digits = bytes[20..<(bytes.count - 1)]
      guard bytes[19] == UInt8(ascii: "."), (1...9).contains(digits.count),
        let value = Instant.number(digits)
      else { return nil }
      // Whole numbers only: a rounded division would lose a millisecond.
      let filled = (digits.count..<9).reduce(value) { nanoseconds, _ in nanoseconds * 10 }
      fraction = Int64(filled / 1_000_000)
    }
    let seconds = Int64(day.daysSinceEpoch) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    self.init(milliseconds: seconds * 1000 + fraction)
  }

  /// `2026-11-01T09:00:00Z`, with milliseconds only when there are any.
  public var rfc3339: String {
    let (day, time) = parts(offset: 0)
    let rest = Int(milliseconds - Instant.floor(milliseconds, 1000) * 1000)
    let fraction = rest == 0 ? "" : "." + String(String(1000 + rest).dropFirst())
    return "\(day.iso)T\(time.clockText(seconds: true))\(fraction)Z"
  }

  /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
  public var seconds: Int64 { Instant.floor(milliseconds, 1000) }

  /// The day and the time of day at an offset from UTC in seconds.
  public func parts(offset: Int) -> (day: CalendarDay, time: TimeOfDay) {
    let seconds = seconds + Int64(offset)
    let day = Instant.floor(seconds, 86_400)
    return (
      CalendarDay(daysSinceEpoch: Int(day)),
      TimeOfDay(secondsSinceMidnight: Int(seconds - day * 86_400))
    )
  }

  /// Beyond the first and the last instant it is that one.
  public func adding(seconds: Int) -> Instant {
    let (step, isLarge) = Int64(seconds).multipliedReportingOverflow(by: 1000)
    let (sum, isBeyond) = milliseconds.addingReportingOverflow(step)
    return Instant(milliseconds: isLarge || isBeyond ? seconds < 0 ? .min : .max : sum)
  }

  private static func floor(_ value: Int64, _ unit: Int64) -> Int64 {
    let quotient = value / unit
    return value % unit < 0 ? quotient - 1 : quotient
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}

extension Instant: Comparable {
  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

/// A time of day, to the second.
public struct TimeOfDay: Hashable, Comparable, Sendable, Codable {
  public let secondsSinceMidnight: Int

  public static let noon = TimeOfDay(secondsSinceMidnight: 43_200)

  public init(secondsSinceMidnight: Int) {
    self.secondsSinceMidnight = secondsSinceMidnight
  }

  /// A time written `HH:MM`; nil for any other text. `24:00`, the end of the day, is taken.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
      parts.allSatisfy({ $0.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60,
      hour < 24 || (hour == 24 && minute == 0)
    else { return nil }
    self.init(secondsSinceMidnight: hour * 3600 + minute * 60)
  }

  /// `14:05`, or `14:05:09`.
  public func clockText(seconds: Bool = false) -> String {
    func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let text =
      "\(padded(secondsSinceMidnight / 3600)):\(padded(secondsSinceMidnight / 60 % 60))"
    return seconds ? "\(text):\(padded(secondsSinceMidnight % 60))" : text
  }

  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.secondsSinceMidnight < right.secondsSinceMidnight
  }
}
