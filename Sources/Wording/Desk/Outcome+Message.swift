import PortDomain

extension Intent.Subject {
  /// What was done, for the message line.
  public func done(_ receipt: Receipt) -> String {
    ([words(receipt)] + receipt.warnings.map { "\($0.message.capitalisedFirst)." })
      .joined(separator: " ")
  }

  /// The same without what else is worth saying.
  public func words(_ receipt: Receipt) -> String {
    switch self {
    case .create: "Taken in as \(receipt.request)."
    case .takeOver: "Taken over as \(receipt.request)."
    case .change(_, let change, _): change.done
    }
  }
}

extension Message {
  /// That the last thing done was taken back.
  /// - Parameter words: what had been said of it.
  public static func undone(_ words: String) -> Message { Message("Undone: \(words)", .done) }
}

extension Question {
  /// Before the last change of a request that isn't at hand, or a change of long ago, is taken back.
  public static func undo(
    _ event: Event,
    of request: PortRequest,
    andOthers others: Int,
    by clocks: Clocks
  ) -> Question {
    let rest = others > 0 ? " and \(others) more" : ""
    return Question(
      title: "Undo",
      lines: [
        "\(request.number.grouped)  \(request.customer)\(rest)",
        "\(clocks.stamp(event.at, in: request.country))  "
          + event.message(today: clocks.today(in: request.country)),
      ],
      yes: "undo"
    )
  }
}

extension Change {
  fileprivate var done: String {
    switch self {
    case .status(let change): "\(change.action.done)."
    case .edit(let edits):
      edits.edits.isEmpty
        ? "PIN changed." : "Changed \(edits.edits.map(\.field.label).spoken())."
    case .paper(.add(let kind, _, _, _)): "\(kind.title.capitalisedFirst) added."
    case .paper(.attach): "Paper attached."
    case .paper(.check): "Check sheet kept."
    case .rejection(.resolve(let code, let outcome, _, _)):
      "\(code.reason.title.capitalisedFirst): \(outcome.title)."
    case .rejection(.clearEscalation): "Escalation cleared."
    case .rejection(.liftFraudStop): "Fraud stop lifted."
    case .order(.join(let order)): "Put into \(order.text)."
    case .order(.split): "Split off; it goes on by itself."
    case .note: "Note kept."
    case .tick(let item, let done): "\(item.title.capitalisedFirst): \(done ? "done" : "open")."
    case .messageSent: "Recorded as sent."
    case .showPIN: "PIN shown."
    case .purge: "Purged."
    case .undo: "Undone."
    }
  }
}

extension Action {
  fileprivate var done: String {
    switch self {
    case .submit: "Submitted to the carrier"
    case .schedule: "Scheduled"
    case .reschedule: "Rescheduled"
    case .withdraw: "Date withdrawn"
    case .complete: "Completed; the number is ours and the fee is recorded"
    case .reject: "Rejected"
    case .resubmit: "Resubmitted to the carrier"
    case .reopen: "Reopened"
    case .cancel: "Cancelled"
    case .return: "Return recorded; the fee is reversed"
    }
  }
}

extension Outcome {
  /// Everything that kept a change from being made; nil when it was made.
  public func whyNot(by clocks: Clocks) -> String? {
    switch self {
    case .done: nil
    case .refused(let refusal): refusal.sentences(by: clocks).joined(separator: "; ")
    case .conflict(let conflict): conflict.message(by: clocks)
    }
  }
}

extension Message {
  /// What became of a change to several requests.
  public init(_ outcomes: [Outcome], by clocks: Clocks) {
    var done = 0
    var refusals: [Refusal] = []
    var conflicts = 0
    for outcome in outcomes {
      switch outcome {
      case .done: done += 1
      case .refused(let refusal): refusals.append(refusal)
      case .conflict: conflicts += 1
      }
    }
    var parts = ["\(done) done"]
    if let first = refusals.first {
      parts.append("\(refusals.count) refused (\(first.sentences(by: clocks)[0]))")
    }
    if conflicts > 0 { parts.append("\(conflicts) changed since tagged") }
    let words = parts.joined(separator: ", ")
    self =
      done == outcomes.count
      ? Message("\(words).", .done)
      : Message("\(words); what was not done stays tagged.", .warning)
  }
}

extension Conflict {
  /// Who changed what meanwhile, and what to do.
  public func message(by clocks: Clocks) -> String {
    message { clocks.stamp($0, in: country) }
  }

  /// - Parameter local: how the moment is written.
  public func message(at local: (Instant) -> String) -> String {
    guard let last = cause else {
      return "the request is at version \(version) now; look at it and try again"
    }
    let what =
      fields.isEmpty
      ? last.kind.title
      : fields.map(\.field.label).spoken() + " changed"
    return "\(what) by \(last.by) at \(local(last.at)); look at it and try again"
  }
}

extension Conflict {
  /// The same on the message line.
  public func notDone(by clocks: Clocks) -> String { "Not done: \(message(by: clocks))" }
}

extension StoreError {
  /// What the store could not do, of a change that was wanted.
  public var unchanged: String { "Nothing was changed: \(message)" }
}
