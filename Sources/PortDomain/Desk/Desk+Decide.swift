extension Desk {
  /// Decides on an intended change to a request. Pure.
  ///
  /// - Parameters:
  ///   - change: what is wanted.
  ///   - file: the request's whole file as it is now.
  ///   - basis: the state the change was made against; later changes are merged where they don't
  ///     touch it, else the ruling is a conflict that names them.
  ///   - actor: who wants it.
  ///   - now: the time of the change.
  ///   - standing: whether a number can be requested; asked only when a change claims a number.
  /// - Throws: only what `standing` throws.
  public func decide<Failure: Error>(
    _ change: Change,
    on file: RequestFile,
    basis: Intent.Basis = .current,
    by actor: Operator,
    at now: Instant,
    standing: (PhoneNumber) throws(Failure) -> NumberStanding
  ) throws(Failure) -> Ruling {
    let ruling = try rule(on: change, of: file, basis, by: actor, at: now, standing)
    guard case .refused(let refusal) = ruling else { return ruling }
    return .refused(Refusal(refusal.obstacles, in: file.request.country))
  }

  private func rule<Failure: Error>(
    on change: Change,
    of file: RequestFile,
    _ basis: Intent.Basis,
    by actor: Operator,
    at now: Instant,
    _ standing: (PhoneNumber) throws(Failure) -> NumberStanding
  ) throws(Failure) -> Ruling {
    let moment = Moment(
      actor: actor,
      now: now,
      today: zones.today(in: file.request.country, at: now)
    )
    guard actor.may(change, on: file) else {
      return .refused(Refusal(.notPermitted(needed: .operator)))
    }
    if let conflict = conflict(of: change, with: file, basis: basis, by: actor) {
      return .conflict(conflict)
    }
    switch change {
    case .status(let step): return decide(step, on: file, moment)
    case .edit(let edits): return try decide(edits, on: file, moment, standing: standing)
    case .paper(let change): return decide(change, on: file, moment)
    case .rejection(let change): return decide(change, on: file, moment)
    case .order(let change): return decide(change, on: file, moment)
    case .note(let text):
      let kept = FoldedText.kept(text, lines: true)
      if kept.isEmpty { return .refused(Refusal(.noteEmpty)) }
      return .allowed(conclude(file, as: .noted, detail: EventDetail(text: kept), moment))
    case .tick(let item, let done):
      guard file.request.ticks.contains(item) != done else {
        return .unchanged(version: file.request.version)
      }
      var after = file
      if done { after.request.ticks.insert(item) } else { after.request.ticks.remove(item) }
      return .allowed(
        conclude(file, after, as: done ? .ticked : .unticked, about: .item(item), moment)
      )
    case .messageSent(let kind):
      guard isSo(kind, of: file, on: moment.today) else {
        return .refused(Refusal(.messageNotSo(kind, status: file.request.status)))
      }
      var after = file
      if kind.recipient == .customer { after.request.lastMessageOn = moment.today }
      return .allowed(conclude(file, after, as: .messageSent, about: .message(kind), moment))
    case .showPIN:
      if let absence = file.pinAbsence { return .refused(Refusal(.pinAbsent(absence))) }
      return .allowed(conclude(file, as: .pinShown, moment))
    case .purge(let classes): return decide(purge: classes, of: file, moment)
    case .undo:
      return try takeBack(
        file.lastEvent,
        orSay: .nothingToUndo,
        of: file,
        moment,
        standing: standing
      )
    case .redo:
      return try takeBack(
        file.lastUndo,
        orSay: .nothingToRedo,
        of: file,
        moment,
        standing: standing
      )
    }
  }

  /// Who changes something, when, and what day that is in the number's country.
  struct Moment {
    let actor: Operator
    let now: Instant
    let today: CalendarDay
  }

  /// Closes a change: the clock is counted, the version raised, the event written, the facts taken.
  ///
  /// - Parameters:
  ///   - before: the file as it was.
  ///   - after: the file as it shall be; the same one for an event that changes nothing.
  ///   - day: when it really happened, today unless it was noted later: the clock counts to it.
  ///   - isCounted: false where the clock was put right already (undo).
  func conclude(
    _ before: RequestFile,
    _ after: RequestFile? = nil,
    as kind: Event.Kind,
    about: Event.About = .nothing,
    detail: EventDetail = EventDetail(),
    on day: CalendarDay? = nil,
    isCounted: Bool = false,
    _ moment: Moment
  ) -> Decision {
    var file = after ?? before
    if !isCounted { file.request.clock = counted(file, from: before, to: day ?? moment.today) }
    file.request.updatedAt = moment.now
    let changes = before.request.changes(to: file.request)
    if kind.raisesVersion { file.request.version += 1 }
    var full = detail
    full.changes = changes.filter { !RequestField.clock.contains($0.field) }
    let clockChanges = changes.filter { RequestField.clock.contains($0.field) }
    if !full.changes.isEmpty || full.paper != nil || full.rejection != nil || full.pin != nil {
      full.changes += clockChanges
    }
    let fields = full.changes.map(\.field)
    let event = Event(
      id: ids.make(at: moment.now),
      request: file.request.id,
      number: (before.history.last?.number ?? 0) + 1,
      at: moment.now,
      by: moment.actor.login,
      session: moment.actor.session,
      kind: kind,
      about: about,
      fields: fields,
      version: file.request.version,
      detail: full == EventDetail() ? nil : full
    )
    file.history.append(event)
    var decision = Decision(file: file, facts: facts(of: file), event: event)
    let former = kind == .created ? nil : before
    decision.announcements = announcements(of: event, from: former, to: file)
    return decision
  }

  /// A paper that changed through another request it is attached to: the same event, in this
  /// request's own history, with its own version and facts.
  public func follow(_ change: Decision, in file: RequestFile) -> Decision {
    let event = change.event
    var after = file
    if let document = change.document {
      if let index = file.documents.firstIndex(where: { $0.id == document.id }) {
        after.documents[index] = document
      } else {
        after.documents.append(document)
      }
      after.hold(document, by: change.attachment)
    }
    let today = zones.today(in: file.request.country, at: event.at)
    after.request.clock = counted(after, from: file, to: today)
    after.request.updatedAt = event.at
    if event.kind.raisesVersion { after.request.version += 1 }
    let own = event.following(
      as: ids.make(at: event.at),
      in: after.request,
      number: (file.history.last?.number ?? 0) + 1
    )
    after.history.append(own)
    var decision = Decision(file: after, facts: facts(of: after), event: own)
    decision.announcements = announcements(of: own, from: file, to: after)
    return decision
  }
}

