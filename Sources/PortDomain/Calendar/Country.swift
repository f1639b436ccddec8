/// A country whose numbers the desk ports in.
///
/// Raw values are ISO 3166-1 alpha-2 codes in upper case. Durations, weekends and zones are the table
/// of the provider's porting guide and the countries' own calendars.
public enum Country: String, CaseIterable, Hashable, Sendable, Codable {
  case nigeria = "NG"
  case ghana = "GH"
  case kenya = "KE"
  case southAfrica = "ZA"
  case emirates = "AE"
  case egypt = "EG"

  /// The country of a code in upper or lower case; nil when it is not supported.
  public init?(code: some StringProtocol) {
    self.init(rawValue: code.uppercased())
  }

  public var code: String { rawValue }

  /// The name an operator reads, in English.
  public var name: String { facts.name }
  /// E.164 country calling code, without the plus.
  public var callingCode: String { facts.callingCode }
  /// What is dialled before another country's calling code (ITU-T Operational Bulletin, dialling
  /// procedures).
  public var exitCode: String { facts.exitCode }
  /// The IANA time zone the country's days are counted in.
  public var timeZone: String { facts.timeZone }
  /// How many business days a port usually takes, as the provider publishes it.
  public var typicalDuration: ClosedRange<Int> { facts.typicalDuration }
  /// The regulator's short name.
  public var regulator: String { facts.regulator }
  /// How long a number must stay after an earlier port, where the country has such a rule.
  public var waitAfterPort: Wait? { facts.wait }

  /// A waiting time in days or in calendar months.
  public enum Wait: Hashable, Sendable, Codable {
    case days(Int)
    case months(Int)
  }

  private struct Facts {
    let name: String
    let callingCode: String
    var exitCode = "00"
    let timeZone: String
    let typicalDuration: ClosedRange<Int>
    let regulator: String
    let wait: Wait?
  }

  private var facts: Facts {
    switch self {
    case .nigeria:
      Facts(
        name: "Nigeria",
        callingCode: "234",
        exitCode: "009",
        timeZone: "Africa/Lagos",
        typicalDuration: 5...10,
        regulator: "NCC",
        wait: .days(45)
      )
    case .ghana:
      Facts(
        name: "Ghana",
        callingCode: "233",
        timeZone: "Africa/Accra",
        typicalDuration: 5...7,
        regulator: "NCA",
        wait: .days(30)
      )
    case .kenya:
      Facts(
        name: "Kenya",
        callingCode: "254",
        exitCode: "000",
        timeZone: "Africa/Nairobi",
        typicalDuration: 7...10,
        regulator: "CA",
        wait: .days(60)
      )
    case .southAfrica:
      Facts(
        name: "South Africa",
        callingCode: "27",
        timeZone: "Africa/Johannesburg",
        typicalDuration: 10...15,
        regulator: "ICASA",
        wait: .months(2)
      )
    case .emirates:
      Facts(
        name: "United Arab Emirates",
        callingCode: "971",
        timeZone: "Asia/Dubai",
        typicalDuration: 7...10,
        regulator: "TDRA",
        wait: nil
      )
    case .egypt:
      Facts(
        name: "Egypt",
        callingCode: "20",
        timeZone: "Africa/Cairo",
        typicalDuration: 10...15,
        regulator: "NTRA",
        wait: .months(4)
      )
    }
  }
}

extension Country.Wait {
  /// The longest count that is taken for a wait and not for a slip.
  private static let longest = 3650

  /// The first day on which a number may port again after a port on `day`.
  public func end(after day: CalendarDay) -> CalendarDay {
    switch self {
    case .days(let days): day.adding(days: days)
    case .months(let months): day.adding(months: months)
    }
  }

  /// `45 days`, `2 months`: as it is typed and printed.
  public var text: String {
    switch self {
    case .days(let days): "\(days) \(days == 1 ? "day" : "days")"
    case .months(let months): "\(months) \(months == 1 ? "month" : "months")"
    }
  }

  /// The wait that a text such as `45 days` or `2 months` names.
  public init?(_ text: some StringProtocol) {
    let words = text.lowercased().split(separator: " ")
    guard words.count == 2, let count = Int(words[0]),
      (1...Country.Wait.longest).contains(count)
    else { return nil }
    switch words[1] {
    case "day", "days": self = .days(count)
    case "month", "months": self = .months(count)
    default: return nil
    }
  }
}
