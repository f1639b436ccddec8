import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// Prints all that is known of one request, or of the requests of an order.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a request, or each request of an order.",
    examples: [
      "porttui show +2348031230001",
      "porttui show '0803 123 0001' --history",
    ]
  )

  @OptionGroup var options: DeskOptions

  @Argument(
    help: "pr_…, po_…, a telephone number, or the carrier's reference.",
    completion: Completions.requests
  )
  var id: String

  @Flag(help: "With its history.")
  var history = false

  func run() throws {
    let session = try DeskSession.open(options)
    let files = try session.files(id)
    if options.json {
      let shown = files.map { session.json(of: $0, withHistory: history) }
      return Console.print(OrderID(id) == nil ? shown[0] : .list(shown))
    }
    for file in files {
      let today = session.today(in: file.request.country)
      Console.print(.request(file, by: session.desk, on: today, withHistory: history))
    }
  }
}

/// Prints the PIN of a request; that it was shown is recorded first.
struct PINCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin",
    abstract: "Print the account PIN of a request; who saw it and when is recorded.",
    examples: ["porttui pin +2348031230001"]
  )

  @OptionGroup var options: RequestOptions

  func run() throws {
    let (session, request) = try options.open()
    let pin = try session.shownPIN(of: request).exposed
    options.desk.show(["id": .text(request.text), "account_pin": .text(pin)], "\(pin)")
  }
}

/// Says what stands in the way of an action.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Say what stands in the way of an action: nothing and 0, or each thing and 1.",
    examples: ["porttui why +2348031230001 submit"]
  )

  @OptionGroup var options: RequestOptions

  @Argument(help: "submit, schedule, complete, cancel, …", completion: Completions.actions)
  var action: String

  func run() throws {
    let action: Action = try coded(action, named: "action")
    let (session, request) = try options.open()
    let file = try session.file(request)
    let obstacles = session.obstacles(to: action, on: file)
    options.desk.show(
      [
        "possible": .flag(obstacles.isEmpty),
        "obstacles": .list(obstacles.map { session.json(of: $0, on: file.request) }),
      ],
      .why(
        obstacles,
        of: file.request,
        under: session.desk.rules,
        on: session.today(in: file.request.country)
      )
    )
    if !obstacles.isEmpty { throw CommandFailure.answeredNo }
  }
}
