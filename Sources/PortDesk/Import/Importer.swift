import PortDomain
import Wording

extension DeskSession {
  /// Brings the rows of a file in, each by itself.
  ///
  /// - Parameters:
  ///   - run: names it, so that one that broke off can be repeated.
  ///   - isInFlight: takes over running work with its status and dates.
  ///   - isTrial: stores nothing and tells what would become of each row.
  ///   - heard: told what became of each batch, before the first with none; whether to go on, what is stored
  ///     by then stays.
  public func importRequests(
    from file: ImportFile,
    run: ImportRun,
    isInFlight: Bool = false,
    isTrial: Bool = false,
    heard: (ImportBatch) -> Bool
  ) throws(DeskFailure) -> ImportReport {
    try demand(.operator)
    let trial = isTrial ? ImportTrial(desk: desk, store: store, at: now) : nil
    return try Importer(into: store, trial, by: actor, run: run, isInFlight: isInFlight)
      .import(file, heard)
  }
}

/// Brings the rows of a file into a store, each by itself: those that are fine are created whatever
/// happens to their neighbours.
struct Importer {
  private let store: any DeskStore
  /// Decides in place of the store where nothing is to be stored.
  private let trial: ImportTrial?
  private let actor: Operator
  private let run: ImportRun
  private let isInFlight: Bool

  init(
    into store: any DeskStore,
    _ trial: ImportTrial?,
    by actor: Operator,
    run: ImportRun,
    isInFlight: Bool
  ) {
    self.store = store
    self.trial = trial
    self.actor = actor
    self.run = run
    self.isInFlight = isInFlight
  }

  func `import`(
    _ file: ImportFile,
    _ heard: (ImportBatch) -> Bool
  ) throws(DeskFailure) -> ImportReport {
    let look = try reading { () throws(ImportObstacle) in
      try file.look(isInFlight: isInFlight)
    }
    var rows = try reading { () throws(ImportObstacle) in
      try file.rows()
    }
    var report = ImportReport(ignoredColumns: look.unknownColumns)
    var created: Set<RequestID> = []
    var pace = ImportPace()
    var batch: [ImportRow] = []
    while true {
      let start = ContinuousClock.now
      let results = try store(batch, &created)
      if !batch.isEmpty { pace.adapt(to: .now - start) }
      for row in results {
        if case .created = row.result { report.created += 1 } else { report.refused += 1 }
      }
      let reached = report.created + report.refused
      guard heard(ImportBatch(rows: results, reached: reached, total: look.rows)) else {
        throw .importStopped(.interrupted, stored: created.count, run: run.name)
      }
      batch = []
      while batch.count < pace.rows,
        let row = try reading({ () throws(ImportObstacle) in try rows.next() })
      {
        batch.append(row)
      }
      if batch.isEmpty { return report }
    }
  }

  private func reading<Value>(
    _ body: () throws(ImportObstacle) -> Value
  ) throws(DeskFailure) -> Value {
    do throws(ImportObstacle) { return try body() } catch { throw .importFile(error) }
  }

  private func store(
    _ batch: [ImportRow],
    _ created: inout Set<RequestID>
  ) throws(DeskFailure) -> [ImportedRow] {
    let intents = batch.filter { $0.problem == nil }.map(intent)
    var outcomes: ArraySlice<Outcome>
    do throws(StoreError) {
      if let trial {
        outcomes = try trial.outcomes(of: intents)[...]
      } else {
        outcomes = try store.commit(intents)[...]
      }
    } catch {
      if created.isEmpty { throw .store(error) }
      throw .importStopped(error, stored: created.count, run: run.name)
    }
    var rows: [ImportedRow] = []
    for row in batch {
      let result: ImportedRow.Result
      if let problem = row.problem {
        switch problem {
        case .field(let problem): result = refused(.fieldInvalid(problem))
        case .unreadable(let fault): result = .unreadable(fault)
        }
      } else if let outcome = outcomes.popFirst() {
        result = self.result(of: row, outcome, &created)
      } else {
        preconditionFailure("a store answers each intent")
      }
      rows.append(ImportedRow(line: row.line, country: row.country, result: result))
    }
    return rows
  }

