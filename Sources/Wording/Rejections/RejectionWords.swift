import PortDomain

extension CountryRule {
  /// The rule, its source, and the outcome that the desk offers because of it.
  public func advice(on request: PortRequest, today: CalendarDay) -> String {
    let offered =
      switch offer {
      case .disputed: "dispute it"
      case .fixed: "fix it"
      case .waiting:
        waitEnd(of: request).map { "wait until \($0.spoken(today: today))" }
          ?? "enter when it last ported"
      case .waived: "have it waived"
      }
    return "\(text): \(offered)"
  }
}

extension Rejection.Source {
  public var title: String {
    switch self {
    case .carrier: "carrier"
    case .review: "our review"
    }
  }
}

extension Rejection {
  /// `Rejected Fri 20 Nov by carrier, 8C "NAME ON ACCT"`.
  public func message(today: CalendarDay) -> String {
    "Rejected \(day.spoken(today: today)) by \(source.title)" + (quoted.map { ", \($0)" } ?? "")
  }

  /// `Carrier, Fri 20 Nov: 8C "NAME ON ACCT"`.
  public func heading(today: CalendarDay) -> String {
    "\(source.title.capitalisedFirst), \(day.spoken(today: today))"
      + (quoted.map { ": \($0)" } ?? "")
  }

  /// Its code and words, where there are any.
  public var quoted: String? {
    let words = [carrierCode, text.map { "\"\($0)\"" }].compactMap(\.self)
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}

extension Rejection.Ground {
  /// What became of it: `open`, `fixed`, `waiting until Fri 20 Nov`.
  public func state(today: CalendarDay) -> String {
    guard let resolution else { return "open" }
    return resolution.outcome.title
      + (resolution.until.map { " until \($0.spoken(today: today))" } ?? "")
  }

  /// The same with who said so.
  public func outcome(today: CalendarDay) -> String {
    state(today: today) + (resolution.map { ", \($0.by)" } ?? "")
  }
}
