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
    case .acknowledged: "acknowledged by the carrier"
    case .confirmed: "confirmed by the customer"
    case .changeAccepted: "change accepted by the carrier"
    case .changeRefused: "change refused by the carrier"
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
    let on = detail?.on.map { ", on \($0.spoken(today: today))" } ?? ""
    let text = on + (detail?.text.map { ": \($0)" } ?? "")
    return switch about {
    case .carrier(let carrier): "\(kind.title) to \(carrier.text)\(reference)\(text)"
    case .portDate(let day): "\(kind.title) for \(day.spoken(today: today))\(text)"
    case .reasons(let reasons):
      "rejected, \(reasons.count == 1 ? "1 reason" : "\(reasons.count) reasons")\(text)"
    case .outcome(let outcome, of: let code): "\(code.reason.title): \(outcome.rawValue)\(text)"
    case .paper(let paper, _): "\(paper.title) \(kind == .paperAdded ? "added" : "attached")"
    case .sheet(_, let paper, let parts):
      "\(paper.title) checked: \(parts.map(\.title).joined(separator: ", "))\(text)"
    case .item(let item): "\(kind.title): \(item.title)"
    case .message(let message):
      message.isCall ? message.title : "\(kind.title): \(message.title)"
    case .order(let order):
      kind == .splitOff ? "split off from \(order.text)\(text)" : "put into \(order.text)"
    case .event(_, .undone): "brought back what was undone"
    case .event(_, .edited) where !fields.isEmpty: "undid: \(edited(today))"
    case .event(_, let undone): "undid: \(undone.title)"
    case .nothing, .status, .purged:
      if kind == .edited {
        edited(today) + text
      } else if kind == .completed {
        "completed\(changed(.activatedOn, today))\(text)"
      } else if kind == .acknowledged {
        kind.title + reference + text
      } else {
        kind.title + text
      }
    }
  }

  private var reference: String {
    change(.carrierReference)?.after.map { ", ref \($0)" } ?? ""
  }

  private func changed(_ field: RequestField, _ today: CalendarDay) -> String {
    change(field)?.after.flatMap { CalendarDay(iso: $0) }.map {
      ", active \($0.spoken(today: today))"
    }
      ?? ""
  }

  /// What a person changed, without what the rules set along with it: what one of the desk's own fields
  /// is now, else the fields' names.
  private func edited(_ today: CalendarDay) -> String {
    let named = fields.filter { $0.side != .rules }
    if named.count == 1, let field = named.first, Event.toldWhole.contains(field),
      kind == .edited, let change = change(field)
    {
      return "\(field.label): \(change.after.map { field.spoken($0, today: today) } ?? "none")"
    }
    return "changed " + (named.isEmpty ? fields : named).map(\.label).spoken()
  }

  /// Fields whose value is short and nobody's own.
  private static let toldWhole: Set<RequestField> = [
    .owner, .priority, .followUpOn, .holdUntil, .waitingOn, .endpointID,
  ]

  private func change(_ field: RequestField) -> FieldChange? {
    detail?.changes.first { $0.field == field }
  }
}
