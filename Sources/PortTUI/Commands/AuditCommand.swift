import ArgumentParser
import PortDesk
import PortDomain
import PortStore
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
    let session = try DeskSession.open(options)
    let verdict = try session.reading { () throws(StoreError) in
      try session.store.verifyHistory()
    }
    let isSigned = verdict.assurance == .signed
    if options.json {
      Console.print([
        "intact": .flag(verdict.finding == nil),
        "events": .integer(verdict.events),
        "signed": .flag(isSigned),
        "finding": JSON(verdict.finding?.message),
      ])
    } else {
      Console.print("\(String(verdict.events)) events read")
      Console.print("\(verdict.finding?.message ?? "the history is what was written")")
    }
    if !isSigned {
      Console.complain("note: the key is missing, so only accidental damage can be found")
    }
    if verdict.finding != nil { throw CommandFailure.answeredNo }
  }
}

extension HistoryVerdict.Finding {
  /// The first thing found wrong, in operators' words.
  fileprivate var message: String {
    switch self {
    case .altered(let place): "\(place.text) is not what was written"
    case .detailAltered(let place): "the values kept with \(place.text) are not what was written"
    case .missing(let place): "an event is gone from before \(place.text)"
    case .unsigned(let place): "\(place.text) was not written by this program with this desk's key"
    case .sealBroken(let event): "the events up to number \(event) are not those that were sealed"
    case .cut(let last, let sealed):
      "the events after number \(last) are gone, up to number \(sealed) at least"
    case .unreadable(let number): "event number \(number) can't be read"
    case .recordAltered(let number):
      "number \(number) of the versions of carriers, holidays, rules and settings is not what was written"
    }
  }
}

extension HistoryVerdict.Place {
  fileprivate var text: String { "event \(number) (\(event) of \(request))" }
}
