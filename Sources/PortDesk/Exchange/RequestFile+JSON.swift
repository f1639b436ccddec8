import PortDomain
import Wording

extension RequestFile {
  /// The request as scripts read it; never the PIN.
  ///
  public func json(by desk: Desk, at now: Instant) -> JSON {
    let today = desk.zones.today(in: request.country, at: now)
    let listing = Listing(request: request, facts: desk.facts(of: self))
    let progress = desk.progress(of: listing, on: today)
    return JSON.object([
      .init("id", .text(request.id.text)),
      .init("status", .text(request.status.rawValue)),
      .init("attempt", .integer(request.lifecycle.attempt)),
      .init("version", .integer(request.version)),
      .init("turn", .text(desk.turn(of: self, on: today).rawValue)),
    ]).adding(request.fieldsJSON).adding([
      "due": progress.json,
      "next": listing.nextJSON(by: desk, at: now),
      "order": order.map { ["id": .text($0.id.text), "reference": JSON($0.reference)] } ?? nil,
      "split_from": JSON(splitFrom?.text),
      "documents": .list(documents.map { $0.json(in: self, by: desk, on: today) }),
      "rejections": .list(
        rejections.map {
          outcome(of: $0, on: today).json(of: request, on: today, under: desk.rules)
        }
      ),
      "foreseen": .list(desk.foreseen(in: self, on: today).map(\.json)),
      "charge": charge,
      "window_utc": request.windowJSON(zones: desk.zones),
      "after_port": .list(afterPort),
      "number_id": JSON(activeNumber?.id.text),
      "created_at": .text(request.createdAt.rfc3339),
      "updated_at": .text(request.updatedAt.rfc3339),
    ])
  }

  /// What is to be done once the number is ours, with who ticked it and when; none before.
  private var afterPort: [JSON] {
    guard request.status == .completed else { return [] }
    return ChecklistItem.items(.after).map { item in
      let event = ticked(item)
      return [
        "item": .text(item.rawValue), "title": .text(item.title), "done": .flag(isDone(item)),
        "by": JSON(event?.by), "at": JSON(event?.at.rfc3339),
      ]
    }
  }

  /// The port fee and whether it was taken back; null before completion.
  private var charge: JSON {
    guard let charge = charges.last(where: { $0.reverses == nil }) else { return .null }
    return [
      "id": .text(charge.id.text),
      "amount_cents": .integer(charge.cents),
      "currency": .text(charge.currency),
      "reversed": .flag(charges.contains { $0.reverses == charge.id }),
    ]
  }
}

extension Listing {
  /// The request as a row of a list: what is known without opening it.
  public func json(by desk: Desk, at now: Instant) -> JSON {
    let today = desk.zones.today(in: request.country, at: now)
    let span = facts.span(on: today)
    return JSON.object([
      .init("id", .text(request.id.text)),
      .init("status", .text(request.status.rawValue)),
      .init("attempt", .integer(request.lifecycle.attempt)),
      .init("version", .integer(request.version)),
      .init("turn", .text(span.turn.rawValue)),
    ]).adding(request.fieldsJSON).adding([
      "due": desk.progress(of: self, on: today).json,
      "next": nextJSON(by: desk, at: now),
      "window_utc": request.windowJSON(zones: desk.zones),
      "papers": .list(span.papers.map(\.rawValue).sorted().map(JSON.text)),
      "reasons": .list(facts.reasons.map { .text($0.rawValue) }),
      "created_at": .text(request.createdAt.rfc3339),
      "updated_at": .text(request.updatedAt.rfc3339),
    ])
  }
}

extension Listing {
  /// What is awaited: null where nothing is to come.
  fileprivate func nextJSON(by desk: Desk, at now: Instant) -> JSON {
    guard let awaited = desk.awaited(of: self, at: now) else { return .null }
    return [
      "code": .text(awaited.code.rawValue),
      "from": .text(awaited.from.rawValue),
      "since": .text(awaited.since.iso),
      "due": .text(awaited.due.rfc3339),
      "late": .flag(awaited.isLate(at: now)),
      "text": .text(awaited.message(of: request, at: now, by: desk)),
    ]
  }
}

extension PortRequest {
  /// Its fields by their names, in the order of the table.
  fileprivate var fieldsJSON: JSON {
    let apart = RequestField.clock.union([.accountPIN, .status, .timesSent])
    return json(of: RequestField.allCases.filter { !apart.contains($0) })
  }

  /// Some of its fields by their names.
  func json(of fields: [RequestField]) -> JSON {
    .object(fields.map { JSON.Member($0.name, value(of: $0)) })
  }

  /// The hours of the port in UTC; null where it has the whole day, or no date.
  func windowJSON(zones: TimeZones) -> JSON {
    guard let port = lifecycle.confirmation, let window = port.window else { return .null }
    func instant(_ time: TimeOfDay) -> JSON {
      .text(zones.instant(port.date, time, in: country).rfc3339)
    }
    return ["from": instant(window.from), "to": instant(window.to)]
  }

  private func value(of field: RequestField) -> JSON {
    let text = self[field]
    if field == .ticks { return .list(ticks.sorted().map { .text($0.rawValue) }) }
    switch field.form {
    case .flag: return .flag(text == "true")
    case .number: return text.flatMap { Int($0) }.map(JSON.integer) ?? .null
    case .line, .lines, .day, .instant, .choice, .phoneNumber, .country, .carrier, .email,
      .endpoint, .order,
      .login, .secret:
      return JSON(text)
    }
  }
}

extension Progress {
  /// What programs know of it, and beyond the years whose holidays are known also that.
  fileprivate var json: JSON {
    let due: JSON = [
      "from": .text(from.iso),
      "to": .text(to.iso),
      "on": JSON(on?.iso),
      "day": .integer(day),
      "paused": .flag(isPaused),
      "over": .flag(isOver),
    ]
    return leavesCoveredYears ? due.adding(["holidays_known": .flag(false)]) : due
  }
}
