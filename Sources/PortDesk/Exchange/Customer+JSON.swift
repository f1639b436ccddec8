import PortDomain
import Wording

extension RequestField {
  /// What a customer's programs read of a request: what the customer stated, and how far it is.
  ///
  /// Never what the desk keeps for itself: owners, holds, what was heard of carriers.
  public static let ofCustomer: [RequestField] =
    allCases.filter { $0.side == .customer && $0 != .accountPIN }
    + [
      .lastPortedOn, .organizationID, .organizationName, .contactName, .contactEmail, .contactPhone,
      .orderID, .endpointID, .submittedOn, .confirmedOn, .portDate, .window, .reschedules,
      .activatedOn, .returnedOn,
    ]
}

extension Listing {
  /// The request as its customer's programs read it in a list.
  public func customerJSON(by desk: Desk, at now: Instant) -> JSON {
    JSON.object([
      .init("id", .text(request.id.text)),
      .init("status", .text(request.status.rawValue)),
      .init("attempt", .integer(request.lifecycle.attempt)),
    ])
    .adding(request.json(of: RequestField.ofCustomer))
    .adding([
      "window_utc": request.windowJSON(zones: desk.zones),
      "awaited": awaitedJSON(by: desk, at: now),
      "created_at": .text(request.createdAt.rfc3339),
      "updated_at": .text(request.updatedAt.rfc3339),
    ])
  }

  /// What the customer is waited for; null while it is somebody else's turn.
  private func awaitedJSON(by desk: Desk, at now: Instant) -> JSON {
    guard let awaited = desk.awaited(of: self, at: now), awaited.from == .customer else {
      return .null
    }
    return [
      "code": .text(awaited.code.rawValue),
      "since": .text(awaited.since.iso),
      "due": .text(awaited.due.rfc3339),
      "late": .flag(awaited.isLate(at: now)),
      "text": .text(awaited.message(of: request, at: now, by: desk)),
    ]
  }
}

extension RequestFile {
  /// The request as its customer's programs read it: with its papers' states and why it was refused.
  public func customerJSON(by desk: Desk, at now: Instant) -> JSON {
    let today = desk.zones.today(in: request.country, at: now)
    return Listing(request: request, facts: desk.facts(of: self)).customerJSON(by: desk, at: now)
      .adding([
        "papers": .object(
          DocumentKind.demanded.map { kind in
            let state = paper(kind).map { desk.state(of: $0, in: self, on: today) } ?? .missing
            return JSON.Member(kind.rawValue, .text(state.rawValue))
          }
        ),
        "rejections": .list(
          rejections.map {
            outcome(of: $0, on: today).customerJSON(on: today)
          }
        ),
        "number_id": JSON(activeNumber?.id.text),
      ])
  }
}

extension Rejection {
  /// Its reasons as a customer is told of them; what nobody tells customers is left out.
  fileprivate func customerJSON(on today: CalendarDay) -> JSON {
    [
      "day": .text(day.iso),
      "attempt": .integer(attempt),
      "reasons": .list(
        reasons.compactMap { ground in
          guard ground.code.isToldToCustomer else { return nil }
          let isResolved = ground.resolution?.isResolved(on: today) == true
          return ground.code.customerJSON.adding(["resolved": .flag(isResolved)])
        }
      ),
    ]
  }
}

extension Document {
  /// The paper as its customer's programs read it: how far it is, and what was wrong with it.
  public func customerJSON(in file: RequestFile, by desk: Desk, on today: CalendarDay) -> JSON {
    stateJSON(in: file, by: desk, on: today).adding([
      "refused": .list(
        kind.items.filter { desk.verdict($0, of: self, in: file, on: today) == .fail }.map {
          ["item": .text($0.rawValue), "remark": JSON(answers[$0]?.remark)]
        }
      ),
      "requests": .list(file.ownHolders(of: self).map { .text($0.text) }),
      "received_at": .text(receivedAt.rfc3339),
    ])
  }
}

extension RequestFile {
  /// The requests of its order that a paper is for: of others it may be attached to besides, its customer
  /// is told nothing.
  fileprivate func ownHolders(of paper: Document) -> [RequestID] {
    let own = Set([request.id] + others.map(\.id))
    return (attachments[paper.id]?.requests ?? []).filter(own.contains)
  }
}

extension PortedNumber {
  /// The number as its customer's programs read it.
  public var customerJSON: JSON {
    [
      "id": .text(number.id.text),
      "phone_number": .text(number.e164),
      "country": .text(request.country.code),
      "status": .text(number.releasedOn == nil ? "active" : "returned"),
      "endpoint_id": JSON(request.endpointID),
      "activated_on": .text(number.activatedOn.iso),
      "returned_on": JSON(number.releasedOn?.iso),
      "port_request_id": .text(request.id.text),
    ]
  }
}

extension Country {
  /// How a port goes in the country, as the provider publishes it.
  public func timelineJSON(by desk: Desk) -> JSON {
    [
      "country": .text(code),
      "name": .text(name),
      "business_days": [
        "from": .integer(typicalDuration.lowerBound), "to": .integer(typicalDuration.upperBound),
      ],
      "note": JSON(timelineNote),
      "regulator": .text(regulator),
      "documents": .list(
        DocumentKind.demanded.map {
          ["kind": .text($0.rawValue), "title": .text($0.title)]
        }
      ),
      "reasons": .list(ReasonCode.published.map(\.customerJSON)),
    ]
  }
}
