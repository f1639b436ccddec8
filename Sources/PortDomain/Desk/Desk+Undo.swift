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
    guard event.kind.canBeUndone, let detail = event.detail else {
      return .refused(Refusal(.undoImpossible(event.kind)))
    }
    var after = file
    let values = Dictionary(
      uniqueKeysWithValues: detail.changes.map { ($0.field, $0.before) }
    )
    guard let request = file.request.replacing(values) else {
      return .refused(Refusal(.undoImpossible(event.kind)))
    }
    after.request = request
    let pin = detail.pin.map { $0.sealed == nil ? Decision.PINChange.removed : .restored($0) }
    // An earlier program kept no PIN for this.
    guard event.kind != .pinSet || (pin != nil && (pin == .removed) == (request.pinState != .given))
    else { return .refused(Refusal(.undoImpossible(event.kind))) }
    var document: Document?
    var attachment: Attachment?
    if let paper = detail.paper,
      let index = file.documents.firstIndex(where: { $0.id == paper.id })
    {
      var holders = file.attachments[paper.id]?.requests ?? [file.request.id]
      if event.kind == .paperAttached {
        let newcomer = file.newcomer(by: event, to: paper.id)
        holders.removeAll { $0 == newcomer }
        document = file.documents[index]
      } else if var before = paper.before {
        before.revision = file.documents[index].revision + 1
        after.documents[index] = before
        document = before
      } else if holders.count > 1 {
        return .refused(Refusal(.undoImpossible(event.kind)))
      } else {
        holders = []
      }
      attachment = after.attach(after.documents[index], to: holders)
    }
    if let rejection = detail.rejection {
      after.rejections.removeAll { $0.id == rejection.id && rejection.before == nil }
      if let index = after.rejections.firstIndex(where: { $0.id == rejection.id }),
        let before = rejection.before
      {
        after.rejections[index] = before
      }
    }
    if event.kind == .splitOff {
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
}
