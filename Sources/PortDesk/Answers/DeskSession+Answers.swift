import PortDomain
import PortStore
import Wording

extension DeskSession {
  /// Takes carriers' answers in from a file, each row by itself: it finds its request and becomes one
  /// change, on which the rules decide as they do by hand.
  ///
  /// A second run of the same file changes nothing.
  ///
  /// - Parameter isTrial: stores nothing and tells what would become of each row.
  public func takeAnswers(
    from file: ImportFile,
    written form: AnswerForm = AnswerForm(),
    isTrial: Bool = false
  ) throws(DeskFailure) -> AnswerReport {
    try demand(.operator)
    // As the store has them now: codes may have been written since the session began.
    let desk = try ask { store throws(StoreError) in try store.rules() }
    var taking: AnswerTaking
    do throws(ImportObstacle) {
      let content = try file.content()
      taking = AnswerTaking(
        session: self,
        desk: desk,
        form: form,
        isTrial: isTrial,
        content: content
      )
      var rows = try AnswerRows(.bytes(content), by: form)
      // Once to the end before anything is stored.
      while try rows.next() != nil {}
      taking.report.ignoredColumns = rows.unknown
    } catch {
      throw .importFile(error)
    }
    return try taking.all()
  }
}

/// One run over a file of carriers' answers.
private struct AnswerTaking {
  private let session: DeskSession
  private let desk: Desk
  private let form: AnswerForm
  private let isTrial: Bool
  private let content: [UInt8]
  /// Names the file by what is in it, so that its rows have the same keys in a second run.
  private let name: String
  var report = AnswerReport()
  private var batch: [Entry] = []
  private var pace = ImportPace()
  private var stored = 0
  /// In a dry run, requests as the rows before would leave them.
  private var imagined: [RequestID: RequestFile] = [:]

  /// A row on its way.
  private struct Entry {
    let line: Int
    var file: RequestFile?
    /// nil while `intent` isn't decided.
    var outcome: AnswerReport.Outcome?
    var intent: Intent?
  }

  init(
    session: DeskSession,
    desk: Desk,
    form: AnswerForm,
    isTrial: Bool,
    content: [UInt8]
  ) {
    self.session = session
    self.desk = desk
    self.form = form
    self.isTrial = isTrial
    self.content = content
    name = "answers-\(HashValue(hashing: content).hex)"
  }

  mutating func all() throws(DeskFailure) -> AnswerReport {
    var rows: AnswerRows
    do throws(ImportObstacle) {
      rows = try AnswerRows(.bytes(content), by: form)
    } catch {
      throw .importFile(error)
    }
    while true {
      let row: AnswerRow?
      do throws(ImportObstacle) { row = try rows.next() } catch { throw .importFile(error) }
      guard let row else { break }
      try add(row)
    }
    try settle()
    return report
  }

  private mutating func add(_ row: AnswerRow) throws(DeskFailure) {
    var entry = try self.entry(of: row)
    let intents = batch.count { $0.intent != nil }
    let isTouched = batch.contains {
      $0.intent != nil && $0.file?.request.id == entry.file?.request.id
    }
    // What the rows before it change is stored before it is looked at.
    if intents > 0, entry.intent == nil || isTouched {
      try settle()
      entry = try self.entry(of: row)
    }
    batch.append(entry)
    if intents + 1 >= pace.rows { try settle() }
  }

  private func entry(of row: AnswerRow) throws(DeskFailure) -> Entry {
    var entry = Entry(line: row.line)
    if let fault = row.fault {
      entry.outcome = .fault(.unreadable(fault))
      return entry
    }
    switch try find(row) {
    case .failure(let fault): entry.outcome = .fault(fault)
    case .success(let file):
      entry.file = file
      let reading = AnswerReading(
        row: row,
        request: file,
        desk: desk,
        dates: form.dates,
        today: session.today(in: file.request.country)
      )
      do throws(AnswerFault) {
        switch try reading.plan() {
        case .already: entry.outcome = .already
        case .change(let change):
          let subject = Intent.Subject.change(file.request.id, change, basis: .current)
          entry.intent = session.intent(subject, key: "\(name)-\(row.record)")
        }
      } catch {
        entry.outcome = .fault(error)
      }
    }
    return entry
  }

  // MARK: Finding

  /// By reference first, then by number; open requests before finished ones.
  private func find(_ row: AnswerRow) throws(DeskFailure) -> Result<RequestFile, AnswerFault> {
    let (number, reference) = (row[.number], row[.carrierReference])
    guard let named = reference ?? number else { return .failure(.nothingNamed) }
    var numbers: Set<PhoneNumber>?
    if let number {
      let countries =
        (Country(ofNumber: number) ?? form.sender?.country).map { [$0] } ?? Country.allCases
      let read = Set(countries.compactMap { try? PhoneNumber(parsing: number, in: $0) })
      if read.isEmpty { return .failure(.numberImpossible(number)) }
      numbers = read
    }
    if let reference {
      let found = try files(withReference: reference)
      let meant = found.filter { file in
        numbers.map { $0.contains(file.request.number) } ?? true
      }
      if let other = found.first, meant.isEmpty, let number {
        let fault = AnswerFault.numbersDiffer(
          reference: reference,
          of: other.request.number,
          given: number
        )
        return .failure(fault)
      }
      if !meant.isEmpty { return chosen(among: meant, named: reference) }
    }
    var found: [RequestFile] = []
    for number in (numbers ?? []).sorted() {
      let id = try session.ask { store throws(StoreError) in
        try store.request(ofNumber: number.e164)
      }
      if let id, let file = try files([id]).first { found.append(file) }
    }
    return chosen(among: found, named: number ?? named)
  }

