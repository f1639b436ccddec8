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
