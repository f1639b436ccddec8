import PortDomain
import Wording

extension DeskApp {
  /// Shows what became of a write.
  mutating func show(
    _ result: Result<[Outcome], StoreError>,
    of intents: [Intent],
    at moment: Moment
  ) -> [Outside] {
    switch result {
    case .failure(let error):
      refuse(error.unchanged, .failure)
      return []
    case .success(let outcomes):
      if outcomes.count == 1, let intent = intents.first {
        return show(outcomes[0], of: intent, at: moment)
      }
      if outcomes.isEmpty { return [] }
      let summary = Message(outcomes, by: context(at: moment).clocks)
      if summary.tone == .done { message = summary } else { refuse(summary.text) }
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
    case .done(let receipt): message = message ?? Message(intent.subject.done(receipt), .done)
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

  /// Shows what became of a carrier's or a holiday's change.
  mutating func show(_ result: Result<RecordOutcome, StoreError>) {
    switch result {
    case .failure(let error): refuse(error.unchanged, .failure)
    case .success(let outcome):
      message = Message(outcome)
      if message?.tone == .warning { isRefusalShown = true }
    }
  }

  private mutating func refuse(_ words: String, _ tone: Message.Tone = .warning) {
    message = Message(words, tone)
    isRefusalShown = true
  }
}