extension RequestFile {
  /// Why the request says that it has no PIN; nil where one was given.
  ///
  /// Purges count as far as the history was read.
  public var pinAbsence: PINAbsence? {
    switch request.pinState {
    case .given: nil
    case .notNeeded: .notNeeded
    case .notGiven:
      history.contains { event in
        guard case .purged(let classes) = event.about else { return false }
        return classes.contains(.pin)
      } ? .purged : .notGiven
    }
  }
}

/// What the desk says to an intended change.
public enum Ruling: Hashable, Sendable {
  case allowed(Decision)
  /// Everything is as wanted already; nothing is to be stored.
  case unchanged(version: Int)
  case refused(Refusal)
  case conflict(Conflict)
}

/// A change that may be stored, with all that follows from it.
public struct Decision: Hashable, Sendable {
  /// The whole file as it is afterwards, the event at the end of its history.
  public var file: RequestFile
  public var facts: Facts
  public var event: Event
  public var pin: PINChange
  public var warnings: [Warning]
  /// What the customer's own programs are told, written with it.
  public var announcements: [Announcement] = []
  /// The paper that changed or came, so that the other requests it is attached to follow.
  public var document: Document?
  /// The requests that the paper is attached to afterwards.
  public var attachment: Attachment?
  /// Numbers of earlier events whose details are to go.
  public var forgets: Set<Int> = []
  /// Of a purge, papers that go though the request holds them no more: their adding was taken back.
  public var forgottenPapers: [DocumentID] = []

  public init(
    file: RequestFile,
    facts: Facts,
    event: Event,
    pin: PINChange = .kept,
    warnings: [Warning] = [],
    document: Document? = nil
  ) {
    self.file = file
    self.facts = facts
    self.event = event
    self.pin = pin
    self.warnings = warnings
    self.document = document
  }

  public enum PINChange: Hashable, Sendable {
    case kept
    case set(Secret)
    case removed
    /// One that was there before, as it was sealed then.
    case restored(EventDetail.SealedPIN)
  }
}
