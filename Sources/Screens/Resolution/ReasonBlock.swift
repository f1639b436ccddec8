import PortDomain
import TerminalUI
import Wording

/// A reason or an earlier refusal as lines: its head, which the cursor goes to, and what belongs to it.
struct ReasonBlock: Hashable, Sendable {
  struct Detail: Hashable, Sendable {
    let label: String
    let text: String
  }

  let target: ResolutionScreen.Target
  let head: DisplayText
  /// At the right of the head.
  let state: DisplayText
  let isOpen: Bool
  let details: [Detail]

  /// A reason: open ones with all that helps, resolved ones with how.
  init(_ code: ReasonCode, in file: RequestFile, on today: CalendarDay, by desk: Desk) {
    let rejection = file.rejection(for: code)
    let resolution = rejection?.ground(code)?.resolution
    let reason = code.reason
    target = .reason(code)
    head = DisplayText(sanitising: reason.title)
    isOpen = resolution?.isResolved(on: today) != true
    let waiting = resolution?.until.map { "waiting until \($0.spoken(today: today))" }
    state = DisplayText(sanitising: waiting ?? resolution?.outcome.title ?? "open")
    var details: [Detail] = []
    if let resolution {
      let day = desk.zones.local(resolution.at, in: file.request.country).day
      let note = resolution.note.map { ": \($0)" } ?? ""
      details.append(
        Detail(
          label: "",
          text: "\(resolution.outcome.title), \(resolution.by), "
            + "\(day.spoken(today: today))\(note)"
        )
      )
    }
    if isOpen {
      details.append(Detail(label: "Cause", text: reason.cause))
      details.append(
        Detail(
          label: code.isPublished ? "Published" : "Way out",
          text: reason.steps.joined(separator: "; ")
        )
      )
      details.append(
        Detail(
          label: file.request.country.code,
          text: desk.rules.rule(for: code, in: file.request.country)?
            .advice(on: file.request, today: today) ?? "no rule on file"
        )
      )
      if file.times(code) > 1 {
        details.append(
          Detail(
            label: "Again",
            text: "given \(file.times(code)) times: fixed only by a real change"
          )
        )
      }
      details += reason.fields.map { field in
        Detail(
          label: field.label.capitalisedFirst,
          text: file.course(of: field, since: rejection, today: today, zones: desk.zones)
        )
      }
      details += reason.papers.map { kind in
        Detail(label: kind.shortTitle, text: file.standing(of: kind, on: today, by: desk))
      }
    }
    self.details = details
  }

  /// An earlier refusal, folded or with its words and how each reason ended.
  init(earlier rejection: Rejection, isUnfolded: Bool, on today: CalendarDay) {
    target = .earlier(rejection.id)
    let count = rejection.reasons.count
    head =
      DisplayText(isUnfolded ? .unfolded : .folded)
      + " attempt \(rejection.attempt): \(rejection.source.rawValue), "
      + "\(rejection.day.spoken(today: today)), \(count == 1 ? "1 reason" : "\(count) reasons")"
    state = .empty
    isOpen = false
    let words = [rejection.carrierCode, rejection.text.map { "\"\($0)\"" }].compactMap(\.self)
    let texts =
      (words.isEmpty ? [] : [words.joined(separator: " ")])
      + rejection.reasons.map { ground in
        "\(ground.code.reason.title): "
          + (ground.resolution.map { "\($0.outcome.title), \($0.by)" } ?? "not resolved")
      }
    details = isUnfolded ? texts.map { Detail(label: "", text: $0) } : []
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

extension RequestFile {
  /// A field's present value, and what it was at the refusal where it changed since.
  fileprivate func course(
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
    let present = request[field] ?? "none"
    let changes = since.filter { $0.kind == .edited }.flatMap { $0.detail?.changes ?? [] }
    guard let first = changes.first(where: { $0.field == field }) else { return present }
    return "\(first.before ?? "none") → \(present)"
  }

  /// How a concerned paper stands, with the items that fail.
  fileprivate func standing(of kind: DocumentKind, on today: CalendarDay, by desk: Desk) -> String {
    guard let document = paper(kind) else { return PaperState.missing.title }
    if kind == .other { return "received" }
    let failing = kind.items.filter {
      desk.verdict($0, of: document, in: self, on: today) == .fail
    }
    let state = desk.state(of: document, in: self, on: today).title
    return failing.isEmpty ? state : "\(state): \(failing.map(\.title).spoken())"
  }
}
