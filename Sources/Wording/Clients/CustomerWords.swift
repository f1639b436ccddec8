import PortDomain

/// What customers are told through the API.
public enum CustomerWords {
  /// Who did something through the API, where somebody of the desk has a login.
  public static let client = "customer via API"

  /// Somebody as people know them: a login, or the customer for a key.
  public static func name(ofLogin login: String) -> String {
    ClientKeyID(login) == nil ? login : client
  }
}

extension ReasonCode {
  /// What a customer does about it, in order; where others act, that nothing is asked.
  public var customerSteps: [String] {
    switch reason.actor {
    case .customer: reason.steps
    case .us, .carrier, .nobody: ["we see to it; nothing is needed from you"]
    }
  }

  /// With title and solution, as customers read them.
  public var customerJSON: JSON {
    [
      "code": .text(rawValue), "title": .text(reason.title),
      "solution": .list(customerSteps.map(JSON.text)),
    ]
  }
}

extension Announcement {
  /// `{id, event, timestamp, data}`: what a webhook is sent.
  public var json: JSON {
    [
      "id": .text(id.text), "event": .text(name.rawValue), "timestamp": .text(at.rfc3339),
      "data": facts.json,
    ]
  }
}

extension Announcement.Facts {
  fileprivate var json: JSON {
    [
      "id": .text(request.text), "order_id": JSON(order?.text),
      "phone_number": .text(number.e164), "country": .text(number.country.code),
      "current_carrier": .text(carrier.text), "status": .text(status.rawValue),
      "attempt": .integer(attempt), "port_date": JSON(portDate?.iso),
      "window": JSON(window?.text), "activated_on": JSON(activatedOn?.iso),
      "reasons": .list(reasons.map(\.customerJSON)), "awaited": wanted?.json ?? .null,
    ]
  }
}

extension Announcement.Wanted {
  /// What is awaited from the customer, as they read it.
  public var json: JSON {
    let about: JSON =
      switch self.about {
      case .nothing: []
      case .papers(let papers):
        .list(
          papers.map { ["document": .text($0.kind.rawValue), "state": .text($0.state.rawValue)] }
        )
      case .reasons(let codes): .list(codes.map(\.customerJSON))
      }
    return ["code": .text(code.rawValue), "due": .text(due.rfc3339), "about": about]
  }
}

extension CustomerEntry {
  /// As its customer reads it.
  public var json: JSON {
    JSON.object([.init("at", .text(at.rfc3339))]).adding(what.json)
  }
}

extension CustomerEntry.What {
  fileprivate var json: JSON {
    switch self {
    case .status(let standing):
      [
        "what": "status", "status": .text(standing.status.rawValue),
        "attempt": .integer(standing.attempt), "port_date": JSON(standing.portDate?.iso),
        "window": JSON(standing.window?.text), "activated_on": JSON(standing.activatedOn?.iso),
        "reasons": .list(standing.reasons.map(\.customerJSON)),
      ]
    case .paper(let id, let kind, let news):
      JSON.object([
        .init("what", "document"), .init("id", .text(id.text)),
        .init("document", .text(kind.rawValue)),
      ]).adding(news.json)
    case .confirmed: ["what": "confirmed"]
    case .returned(let day): ["what": "returned", "returned_on": JSON(day?.iso)]
    }
  }
}

extension CustomerEntry.PaperNews {
  fileprivate var json: JSON {
    switch self {
    case .received: ["state": .text(PaperState.received.rawValue)]
    case .accepted: ["state": .text(PaperState.accepted.rawValue)]
    case .refused(let faults):
      [
        "state": .text(PaperState.refused.rawValue),
        "faults": .list(
          faults.map { ["item": .text($0.item.rawValue), "remark": JSON($0.remark)] }
        ),
      ]
    }
  }
}
