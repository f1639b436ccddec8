import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// Examines the history.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Examine the history.",
    subcommands: [AuditVerifyCommand.self]
  )
}

/// Finds any edit made behind the program's back.
struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Read the whole history and the desk's records, and name the first that isn't what was written."
  )

  @OptionGroup var options: DeskOptions

  func run() throws {
    let verdict = try DeskSession.open(options).verifyHistory()
    let isSigned = verdict.assurance == .signed
    options.show(verdict.json, .verified(verdict.events, verdict.finding))
    if !isSigned {
      Console.complain("note: \(PrintedText.unsigned)")
    }
    if verdict.finding != nil { throw CommandFailure.answeredNo }
  }
}
