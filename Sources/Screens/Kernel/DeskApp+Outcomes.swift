import PortDomain
import Wording

/// What the app says of what became of a write.
extension DeskApp {
  mutating func show(_ written: Written, at moment: Moment) -> [Outside] {
    switch written {
    case .committed(let intents, let result): return show(result, of: intents, at: moment)
    case .pin(_, .success(let pin)):
      message = .shown(pin)
      messageEnd = moment.milliseconds + DeskApp.pinMilliseconds
    case .pin(_, .failure(let error)): message = Message(error.message, .failure)
    case .revised(let record, let result): show(result, of: record)
    case .sentAgain(_, .success(let delivery)): message = .sentAgain(delivery)
    case .sentAgain(_, .failure(let error)): refuse(error.unchanged, .failure)
    }
    return []
  }

  /// Shows what became of a write.
  mutating func show(
    _ result: Result<[Outcome], StoreError>,
    of intents: [Intent],
    at moment: Moment
  ) -> [Outside] {
    switch result {
    case .failure(let error):
      deeds.drop(intents)
      refuse(error.unchanged, .failure)
      return []
    case .success(let outcomes):
      let clocks = context(at: moment).clocks
      let undone = deeds.take(intents, outcomes, at: moment.now, by: clocks)
      let done = outcomes.compactMap { if case .done(let receipt) = $0 { receipt } else { nil } }
      if let undone, done.count == outcomes.count {
        message = message ?? .undone(undone, done, isRedo: intents[0].isRedo)
      }
      if outcomes.count == 1, let intent = intents.first {
        return show(outcomes[0], of: intent, at: moment)
      }
      if outcomes.isEmpty { return [] }
      let summary = Message(outcomes, of: intents, by: clocks)
      if summary.tone == .done {
        message = undone == nil ? summary : message ?? summary
      } else {
        refuse(summary.text)
      }
      return []
    }
  }

  private mutating func show(
    _ outcome: Outcome,
    of intent: Intent,
    at moment: Moment
  ) -> [Outside] {
    let clocks = context(at: moment).clocks
    switch outcome {
    case .done(let receipt):
      guard message == nil else { return [] }
      message = Message(intent.subject.done(receipt, by: clocks), .done)
      offerReference(after: intent)
    case .refused(let refusal):
      let lines = refusal.sentences(by: clocks)
      guard lines.count == 1 else {
        return perform([.open(NoticeScreen(title: Title.notPossible, lines: lines))], at: moment)
      }
      refuse(lines[0].capitalisedFirst)
    case .conflict(let conflict):
      if !conflict.fields.isEmpty {
        return perform([.open(ConflictScreen(conflict, of: intent))], at: moment)
      }
      refuse(conflict.notDone(by: clocks))
    }
    return []
  }

  /// What was sent without the carrier's reference gets it by Enter, as long as the message stands.
  private mutating func offerReference(after intent: Intent) {
    guard case .change(let request, .status(let step), _) = intent.subject,
      step.lacksReference, let text = message?.text
    else { return }
    let key = context(at: Moment(now: .first, milliseconds: 0)).key(.open)
    message = Message("\(text) \(Message.offersReference(key: key))", .done)
    onEnter = ScreenBox(FieldEditScreen(request: request, fields: [.carrierReference]))
  }

  /// Shows what became of a carrier's or a holiday's change.
  mutating func show(_ result: Result<RecordOutcome, StoreError>, of record: DeskRecord) {
    switch result {
    case .failure(let error): refuse(error.unchanged, .failure)
    case .success(let outcome):
      message = Message(outcome, of: record)
      if message?.tone == .warning { isRefusalShown = true }
    }
  }

  mutating func refuse(_ words: String, _ tone: Message.Tone = .warning) {
    message = Message(words, tone)
    isRefusalShown = true
  }
}

extension StatusChange {
  /// Whether it goes to the carrier without the reference that the carrier gives.
  fileprivate var lacksReference: Bool {
    switch self {
    case .submit(let reference, _), .resubmit(let reference, _): reference == nil
    case .schedule, .reschedule, .withdraw, .complete, .reject, .reopen, .cancel, .return,
      .acknowledge, .confirm, .answerChange:
      false
    }
  }
}
