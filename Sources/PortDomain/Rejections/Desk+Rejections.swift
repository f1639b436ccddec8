/// A change to what became of a rejection.
public enum RejectionChange: Hashable, Sendable {
  case resolve(ReasonCode, Rejection.Outcome, until: CalendarDay?, note: String?)
  case clearEscalation(note: String)
  case liftFraudStop(note: String)
}

/// A refusal as it is being written down.
public struct RejectionDraft: Hashable, Sendable {
  public var reasons: [ReasonCode]
  public var carrierCode: String?
  /// The carrier's words; required with the reason `other`.
  public var text: String?
  /// The day on which it was refused; nil is today.
  public var on: CalendarDay?

  public init(
    reasons: [ReasonCode],
    carrierCode: String? = nil,
    text: String? = nil,
    on: CalendarDay? = nil
  ) {
    self.reasons = reasons
    self.carrierCode = carrierCode
    self.text = text
    self.on = on
  }
}

extension Desk {
  /// Decides what became of a reason, an escalation or a fraud stop.
  func decide(_ change: RejectionChange, on file: RequestFile, _ moment: Moment) -> Ruling {
    switch change {
    case .resolve(let code, let outcome, let until, let note):
      return resolve(code, outcome, until: until, note: note, on: file, moment)
    case .clearEscalation(let note):
      guard file.request.isEscalated else { return .refused(Refusal(.notEscalated)) }
      if isBlank(note) { return .refused(Refusal(.noteMissing)) }
      var after = file
      after.request.isEscalated = false
      return .allowed(
        conclude(file, after, as: .escalationCleared, detail: EventDetail(text: note), moment)
      )
    case .liftFraudStop(let note):
      guard moment.actor.role >= .supervisor else {
        return .refused(Refusal(.notPermitted(needed: .supervisor)))
      }
      guard file.request.isFraudStopped else { return .refused(Refusal(.notStopped)) }
      if isBlank(note) { return .refused(Refusal(.noteMissing)) }
      var after = file
      after.request.isFraudStopped = false
      return .allowed(
        conclude(file, after, as: .fraudStopLifted, detail: EventDetail(text: note), moment)
      )
    }
  }

  /// Everything that keeps an outcome from being chosen for a reason.
  /// - Parameter today: in the number's country.
  public func obstacles(
    to outcome: Rejection.Outcome,
    of code: ReasonCode,
    until: CalendarDay?,
    note: String?,
    on file: RequestFile,
    today: CalendarDay
  ) -> [Obstacle] {
    guard let rejection = file.rejection(for: code) else { return [.reasonNotOpen(code)] }
    let status = file.request.status
    switch status {
    case .pending, .rejected: break
    case .inProgress, .scheduled, .completed, .cancelled:
      if rejection.ground(code)?.resolution?.isResolved(on: today) == true {
        return [.reasonSettled(code, status: status)]
      }
    }
    switch outcome {
    case .waiting:
      guard let until else { return [.untilMissing] }
      return until > today ? [] : [.untilPast(until)]
    case .disputed, .waived: return isBlank(note) ? [.noteMissing] : []
    case .fixed:
      if file.isChanged(for: code, since: rejection) { return [] }
      let takesNote = file.times(code) == 1 || code.reason.concernsNothing
      return takesNote && !isBlank(note) ? [] : [.changeDemanded(code, orNote: takesNote)]
    }
  }

  private func resolve(
    _ code: ReasonCode,
    _ outcome: Rejection.Outcome,
    until: CalendarDay?,
    note: String?,
    on file: RequestFile,
    _ moment: Moment
  ) -> Ruling {
    let obstacles = obstacles(
      to: outcome,
      of: code,
      until: until,
      note: note,
      on: file,
      today: moment.today
    )
    guard obstacles.isEmpty else { return .refused(Refusal(obstacles)) }
    guard
      let index = file.rejections.lastIndex(where: { $0.ground(code) != nil }),
      let place = file.rejections[index].reasons.firstIndex(where: { $0.code == code })
    else { return .refused(Refusal(.reasonNotOpen(code))) }
    let before = file.rejections[index]
    if let present = before.reasons[place].resolution, present.outcome == outcome,
      present.until == until, present.note == note
    {
      return .unchanged(version: file.request.version)
    }
    var after = file
    after.rejections[index].reasons[place].resolution = Rejection.Resolution(
      outcome: outcome,
      until: outcome == .waiting ? until : nil,
      note: note,
      by: moment.actor.login,
      at: moment.now
    )
    return .allowed(
      conclude(
        file,
        after,
        as: .reasonResolved,
        about: .outcome(outcome, of: code),
        detail: EventDetail(text: note, rejection: .init(id: before.id, before: before)),
        moment
      )
    )
  }

