import PortDomain

extension Intent {
  /// What is wanted and by whom, so that a key that comes again with another change is noticed.
  ///
  /// The grounds (versions and values seen) are left out: the same wish on newer grounds is the same
  /// wish. A PIN counts by its mark, which is worth nothing without the key.
  public func fingerprint(with key: SealKey?) -> HashValue {
    HashValue(hashing: canonicalBytes(with: key).bytes)
  }

  /// What is wanted, looked at before the lock is taken: long texts keep nobody from writing.
  func wish(with key: SealKey?) -> Wish {
    let bytes = canonicalBytes(with: key)
    let isTooMuch = bytes.holdsTooMuch ? Obstacle.textTooLong : nil
    return Wish(
      fingerprint: HashValue(hashing: bytes.bytes),
      holdsNUL: bytes.holdsNUL,
      obstacle: obstacleBySize ?? isTooMuch
    )
  }

  /// What the fingerprint is taken of: every text that a store would be given.
  private func canonicalBytes(with key: SealKey?) -> CanonicalBytes {
    var bytes = CanonicalBytes(ofWish: true)
    bytes.add(actor.login)
    switch subject {
    case .create(let draft):
      bytes.add("create")
      bytes.add(draft, key)
    case .takeOver(let draft, let course):
      bytes.add("take_over")
      bytes.add(draft, key)
      for text in [
        course.status, course.createdOn, course.submittedOn, course.portDate, course.window,
        course.attempt, course.reasons,
      ] {
        bytes.add(text)
      }
      // What earlier programs didn't know is added only where it is there.
      if let text = course.createdAt {
        bytes.add("created_at")
        bytes.add(text)
      }
      for (field, text) in course.kept.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        bytes.add(field.rawValue)
        bytes.add(text)
      }
    case .change(let id, let change, basis: _):
      bytes.add(id.text)
      bytes.add(change, key)
    }
    return bytes
  }
}

/// What is known of an intent without its request.
struct Wish {
  let fingerprint: HashValue
  /// Whether a text has a NUL in it.
  let holdsNUL: Bool
  /// A text that is more than any may be.
  let obstacle: Obstacle?
}

extension CanonicalBytes {
  fileprivate mutating func add(_ draft: RequestDraft, _ key: SealKey?) {
    add(draft.values.count)
    for (field, value) in draft.values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      add(field.rawValue)
      add(value)
    }
    add(draft.pin, key)
    add(draft.orderID?.text)
    add(draft.orderReference)
  }

  fileprivate mutating func add(_ pin: Secret?, _ key: SealKey?) {
    if let pin, !TextBounds.line.allow(pin.exposed) { return noteTooMuch() }
    if pin?.exposed.utf8.contains(0) == true { noteNUL() }
    add(pin == nil ? 0 : pin?.exposed.isEmpty == true ? 1 : 2)
    add(pin.flatMap { key?.mark($0) })
  }

  fileprivate mutating func add(_ change: Change, _ key: SealKey?) {
    switch change {
    case .status(let step):
      add("status")
      add(step)
    case .edit(let edits):
      add("edit")
      add(edits.edits.count)
      for edit in edits.edits {
        add(edit.field.rawValue)
        add(edit.value)
      }
      add(edits.pin, key)
      add(edits.why)
      if edits.isForOrder { add("order") }
    case .paper(let change):
      add("paper")
      add(change)
    case .rejection(let change):
      add("rejection")
      add(change)
    case .order(.join(let order)):
      add("join")
      add(order.text)
    case .order(.split(let why)):
      add("split")
      add(why)
    case .note(let text):
      add("note")
      add(text)
    case .tick(let item, let done):
      add(done ? "tick" : "untick")
      add(item.rawValue)
    case .messageSent(let kind):
      add("message_sent")
      add(kind.rawValue)
    case .showPIN: add("show_pin")
    case .purge(let classes):
      add("purge")
      add(classes.sorted().map(\.rawValue))
    case .undo: add("undo")
    case .redo: add("redo")
    }
  }

  private mutating func add(_ step: StatusChange) {
    add(step.action.rawValue)
    switch step {
    case .submit(let reference, _), .resubmit(let reference, _), .acknowledge(let reference, _):
      add(reference)
    case .confirm: break
    case .answerChange(_, let words, _): add(words)
    case .schedule(let confirmation, let override, _):
      add(confirmation)
      add(override)
    case .reschedule(let confirmation, let why, let override):
      add(confirmation)
      add(why)
      add(override)
    case .withdraw(let why), .reopen(let why), .cancel(let why), .return(let why): add(why)
    case .complete(let day, let override):
      add(day?.iso)
      add(override)
    case .reject(let draft):
      add(draft.reasons.map(\.rawValue))
      add(draft.carrierCode)
      add(draft.text)
    }
    // What earlier programs didn't know is added only where it is there.
    if let day = step.day {
      add("on")
      add(day.iso)
    }
  }

  private mutating func add(_ confirmation: Lifecycle.Confirmation) {
    add(confirmation.date.iso)
    add(confirmation.window?.text)
  }

  private mutating func add(_ change: PaperChange) {
    switch change {
    case .add(let kind, let file, let evidence, let requests):
      add(kind.rawValue)
      add([file.name, file.mediaType, file.sha256])
      add(evidence.map { "\($0.key.rawValue)=\($0.value)" }.sorted())
      add(requests.map(\.text))
    case .attach(let id):
      add("attach")
      add(id.text)
    case .check(let id, let edits):
      add("check")
      add(id.text)
      add(edits.answers.map { "\($0.key.rawValue)=\($0.value?.rawValue ?? "")" }.sorted())
      add(edits.evidence.map { "\($0.key.rawValue)=\($0.value ?? "")" }.sorted())
      add(edits.remark)
    }
  }

  private mutating func add(_ change: RejectionChange) {
    switch change {
    case .resolve(let code, let outcome, let until, let note):
      add([code.rawValue, outcome.rawValue])
      add(until?.iso)
      add(note)
    case .clearEscalation(let note):
      add("clear_escalation")
      add(note)
    case .liftFraudStop(let note):
      add("lift_fraud_stop")
      add(note)
    }
  }
}
