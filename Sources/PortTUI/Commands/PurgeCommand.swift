import ArgumentParser
import PortDesk
import PortDomain
import Screens
import Wording

/// Takes away what finished requests need no longer hold.
struct PurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge",
    abstract: "Purge PINs, papers and personal data of finished requests when their time is over.",
    discussion: """
      After the end of a request: its PIN after 7 days, government IDs after 30, bills after 90, \
      letters of authorisation and everything personal after 730 (`setting` changes the days). \
      Numbers and the history stay. On a terminal it tells what it would purge and asks. \
      Supervisors only; each purge is recorded.
      """
  )

  @OptionGroup var options: DeskOptions

  @Flag(help: "Change nothing; tell how many requests it would touch.")
  var dryRun = false

  @Flag(help: "Purge without asking.")
  var yes = false

  func run() throws {
    guard dryRun || yes || Console.canAsk else {
      throw CommandFailure.usage(.optionMissing("--dry-run or --yes", action: "purge"))
    }
    let session = try DeskSession.open(options)
    if !yes { printed(try sweep(session, isDry: true), isDry: true) }
    guard dryRun || yes || Console.confirm("Purge this for good?") else {
      throw CommandFailure.answeredNo
    }
    if !dryRun { printed(try sweep(session, isDry: false), isDry: false) }
    // The log is emptied with it, so that nothing of the values is left there.
    session.store.close()
  }

  /// - Returns: how many requests each class was due in.
  private func sweep(_ session: DeskSession, isDry: Bool) throws -> [Retention.Class: Int] {
    var counts: [Retention.Class: Int] = [:]
    try session.forEachFinished { file throws(CommandFailure) in
      let today = session.today(in: file.request.country)
      let due = session.desk.purgesDue(of: file, on: today)
      if due.isEmpty { return }
      if !isDry { try session.purge(due, of: file) }
      for kind in due { counts[kind, default: 0] += 1 }
    }
    return counts
  }

  private func printed(_ counts: [Retention.Class: Int], isDry: Bool) {
    if options.json {
      let members = Retention.Class.allCases.map {
        JSON.Member($0.rawValue, .integer(counts[$0] ?? 0))
      }
      Console.print(JSON.object(members).adding(["dry_run": .flag(isDry)]))
    } else {
      var table = PlainTable([isDry ? "To be purged" : "Purged", "Requests"])
      for kind in Retention.Class.allCases { table.add([kind.title, String(counts[kind] ?? 0)]) }
      table.printed()
    }
  }
}

extension DeskSession {
  /// Reads every finished request, oldest first, one file in memory at a time.
  func forEachFinished(
    _ body: (RequestFile) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    let query = Query(
      .term(.status([.completed, .cancelled])),
      sort: Sort(.created),
      viewpoint: viewpoint
    )
    try forEach(of: query) { row throws(CommandFailure) in try body(file(row.request.id)) }
  }

  /// Purges a request, then the files in the vault that no paper stands for any more.
  func purge(
    _ classes: Set<Retention.Class>,
    of file: RequestFile
  ) throws(CommandFailure) {
    _ = try change(file.request.id, .purge(classes))
    let kinds = classes.reduce(into: Set<DocumentKind>()) { $0.formUnion($1.papers) }
    for hash in Set(file.documents.filter { kinds.contains($0.kind) }.map(\.file.sha256)) {
      let isHeld = try reading { () throws(StoreError) in try store.holdsPaper(sha256: hash) }
      if isHeld { continue }
      do throws(PaperObstacle) { try vault.remove(hash: hash) } catch { throw .paper(error) }
    }
  }
}

extension Retention.Class {
  fileprivate var title: String {
    switch self {
    case .pin: "PINs"
    case .governmentID: "government IDs"
    case .bill: "bills"
    case .loa: "letters of authorisation"
    case .person: "personal data"
    }
  }
}
