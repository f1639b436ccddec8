import PortDomain
import PortStore
import Wording

extension DeskSession {
  /// Makes a change of each of many requests: those that can be changed are, whatever becomes of the
  /// others.
  ///
  /// They are stored so many at a time that nobody waits long for the lock.
  /// - Parameters:
  ///   - isTrial: stores nothing and tells what would become of each.
  ///   - goesOn: asked before each batch, with how many have been reached.
  ///   - change: what is to be done to a request as it is; what it throws ends it all.
  /// - Throws: what kept it from beginning. What ends it later is in the report, with what was done.
  public func change(
    _ subjects: [ManyReport.Subject],
    isTrial: Bool = false,
    goesOn: (_ reached: Int) -> Bool = { _ in true },
    _ change: (RequestFile) throws -> Change
  ) throws -> ManyReport {
    try demand(.operator)
    var report = ManyReport(meant: subjects.count, isTrial: isTrial)
    var pace = ImportPace()
    while report.left > 0, goesOn(report.results.count) {
      let start = report.results.count
      let batch = subjects[start..<min(start + pace.rows, subjects.count)]
      do {
        let began = ContinuousClock.now
        report.results += try results(of: batch, isTrial, change)
        pace.adapt(to: .now - began)
      } catch {
        if start == 0 { throw error }
        report.failure = error
        break
      }
    }
    return report
  }

  private func results(
    of batch: ArraySlice<ManyReport.Subject>,
    _ isTrial: Bool,
    _ change: (RequestFile) throws -> Change
  ) throws -> [ManyReport.Result] {
    let ids = batch.compactMap { subject in
      if case .request(let id, _) = subject { id } else { nil }
    }
    let found = try ask { store throws(StoreError) in try store.files(ids) }
    let intents = try found.map { file in
      intent(.change(file.request.id, try change(file), basis: .current))
    }
    let outcomes = try ask { store throws(StoreError) in
      try isTrial ? trial(of: intents, on: found, in: store) : store.commit(intents)
    }
    let answers = Dictionary(
      zip(found, outcomes).map { ($0.request.id, ($0.request.number.e164, $1)) }
    ) { first, _ in first }
    return batch.map { subject in
      switch subject {
      case .unknown(let word, let failure):
        return ManyReport.Result(id: nil, number: word, outcome: .failure(failure))
      case .request(let id, let word):
        guard let (number, outcome) = answers[id] else {
          let failure = DeskFailure.store(.noSuchThing(id.text))
          return ManyReport.Result(id: id, number: word, outcome: .failure(failure))
        }
        return ManyReport.Result(id: id, number: number, outcome: result(of: outcome))
      }
    }
  }

  private func result(of outcome: Outcome) -> Result<Receipt, DeskFailure> {
    do throws(DeskFailure) { return .success(try receipt(of: outcome)) } catch {
      return .failure(error)
    }
  }

  /// What a store would answer, which is left as it is.
  private func trial(
    of intents: [Intent],
    on files: [RequestFile],
    in store: any WholeStore
  ) throws(StoreError) -> [Outcome] {
    var outcomes: [Outcome] = []
    for (intent, file) in zip(intents, files) {
      guard case .change(_, let change, let basis) = intent.subject else {
        preconditionFailure("what is done to many changes each of them")
      }
      let ruling = try desk.decide(change, on: file, basis: basis, by: actor, at: now) {
        number throws(StoreError) in try store.standing(of: number)
      }
      switch ruling {
      case .allowed(let decision):
        let request = decision.file.request
        let receipt = Receipt(
          request: request.id,
          version: request.version,
          warnings: decision.warnings,
          made: Receipt.Made(request)
        )
        outcomes.append(.done(receipt))
      case .unchanged(let version):
        let made = Receipt.Made(file.request)
        outcomes.append(
          .done(Receipt(request: file.request.id, version: version, made: made, isUnchanged: true))
        )
      case .refused(let refusal): outcomes.append(.refused(refusal))
      case .conflict(let conflict): outcomes.append(.conflict(conflict))
      }
    }
    return outcomes
  }
}
