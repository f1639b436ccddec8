import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// Where customers' programs are told what happens to their requests.
struct WebhookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "webhook",
    abstract: "Add, list and remove webhooks; see what they were sent, and send it again.",
    subcommands: [
      WebhookListCommand.self, WebhookAddCommand.self, WebhookRemoveCommand.self,
      WebhookDeliveriesCommand.self, WebhookResendCommand.self,
    ]
  )
}

struct WebhookListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the webhooks: whose they are, where they lead, what they are told.",
    examples: ["porttui webhook list"]
  )

  @OptionGroup var options: DeskOptions

  func run() throws {
    let webhooks = try DeskSession.open(options).webhooks()
    options.show(.list(webhooks.map(\.json)), .webhooks(webhooks))
  }
}

struct WebhookAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract:
      "Tell an organisation's program of its requests; the signing secret is shown this once.",
    discussion:
      "Events: \(Announcement.Name.list). Without --event all but the last name of a rejection.",
    examples: [
      "porttui webhook add org_acme https://acme.example/ports",
      "porttui webhook add org_acme https://acme.example/ports --event port_request.completed",
    ]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "The organisation's id, as organization_id of its requests.")
  var organization: String

  @Argument(help: "The address, https://….")
  var url: String

  @Option(name: .customLong("event"), help: "An event to tell of; several times for several.")
  var events: [String] = []

  func run() throws {
    let names = try events.map { text in
      guard let name = Announcement.Name(rawValue: text) else {
        throw CommandFailure.usage(
          .noSuch(text, named: "event", among: Announcement.Name.allCases.map(\.rawValue))
        )
      }
      return name
    }
    let session = try DeskSession.open(options)
    let (webhook, secret) = try session.addWebhook(
      for: organization,
      at: try session.webhookURL(url),
      events: names.isEmpty ? Announcement.Name.usual : names
    )
    options.show(webhook.json.adding(["secret": .text(secret.exposed)]), .added(webhook, secret))
  }
}

struct WebhookRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Tell a webhook nothing any more; what is on its way is given up.",
    examples: ["porttui webhook remove wh_01m6rcztd2g1443zaqtabf7s6x"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "The webhook's id, wh_….")
  var id: String

  func run() throws {
    let webhook = try DeskSession.open(options).removeWebhook(id)
    options.show(["removed": .text(webhook.id.text)], .removed(webhook))
  }
}

struct WebhookDeliveriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliveries",
    abstract: "List what webhooks were sent and what came of it, the newest first.",
    examples: [
      "porttui webhook deliveries --open",
      "porttui webhook deliveries +2348031230001",
    ]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "Of one webhook (wh_…), or of one request: its id or number. All without it.")
  var of: String?

  @Flag(help: "Those alone that are neither delivered nor given up.")
  var open = false

  @Option(help: "How many.")
  var limit = 50

  func run() throws {
    let session = try DeskSession.open(options)
    let scope: DeliveryScope =
      if let of {
        try WebhookID(of).map(DeliveryScope.webhook) ?? .request(session.request(of))
      } else {
        open ? .open : .all
      }
    let deliveries = try session.deliveries(of: scope, limit: max(1, limit))
      .filter { !open || !$0.state.isDone }
    options.show(.list(deliveries.map(\.json)), .deliveries(deliveries))
  }
}

struct WebhookResendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resend",
    abstract: "Send an event again, whatever became of it.",
    examples: ["porttui webhook resend evt_01m6rcztd2g1443zaqtabf7s6x"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "The event's id, evt_…, as deliveries shows it.")
  var event: String

  @Option(help: "To this webhook alone, wh_….")
  var to: String?

  func run() throws {
    let session = try DeskSession.open(options)
    let webhook = try to.map { try session.webhook($0).id }
    let sent = try session.sendAgain(event, to: webhook)
    options.show(.list(sent.map(\.json)), .sentAgain(sent))
  }
}
