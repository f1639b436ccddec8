/// What a desk writes down of a carrier. Raw values are the names that files and commands use.
public enum CarrierField: String, CaseIterable, Hashable, Sendable {
  case name
  case aliases
  case contact
  case howToSubmit = "how_to_submit"
  case loaAgeLimit = "loa_age_limit"
  case pinNeeded = "pin_needed"
  case cutOff = "cut_off"
  case leadTime = "lead_time"
  case freezeWindows = "freeze_windows"
  case daysOfGrace = "days_of_grace"
  case ackDays = "ack_days"
  case codes

  /// The longest count of days that is taken for one and not for a slip.
  private static let mostDays = 3650

  /// The field's text as it is typed and printed; empty when nothing is set.
  public func text(of carrier: Carrier) -> String {
    switch self {
    case .name: carrier.name
    case .aliases: carrier.aliases.map(\.text).joined(separator: " ")
    case .contact: carrier.contact
    case .howToSubmit: carrier.howToSubmit
    case .loaAgeLimit: carrier.loaAgeLimit.map { String($0) } ?? ""
    case .pinNeeded: carrier.needsPIN ? "yes" : "no"
    case .cutOff: carrier.cutOff?.clockText() ?? ""
    case .leadTime: String(carrier.leadTime)
    case .freezeWindows: FreezeWindows.text(of: carrier.freezeWindows)
    case .daysOfGrace: String(carrier.daysOfGrace)
    case .ackDays: carrier.ackDays.map { String($0) } ?? ""
    case .codes:
      carrier.codes.keys.sorted().map { "\($0)=\(CarrierCode($0).text(of: carrier))" }
        .joined(separator: "; ")
    }
  }

  /// Writes a text into the field.
  ///
  /// Days are counted in whole numbers, the cut-off is `HH:MM` in the country's time, freeze windows are
  /// `2026-12-10..2027-01-05` with blanks between them, codes `8C=pin_incorrect; 7A=port_lock`.
  ///
  /// - Throws: `RecordObstacle.valueInvalid` for a text that says nothing of the kind.
  public func write(_ text: String, to carrier: inout Carrier) throws(RecordObstacle) {
    let invalid = RecordObstacle.valueInvalid(.carrier(self), text)
    let words = text.split(separator: " ").map { String($0) }
    switch self {
    case .name:
      guard !words.isEmpty else { throw invalid }
      carrier.name = text
    case .aliases:
      let aliases = words.compactMap { try? CarrierID(parsing: $0) }
      guard aliases.count == words.count else { throw invalid }
      carrier.aliases = aliases
    case .contact: carrier.contact = text
    case .howToSubmit: carrier.howToSubmit = text
    case .loaAgeLimit:
      carrier.loaAgeLimit = words.isEmpty ? nil : try days(text, else: invalid)
    case .pinNeeded:
      switch text.lowercased() {
      case "yes", "true": carrier.needsPIN = true
      case "no", "false": carrier.needsPIN = false
      default: throw invalid
      }
    case .cutOff:
      guard !words.isEmpty else { return carrier.cutOff = nil }
      guard let time = TimeOfDay(text) else { throw invalid }
      carrier.cutOff = time
    case .leadTime: carrier.leadTime = try days(text, else: invalid)
    case .freezeWindows:
      guard let windows = FreezeWindows.reading(text) else { throw invalid }
      carrier.freezeWindows = windows
    case .daysOfGrace: carrier.daysOfGrace = try days(text, else: invalid)
    case .ackDays: carrier.ackDays = words.isEmpty ? nil : try days(text, else: invalid)
    case .codes:
      carrier.codes = [:]
      for entry in text.split(separator: ";") where !entry.allSatisfy(\.isWhitespace) {
        let sides = entry.split(separator: "=", maxSplits: 1).map { String($0) }
        guard sides.count == 2, let code = CarrierCode(reading: sides[0]),
          let reasons = CarrierCode.reasons(sides[1])
        else { throw invalid }
        carrier.codes[code.text] = reasons
      }
    }
  }

  private func days(
    _ text: String,
    else invalid: RecordObstacle
  ) throws(RecordObstacle) -> Int {
    guard let days = Int(text), (0...CarrierField.mostDays).contains(days) else { throw invalid }
    return days
  }
}

/// One of a carrier's own codes for a refusal, written alone: the field `codes.8C`.
public struct CarrierCode: Hashable, Sendable {
  /// In capitals.
  public let text: String

  private static let longest = 64

  init(_ text: String) { self.text = text }

  /// The code that a text names; nil for none, or one that couldn't be told from its reasons.
  init?(reading text: some StringProtocol) {
    let code = Carrier.normalised(code: text)
    guard (1...CarrierCode.longest).contains(code.unicodeScalars.count),
      !code.contains(where: { $0 == "=" || $0 == ";" })
    else { return nil }
    self.text = code
  }

  /// The reasons that it stands for, as they are typed; empty where none are known.
  func text(of carrier: Carrier) -> String {
    carrier.codes[text, default: []].map(\.rawValue).joined(separator: ",")
  }

  /// Writes the reasons that it stands for; an empty text takes it away.
  ///
  /// - Throws: `RecordObstacle.valueInvalid` for what names no reasons.
  func write(_ words: String, to carrier: inout Carrier) throws(RecordObstacle) {
    guard !words.isEmpty else { return carrier.codes[text] = nil }
    guard let reasons = CarrierCode.reasons(words) else {
      throw .valueInvalid(.carrierCode(self), words)
    }
    carrier.codes[text] = reasons
  }

  /// Reasons with commas between them; nil for anything else.
  fileprivate static func reasons(_ text: String) -> [ReasonCode]? {
    var reasons: [ReasonCode] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let word = word.split(separator: " ").joined(separator: " ")
      guard let reason = ReasonCode(rawValue: word), !reasons.contains(reason) else { return nil }
      reasons.append(reason)
    }
    return reasons
  }
}
