/// A day as people type it: `today`, `fri`, `+3`, `15`, `3 dec`, `31/12/2030`, `2026-12-03`.
///
/// The one reading for forms, prompts and commands. Files keep to ISO 8601, since what `fri` means
/// depends on when it is read.
public enum TypedDay {
  /// Which way a day lies whose year or week isn't typed.
  public enum Reach: Hashable, Sendable {
    /// From today on.
    case ahead
    /// From today on, and a whole date before today is refused.
    case onlyAhead
    /// Up to today.
    case back
  }

  /// Why a text is no day.
  public enum Fault: Error, Hashable, Sendable {
    case unreadable
    /// Such as 31 February.
    case noSuchDay
    /// Day and month can stand either way.
    case ambiguous(CalendarDay, CalendarDay)
    /// A year of two digits could be a day as well.
    case shortYear
    /// The weekday is today's: this one or the next?
    case weekdayIsToday(next: CalendarDay)
    /// It is over, where a day to come is wanted.
    case past(CalendarDay)
  }

  /// - Parameters:
  ///   - text: as typed; digits of any script.
  ///   - today: in the country of the number.
  ///   - calendar: of that country; `+3` counts its business days.
  public static func read(
    _ text: String,
    _ reach: Reach,
    today: CalendarDay,
    by calendar: BusinessCalendar
  ) throws(Fault) -> CalendarDay {
    let reading = Reading(reach: reach, today: today, calendar: calendar)
    let day = try reading.day(of: folded(text))
    if reach == .onlyAhead, day < today { throw .past(day) }
    return day
  }

  /// Whether a word in lower case is a month's name, or so many letters of it at least.
  static func isMonth(_ word: String, atLeast letters: Int = 3) -> Bool {
    monthNumber(word, atLeast: letters) != nil
  }

  fileprivate static func monthNumber(_ word: String, atLeast letters: Int = 3) -> Int? {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    guard word.count >= letters else { return nil }
    return names.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }

  /// In lower case, with ASCII digits and plain hyphens, single blanks, no commas.
  private static func folded(_ text: String) -> String {
    let plain = text.lowercased().map { character -> Character in
      if let digit = character.wholeNumberValue, (0...9).contains(digit), character.isNumber {
        return Character(String(digit))
      }
      return "–−‑".contains(character) ? "-" : character == "," ? " " : character
    }
    return plain.split(whereSeparator: \.isWhitespace).map { String($0) }.joined(separator: " ")
  }
}

/// What a text is read by.
private struct Reading {
  let reach: TypedDay.Reach
  let today: CalendarDay
  let calendar: BusinessCalendar

  private enum Piece: Hashable {
    case number(Int, digits: Int)
    case word(String)
    case sign(Character)
  }

  func day(of text: String) throws(TypedDay.Fault) -> CalendarDay {
    if let day = CalendarDay(iso: text) { return day }
    switch text {
    case "today": return today
    case "tomorrow", "tom": return today.adding(days: 1)
    case "yesterday": return today.adding(days: -1)
    default: break
    }
    if let weekday = Weekday(typed: text) { return try nearest(weekday) }
    if let sign = text.first, sign == "+" || sign == "-" {
      return try counted(text.dropFirst(), back: sign == "-")
    }
    return try date(of: pieces(of: text))
  }

