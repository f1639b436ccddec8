import ArgumentParser
import PortDomain
import TerminalUI

/// Prints the PIN of a request; that it was shown is recorded first.
struct PINCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin",
    abstract: "Print the account PIN of a request; who saw it and when is recorded."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "pr_… or a number in E.164.")
  var id: String

  func run() throws {
    let session = try DeskSession.open(options)
    let request = try session.request(id)
    let pin = try session.shownPIN(of: request)
    if options.json {
      Console.print(["id": .text(request.text), "account_pin": .text(pin.exposed)])
    } else {
      Console.print(DisplayText(sanitising: pin.exposed))
    }
  }
}
