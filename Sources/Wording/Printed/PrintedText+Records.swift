import PortDomain

extension PrintedText {
  public static func carriers(_ carriers: [Carrier]) -> PrintedText {
    lines(carriers.map { "\($0.country.code)/\($0.id.text)  \($0.name)" })
  }

  public static func carrier(_ carrier: Carrier) -> PrintedText {
    var text: PrintedText = "\(carrier.country.code)/\(carrier.id.text)"
    text.add(CarrierField.allCases.map { ($0.rawValue, $0.text(of: carrier)) })
    return text
  }

  public static func countries(_ countries: [CountryTerms]) -> PrintedText {
    var text = PrintedText()
    for terms in countries {
      text.add("\(terms.country.code)  \(terms.country.name)")
      text.add(CountryField.allCases.map { ($0.rawValue, $0.text(of: terms)) })
    }
    return text
  }

  public static func rules(_ rules: [CountryRule]) -> PrintedText {
    lines(
      rules.flatMap { rule in
        [
          "\(rule.country.code)/\(rule.code.rawValue)  \(rule.offer.rawValue)", "  \(rule.text)",
        ]
      }
    )
  }

  public static func holidays(_ holidays: [Holiday]) -> PrintedText {
    lines(
      holidays.map { holiday in
        let mark = holiday.isEstimated ? "  (estimated)" : ""
        return "\(holiday.day.iso) \(holiday.day.weekday.short)  \(holiday.name)\(mark)"
      }
    )
  }

  public static func settings(_ settings: DeskSettings) -> PrintedText {
    var text = PrintedText()
    text.add(SettingField.allCases.map { ($0.rawValue, $0.text(of: settings)) }, indent: 0)
    return text
  }

  /// What became of a record's change; nil where it said nothing new.
  public static func revised(_ done: (version: Int, recounted: Int)?) -> PrintedText {
    let outcome = done.map { RecordOutcome.done(version: $0.version, recounted: $0.recounted) }
    return "\(Message(outcome ?? .unchanged).text)"
  }

  // MARK: Purging

  /// - Parameter counts: how many requests each class is or was due in.
  public static func purged(_ counts: [Retention.Class: Int], isDry: Bool) -> PrintedText {
    PrintedText(
      [isDry ? "To be purged" : "Purged", "Requests"],
      Retention.Class.allCases.map { [$0.title, String(counts[$0] ?? 0)] }
    )
  }

  public static let purgeQuestion = "Purge this for good?"
  public static let purgeStopped = "stopped; `porttui purge` goes on with the rest"

  public static func eraseQuestion(_ count: Int) -> String {
    "Erase \(count) finished requests for good?"
  }

  /// Finished requests that were erased, and open ones that were left.
  public static func erased(
    _ finished: [PortRequest],
    open: [PortRequest],
    isDry: Bool
  ) -> PrintedText {
    lines(
      finished.map { "\(isDry ? "to be erased" : "erased")  \($0.id.text)" }
        + open.map { "still open, left  \($0.id.text)  \($0.status.title)" }
    )
  }

  private static func lines(_ lines: [String]) -> PrintedText {
    lines.reduce(into: PrintedText()) { $0.add($1) }
  }
}

extension Retention.Class {
  fileprivate var title: String {
    switch self {
    case .pin: "PINs"
    case .governmentID: "government IDs"
    case .bill: "bills"
    case .loa: "letters of authorisation"
    case .person: "personal data"
    }
  }
}
