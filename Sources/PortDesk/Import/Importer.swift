import PortDomain
import Wording

/// Brings the rows of a file into a store, each by itself: those that are fine are created whatever
/// happens to their neighbours.
public struct Importer {
  /// Rows that are stored in one transaction: enough to be quick, few enough that others get their turn.
  public static let batch = 250

  private let actor: Operator
  private let run: ImportRun
  private let isInFlight: Bool
  private let commit: ([Intent]) throws(StoreError) -> [Outcome]
  private let isTrial: Bool

  /// - Parameter isInFlight: takes over running work with its status and dates.
  public init(into store: any DeskStore, by actor: Operator, run: ImportRun, isInFlight: Bool) {
    self.actor = actor
    self.run = run
    self.isInFlight = isInFlight
    isTrial = false
    commit = { intents throws(StoreError) in try store.commit(intents) }
  }

  /// An import that stores nothing and tells what would become of each row.
  public init(trying trial: ImportTrial, by actor: Operator, run: ImportRun, isInFlight: Bool) {
    self.actor = actor
    self.run = run
    self.isInFlight = isInFlight
    isTrial = true
    commit = { intents throws(StoreError) in try trial.outcomes(of: intents) }
  }

  /// Why an import broke off.
  public enum Failure: Error, Hashable, Sendable {
    /// Nothing was stored.
    case file(ImportObstacle)
    /// The rows before the batch are stored; the run can be repeated.
    case store(StoreError, stored: Int)
  }

  /// - Parameter progress: told after each batch how many rows of how many are done.
  public func `import`(
    _ file: ImportFile,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(Failure) -> ImportReport {
    let (total, unknown) = try reading { () throws(ImportObstacle) in
      try file.check(isInFlight: isInFlight)
    }
    var rows = try reading { () throws(ImportObstacle) in
      try file.rows(isInFlight: isInFlight)
    }
    var report = ImportReport(ignoredColumns: unknown)
    var created: Set<RequestID> = []
    var batch: [ImportRow] = []
    repeat {
      batch = []
      while batch.count < Importer.batch,
        let row = try reading({ () throws(ImportObstacle) in try rows.next() })
      {
        batch.append(row)
      }
      try store(batch, in: &report, &created)
      progress(report.rows.count, total)
    } while !batch.isEmpty
    return report
  }

  private func reading<Value>(
    _ body: () throws(ImportObstacle) -> Value
  ) throws(Failure) -> Value {
    do throws(ImportObstacle) { return try body() } catch { throw .file(error) }
  }

  private func store(
    _ batch: [ImportRow],
    in report: inout ImportReport,
    _ created: inout Set<RequestID>
  ) throws(Failure) {
    let intents = batch.filter { $0.problem == nil }.map(intent)
    var outcomes: ArraySlice<Outcome>
    do throws(StoreError) { outcomes = try commit(intents)[...] } catch {
      throw .store(error, stored: created.count)
    }
    for row in batch {
      let result: ImportReport.Result
      if let problem = row.problem {
        result = refused(.fieldInvalid(problem))
      } else if let outcome = outcomes.popFirst() {
        result = self.result(of: row, outcome, &created)
      } else {
        preconditionFailure("a store answers each intent")
      }
      report.rows.append(ImportReport.Row(line: row.line, result: result))
    }
  }

  private func intent(of row: ImportRow) -> Intent {
    var draft = row.draft
    if let reference = draft.orderReference, !reference.isEmpty {
      draft.orderID = run.order(reference)
    }
    return Intent(
      key: run.key(line: row.line),
      actor: actor,
      subject: isInFlight ? .takeOver(draft, row.inFlight) : .create(draft)
    )
  }

  private func result(
    of row: ImportRow,
    _ outcome: Outcome,
    _ created: inout Set<RequestID>
  ) -> ImportReport.Result {
    switch outcome {
    case .done(let receipt):
      created.insert(receipt.request)
      return .created(
        isTrial ? nil : receipt.request,
        number: row.number ?? "",
        warnings: receipt.warnings
      )
    case .refused(let refusal):
      guard let first = refusal.obstacles.first else {
        preconditionFailure("a refusal names what is in the way")
      }
      guard case .fieldInvalid(let problem) = first, problem.cause == .duplicateOpen,
        let other = problem.other, created.contains(other)
      else { return refused(first) }
      // The row that holds the number came earlier in this very file.
      return refused(
        .fieldInvalid(
          FieldProblem(
            problem.field,
            .duplicateInFile,
            value: problem.value,
            other: isTrial ? nil : other
          )
        )
      )
    case .conflict:
      preconditionFailure("nothing that is new was seen before")
    }
  }

  private func refused(_ obstacle: Obstacle) -> ImportReport.Result {
    .refused(obstacle, column: obstacle.field?.importName(isInFlight: isInFlight))
  }
}
