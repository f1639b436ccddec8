extension Desk {
  /// Puts a request back to what it was before its last event, or before its last undo; the actor's own
  /// alone.
  ///
  /// Status, attempt, reasons, papers and clock are as before; version and history go on.
  ///
  /// - Parameters:
  ///   - event: `lastEvent` or `lastUndo`.
  ///   - nothing: what is said where there is none.
  func takeBack<Failure: Error>(
    _ event: Event?,
    orSay nothing: Obstacle,
    of file: RequestFile,
    _ moment: Moment,
    standing: (PhoneNumber) throws(Failure) -> NumberStanding
  ) throws(Failure) -> Ruling {
    guard let event else { return .refused(Refusal(nothing)) }
    guard event.by == moment.actor.login else {
      return .refused(Refusal(.undoNotMine(by: event.by)))
    }
    guard let detail = event.detail, event.kind == .undone || event.kind.canBeUndone else {
      return .refused(Refusal(event.irrevocable))
    }
    // What is remembered of it, so that this too can be taken back.
    var remembered = EventDetail()
    var after = file
    let values = Dictionary(
      uniqueKeysWithValues: detail.changes.map { ($0.field, $0.before) }
    )
    guard let request = file.request.replacing(values) else {
      return .refused(Refusal(event.irrevocable))
    }
    after.request = request
    let pin = detail.pin.map { $0.sealed == nil ? Decision.PINChange.removed : .restored($0) }
    // An earlier program kept no PIN for this.
    guard
      [event.kind, event.undid].allSatisfy({ $0 != .pinSet })
        || (pin != nil && (pin == .removed) == (request.pinState != .given))
    else { return .refused(Refusal(event.irrevocable)) }
    if pin != nil { remembered.pin = EventDetail.SealedPIN() }
    var document: Document?
    var attachment: Attachment?
    if let paper = detail.paper {
      guard let index = file.documents.firstIndex(where: { $0.id == paper.id }) else {
        return .refused(Refusal(event.irrevocable))
      }
      remembered.paper = .init(id: paper.id, before: file.documents[index])
      guard let holders = file.holders(of: paper, without: event) else {
        return .refused(Refusal(event.irrevocable))
      }
      if !event.movesPaper, var before = paper.before {
        before.revision = file.documents[index].revision + 1
        after.documents[index] = before
      }
      document = event.movesPaper || paper.before != nil ? after.documents[index] : nil
      attachment = after.attach(after.documents[index], to: holders)
    }
    if let rejection = detail.rejection {
      let present = file.rejections.first { $0.id == rejection.id }
      remembered.rejection = .init(id: rejection.id, before: present)
      if let before = rejection.before, present == nil { after.rejections.append(before) }
      after.rejections.removeAll { $0.id == rejection.id && rejection.before == nil }
      if let index = after.rejections.firstIndex(where: { $0.id == rejection.id }),
        let before = rejection.before
      {
        after.rejections[index] = before
      }
    }
    if event.kind == .splitOff || event.undid == .orderJoined {
      let obstacles = obstacles(from: file.peers, to: request)
      guard obstacles.isEmpty else { return .refused(Refusal(obstacles)) }
    }
    let claims =
      request.number != file.request.number
      || (request.status.isOpen && !file.request.status.isOpen)
    if claims,
      let obstacle = obstacle(from: try standing(request.number), besides: request.id)
    {
      return .refused(Refusal(obstacle))
    }
    var decision = conclude(
      file,
      after,
      as: .undone,
      about: .event(event.origin, event.kind),
      detail: remembered,
      isCounted: true,
      moment
    )
    decision.document = document
    decision.attachment = attachment
    decision.pin = pin ?? .kept
    if file.others.contains(where: \.status.isOpen),
      !Set(detail.changes.map(\.field)).isDisjoint(with: Order.shared)
    {
      decision.warnings = [.orderMayDiffer]
    }
    return .allowed(decision)
  }
}

extension RequestFile {
  /// The last event that wasn't taken back and isn't itself an undo.
  public var lastEvent: Event? {
    let undone = undoneEvents
    return history.last { $0.kind != .undone && !undone.contains($0.origin) }
  }

  /// The newest undo that stands, while nothing but undos came after it.
  public var lastUndo: Event? {
    let undone = undoneEvents
    for event in history.reversed() {
      guard let kind = event.undid else { return nil }
      if kind != .undone, !undone.contains(event.origin) { return event }
    }
    return nil
  }

  /// What an undo or a redo of this history took back or brought back.
  public func takenBack(by event: Event) -> Event.Kind? {
    guard case .event(let id, let kind) = event.about else { return nil }
    return kind == .undone ? history.first { $0.origin == id }?.undid : kind
  }

  /// Who holds a paper once an event is taken back; nil where it would go, and others hold it by now.
  fileprivate func holders(
    of paper: EventDetail.Before<DocumentID, Document>,
    without event: Event
  ) -> [RequestID]? {
    let holders = attachments[paper.id]?.requests ?? [request.id]
    if event.kind == .paperAttached {
      let newcomer = newcomer(by: event, to: paper.id)
      return holders.filter { $0 != newcomer }
    }
    if !event.movesPaper, paper.before == nil { return holders.count > 1 ? nil : [] }
    let lost = holder(ofPaper: paper.id, lostBy: event).map { [$0] } ?? []
    return holders + lost.filter { !holders.contains($0) }
  }

  /// The request that lost a paper by an undo: the one that it had been added or attached to.
  private func holder(ofPaper id: DocumentID, lostBy undo: Event) -> RequestID? {
    guard case .event(let origin, let kind) = undo.about else { return nil }
    if kind == .paperAdded { return request.id }
    guard kind == .paperAttached, let attach = history.first(where: { $0.origin == origin }) else {
      return nil
    }
    return newcomer(by: attach, to: id)
  }
}

extension Event {
  /// What it took back; nil where it is no undo.
  public var undid: Kind? {
    if kind == .undone, case .event(_, let undone) = about { undone } else { nil }
  }

  /// Changed who holds a paper, and nothing on it.
  fileprivate var movesPaper: Bool { kind == .paperAttached || undid == .paperAttached }

  fileprivate var irrevocable: Obstacle {
    kind == .undone ? .nothingToRedo : .undoImpossible(kind)
  }
}

extension Change {
  /// The paper that a request holds no more and gets again by it: a decision needs it in the file.
  public func paperBroughtBack(to file: RequestFile) -> DocumentID? {
    guard self == .redo, let undo = file.lastUndo else { return nil }
    return undo.detail?.paper?.id
  }
}
