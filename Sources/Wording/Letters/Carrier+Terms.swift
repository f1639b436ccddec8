import PortDomain

extension Carrier {
  /// What the carrier asks for beyond the usual, in words, and whom the desk turns to.
  public func terms(today: CalendarDay) -> [String] {
    demands(today: today) + (contact.isEmpty ? [] : [contact])
  }

  /// The same under the carrier's name; nil where there is nothing to say.
  public func termsLine(today: CalendarDay) -> String? {
    let terms = terms(today: today)
    return terms.isEmpty ? nil : "\(name): " + terms.joined(separator: " · ")
  }

  /// What the carrier asks for beyond the usual, in words.
  public func demands(today: CalendarDay) -> [String] {
    var terms = freezeWindows.filter { $0.upperBound >= today }.map { window in
      "no ports \(window.lowerBound.withoutWeekday(today: today)) to "
        + window.upperBound.withoutWeekday(today: today)
    }
    if let cutOff { terms.append("cut-off \(cutOff.clockText())") }
    if leadTime > 0 { terms.append("lead time \(leadTime) business days") }
    if needsPIN { terms.append("PIN needed") }
    if let loaAgeLimit { terms.append("LOA at most \(loaAgeLimit) days old") }
    if daysOfGrace > 0 { terms.append("\(daysOfGrace) days of grace") }
    return terms
  }
}
