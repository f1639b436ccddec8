import ArgumentParser
import Foundation
import PortDesk
import PortDomain
import Synchronization
import Wording

/// How a command that changes requests is told of many at once.
struct ManyOptions: ParsableArguments {
  @Option(help: ArgumentHelp("All numbers of an order.", valueName: "po_…"))
  var order: String?

  @Option(
    help: ArgumentHelp(
      "All requests that a filter means, such as 'country:NG ready'.",
      valueName: "words"
    )
  )
  var filter: String?

  @Flag(help: "Change nothing; tell which requests it could be done to, and why not to the others.")
  var dryRun = false

  /// Whether requests are meant that aren't named one by one.
  var isGiven: Bool { order != nil || filter != nil }

  /// What is meant, or nil for the one request that is named.
  /// - Throws: `.usage` where nothing is meant, or the same thing in two ways.
  func choice(_ named: [String], action: String) throws(CommandFailure) -> Choice? {
    guard isGiven else {
      guard !named.isEmpty else {
        throw .usage(
          .optionMissing("a request: pr_…, its number, --order or --filter", action: action)
        )
      }
      return named.count > 1 || dryRun ? .named(named) : nil
    }
    guard named.isEmpty else { throw .usage(.wordsNotTaken(named)) }
    if let filter, filter.allSatisfy(\.isWhitespace) {
      throw .usage(.optionMissing("the words of --filter", action: action))
    }
    return .fitting
  }

  enum Choice {
    case named([String])
    /// What the options say.
    case fitting
  }

  /// Makes a change of each, prints what became of them, and ends as they did.
  func change(
    _ choice: Choice,
    in session: DeskSession,
    _ options: DeskOptions,
    _ change: (RequestFile) throws -> Change
  ) throws {
    // A viewer is told so before anything is looked for.
    try session.demand(.operator)
    let subjects = try session.requests(of: meant(choice, in: session))
    Interruption.listen()
    let progress = ShownProgress(PrintedText.doing(subjects.count))
    let report = try session.change(
      subjects,
      isTrial: dryRun,
      goesOn: { reached in
        progress.show(Double(reached) / Double(max(1, subjects.count)))
        return !Interruption.came
      },
      change
    )
    progress.end()
    let failure = report.failure.flatMap(CommandFailure.init)
    if let failure { Console.complain(failure.message) }
    options.show(
      failure.map { report.json.adding($0.json) } ?? report.json,
      report.text { session.today(in: $0) }
    )
    if let failure = report.commandFailure { throw failure }
  }

  private func meant(_ choice: Choice, in session: DeskSession) throws -> RequestChoice {
    switch choice {
    case .named(let words): return .named(words)
    case .fitting:
      let own = try filter.map { try session.filter([$0]) } ?? .everything
      let words = [order.map { "order:\($0)" }, filter].compactMap(\.self).joined(separator: " ")
      return .fitting(own, order: order, words: words)
    }
  }
}