  private func pieces(of text: String) throws(TypedDay.Fault) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let first = rest.first {
      if first.isASCII, first.isNumber {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 4, let number = Int(digits) else { throw .unreadable }
        pieces.append(.number(number, digits: digits.count))
        rest = rest.dropFirst(digits.count)
        // 3rd, 1st: the ending says nothing.
        for ending in ["st", "nd", "rd", "th"] where rest.hasPrefix(ending) {
          rest = rest.dropFirst(ending.count)
        }
      } else if first.isLetter {
        let word = rest.prefix(while: \.isLetter)
        pieces.append(.word(String(word)))
        rest = rest.dropFirst(word.count)
      } else {
        if !first.isWhitespace { pieces.append(.sign(first)) }
        rest = rest.dropFirst()
      }
    }
    return pieces
  }

  // MARK: Dates

  private func date(of pieces: [Piece]) throws(TypedDay.Fault) -> CalendarDay {
    let isJoined = pieces.allSatisfy { piece in
      if case .sign(let sign) = piece { "/.-".contains(sign) } else { true }
    }
    let parts = pieces.filter { if case .sign = $0 { false } else { true } }
    guard isJoined, let last = pieces.last, last != .sign("-"), last != .sign("/") else {
      throw .unreadable
    }
    switch parts.count {
    case 1:
      guard case .number(let day, let digits) = parts[0], digits <= 2, day > 0 else {
        throw .unreadable
      }
      guard day <= 31 else { throw .noSuchDay }
      return try guessed { $0.day == day }
    case 2, 3:
      if case .word(let word) = parts[1], case .number(let day, _) = parts[0],
        let month = TypedDay.monthNumber(word)
      {
        return try date(day, month, parts.count == 3 ? parts[2] : nil)
      }
      if case .word(let word) = parts[0], case .number(let day, _) = parts[1],
        let month = TypedDay.monthNumber(word)
      {
        return try date(day, month, parts.count == 3 ? parts[2] : nil)
      }
      return try figures(parts)
    default: throw .unreadable
    }
  }

  /// Of a day, a month and a year that may be missing.
  private func date(_ day: Int, _ month: Int, _ year: Piece?) throws(TypedDay.Fault) -> CalendarDay
  {
    guard let year else {
      guard (1...31).contains(day), (1...12).contains(month),
        day <= CalendarDay.length(ofMonth: month, year: 2000)
      else { throw .noSuchDay }
      return try guessed { $0.month == month && $0.day == day }
    }
    guard case .number(let year, let digits) = year else { throw .unreadable }
    guard digits == 4 else { throw .shortYear }
    guard let day = CalendarDay(year: year, month: month, day: day) else { throw .noSuchDay }
    return day
  }

  /// Of figures alone: day first, as all the desk's countries write it; year first as ISO does.
  private func figures(_ parts: [Piece]) throws(TypedDay.Fault) -> CalendarDay {
    var numbers: [(value: Int, digits: Int)] = []
    for part in parts {
      guard case .number(let value, let digits) = part else { throw .unreadable }
      numbers.append((value, digits))
    }
    if numbers[0].digits == 4 {
      guard numbers.count == 3, numbers[1].digits <= 2, numbers[2].digits <= 2 else {
        throw .unreadable
      }
      return try date(numbers[2].value, numbers[1].value, parts[0])
    }
    guard numbers[0].digits <= 2, numbers[1].digits <= 2 else { throw .unreadable }
    let year = numbers.count == 3 ? parts[2] : nil
    if let year, case .number(_, let digits) = year, digits != 4 { throw .shortYear }
    let (first, second) = (numbers[0].value, numbers[1].value)
    if second > 12 { return try date(second, first, year) }
    let read = try date(first, second, year)
    guard first <= 12, first != second else { return read }
    throw .ambiguous(read, try date(second, first, year))
  }

  /// The nearest day, today included, for which something holds.
  private func guessed(_ holds: (CalendarDay) -> Bool) throws(TypedDay.Fault) -> CalendarDay {
    let step = reach == .back ? -1 : 1
    var day = today
    // 29 February comes eight years later at most.
    for _ in 0...(8 * 366) {
      if holds(day) { return day }
      day = day.adding(days: step)
    }
    throw .noSuchDay
  }

  // MARK: Counted from today

  private func nearest(_ weekday: Weekday) throws(TypedDay.Fault) -> CalendarDay {
    let step = reach == .back ? -1 : 1
    if today.weekday == weekday { throw .weekdayIsToday(next: today.adding(days: 7 * step)) }
    return try guessed { $0.weekday == weekday }
  }

  /// `3` is business days, `3d` or `3 days` are calendar days, `2w` or `2 weeks` weeks.
  private func counted(_ text: Substring, back: Bool) throws(TypedDay.Fault) -> CalendarDay {
    let compact = text.filter { $0 != " " }
    let digits = compact.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), count < 10_000 else { throw .unreadable }
    let signed = back ? -count : count
    switch compact.dropFirst(digits.count) {
    case "": return calendar.day(signed, businessDaysAfter: today)
    case "d", "day", "days": return today.adding(days: signed)
    case "w", "week", "weeks": return today.adding(days: signed * 7)
    default: throw .unreadable
    }
  }
}

extension Weekday {
  /// Its English name, or the first three letters of it at least.
  fileprivate init?(typed text: String) {
    let names: [(String, Weekday)] = [
      ("monday", .monday), ("tuesday", .tuesday), ("wednesday", .wednesday),
      ("thursday", .thursday), ("friday", .friday), ("saturday", .saturday), ("sunday", .sunday),
    ]
    guard text.count >= 3, let found = names.first(where: { $0.0.hasPrefix(text) }) else {
      return nil
    }
    self = found.1
  }
}

extension Desk {
  /// A day as it was typed for something of a country.
  /// - Parameter country: nil where it isn't known; then it is the desk's own.
  public func day(
    _ text: String,
    _ reach: TypedDay.Reach,
    in country: Country?,
    on today: CalendarDay
  ) throws(TypedDay.Fault) -> CalendarDay {
    try TypedDay.read(text, reach, today: today, by: calendar(of: country ?? settings.home))
  }
}

extension RequestField {
  /// Which way a day of the field lies.
  public var reach: TypedDay.Reach {
    if self == .followUpOn { return .onlyAhead }
    return RequestField.behind.contains(self) ? .back : .ahead
  }
}

extension RequestField {
  private static let behind: Set<RequestField> = [
    .authorizedDate, .lastPortedOn, .lookupOn, .submittedOn, .acknowledgedOn, .confirmedOn,
    .activatedOn, .returnedOn, .changeToldOn, .changeAnsweredOn, .cancelAskedOn, .lastMessageOn,
    .clockCountedTo,
  ]
}

extension EvidenceField {
  /// Which way a day on a paper lies.
  public var reach: TypedDay.Reach { self == .idExpiresOn ? .ahead : .back }
}
