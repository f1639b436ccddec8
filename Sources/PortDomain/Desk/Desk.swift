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
  /// What the desk wrote down of countries; `terms(of:)` has the others too.
  public let countries: [Country: CountryTerms]
  public let settings: DeskSettings
  /// Those that operators share, in the order of their names.
  public let views: [SavedView]
  /// The customers' own programs.
  public let clients: ClientBook
  public let ids: IdentifierSource

  public init(
    zones: TimeZones,
    calendars: [Country: BusinessCalendar] = [:],
    carriers: CarrierBook = .known,
    rules: RuleBook = .known,
    countries: [Country: CountryTerms] = [:],
    settings: DeskSettings = DeskSettings(),
    views: [SavedView] = [],
    clients: ClientBook = ClientBook(),
    ids: IdentifierSource = .random
  ) {
    self.zones = zones
    self.calendars = calendars
    self.carriers = carriers
    self.rules = rules
    self.countries = countries
    self.settings = settings
    self.views = views
    self.clients = clients
    self.ids = ids
  }

  public func calendar(of country: Country) -> BusinessCalendar {
    calendars[country] ?? BusinessCalendar(country: country)
  }
}
