extension Desk {
  /// Takes back the last event of a request that wasn't taken back yet, if it is the actor's.
  ///
  /// Status, attempt, reasons, papers and clock are as before; version and history go on.
  func undo<Failure: Error>(
    _ file: RequestFile,
    _ moment: Moment,
    standing: (PhoneNumber) throws(Failure) -> NumberStanding
  ) throws(Failure) -> Ruling {
    guard let event = file.lastEvent else { return .refused(Refusal(.nothingToUndo)) }
    guard event.by == moment.actor.login else {
      return .refused(Refusal(.undoNotMine(by: event.by)))
    }
    guard event.kind.canBeUndone, event.detail != nil else {
      return .refused(Refusal(.undoImpossible(event.kind)))
    }
    return try takeBack(event, of: file, moment, standing: standing)
  }

  /// Brings back what the last undo of a request took, if that was the actor's and nothing came after it.
  func redo<Failure: Error>(
    _ file: RequestFile,
    _ moment: Moment,
    standing: (PhoneNumber) throws(Failure) -> NumberStanding
  ) throws(Failure) -> Ruling {
    guard let event = file.lastUndo else { return .refused(Refusal(.nothingToRedo)) }
    guard event.by == moment.actor.login else {
      return .refused(Refusal(.undoNotMine(by: event.by)))
    }
    return try takeBack(event, of: file, moment, standing: standing)
  }

  /// Puts a request back to what it was before an event, which may be an undo itself.
  private func takeBack<Failure: Error>(
    _ event: Event,
    of file: RequestFile,
    _ moment: Moment,
    standing: (PhoneNumber) throws(Failure) -> NumberStanding
  ) throws(Failure) -> Ruling {
    guard let detail = event.detail else { return .refused(Refusal(event.irrevocable)) }
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
    if let paper = detail.paper,
      let index = file.documents.firstIndex(where: { $0.id == paper.id })
    {
      var holders = file.attachments[paper.id]?.requests ?? [file.request.id]
      remembered.paper = .init(id: paper.id, before: file.documents[index])
      if event.kind == .paperAttached {
        let newcomer = file.newcomer(by: event, to: paper.id)
        holders.removeAll { $0 == newcomer }
        document = file.documents[index]
      } else if event.undid == .paperAttached {
        if let lost = file.holder(ofPaper: paper.id, lostBy: event), !holders.contains(lost) {
          holders.append(lost)
        }
        document = file.documents[index]
      } else if var before = paper.before {
        if let lost = file.holder(ofPaper: paper.id, lostBy: event), !holders.contains(lost) {
          holders.append(lost)
        }
        before.revision = file.documents[index].revision + 1
        after.documents[index] = before
        document = before
      } else if holders.count > 1 {
        return .refused(Refusal(event.irrevocable))
      } else {
        holders = []
      }
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

  /// The request that lost a paper by an undo: the one that it had been added or attached to.
  fileprivate func holder(ofPaper id: DocumentID, lostBy undo: Event) -> RequestID? {
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
