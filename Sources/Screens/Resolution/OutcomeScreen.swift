import PortDomain
import TerminalUI
import Wording

/// What is said about the outcome of a reason, a lifted fraud stop or a cleared escalation.
struct OutcomeScreen: FormPanel {
  enum Field: String, FormField {
    case until, note

    static func mending(_ obstacle: Obstacle) -> Field? {
      if case .untilMissing = obstacle { return .until }
      if case .untilPast = obstacle { return .until }
      if case .noteMissing = obstacle { return .note }
      if case .changeDemanded = obstacle { return .note }
      return nil
    }
  }

  enum Purpose: Hashable, Sendable {
    case resolve(ReasonCode, Rejection.Outcome)
    case liftFraudStop
    case clearEscalation
  }

  let purpose: Purpose
  let file: RequestFile
  /// Which get the same outcome.
  let others: [RequestID]
  var form: DraftedForm<Field>

  init(
    _ purpose: Purpose,
    of file: RequestFile,
    others: [RequestID] = [],
    under rules: RuleBook
  ) {
    self.others = others
    self.purpose = purpose
    self.file = file
    form = DraftedForm(
      Form(purpose.fields),
      draft: Draft.Key(form: purpose.name, about: [file.request.id] + others),
      country: file.request.country
    )
    fillIn(from: rules)
  }

  /// Fills in what the country's rule offers; a draft takes its place.
  private mutating func fillIn(from rules: RuleBook) {
    guard case .resolve(let code, let outcome) = purpose else { return }
    let offered = RejectionChange.resolve(code, outcome, until: nil, note: nil)
    let completed = offered.completed(for: file.request, under: rules)
    if case .resolve(_, _, let until, let note) = completed {
      if let until { form.form.setText(until.iso, of: .until) }
      if let note { form.form.setText(note, of: .note) }
    }
  }

  var title: String { purpose.title }
  var verb: String { "store" }

  mutating func send(in context: Context) -> [Effect] {
    let note = form.form.text(.note)
    let change: RejectionChange
    switch purpose {
    case .liftFraudStop: change = .liftFraudStop(note: note)
    case .clearEscalation: change = .clearEscalation(note: note)
    case .resolve(let code, let outcome):
      var until: CalendarDay?
      if outcome == .waiting, form.given(.until) != nil {
        guard let day = try? form.day(.until, .ahead, in: context) else { return [] }
        until = day
      }
      change = .resolve(code, outcome, until: until, note: form.given(.note))
    }
    guard others.isEmpty else {
      return form.preview(title, .same(.rejection(change)), on: [file.request.id] + others)
    }
    return form.send(.rejection(change), on: file, in: context)
  }
}

extension OutcomeScreen.Purpose {
  fileprivate var name: String {
    switch self {
    case .resolve(let code, let outcome): "\(outcome.rawValue).\(code.rawValue)"
    case .liftFraudStop: "lift_fraud_stop"
    case .clearEscalation: "clear_escalation"
    }
  }

  fileprivate var title: String {
    switch self {
    case .resolve(let code, let outcome): Title.outcome(outcome, of: code)
    case .liftFraudStop: Title.liftFraudStop
    case .clearEscalation: Title.clearEscalation
    }
  }

  fileprivate var fields: [Form<OutcomeScreen.Field>.Field] {
    func field(_ id: OutcomeScreen.Field, _ words: RejectionField, _ hint: String)
      -> Form<OutcomeScreen.Field>.Field
    {
      .init(id: id, label: "\(words.label)", hint: "\(hint)")
    }
    switch self {
    case .resolve(_, let outcome):
      let note = field(.note, .note, outcome.noteHint)
      return outcome == .waiting
        ? [field(.until, .until, RejectionField.until.hint), note] : [note]
    case .liftFraudStop: return [field(.note, .note, RejectionField.howCleared)]
    case .clearEscalation: return [field(.note, .note, RejectionField.whatWasDone)]
    }
  }
}
