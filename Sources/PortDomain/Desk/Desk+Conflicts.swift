extension Desk {
  /// Whether a change was made against a state that matters to it and has moved since.
  ///
  /// Source: the merge table of the desk's write path. Fields and papers carry their own basis and are
  /// looked at where they are applied; notes and ticks are never stale. What the same session did
  /// since is known to the person at its keys, though its screen may not have shown it yet.
  func conflict(
    of change: Change,
    with file: RequestFile,
    basis: Intent.Basis,
    by actor: Operator
  ) -> Conflict? {
    let request = file.request
    switch basis {
    case .current: return nil
    case .exactly(let version):
      return version == request.version
        ? nil : Conflict(request, since: file.events(since: version))
    case .seen(let version):
      let since = file.events(since: version)
      let others = since.filter { $0.by != actor.login || $0.session != actor.session }
      let bearing = others.filter { change.isStale(after: $0) }
      return bearing.isEmpty ? nil : Conflict(request, since: bearing)
    }
  }
}

extension Conflict {
  init(_ request: PortRequest, since: [Event], fields: [FieldConflict] = []) {
    self.init(
      request: request.id,
      country: request.country,
      version: request.version,
      since: since.map { event in
        var event = event
        event.detail = nil
        return event
      },
      fields: fields
    )
  }
}

extension RequestFile {
  /// What happened since a version, oldest first; events that raise no version are left out.
  func events(since version: Int) -> [Event] {
    history.filter { $0.version > version && $0.kind.raisesVersion }
  }
}

extension Change {
  fileprivate func isStale(after event: Event) -> Bool {
    switch self {
    case .status: !event.isHousekeeping
    case .edit, .note, .tick, .messageSent, .showPIN, .purge: false
    case .paper(let change): change.isStale(after: event)
    case .rejection(let change): change.isStale(after: event)
    case .order: event.kind == .orderJoined || event.kind == .splitOff
    case .undo, .redo: true
    }
  }
}

extension PaperChange {
  fileprivate func isStale(after event: Event) -> Bool {
    switch self {
    case .add, .attach: return false
    case .check(let id, let edits):
      if case .sheet(id, _, let parts) = event.about, !edits.parts.isDisjoint(with: parts) {
        return true
      }
      return !edits.fieldsSeen.isDisjoint(with: event.fields)
    }
  }
}

extension SheetEdits {
  fileprivate var parts: Set<Event.SheetPart> {
    Set(answers.keys.map(Event.SheetPart.init) + evidence.keys.map(Event.SheetPart.init))
  }

  /// The fields of the request that the rows were passed against: "pass" means as they were seen.
  fileprivate var fieldsSeen: Set<RequestField> {
    let passed = answers.filter { $0.value == .pass }.keys
    return Set(
      passed.flatMap { item in
        DocumentKind.demanded.flatMap { item.pairs(on: $0) }.compactMap(\.field)
      }
    )
  }
}

extension RejectionChange {
  fileprivate func isStale(after event: Event) -> Bool {
    switch self {
    case .resolve(let code, _, _, _):
      if case .outcome(_, of: code) = event.about { true } else { false }
    case .clearEscalation: event.kind == .escalationCleared
    case .liftFraudStop: event.kind == .fraudStopLifted
    }
  }
}

extension Event {
  /// Changed nothing that a step of the lifecycle could depend on.
  fileprivate var isHousekeeping: Bool {
    if kind.isNotice { return true }
    let quiet = RequestField.clock.union([.owner, .priority, .followUpOn])
    return kind == .edited && quiet.isSuperset(of: fields)
  }
}
