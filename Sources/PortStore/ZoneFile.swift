import PortDomain

/// A time zone as the host's zone data holds it, in the Time Zone Information Format (RFC 8536).
struct ZoneFile: Sendable {
  /// When each offset begins, in seconds since 1970-01-01T00:00:00Z, ascending.
  private let starts: [Int64]
  /// Seconds east of UTC from each start on.
  private let offsets: [Int]
  /// Before the first start.
  private let first: Int
  /// After the last one; nil where the last offset stays.
  private let rule: ZoneRule?

  /// nil for bytes that aren't in that format, in its second version or a later one.
  init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    // The first block is for readers of 32 bits; the second holds the same in 64.
    guard let old = reader.header(), old.version >= UInt8(ascii: "2"),
      reader.skip(old.length(timeSize: 4)), let counts = reader.header()
    else { return nil }
    var starts: [Int64] = []
    for _ in 0..<counts.times {
      guard let start = reader.number(8), starts.last.map({ $0 < start }) ?? true else {
        return nil
      }
      starts.append(start)
    }
    guard let kinds = reader.take(counts.times) else { return nil }
    var types: [Int] = []
    for _ in 0..<counts.types {
      guard let offset = reader.number(4), abs(offset) <= 26 * 3600, reader.skip(2) else {
        return nil
      }
      types.append(Int(offset))
    }
    guard !types.isEmpty, kinds.allSatisfy({ Int($0) < types.count }),
      reader.skip(counts.names + counts.leaps * 12 + counts.standards + counts.universals),
      let text = reader.footer()
    else { return nil }
    if text.isEmpty {
      rule = nil
    } else {
      guard let rule = ZoneRule(text) else { return nil }
      self.rule = rule
    }
    self.starts = starts
    offsets = kinds.map { types[Int($0)] }
    first = types[0]
  }

  /// Seconds east of UTC at so many seconds since 1970-01-01T00:00:00Z.
  func offset(at seconds: Int64) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    if low == starts.count, let rule { return rule.offset(at: seconds) }
    return low == 0 ? first : offsets[low - 1]
  }

  private struct Header {
    let version: UInt8
    let universals: Int
    let standards: Int
    let leaps: Int
    let times: Int
    let types: Int
    let names: Int

    /// Of what follows, in bytes.
    func length(timeSize: Int) -> Int {
      times * (timeSize + 1) + types * 6 + names + leaps * (timeSize + 4) + standards + universals
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
      guard count >= 0, count <= bytes.count - place else { return nil }
      defer { place += count }
      return bytes[place..<place + count]
    }

    mutating func skip(_ count: Int) -> Bool { take(count) != nil }

    /// A signed number, the highest byte first.
    mutating func number(_ size: Int) -> Int64? {
      take(size).map { bytes in
        let value = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return size == 8 ? Int64(bitPattern: value) : Int64(Int32(truncatingIfNeeded: value))
      }
    }

    mutating func header() -> Header? {
      guard let mark = take(4), mark.elementsEqual("TZif".utf8), let version = take(1)?.first,
        skip(15)
      else { return nil }
      var counts: [Int] = []
      for _ in 0..<6 {
        guard let count = number(4), (0...10_000).contains(count) else { return nil }
        counts.append(Int(count))
      }
      return Header(
        version: version,
        universals: counts[0],
        standards: counts[1],
        leaps: counts[2],
        times: counts[3],
        types: counts[4],
        names: counts[5]
      )
    }

    /// What stands between two line ends at the end.
    mutating func footer() -> String? {
      guard take(1)?.first == UInt8(ascii: "\n"),
        let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n"))
      else { return nil }
      return String(validating: bytes[place..<end], as: UTF8.self)
    }
  }
}

/// How clocks go on after a zone's last known change: `EET-2EEST,M4.5.5/0,M10.5.4/24`.
///
/// Source: POSIX, environment variable TZ, with the hours from -167 to 167 of RFC 8536.
struct ZoneRule: Hashable, Sendable {
  private let standard: Int
  private let summer: Summer?

  private struct Summer: Hashable {
    let offset: Int
    let start: Change
    let end: Change
  }