  private func chosen(
    among files: [RequestFile],
    named text: String
  ) -> Result<RequestFile, AnswerFault> {
    let open = files.filter(\.request.status.isOpen)
    let meant = open.isEmpty ? files : open
    // Of what is finished, a number's last request is meant.
    guard let newest = meant.max(by: { $0.request.id < $1.request.id }) else {
      return .failure(.notFound(text))
    }
    let isOne = meant.count == 1 || open.isEmpty && Set(meant.map(\.request.number)).count == 1
    return isOne
      ? .success(newest) : .failure(.ambiguous(text, meant.map(\.request.id).sorted()))
  }

  private func files(withReference reference: String) throws(DeskFailure) -> [RequestFile] {
    let ids = try session.ask { store throws(StoreError) in
      try store.requests(ofReference: reference)
    }
    let key = FoldedText.key(reference)
    let others = imagined.values.map(\.request).filter { request in
      !ids.contains(request.id)
        && request.carrierReference.map { FoldedText.key($0) == key } ?? false
    }
    return try files(ids + others.map(\.id))
  }

  /// Those with the carrier whose answers they are.
  private func files(_ ids: [RequestID]) throws(DeskFailure) -> [RequestFile] {
    let files = try session.ask { store throws(StoreError) in try store.files(ids) }
    return files.map { imagined[$0.request.id] ?? $0 }.filter { file in
      form.sender.map {
        file.request.country == $0.country && file.request.carrier == $0.carrier
      } ?? true
    }
  }

  // MARK: Storing

  /// Stores what the rows at hand come to, and tells of them.
  private mutating func settle() throws(DeskFailure) {
    let intents = batch.compactMap(\.intent)
    let start = ContinuousClock.now
    var outcomes = (isTrial ? try imagine(intents) : try commit(intents))[...]
    if !intents.isEmpty { pace.adapt(to: .now - start) }
    for entry in batch {
      let outcome: AnswerReport.Outcome
      if let known = entry.outcome {
        outcome = known
      } else if let reached = outcomes.popFirst() {
        outcome = self.outcome(reached, of: entry)
      } else {
        preconditionFailure("a store answers each intent")
      }
      if case .done = outcome { stored += 1 }
      report.rows.append(
        AnswerReport.Row(line: entry.line, request: entry.file?.request, outcome: outcome)
      )
    }
    batch = []
  }

  private func outcome(_ reached: Outcome?, of entry: Entry) -> AnswerReport.Outcome {
    switch reached {
    case nil: return .already
    case .refused(let refusal): return .refused(refusal)
    case .conflict: preconditionFailure("nothing that is decided on afresh conflicts")
    case .done(let receipt):
      // What an earlier run stored comes back as it was.
      guard let before = entry.file?.request, receipt.version > before.version,
        !receipt.isUnchanged
      else { return .already }
      return .done(receipt.made?.request ?? before, receipt.warnings)
    }
  }

  /// - Returns: an outcome for each; nil for a row that an earlier run stored as something else, such as
  ///   before its code was given another meaning.
  private func commit(_ intents: [Intent]) throws(DeskFailure) -> [Outcome?] {
    if intents.isEmpty { return [] }
    do throws(StoreError) {
      return try session.store.commit(intents)
    } catch {
      guard case .keyReused = error else {
        throw stored == 0 ? .store(error) : .answersStopped(error, stored: stored)
      }
      if intents.count == 1 { return [nil] }
      var outcomes: [Outcome?] = []
      for intent in intents { outcomes += try commit([intent]) }
      return outcomes
    }
  }

  /// Decides as a store would and stores nothing.
  private mutating func imagine(_ intents: [Intent]) throws(DeskFailure) -> [Outcome?] {
    var outcomes: [Outcome?] = []
    for intent in intents {
      guard case .change(let id, let change, let basis) = intent.subject,
        let file = batch.first(where: { $0.file?.request.id == id && $0.intent != nil })?.file
      else { preconditionFailure("answers only change requests that were found") }
      let ruling = try session.ask { store throws(StoreError) in
        try desk.decide(
          change,
          on: file,
          basis: basis,
          by: session.actor,
          at: session.now,
          standing: { number throws(StoreError) in try store.standing(of: number) }
        )
      }
      switch ruling {
      case .allowed(let decision):
        imagined[id] = decision.file
        let request = decision.file.request
        outcomes.append(
          .done(
            Receipt(
              request: id,
              version: request.version,
              warnings: decision.warnings,
              made: Receipt.Made(request)
            )
          )
        )
      case .refused(let refusal): outcomes.append(.refused(refusal))
      case .unchanged: outcomes.append(nil)
      case .conflict: preconditionFailure("nothing that is decided on afresh conflicts")
      }
    }
    return outcomes
  }
}
