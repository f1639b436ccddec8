import ArgumentParser
import PortDomain
import Screens
import TerminalUI
import Wording

/// Prints a message to the customer, and records that it was sent.
struct MessageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "message",
    abstract: "Print a message to the customer, filled in from the request."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "pr_… or a number in E.164.")
  var id: String

  @Argument(
    help:
      "papers_wanted, rejected, date_confirmed, date_moved, completed, cancelled; else what fits."
  )
  var kind: String?

  @Flag(help: "Record that it was sent.")
  var sent = false

  func run() throws {
    let session = try DeskSession.open(options)
    let request = try session.request(id)
    let file = try session.file(request)
    let kind = try chosen(for: file.request)
    let today = session.today(in: file.request.country)
    let message = CustomerMessage(kind, about: file, at: session.desk, today: today)
    if sent { _ = try session.change(request, .messageSent(kind)) }
    if options.json {
      Console.print([
        "kind": .text(kind.rawValue), "subject": .text(message.subject),
        "body": .text(message.body), "sent": .flag(sent),
      ])
    } else {
      for line in DisplayText.lines(sanitising: message.text) { Console.print(line) }
    }
  }

  private func chosen(for request: PortRequest) throws(CommandFailure) -> CustomerMessageKind {
    guard let kind else { return CustomerMessageKind.fitting(request)[0] }
    guard let chosen = CustomerMessageKind(rawValue: kind) else {
      throw .usage(
        .noSuch(kind, named: "message", among: CustomerMessageKind.allCases.map(\.rawValue))
      )
    }
    return chosen
  }
}
