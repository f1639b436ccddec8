import PortDomain

extension Event.Kind {
  /// What happened, in a word or two.
  public var title: String {
    switch self {
    case .created: "created"
    case .takenOver: "taken over"
    case .submitted: "submitted"
    case .scheduled: "scheduled"
    case .rescheduled: "rescheduled"
    case .withdrawn: "date withdrawn"
    case .completed: "completed"
    case .rejected: "rejected"
    case .resubmitted: "resubmitted"
    case .reopened: "reopened"
    case .cancelled: "cancelled"
    case .returned: "returned to the losing carrier"
    case .edited: "changed"
    case .pinSet: "PIN changed"
    case .pinShown: "PIN shown"
    case .paperAdded: "paper added"
    case .paperAttached: "paper attached"
    case .paperChecked: "paper checked"
    case .reasonResolved: "reason resolved"
    case .escalationCleared: "escalation cleared"
    case .fraudStopLifted: "fraud stop lifted"
    case .orderJoined: "put into an order"
    case .splitOff: "split off"
    case .noted: "note"
    case .ticked: "ticked"
    case .unticked: "unticked"
    case .messageSent: "message sent"
    case .undone: "undone"
    case .purged: "personal data purged"
    }
  }
}

extension Event {
  /// The event as one line of a request's history, without time and person.
  public func message(today: CalendarDay) -> String {
    let text = detail?.text.map { ": \($0)" } ?? ""
    return switch kind {
    case .submitted, .resubmitted: "\(kind.title) to \(carrier)\(reference)"
    case .scheduled, .rescheduled: "\(kind.title) for \(date(today))\(text)"
    case .completed: "completed\(changed(.activatedOn, today))\(text)"
    case .rejected: "rejected, \(about.count == 1 ? "1 reason" : "\(about.count) reasons")\(text)"
    case .reasonResolved: "\(reasonTitle): \(about.dropFirst().first ?? "")\(text)"
    case .edited: edited + text
    case .pinSet: "PIN changed\(text)"
    case .paperAdded: "\(paper(0)) added"
    case .paperAttached: "\(paper(0)) attached"
    case .paperChecked: "\(paper(1)) checked: \(about.dropFirst(2).joined(separator: ", "))\(text)"
    case .ticked, .unticked: "\(kind.title): \(tick)"
    case .messageSent: "\(kind.title): \(about.first?.replacing("_", with: " ") ?? "")"
    case .orderJoined: "put into \(about.first ?? "an order")"
    case .splitOff: "split off from \(about.first ?? "an order")\(text)"
    case .undone: "undid: \(about.last.flatMap(Kind.init(rawValue:))?.title ?? "a change")"
    case .created, .takenOver, .withdrawn, .reopened, .cancelled, .returned, .pinShown,
      .escalationCleared, .fraudStopLifted, .noted, .purged:
      kind.title + text
    }
  }

  private var carrier: String { about.first ?? "the carrier" }

  private var reference: String {
    change(.carrierReference)?.after.map { ", ref \($0)" } ?? ""
  }

  private func date(_ today: CalendarDay) -> String {
    about.first.flatMap { CalendarDay(iso: $0) }?.spoken(today: today) ?? "a date"
  }

  private func changed(_ field: RequestField, _ today: CalendarDay) -> String {
    change(field)?.after.flatMap { CalendarDay(iso: $0) }.map {
      ", active \($0.spoken(today: today))"
    }
      ?? ""
  }

  private var reasonTitle: String {
    about.first.flatMap(ReasonCode.init(rawValue:))?.reason.title ?? "reason"
  }

  /// The fields a person changed; those that the rules set along with them are left out.
  private var edited: String {
    let named = fields.filter { $0.side != .rules }
    return "changed " + (named.isEmpty ? fields : named).map(\.label).spoken()
  }

  private func paper(_ place: Int) -> String {
    about.dropFirst(place).first.flatMap(DocumentKind.init(rawValue:))?.title ?? "paper"
  }

  private var tick: String {
    about.first.flatMap(ChecklistItem.init(rawValue:))?.title ?? ""
  }

  private func change(_ field: RequestField) -> FieldChange? {
    detail?.changes.first { $0.field == field }
  }
}
