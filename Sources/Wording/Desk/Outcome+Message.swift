import PortDomain

extension Intent.Subject {
  /// What was done and with what outcome, for the message line: it names the number.
  public func done(_ receipt: Receipt, by clocks: Clocks) -> String {
    ([sentence(receipt, clocks)] + receipt.warnings.map { "\($0.message.capitalisedFirst)." })
      .joined(separator: " ")
  }

  /// What was done in a few words, for when it is taken back or was done to several.
  public func words(_ receipt: Receipt, by clocks: Clocks) -> String {
    switch self {
    case .create: "created"
    case .takeOver: "taken over"
    case .change(_, let change, _): change.words(receipt.made, clocks)
    }
  }

  private func sentence(_ receipt: Receipt, _ clocks: Clocks) -> String {
    if receipt.isUnchanged { return Message.asWanted.text }
    let number = receipt.made?.request.number.grouped ?? receipt.request.text
    switch self {
    case .create: return "Taken in: \(number)."
    case .takeOver: return "Taken over: \(number)."
    case .change(_, .status(let step), _): return "\(step.done(number, receipt.made, clocks))."
    case .change(_, .undo, _): return "Undone: \(words(receipt, by: clocks)), \(number)."
    case .change(_, .redo, _): return "Brought back: \(words(receipt, by: clocks)), \(number)."
    case .change: return "\(words(receipt, by: clocks).capitalisedFirst) · \(number)."
    }
  }
}

extension Message {
  /// That there was nothing to store.
  public static let asWanted = Message("Nothing to change: it is so already.")

  /// That what was done last was taken back, or brought back.
  /// - Parameter words: what had been said of it.
  public static func undone(
    _ words: String,
    _ receipts: [Receipt],
    isRedo: Bool = false
  ) -> Message {
    let number = receipts.first.map { $0.made?.request.number.grouped ?? $0.request.text } ?? ""
    let subject = receipts.count == 1 ? number : receipts.count.counted("request")
    return Message("\(isRedo ? "Brought back" : "Undone"): \(words), \(subject).", .done)
  }

  /// Behind the words on a submitted request.
  /// - Parameter key: what takes the reference.
  public static func offersReference(key: String) -> String {
    "\(key) adds the carrier's reference."
  }

  public static let nothingToUndo = Message("You have done nothing that could be undone.")
  public static let nothingToRedo = Message("Nothing that you undid can be brought back.")

  /// That the last thing done can't be taken back.
  public static func irrevocable(_ event: Event, of request: PortRequest) -> Message {
    let why = Obstacle.undoImpossible(event.kind)
      .message(today: CalendarDay(daysSinceEpoch: 0))
    return Message("\(request.number.grouped): \(why).", .warning)
  }
}

extension Question {
  /// Before the last change of a request that isn't at hand, or a change of long ago, is taken back; for
  /// an undo, before it is brought back.
  public static func takingBack(
    _ event: Event,
    of file: RequestFile,
    andOthers others: Int,
    by clocks: Clocks
  ) -> Question {
    let request = file.request
    let rest = others > 0 ? " and \(others) more" : ""
    let isRedo = event.undid != nil
    return Question(
      title: isRedo ? "Bring back" : "Undo",
      lines: [
        "\(request.number.grouped)  \(request.customer)\(rest)",
        "\(clocks.stamp(event.at, in: request.country))  "
          + event.message(today: clocks.today(in: request.country)),
      ],
      yes: isRedo ? "bring back" : "undo"
    )
  }
}

extension Change {
  /// - Parameter made: the request as it is by then.
  fileprivate func words(_ made: Receipt.Made?, _ clocks: Clocks) -> String {
    switch self {
    case .status(let step): return Event.Kind(step.action).title
    case .edit(let edits):
      var parts = edits.edits.map { edit in
        guard let request = made?.request else { return edit.field.label }
        return edit.field.told(in: request, today: clocks.today(in: request.country))
      }
      if let pin = edits.pin {
        parts.append(pin.exposed.isEmpty ? "PIN taken away" : "PIN changed")
      }
      return parts.joined(separator: ", ")
    case .paper(.add(let kind, _, _, _)): return "\(kind.title) added"
    case .paper(.attach): return "paper attached"
    case .paper(.check): return "check sheet kept"
    case .rejection(.resolve(let code, let outcome, _, _)):
      return "\(code.reason.title): \(outcome.title)"
    case .rejection(.clearEscalation): return "escalation cleared"
    case .rejection(.liftFraudStop): return "fraud stop lifted"
    case .order(.join(let order)): return "put into \(order.text)"
    case .order(.split): return "split off; it goes on by itself"
    case .note: return "note kept"
    case .tick(let item, let done): return "\(item.title): \(done ? "done" : "open")"
    case .messageSent(let kind): return kind.isCall ? kind.title : "recorded as sent"
    case .showPIN: return "PIN shown"
    case .purge: return "purged"
    case .undo, .redo: return made?.takenBack?.title ?? "the last change"
    }
  }
}

