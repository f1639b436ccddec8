import ArgumentParser
import PortDomain
import PortStore
import Screens
import TerminalUI

/// Says what stands in the way of an action.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Say what stands in the way of an action: nothing and 0, or each thing and 1."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "pr_… or a number in E.164.")
  var id: String

  @Argument(help: "submit, schedule, complete, cancel, …")
  var action: String

  func run() throws {
    guard let action = Action(rawValue: action) else {
      throw CommandFailure.usage(
        .noSuch(action, named: "action", among: Action.allCases.map(\.rawValue))
      )
    }
    let session = try DeskSession.open(options)
    let file = try session.file(session.request(id))
    let today = session.today(in: file.request.country)
    let obstacles = session.desk.obstacles(
      to: action,
      on: file,
      by: session.actor,
      at: session.clock()
    )
    if options.json {
      Console.print([
        "possible": .flag(obstacles.isEmpty),
        "obstacles": .list(obstacles.map { $0.json(message: $0.message(today: today)) }),
      ])
    } else {
      for obstacle in obstacles {
        Console.print(DisplayText(sanitising: obstacle.message(today: today)))
      }
    }
    if !obstacles.isEmpty { throw CommandFailure.answeredNo }
  }
}
