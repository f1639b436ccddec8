/// The porting desk's rules with the data they are read against.
///
/// `decide` and `admit` are the only places where rules run. Both are pure: the file, the intended
/// change, the person and the time come in; what follows, or all that stands in the way, goes out.
/// Screens, commands, import and stores pass through them and nowhere else.
public struct Desk: Sendable {
  public let zones: TimeZones
  public let calendars: [Country: BusinessCalendar]
  public let carriers: CarrierBook
  public let rules: RuleBook
  public let settings: DeskSettings
  public let ids: IdentifierSource

  public init(
    zones: TimeZones,
    calendars: [Country: BusinessCalendar] = [:],
    carriers: CarrierBook = .known,
    rules: RuleBook = .known,
    settings: DeskSettings = DeskSettings(),
    ids: IdentifierSource = .random
  ) {
    self.zones = zones
    self.calendars = calendars
    self.carriers = carriers
    self.rules = rules
    self.settings = settings
    self.ids = ids
  }

  public func calendar(of country: Country) -> BusinessCalendar {
    calendars[country] ?? BusinessCalendar(country: country)
  }
}

/// What a desk can set.
public struct DeskSettings: Hashable, Sendable {
  /// The gaining provider, as LOAs must name it.
  public var providerName: String
  /// The country whose date stands in the header.
  public var home: Country
  /// The fee of one completed port, in cents of `currency`. Published: $25.00.
  public var portFee: Int
  public var currency: String
  /// How old a bill may be, in days. Published: 90.
  public var billDays: Int
  /// The largest paper taken, in bytes.
  public var largestPaper: Int
  /// Whom customers turn to, as messages to them say.
  public var supportContact: String
  /// How long what belongs to a finished request is kept.
  public var retention: Retention

  public init(
    providerName: String = "KrosAI",
    home: Country = .nigeria,
    portFee: Int = 2500,
    currency: String = "USD",
    billDays: Int = 90,
    largestPaper: Int = 25 << 20,
    supportContact: String = "support@krosai.com",
    retention: Retention = .standard
  ) {
    self.providerName = providerName
    self.home = home
    self.portFee = portFee
    self.currency = currency
    self.billDays = billDays
    self.largestPaper = largestPaper
    self.supportContact = supportContact
    self.retention = retention
  }
}
