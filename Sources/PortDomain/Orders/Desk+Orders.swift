/// A change to which order a number belongs to.
public enum OrderChange: Hashable, Sendable {
  /// Puts the number into an order; one that doesn't exist yet begins with it.
  case join(OrderID)
  /// Takes the number out of its order, to go on by itself.
  case split(why: String)
}

extension Desk {
  /// Decides on putting a number into an order, or taking it out.
  func decide(_ change: OrderChange, on file: RequestFile, _ moment: Moment) -> Ruling {
    let request = file.request
    if case .join(let order) = change, request.orderID == order {
      return .unchanged(version: request.version)
    }
    let obstacles = obstacles(to: change, of: request, beside: file.peers)
    guard obstacles.isEmpty else { return .refused(Refusal(obstacles)) }
    var after = file
    after.order = nil
    switch change {
    case .join(let order):
      after.request.orderID = order
      return .allowed(conclude(file, after, as: .orderJoined, about: .order(order), moment))
    case .split(let why):
      after.request.orderID = nil
      let left = request.orderID.map(Event.About.order) ?? .nothing
      let detail = EventDetail(text: FoldedText.kept(why, lines: true))
      return .allowed(
        conclude(file, after, as: .splitOff, about: left, detail: detail, moment)
      )
    }
  }

  /// Everything that keeps a number from joining or leaving an order.
  ///
  /// - Parameter peers: the requests of the order to be joined; none for a new one.
  public func obstacles(
    to change: OrderChange,
    of request: PortRequest,
    beside peers: [PortRequest] = []
  ) -> [Obstacle] {
    var obstacles: [Obstacle] = []
    if !request.status.isOpen {
      obstacles.append(.orderSettled(request.number, status: request.status))
    }
    switch change {
    case .join(let order):
      if let present = request.orderID, present != order {
        obstacles.append(.inOrder(request.number, present))
      }
      obstacles += self.obstacles(from: peers, to: request)
    case .split(let why):
      if request.orderID == nil { obstacles.append(.notInOrder(request.number)) }
      if isBlank(why) { obstacles.append(.whyMissing) }
    }
    return obstacles
  }

  /// An order holds the requests of one customer: every field in which a number differs from those
  /// that are open there, or from all where none is.
  func obstacles(from peers: [PortRequest], to request: PortRequest) -> [Obstacle] {
    let open = peers.filter(\.status.isOpen)
    var named: Set<RequestField> = []
    return (open.isEmpty ? peers : open).flatMap { peer in
      Order.differences(request, peer).filter { named.insert($0).inserted }.map { field in
        .orderDiffers(request.number, field, here: request[field], there: peer[field])
      }
    }
  }
}

extension RequestFile {
  /// The order that the number was split off from, while it belongs to none.
  public var splitFrom: OrderID? {
    guard request.orderID == nil else { return nil }
    let undone = undoneEvents
    return history.last { $0.kind == .splitOff && !undone.contains($0.id) }?.orderLeft
  }
}

extension Change {
  /// The order that a request would belong to afterwards and doesn't yet: a decision has to see that
  /// order's requests as the file's `peers`.
  public func orderJoined(by file: RequestFile) -> OrderID? {
    switch self {
    case .order(.join(let order)): return order
    case .undo:
      return file.lastEvent?.orderLeft
    case .redo:
      return file.lastUndo?.orderBroughtBack
    case .order(.split), .status, .edit, .paper, .rejection, .note, .tick, .messageSent, .showPIN,
      .purge:
      return nil
    }
  }
}

extension Event {
  /// The order that a number belonged to until this undo of its joining.
  fileprivate var orderBroughtBack: OrderID? {
    guard undid == .orderJoined else { return nil }
    return detail?.changes.first { $0.field == .orderID }?.before.flatMap { OrderID($0) }
  }

  /// The order that a number was split off from by it.
  fileprivate var orderLeft: OrderID? {
    if kind == .splitOff, case .order(let order) = about { order } else { nil }
  }
}