extension RequestField {
  /// A field with its value after a change, in one short line: `owner: bola`.
  fileprivate func told(in request: PortRequest, today: CalendarDay) -> String {
    let empty = self == .owner ? "nobody" : "none"
    let value = FoldedText.kept(spoken(in: request, today: today) ?? empty)
    return "\(label): \(value.count > 40 ? value.prefix(39) + "…" : value)"
  }
}

extension StatusChange {
  /// - Parameter number: as people read it.
  fileprivate func done(_ number: String, _ made: Receipt.Made?, _ clocks: Clocks) -> String {
    let request = made?.request
    let today = clocks.today(in: request?.country)
    let carrier = request?.carrier.text ?? "the carrier"
    func reference(_ text: String?) -> String { text.map { ", ref \($0)" } ?? "" }
    let on = day.map { $0 == today ? "" : ", on \($0.spoken(today: today))" } ?? ""
    switch self {
    case .submit(let text, _): return "Submitted \(number) to \(carrier)\(reference(text))\(on)"
    case .resubmit(let text, _):
      return "Resubmitted \(number) to \(carrier)\(reference(text))\(on)"
    case .acknowledge(let text, _):
      return "Acknowledged by \(carrier): \(number)\(reference(text))\(on)"
    case .confirm: return "Confirmed by the customer: \(number)\(on)"
    case .answerChange(let answer, _, _):
      return "Change \(answer.rawValue) by \(carrier): \(number)\(on)"
    case .schedule(let confirmation, _, _):
      return "Scheduled \(number) for \(confirmation.told(today: today))\(on)"
    case .reschedule(let confirmation, _, _):
      return "Rescheduled \(number) for \(confirmation.told(today: today))"
    case .withdraw: return "Date withdrawn: \(number) is with \(carrier) again"
    case .complete:
      let since = request?.lifecycle.activatedOn?.spoken(today: today)
      let active = since.map { ", active \($0)" } ?? ""
      return "Completed \(number)\(active); the fee is recorded"
    case .reject(let draft):
      return
        "Rejected \(number): \(draft.reasons.map(\.reason.title).joined(separator: ", "))\(on)"
    case .reopen: return "Reopened \(number)"
    case .cancel: return "Cancelled \(number)"
    case .return: return "Return of \(number) recorded; the fee is reversed"
    }
  }
}

extension Lifecycle.Confirmation {
  /// `Thu 3 Dec 10–12`.
  fileprivate func told(today: CalendarDay) -> String {
    date.spoken(today: today) + (window.map { " \($0.brief)" } ?? "")
  }
}

extension PortWindow {
  /// `10–12`, or `10:00–12:30` where it doesn't begin and end with the hour.
  public var brief: String {
    let times = [from, to]
    let isFull = times.allSatisfy { $0.secondsSinceMidnight % 3600 == 0 }
    return times.map { isFull ? String($0.secondsSinceMidnight / 3600) : $0.clockText() }
      .joined(separator: "–")
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
  public init(_ outcomes: [Outcome], of intents: [Intent], by clocks: Clocks) {
    var done = 0
    var words = ""
    var refusals: [Refusal] = []
    var conflicts = 0
    for (intent, outcome) in zip(intents, outcomes) {
      switch outcome {
      case .done(let receipt):
        if done == 0 { words = intent.subject.words(receipt, by: clocks).capitalisedFirst }
        done += 1
      case .refused(let refusal): refusals.append(refusal)
      case .conflict: conflicts += 1
      }
    }
    if case .create(let draft)? = intents.first?.subject {
      self = .takenIn(done, of: outcomes, as: draft.orderID, by: clocks)
      return
    }
    let all = outcomes.count.counted("request")
    var parts = [done == 0 ? "None of \(all) done" : "\(words) · \(done) of \(all)"]
    if let first = refusals.first {
      parts.append("\(refusals.count) refused (\(first.sentences(by: clocks)[0]))")
    }
    if conflicts > 0 { parts.append("\(conflicts) changed since tagged") }
    self =
      done == outcomes.count
      ? Message("\(words) · \(all).", .done)
      : Message("\(parts.joined(separator: ", ")); what was not done stays tagged.", .warning)
  }
}

extension Conflict {
  /// Who changed what meanwhile, and what to do.
  public func message(by clocks: Clocks) -> String {
    message(by: .screen) { clocks.stamp($0, in: country) }
  }

  /// - Parameters:
  ///   - door: by which names fields are called.
  ///   - local: how the moment is written.
  public func message(by door: Door, at local: (Instant) -> String) -> String {
    guard let last = cause else {
      return "the request is at version \(version) now; look at it and try again"
    }
    let what =
      fields.isEmpty
      ? last.kind.title
      : fields.map { $0.field.name(at: door) }.spoken() + " changed"
    return "\(what) by \(last.who) at \(local(last.at)); look at it and try again"
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
