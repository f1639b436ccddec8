/// What a desk can set.
public struct DeskSettings: Hashable, Sendable {
  /// The gaining provider, as LOAs must name it.
  public var providerName = "KrosAI"
  /// The country whose date stands in the header.
  public var home = Country.nigeria
  /// The largest paper taken, in bytes.
  public var largestPaper = 25 << 20
  /// Whom customers turn to, as messages to them say.
  public var supportContact = "support@krosai.com"
  /// After how many days without a word a customer whose papers are awaited counts as silent.
  public var staleAfter = 14
  /// How many days after the last message or call somebody is chased again.
  public var chaseAfter = 3
  /// Where customers' programs may be told of their requests.
  public var webhookReach = WebhookReach.open
  /// How long what belongs to a finished request is kept.
  public var retention = Retention.standard

  public init() {}
}

/// What a desk sets for everybody in it. Raw values are the names that files and commands use.
public enum SettingField: String, CaseIterable, Hashable, Sendable, Codable {
  case providerName = "provider_name"
  case supportContact = "support_contact"
  case home
  case largestPaper = "largest_paper"
  case staleAfter = "stale_after"
  case chaseAfter = "chase_after"
  case webhookReach = "webhook_reach"
  case keepPIN = "keep_pin"
  case keepGovernmentID = "keep_government_id"
  case keepBill = "keep_bill"
  case keepLOA = "keep_loa"
  case keepPerson = "keep_person"

  private static let mostMebibytes = 1024
  private static let mostDays = 36_500
  private static let silence = 1...365

  /// What is purged after the days that it counts; nil in the other fields.
  public var retained: Retention.Class? {
    switch self {
    case .keepPIN: .pin
    case .keepGovernmentID: .governmentID
    case .keepBill: .bill
    case .keepLOA: .loa
    case .keepPerson: .person
    case .providerName, .supportContact, .home, .largestPaper, .staleAfter, .chaseAfter,
      .webhookReach:
      nil
    }
  }

  /// Whether the facts of open requests follow from it.
  var isInFacts: Bool {
    switch self {
    case .staleAfter: true
    case .providerName, .supportContact, .home, .largestPaper, .chaseAfter, .webhookReach,
      .keepPIN, .keepGovernmentID, .keepBill, .keepLOA, .keepPerson:
      false
    }
  }

  /// The field's text as it is typed and printed.
  public func text(of settings: DeskSettings) -> String {
    switch self {
    case .providerName: settings.providerName
    case .supportContact: settings.supportContact
    case .home: settings.home.code
    case .largestPaper: String(settings.largestPaper >> 20)
    case .staleAfter: String(settings.staleAfter)
    case .chaseAfter: String(settings.chaseAfter)
    case .webhookReach: settings.webhookReach.rawValue
    case .keepPIN, .keepGovernmentID, .keepBill, .keepLOA, .keepPerson:
      retained.flatMap { settings.retention.days[$0] }.map { String($0) } ?? ""
    }
  }

  /// Writes a text into the field: names as they are, sizes in MiB, times in days; those of keeping after
  /// a request's end.
  ///
  /// - Throws: `RecordObstacle.valueInvalid` for a text that says nothing of the kind.
  public func write(_ text: String, to settings: inout DeskSettings) throws(RecordObstacle) {
    let invalid = RecordObstacle.valueInvalid(.setting(self), text)
    switch self {
    case .providerName:
      guard !text.allSatisfy(\.isWhitespace) else { throw invalid }
      settings.providerName = text
    case .supportContact:
      guard !text.allSatisfy(\.isWhitespace) else { throw invalid }
      settings.supportContact = text
    case .home:
      guard let country = Country(code: text) else { throw invalid }
      settings.home = country
    case .largestPaper:
      guard let size = Int(text), (1...SettingField.mostMebibytes).contains(size) else {
        throw invalid
      }
      settings.largestPaper = size << 20
    case .staleAfter: settings.staleAfter = try silence(text, else: invalid)
    case .chaseAfter: settings.chaseAfter = try silence(text, else: invalid)
    case .webhookReach:
      guard let reach = WebhookReach(rawValue: text) else { throw invalid }
      settings.webhookReach = reach
    case .keepPIN, .keepGovernmentID, .keepBill, .keepLOA, .keepPerson:
      guard let retained, let days = Int(text), (0...SettingField.mostDays).contains(days) else {
        throw invalid
      }
      settings.retention.days[retained] = days
    }
  }

  private func silence(
    _ text: String,
    else invalid: RecordObstacle
  ) throws(RecordObstacle) -> Int {
    guard let days = Int(text), SettingField.silence.contains(days) else { throw invalid }
    return days
  }
}
