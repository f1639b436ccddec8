import ArgumentParser
import PortDomain
import Screens
import TerminalUI
import Wording

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
    let request = file.request
    if options.json {
      Console.print([
        "possible": .flag(obstacles.isEmpty),
        "obstacles": .list(
          obstacles.map { obstacle in
            obstacle.json(today: today)
              .adding([
                "rule": obstacle.rule(in: request.country, session.desk.rules)?
                  .json(for: request) ?? .null
              ])
          }
        ),
      ])
    } else {
      for obstacle in obstacles {
        Console.print(DisplayText(sanitising: obstacle.message(today: today)))
        if let rule = obstacle.rule(in: request.country, session.desk.rules) {
          let advice = rule.advice(on: request, today: today)
          Console.print(DisplayText(sanitising: "  \(request.country.code): \(advice)"))
        }
      }
    }
    if !obstacles.isEmpty { throw CommandFailure.answeredNo }
  }
}

extension Obstacle {
  /// What the country's rules say of the reason that stands in the way.
  fileprivate func rule(in country: Country, _ rules: RuleBook) -> CountryRule? {
    if case .reasonOpen(let code) = self { rules.rule(for: code, in: country) } else { nil }
  }
}
