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

  /// `attempt 1: carrier, Fri 20 Nov, 2 reasons`.
  public func summary(today: CalendarDay) -> String {
    let day = day.spoken(today: today)
    return "attempt \(attempt): \(source.title), \(day), \(reasons.count.counted("reason"))"
  }

  /// Its words, and how each reason ended.
  public func endings(today: CalendarDay) -> [String] {
    [quoted].compactMap(\.self)
      + reasons.map { "\($0.code.reason.title): \($0.outcome(today: today))" }
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

extension RequestFile {
  /// What became of a reason and, while it is open, what helps: labels with their texts.
  public func account(
    of code: ReasonCode,
    by desk: Desk,
    on today: CalendarDay
  ) -> [(label: String, text: String)] {
    let rejection = rejection(for: code)
    let resolution = rejection?.ground(code)?.resolution
    let country = request.country
    var lines: [(label: String, text: String)] = []
    if let resolution {
      let day = desk.zones.local(resolution.at, in: country).day.spoken(today: today)
      let note = resolution.note.map { ": \($0)" } ?? ""
      lines.append(("", "\(resolution.outcome.title), \(resolution.by), \(day)\(note)"))
      if resolution.isResolved(on: today) { return lines }
    }
    let reason = code.reason
    let rule = desk.rules.rule(for: code, in: country)?.advice(on: request, today: today)
    lines += [
      ("Cause", reason.cause),
      (code.isPublished ? "Published" : "Way out", reason.steps.joined(separator: "; ")),
      (country.code, rule ?? "no rule on file"),
    ]
    if times(code) > 1 {
      let way = reason.concernsNothing ? "with a note, or a proof added" : "only by a real change"
      lines.append(("Again", "given \(times(code)) times: fixed \(way)"))
    }
    lines += reason.fields.map { field in
      let text = course(of: field, since: rejection, today: today, zones: desk.zones)
      return (field.label.capitalisedFirst, text)
    }
    return lines + reason.papers.map { ($0.shortTitle, standing(of: $0, on: today, by: desk)) }
  }

  /// A field's present value, and what it was at the refusal where it changed since.
  private func course(
    of field: RequestField,
    since rejection: Rejection?,
    today: CalendarDay,
    zones: TimeZones
  ) -> String {
    let undone = undoneEvents
    let since = history.filter { event in
      rejection.map { event.at >= $0.at } ?? false && !undone.contains(event.id)
    }
    if field == .accountPIN {
      guard let change = since.last(where: { $0.kind == .pinSet }) else {
        return request.pinState.title
      }
      let day = zones.local(change.at, in: request.country).day
      return "changed by \(change.by), \(day.spoken(today: today))"
    }
    let present = request[field].map { field.spoken($0, today: today) } ?? "none"
    let changes = since.filter { $0.kind == .edited }.flatMap { $0.detail?.changes ?? [] }
    guard let first = changes.first(where: { $0.field == field }) else { return present }
    let before = first.before.map { field.spoken($0, today: today) } ?? "none"
    return "\(before) → \(present)"
  }

  /// How a concerned paper stands, with the items that fail.
  private func standing(of kind: DocumentKind, on today: CalendarDay, by desk: Desk) -> String {
    guard let document = paper(kind) else { return PaperState.missing.title }
    if kind == .other { return kind.title(of: .accepted) }
    let failing = kind.items.filter {
      desk.verdict($0, of: document, in: self, on: today) == .fail
    }
    let state = desk.state(of: document, in: self, on: today).title
    return failing.isEmpty ? state : "\(state): \(failing.map(\.title).spoken())"
  }
}

extension ReasonCode {
  /// Whether the provider publishes it with its solution; the others are the desk's own.
  fileprivate var isPublished: Bool {
    let published: Set<ReasonCode> = [
      .accountNameMismatch, .outstandingBalance, .contractObligation, .pinIncorrect,
      .addressMismatch,
    ]
    return published.contains(self)
  }
}
