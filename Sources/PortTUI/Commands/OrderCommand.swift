import ArgumentParser
import PortDesk
import PortDomain
import Screens
import TerminalUI
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
    abstract: "List orders with an open number, the newest first."
  )

  @OptionGroup var options: DeskOptions

  @Flag(help: "Those too whose numbers have all come to their end.")
  var all = false

  @Option(help: "How many at most.")
  var limit = 200

  func run() throws {
    let session = try DeskSession.open(options)
    let orders = try session.reading { () throws(StoreError) in
      try session.store.orders(openOnly: !all, limit: max(1, limit))
    }
    guard !options.json else { return Console.print(.list(orders.map(\.json))) }
    var table = PlainTable(["Order", "Reference", "Customer", "Numbers", "Final", "Fees"])
    for order in orders {
      table.add([
        order.order.id.text, order.order.reference ?? "", order.lead.customer,
        String(order.tally.count), String(order.tally.finalCount), Amount.text(order.tally.cents),
      ])
    }
    table.printed()
  }
}

struct OrderShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show an order with all its numbers."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "po_….")
  var order: String

  func run() throws {
    let session = try DeskSession.open(options)
    try session.report(try session.order(order), isJSON: options.json)
  }
}

struct OrderCreateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Make one order of requests of one customer; none is changed if one doesn't fit."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "pr_… or numbers in E.164.")
  var requests: [String]

  func run() throws {
    let session = try DeskSession.open(options)
    let order: OrderID = session.desk.ids.make(at: session.clock())
    try session.join(requests, to: order, beside: [])
    try session.report(try session.order(order.text), isJSON: options.json)
  }
}

struct OrderAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Put requests into an order; none is changed if one doesn't fit."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "po_….")
  var order: String

  @Argument(help: "pr_… or numbers in E.164.")
  var requests: [String]

  func run() throws {
    let session = try DeskSession.open(options)
    let file = try session.order(order)
    try session.join(requests, to: file.order.id, beside: file.files.map(\.request))
    try session.report(try session.order(order), isJSON: options.json)
  }
}

struct OrderSplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Split a number off its order; it goes on by itself with its whole history."
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var version: VersionOption

  @Argument(help: "pr_… or a number in E.164.")
  var request: String

  @Option(help: "Why.")
  var why: String

  func run() throws {
    let session = try DeskSession.open(options)
    let id = try session.request(request)
    let receipt = try session.change(
      id,
      .order(.split(why: why)),
      ifVersion: version.ifVersion
    )
    try session.report(receipt, options)
  }
}

extension DeskSession {
  func order(_ text: String) throws(CommandFailure) -> OrderFile {
    guard let id = OrderID(text) else { throw .store(.noSuchThing(text)) }
    return try reading { () throws(StoreError) in try store.order(id) }
  }

  /// Puts requests into an order once all of them are seen to fit.
  fileprivate func join(
    _ requests: [String],
    to order: OrderID,
    beside peers: [PortRequest]
  ) throws(CommandFailure) {
    var present = peers
    var obstacles: [Obstacle] = []
    var ids: [RequestID] = []
    for text in requests {
      let request = try file(self.request(text)).request
      obstacles += desk.obstacles(to: .join(order), of: request, beside: present)
      present.append(request)
      ids.append(request.id)
    }
    guard obstacles.isEmpty else {
      throw .refused(Refusal(obstacles), today: today(in: desk.settings.home))
    }
    for id in ids { _ = try change(id, .order(.join(order))) }
  }

  fileprivate func report(_ order: OrderFile, isJSON: Bool) throws(CommandFailure) {
    guard !isJSON else {
      let numbers = order.files.map { file in
        file.json(by: desk, on: today(in: file.request.country))
      }
      return Console.print(order.json.adding(["numbers": .list(numbers)]))
    }
    let tally = order.tally
    let customer = order.lead?.customer ?? "all numbers were split off"
    Console.print(
      "\(order.order.id.text)  \(order.order.reference ?? "")  \(DisplayText(sanitising: customer))"
    )
    let state = tally.isComplete ? "complete" : "\(tally.finalCount) of \(tally.count) final"
    Console.print("  \(state), fees \(Amount.text(tally.cents))")
    for file in order.files {
      Console.print(
        "  \(file.request.id.text)  \(file.request.number.grouped)  \(file.request.status.title)"
      )
    }
  }
}

extension OrderFile {
  fileprivate var json: JSON { JSON.order(order, lead: lead, tally) }
}

extension OrderListing {
  fileprivate var json: JSON { JSON.order(order, lead: lead, tally) }
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