  private func intent(of row: ImportRow) -> Intent {
    var draft = row.draft
    if let reference = draft.orderReference, !reference.isEmpty {
      draft.orderID = run.order(reference)
    }
    return Intent(
      key: run.key(record: row.record),
      actor: actor,
      subject: isInFlight ? .takeOver(draft, row.inFlight) : .create(draft)
    )
  }

  private func result(
    of row: ImportRow,
    _ outcome: Outcome,
    _ created: inout Set<RequestID>
  ) -> ImportedRow.Result {
    switch outcome {
    case .done(let receipt):
      created.insert(receipt.request)
      return .created(
        trial != nil ? nil : receipt.request,
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
            other: trial != nil ? nil : other,
            column: problem.column
          )
        )
      )
    case .conflict:
      preconditionFailure("nothing that is new was seen before")
    }
  }

  private func refused(_ obstacle: Obstacle) -> ImportedRow.Result {
    guard case .fieldInvalid(let problem) = obstacle else {
      return .refused(obstacle, column: obstacle.field?.name)
    }
    return .refused(obstacle, column: problem.name(at: .command))
  }
}

/// How many rows of an import are stored in one transaction: as many as keep others from writing for
/// no longer than anybody notices.
struct ImportPace {
  private(set) var rows = 10

  /// What a transaction should take, so that with a checkpoint it takes no more than 50 ms.
  static let aim = Duration.milliseconds(20)
  private static let range = 1...250

  /// - Parameter duration: of the last transaction, with what it waited for others: who has to wait is
  ///   in the way of others too.
  mutating func adapt(to duration: Duration) {
    let wanted = Double(rows) * (ImportPace.aim / max(duration, .microseconds(1)))
    // By no more than twice at once: a single slow one says little.
    let next = min(max(wanted, Double(rows) / 2), Double(rows) * 2)
    rows = min(max(Int(next), ImportPace.range.lowerBound), ImportPace.range.upperBound)
  }
}

/// Decides on new requests as a store would and stores nothing: an import's dry run.
final class ImportTrial {
  private let desk: Desk
  private let store: any DeskStore
  private let now: Instant
  /// Numbers that earlier rows would hold.
  private var held: [String: RequestID] = [:]
  /// What speaks for the orders that earlier rows would make.
  private var voices: [OrderID: PortRequest] = [:]

  init(desk: Desk, store: any DeskStore, at now: Instant) {
    self.desk = desk
    self.store = store
    self.now = now
  }

  func outcomes(of intents: [Intent]) throws(StoreError) -> [Outcome] {
    var outcomes: [Outcome] = []
    for intent in intents { outcomes.append(try outcome(of: intent)) }
    return outcomes
  }

  private func outcome(of intent: Intent) throws(StoreError) -> Outcome {
    let draft: RequestDraft
    var running: InFlight?
    switch intent.subject {
    case .create(let new): draft = new
    case .takeOver(let new, let inFlight): (draft, running) = (new, inFlight)
    case .change: preconditionFailure("an import only brings new requests")
    }
    let ruling = try desk.admit(
      draft,
      inFlight: running,
      by: intent.actor,
      at: now,
      voice: { order throws(StoreError) in try voice(of: order) },
      standing: { number throws(StoreError) in try standing(of: number) }
    )
    switch ruling {
    case .allowed(let decision):
      let request = decision.file.request
      if request.status.isOpen { held[request.number.e164] = request.id }
      if let order = request.orderID, voices[order]?.status.isOpen != true {
        voices[order] = request
      }
      return .done(Receipt(request: request.id, version: 1, warnings: decision.warnings))
    case .refused(let refusal): return .refused(refusal)
    case .unchanged, .conflict: preconditionFailure("nothing new is unchanged or in conflict")
    }
  }

  private func voice(of order: OrderID) throws(StoreError) -> PortRequest? {
    if let voice = voices[order] { return voice }
    let ids = try store.requests(ofOrder: order)
    return try store.files(ids.isEmpty ? [] : [ids[0]]).first?.request
  }

  private func standing(of number: PhoneNumber) throws(StoreError) -> NumberStanding {
    if let id = held[number.e164] { return .open(id) }
    return try store.standing(of: number)
  }
}
