import PortDomain
import Wording

extension DeskSession {
  /// A request as programs read it.
  public func json(of file: RequestFile, withHistory: Bool = false) -> JSON {
    let request = file.json(by: desk, at: now)
    return withHistory ? request.adding(["history": .list(file.history.map(\.json))]) : request
  }

  /// One thing in the way of an action, with what the country's rules say of it.
  public func json(of obstacle: Obstacle, on request: PortRequest) -> JSON {
    let rule = obstacle.rule(in: request.country, desk.rules)
    return obstacle.json(today: today(in: request.country))
      .adding(["rule": rule?.json(for: request) ?? .null])
  }

  /// An order with all its numbers as programs read it.
  public func json(of order: OrderFile) -> JSON {
    JSON.order(order.order, lead: order.lead, order.tally)
      .adding(["numbers": .list(order.files.map { json(of: $0) })])
  }
}

extension OrderListing {
  public var json: JSON { JSON.order(order, lead: lead, tally) }
}

extension JSON {
  fileprivate static func order(_ order: Order, lead: PortRequest?, _ tally: OrderTally) -> JSON {
    [
      "id": .text(order.id.text),
      "reference": JSON(order.reference),
      "customer": JSON(lead?.customer),
      "country": JSON(lead?.country.code),
      "current_carrier": JSON(lead?.carrier.text),
      "complete": .flag(tally.isComplete),
      "count": .integer(tally.count),
      "final": .integer(tally.finalCount),
      "statuses": .object(
        Status.allCases.map { JSON.Member($0.rawValue, .integer(tally.counts[$0] ?? 0)) }
      ),
      "fees_cents": .integer(tally.cents),
    ]
  }
}

extension DeskSession.WrittenPacket {
  public var json: JSON {
    [
      "id": .text(request.text), "path": .text(path),
      "papers": .list(packet.papers.map { .text($0.fileName) }),
      "lacking": .list(packet.lacking.map { .text($0.rawValue) }), "pin": .flag(hasPIN),
      "pin_absent": JSON(pinAbsence?.rawValue),
    ]
  }
}