  /// Enters a rejection: the third time a reason comes the request is escalated, a suspected fraud
  /// stops it, and an empty follow-up date is set so that nobody is forgotten.
  func enter(
    _ draft: RejectionDraft,
    in file: inout RequestFile,
    _ moment: Moment
  ) -> Rejection {
    let codes = draft.reasons.reduce(into: [ReasonCode]()) { codes, code in
      if !codes.contains(code) { codes.append(code) }
    }
    let isOurs = file.request.lifecycle.rejectedAt == .validation
    let rejection = Rejection(
      id: ids.make(at: moment.now),
      request: file.request.id,
      at: moment.now,
      day: draft.on ?? moment.today,
      by: moment.actor.login,
      source: isOurs ? .review : .carrier,
      attempt: file.request.lifecycle.attempt,
      carrierCode: draft.carrierCode,
      text: draft.text,
      reasons: codes.map { Rejection.Ground(code: $0) }
    )
    file.rejections.append(rejection)
    if codes.contains(where: { file.times($0) >= 3 }) { file.request.isEscalated = true }
    if codes.contains(.suspectedFraud) { file.request.isFraudStopped = true }
    remind(&file.request, moment)
    return rejection
  }
}

extension RequestFile {
  /// How often a reason was given for this request.
  public func times(_ code: ReasonCode) -> Int {
    rejections.count { $0.ground(code) != nil }
  }

  /// A rejection with what became of its reasons: one that was left open is resolved by the same reason
  /// given again, once that one is.
  public func outcome(of rejection: Rejection, on today: CalendarDay) -> Rejection {
    guard let index = rejections.firstIndex(where: { $0.id == rejection.id }) else {
      return rejection
    }
    let later = rejections[(index + 1)...]
    var settled = rejection
    settled.reasons = rejection.reasons.map { ground in
      if ground.resolution?.isResolved(on: today) == true { return ground }
      let again = later.compactMap { $0.ground(ground.code) }
      return again.first { $0.resolution?.isResolved(on: today) == true } ?? ground
    }
    return settled
  }

  /// The last refusal for a reason.
  public func rejection(for code: ReasonCode) -> Rejection? {
    rejections.last { $0.ground(code) != nil }
  }

  /// Whether a field or paper that a reason concerns really changed since a rejection: a field is
  /// another than it was then, a paper has content that the request had not. Where it concerns none, a
  /// proof attached as `other` counts.
  public func isChanged(for code: ReasonCode, since rejection: Rejection) -> Bool {
    let reason = code.reason
    let kinds = reason.papers.isEmpty ? [DocumentKind.other] : reason.papers
    let events = events(since: rejection)
    return reason.fields.contains { isChanged($0, by: events) }
      || hasNewPaper(of: kinds, by: events)
  }

  private func isChanged(_ field: RequestField, by events: ArraySlice<Event>) -> Bool {
    if field == .accountPIN {
      let undone = undoneEvents
      let first = events.first { $0.kind == .pinSet && !undone.contains($0.origin) }
      return first.map { !pinsRepeated.contains($0.id) } ?? false
    }
    let first = events.lazy.compactMap { $0.detail?.changes.first { $0.field == field } }.first
    return first.map { $0.before != request[field] } ?? false
  }

  private func hasNewPaper(of kinds: [DocumentKind], by events: ArraySlice<Event>) -> Bool {
    let undone = undoneEvents
    let came = Set(
      events.compactMap { event -> DocumentID? in
        guard event.kind == .paperAdded || event.kind == .paperAttached,
          !undone.contains(event.origin), case .paper(_, let id) = event.about
        else { return nil }
        return id
      }
    )
    return documents.contains { paper in
      kinds.contains(paper.kind) && came.contains(paper.id)
        && !documents.contains { known in
          known.kind == paper.kind && !came.contains(known.id)
            && known.file.sha256 == paper.file.sha256
        }
    }
  }

  /// What happened after a rejection, in the order of the history: several events may share an instant.
  /// One taken over from before the desk was used has no event of its own; there the time tells.
  func events(since rejection: Rejection) -> ArraySlice<Event> {
    let index =
      history.lastIndex { $0.detail?.rejection?.id == rejection.id && $0.kind == .rejected }
      ?? history.lastIndex { $0.at == rejection.at && $0.kind == .rejected }
    return index.map { history[($0 + 1)...] } ?? history.drop { $0.at < rejection.at }
  }

  /// The events that an undo took back, undos that were taken back among them.
  public var undoneEvents: Set<EventID> {
    history.reversed().undone
  }
}

extension Sequence<Event> {
  /// Of events from the newest back, those that an undo took back: an undo that was taken back itself
  /// took nothing.
  public var undone: Set<EventID> {
    reduce(into: []) { undone, event in
      if case .event(let id, _) = event.about, !undone.contains(event.origin) { undone.insert(id) }
    }
  }
}
