/// A losing carrier, as the desk knows it: who to turn to and what it asks for.
///
/// Ids are scoped by country: `mtn` is a different carrier in each of its countries.
public struct Carrier: Hashable, Sendable, Codable {
  public let country: Country
  public let id: CarrierID
  public var name: String
  /// Other ids that customers write for it, such as those of former brands.
  public var aliases: [CarrierID]
  /// Whom the desk writes or calls.
  public var contact: String
  /// What to send where.
  public var howToSubmit: String
  /// How many days an LOA stays good after its signing; nil when the carrier sets no limit.
  public var loaAgeLimit: Int?
  /// Whether a request must give the account's PIN.
  public var needsPIN: Bool
  /// The time of day, in the country, after which a request counts as sent on the next business day.
  public var cutOff: TimeOfDay?
  /// How many business days ahead a port date must be asked for.
  public var leadTime: Int
  /// Times in which the carrier ports no numbers, both ends included.
  public var freezeWindows: [ClosedRange<CalendarDay>]
  /// How many days after a missed port date the carrier still carries it out.
  public var daysOfGrace: Int
  /// How many business days after a request was sent the carrier should have said that it has it; nil
  /// where nobody waits for that.
  public var ackDays: Int?
  /// nil for none, so that records of before are written as ever.
  private var reasonsByCode: [String: [ReasonCode]]?

  public init(
    country: Country,
    id: CarrierID,
    name: String,
    aliases: [CarrierID] = [],
    contact: String = "",
    howToSubmit: String = "",
    loaAgeLimit: Int? = nil,
    needsPIN: Bool = false,
    cutOff: TimeOfDay? = nil,
    leadTime: Int = 0,
    freezeWindows: [ClosedRange<CalendarDay>] = [],
    daysOfGrace: Int = 0,
    ackDays: Int? = nil,
    codes: [String: [ReasonCode]] = [:]
  ) {
    self.country = country
    self.id = id
    self.name = name
    self.aliases = aliases
    self.contact = contact
    self.howToSubmit = howToSubmit
    self.loaAgeLimit = loaAgeLimit
    self.needsPIN = needsPIN
    self.cutOff = cutOff
    self.leadTime = leadTime
    self.freezeWindows = freezeWindows
    self.daysOfGrace = daysOfGrace
    self.ackDays = ackDays
    self.codes = codes
  }

  /// What each of the carrier's own codes for a refusal stands for, in capitals: carriers don't tell
  /// their codes by case.
  public var codes: [String: [ReasonCode]] {
    get { reasonsByCode ?? [:] }
    set { reasonsByCode = newValue.isEmpty ? nil : newValue }
  }

  /// The reasons that one of the carrier's codes stands for; nil where nobody wrote that down.
  public func reasons(for code: some StringProtocol) -> [ReasonCode]? {
    codes[Carrier.normalised(code: code)]
  }

  /// A code as `codes` has it: in capitals, single blanks between its words.
  public static func normalised(code: some StringProtocol) -> String {
    code.split(whereSeparator: \.isWhitespace).joined(separator: " ").uppercased()
  }

  /// The freeze window that a day lies in, if any.
  public func freezeWindow(on day: CalendarDay) -> ClosedRange<CalendarDay>? {
    freezeWindows.first { $0.contains(day) }
  }
}
