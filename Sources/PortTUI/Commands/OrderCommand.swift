import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// The numbers that one customer sends together.
struct OrderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order",
    abstract: "List and show orders, put numbers into one, split them off.",
    subcommands: [
      OrderListCommand.self, OrderShowCommand.self, OrderCreateCommand.self,
      OrderAddCommand.self, OrderSplitCommand.self,
    ]
  )
}

struct OrderListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List orders with an open number, the newest first.",
    examples: ["porttui order list --all"]
  )

  @OptionGroup var options: DeskOptions

  @Flag(help: "Those too whose numbers have all come to their end.")
  var all = false

  @Option(help: "How many at most.")
  var limit = 200

  func run() throws {
    let session = try DeskSession.open(options)
    let orders = try session.orders(openOnly: !all, limit: max(1, limit))
    options.show(.list(orders.map(\.json)), .orders(orders))
  }
}

struct OrderShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an order with all its numbers.",
    examples: ["porttui order show po_01m59gnj92k8wjgdhwwfdjtj29"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "po_….")
  var order: String

  func run() throws {
    let session = try DeskSession.open(options)
    try options.show(session.order(order), in: session)
  }
}

struct OrderCreateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Make one order of requests of one customer; none is changed if one doesn't fit.",
    examples: ["porttui order create +2348031230001 +2348031230002"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "pr_… or telephone numbers.", completion: Completions.requests)
  var requests: [String]

  func run() throws {
    let session = try DeskSession.open(options)
    let order = try session.createOrder(of: requests.map { try session.request($0) })
    options.show(order, in: session)
  }
}

struct OrderAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Put requests into an order; none is changed if one doesn't fit.",
    examples: ["porttui order add po_01m59gnj92k8wjgdhwwfdjtj29 +2348031230003"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "po_….")
  var order: String

  @Argument(help: "pr_… or telephone numbers.", completion: Completions.requests)
  var requests: [String]

  func run() throws {
    let session = try DeskSession.open(options)
    let order = try session.order(order)
    options.show(
      try session.add(requests.map { try session.request($0) }, to: order),
      in: session
    )
  }
}

struct OrderSplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Split a number off its order; it goes on by itself with its whole history.",
    examples: ["porttui order split +2348031230003 --why 'its bill is another one'"]
  )

  @OptionGroup var options: RequestOptions
  @OptionGroup var version: VersionOption

  @Option(help: "Why; it stays in the history.")
  var why: String?

  func run() throws {
    try options.change(ifVersion: version.ifVersion) { _, _ in .order(.split(why: why ?? "")) }
  }
}

extension DeskOptions {
  fileprivate func show(_ order: OrderFile, in session: DeskSession) {
    show(session.json(of: order), .order(order, by: session.desk, at: session.now))
  }
}
