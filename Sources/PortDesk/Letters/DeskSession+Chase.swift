import PortDomain
import Wording

extension DeskSession {
  /// Whom to remind today, of the requests that a filter means.
  public func chases(_ filter: Filter) throws(DeskFailure) -> ChaseList {
    try ask { store throws(StoreError) in
      try store.chases(filter, by: desk, from: viewpoint)
    }
  }

  /// The message that fits what is awaited of somebody; nil where there is none, as for a follow-up.
  public func message(to chase: Chase) throws(DeskFailure) -> OutgoingMessage? {
    let files = try ask { store throws(StoreError) in try store.files(chase.requests) }
    return OutgoingMessage(to: chase.whom.party, about: files, at: desk, now: now)
  }

  /// Records that a message was sent to somebody about all of their numbers that it tells of.
  public func record(_ message: OutgoingMessage) throws -> ManyReport {
    let kinds = Dictionary(message.parts.map { ($0.request, $0.kind) }) { first, _ in first }
    let subjects = message.parts.map {
      ManyReport.Subject.request($0.request, named: $0.request.text)
    }
    return try change(subjects) { .messageSent(kinds[$0.request.id] ?? message.kind) }
  }

  /// Records that somebody was called about all of their numbers, and what was said.
  public func recordCall(to chase: Chase, note: String?) throws -> [ManyReport] {
    let subjects = chase.requests.map { ManyReport.Subject.request($0, named: $0.text) }
    let called = try change(subjects) { _ in .messageSent(.call(to: chase.whom.party)) }
    guard let note else { return [called] }
    return [called, try change(subjects) { _ in .note(note) }]
  }

  /// Somebody to chase as programs read it.
  public func json(of chase: Chase) -> JSON {
    let country = chase.items[0].listing.request.country
    return [
      "whom": .text(chase.whom.party.rawValue), "name": .text(chase.name(by: desk)),
      "contacts": .list(chase.contacts(by: desk).map { .text($0) }),
      "country": .text(country.code), "count": .integer(chase.items.count),
      "text": .text(chase.next(by: desk, at: now)), "since": JSON(chase.since?.iso),
      "reminders": .integer(chase.reminders), "reminded_on": JSON(chase.remindedOn?.iso),
      "requests": .list(
        chase.items.map { item in
          item.listing.json(by: desk, at: now).adding([
            "reminders": .integer(item.reminders), "reminded_on": JSON(item.remindedOn?.iso),
          ])
        }
      ),
    ]
  }
}

extension OutgoingMessage {
  public var json: JSON {
    [
      "subject": .text(subject), "body": .text(body),
      "about": .list(
        parts.map { ["id": .text($0.request.text), "kind": .text($0.kind.rawValue)] }
      ),
    ]
  }
}