  /// A day of each year and a time on its clocks.
  fileprivate struct Change: Hashable {
    let day: Day
    /// Seconds from midnight.
    let time: Int

    enum Day: Hashable {
      /// The weekday's last of the month when `week` is 5; Sunday is 0.
      case weekday(Int, week: Int, month: Int)
      /// From 1 without 29 February.
      case common(Int)
      /// From 0 with it.
      case ordinal(Int)
    }
  }

  init?(_ text: String) {
    var reader = Reader(rest: text[...])
    guard reader.name(), let west = reader.time() else { return nil }
    standard = -west
    if reader.rest.isEmpty {
      summer = nil
      return
    }
    guard reader.name() else { return nil }
    let offset = reader.rest.first == "," ? standard + 3600 : reader.time().map { -$0 }
    guard let offset, reader.take(","), let start = reader.change(), reader.take(","),
      let end = reader.change(), reader.rest.isEmpty
    else { return nil }
    summer = Summer(offset: offset, start: start, end: end)
  }

  func offset(at seconds: Int64) -> Int {
    guard let summer else { return standard }
    let year = Instant(milliseconds: seconds * 1000).parts(offset: standard).day.year
    let start = summer.start.seconds(in: year) - Int64(standard)
    let end = summer.end.seconds(in: year) - Int64(summer.offset)
    let isSummer =
      start < end ? (start..<end).contains(seconds) : !(end..<start).contains(seconds)
    return isSummer ? summer.offset : standard
  }

  private struct Reader {
    var rest: Substring

    mutating func take(_ mark: Character) -> Bool {
      guard rest.first == mark else { return false }
      rest.removeFirst()
      return true
    }

    /// Passes over `EET` or `<+04>`.
    mutating func name() -> Bool {
      if take("<") {
        guard let end = rest.firstIndex(of: ">") else { return false }
        rest = rest[rest.index(after: end)...]
        return true
      }
      let letters = rest.prefix(while: \.isLetter)
      rest = rest[letters.endIndex...]
      return letters.count >= 3
    }

    mutating func number(upTo most: Int) -> Int? {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest[digits.endIndex...]
      return Int(digits).flatMap { $0 <= most ? $0 : nil }
    }

    /// `-2`, `5:30`, `24` in seconds.
    mutating func time() -> Int? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard var seconds = number(upTo: 167).map({ $0 * 3600 }) else { return nil }
      for unit in [60, 1] where take(":") {
        guard let more = number(upTo: 59) else { return nil }
        seconds += more * unit
      }
      return isNegative ? -seconds : seconds
    }

    mutating func change() -> Change? {
      let day: Change.Day
      if take("M") {
        guard let month = number(upTo: 12), month > 0, take("."), let week = number(upTo: 5),
          week > 0, take("."), let weekday = number(upTo: 6)
        else { return nil }
        day = .weekday(weekday, week: week, month: month)
      } else if take("J") {
        guard let number = number(upTo: 365), number > 0 else { return nil }
        day = .common(number)
      } else {
        guard let number = number(upTo: 365) else { return nil }
        day = .ordinal(number)
      }
      guard take("/") else { return Change(day: day, time: 2 * 3600) }
      return time().map { Change(day: day, time: $0) }
    }
  }
}

extension ZoneRule.Change {
  /// As if the clocks showed UTC, in seconds since 1970-01-01.
  func seconds(in year: Int) -> Int64 { Int64(date(in: year)) * 86_400 + Int64(time) }

  /// Days since 1970-01-01.
  private func date(in year: Int) -> Int {
    guard let newYear = CalendarDay(year: year, month: 1, day: 1)?.daysSinceEpoch else { return 0 }
    switch day {
    case .ordinal(let number): return newYear + number
    case .common(let number):
      let isAfterLeapDay = number >= 60 && CalendarDay.length(ofMonth: 2, year: year) == 29
      return newYear + number - 1 + (isAfterLeapDay ? 1 : 0)
    case .weekday(let weekday, let week, let month):
      guard let first = CalendarDay(year: year, month: month, day: 1)?.daysSinceEpoch else {
        return newYear
      }
      // 1970-01-01 was a Thursday.
      let ahead = (weekday - (first + 4) % 7 + 14) % 7
      let length = CalendarDay.length(ofMonth: month, year: year)
      let day = ahead + (week - 1) * 7
      return first + (day < length ? day : day - 7)
    }
  }
}
