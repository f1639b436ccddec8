import HTTPTypes
import Hummingbird
import PortDesk
import PortDomain
import PortStore
import Wording

extension Endpoint {
  /// What can be asked of webhooks.
  static let webhooks: [Endpoint] = [
    Endpoint(
      method: .post,
      path: "/v1/webhooks",
      access: .client,
      name: "createWebhook",
      summary: "Have a program of yours told what happens; the secret is shown this once.",
      body: .json(.newWebhook),
      answer: .json(.createdWebhook, .created),
      failures: [.conflict, .unprocessableContent],
      handle: WebhookCalls.create
    ),
    Endpoint(
      method: .get,
      path: "/v1/webhooks",
      access: .client,
      name: "listWebhooks",
      summary: "Your webhooks, the oldest first.",
      answer: .json(.webhooks, .ok),
      handle: { call in
        let found = call.session.desk.clients.webhooks(of: call.caller.organisation)
        return Response(["data": .list(found.map(\.json))])
      }
    ),
    Endpoint(
      method: .get,
      path: "/v1/webhooks/{id}",
      access: .client,
      name: "getWebhook",
      summary: "A webhook.",
      parameters: [.webhook],
      answer: .json(.webhook, .ok),
      failures: [.notFound],
      handle: { call in Response(try await call.webhook().json) }
    ),
    Endpoint(
      method: .delete,
      path: "/v1/webhooks/{id}",
      access: .client,
      name: "deleteWebhook",
      summary: "Have a webhook told nothing any more.",
      parameters: [.webhook],
      answer: .nothing,
      failures: [.notFound],
      handle: WebhookCalls.remove
    ),
    Endpoint(
      method: .get,
      path: "/v1/webhooks/{id}/deliveries",
      access: .client,
      name: "listDeliveries",
      summary: "What a webhook was told or is to be told, the newest first.",
      parameters: [.webhook, .limit, .cursor("deliveries")],
      answer: .json(.deliveries, .ok),
      failures: [.notFound],
      handle: WebhookCalls.deliveries
    ),
    Endpoint(
      method: .post,
      path: "/v1/webhooks/{id}/deliveries/{event}/resend",
      access: .client,
      name: "resendDelivery",
      summary: "Send an announcement again.",
      parameters: [.webhook, .path("event", "evt", "The announcement.")],
      answer: .json(.delivery, .ok),
      failures: [.notFound],
      handle: WebhookCalls.resend
    ),
  ]
}

extension Endpoint.Parameter {
  fileprivate static let webhook = path("id", "wh", "The webhook.")
}

extension Call {
  /// A webhook of the caller's own that is there.
  fileprivate func webhook() async throws -> Webhook {
    let id: WebhookID = try self.id()
    let desk = desk
    let known = try await desk.read {
      try desk.lookAtRecords()
      return desk.rules.clients.webhook(id)
    }
    guard let known, !known.isRemoved, known.organization == caller.organisation else {
      throw DeskFailure.store(.noSuchThing(id.text))
    }
    return known
  }
}

/// What a client does with its webhooks.
enum WebhookCalls {
  /// As many as an organisation may have.
  static let most = 20

  static func create(_ call: Call) async throws -> Response {
    let (url, events) = try read(await call.json(), at: call.session)
    let (desk, caller) = (call.desk, call.caller)
    let (webhook, secret) = try await desk.write {
      try desk.lookAtRecords()
      let session = desk.session(of: caller.actor)
      guard session.desk.clients.webhooks(of: caller.organisation).count < most else {
        throw CallFault.tooManyWebhooks(limit: most)
      }
      let made = try session.addWebhook(for: caller.organisation, at: url, events: events)
      try desk.lookAtRecords()
      return made
    }
    return Response(
      webhook.json.adding(["secret": .text(secret.exposed)]),
      .created,
      location: "/v1/webhooks/\(webhook.id.text)"
    )
  }

  private static func read(
    _ json: JSON,
    at session: DeskSession
  ) throws -> (url: WebhookURL, events: [Announcement.Name]) {
    guard case .object(let members) = json else { throw DeskFailure.body(.notAnObject) }
    var url: WebhookURL?
    var events = Announcement.Name.usual
    for member in members {
      switch (member.name, member.value) {
      case ("url", .text(let text)):
        url = try session.webhookURL(text)
      case ("events", .list(let names)):
        events = try names.map { name in
          guard case .text(let text) = name, let event = Announcement.Name(rawValue: text) else {
            throw DeskFailure.body(.row(.notAText(member.name)))
          }
          return event
        }
      case ("url", _), ("events", _): throw DeskFailure.body(.row(.notAText(member.name)))
      case _: throw DeskFailure.body(.unknownField(member.name))
      }
    }
    guard let url else { throw DeskFailure.record([.webhookInvalid(.unreadable)]) }
    return (url, events)
  }

  static func remove(_ call: Call) async throws -> Response {
    let webhook = try await call.webhook()
    let (desk, caller) = (call.desk, call.caller)
    try await desk.write {
      try desk.session(of: caller.actor).removeWebhook(webhook.id.text)
      try desk.lookAtRecords()
    }
    return Response(status: .noContent)
  }

  static func deliveries(_ call: Call) async throws -> Response {
    let values = QueryValues(call)
    try values.demandOnly(["limit", "cursor"])
    let limit = try values.limit()
    let before = try values.value("cursor", "the next_cursor of a page") { AnnouncementID($0) }
    let webhook = try await call.webhook()
    let store = call.desk.store
    let found = try await call.desk.read {
      try store.deliveries(of: .webhook(webhook.id), before: before, limit: limit + 1)
    }
    let shown = found.prefix(limit)
    let hasMore = found.count > limit
    return Response([
      "data": .list(shown.map(\.json)),
      "has_more": .flag(hasMore),
      "next_cursor": JSON(hasMore ? shown.last?.announcement.id.text : nil),
    ])
  }

  static func resend(_ call: Call) async throws -> Response {
    let webhook = try await call.webhook()
    let announcement: AnnouncementID = try call.id("event")
    let store = call.desk.store
    let delivery = try await call.desk.write {
      try store.sendAgain(Delivery.ID(announcement: announcement, webhook: webhook.id))
    }
    return Response(delivery.json)
  }
}
