/// All that a decision on one request needs, read in one snapshot.
public struct RequestFile: Hashable, Sendable {
  public var request: PortRequest
  /// Its papers, oldest first, superseded ones included.
  public var documents: [Document]
  /// Of each of its papers, the requests that it is attached to.
  public var attachments: [DocumentID: Attachment]
  /// Its rejections, oldest first.
  public var rejections: [Rejection]
  /// Its history, oldest first.
  public var history: [Event]
  /// Its charges, oldest first.
  public var charges: [Charge]
  public var activeNumber: ActiveNumber?
  public var order: Order?
  /// The numbers that share its papers or its order: id and E.164 number of each, itself included.
  public var siblings: [Sibling]
  /// The requests that speak for the order that a change would put it into; read for such a change
  /// alone.
  public var peers: [PortRequest] = []
  /// Whether the PIN that a change brings is the one that is kept already: the store, which alone can
  /// open it, tells it for such a change alone.
  public var isPINRepeated = false
  /// Changes of the PIN before which it was what it is now; told where a reason is settled by it.
  public var pinsRepeated: Set<EventID> = []
  /// Files of requests that hold the paper which a change would attach; read for such a change alone.
  public var lenders: [RequestFile] = []

  public init(
    request: PortRequest,
    documents: [Document] = [],
    attachments: [DocumentID: Attachment] = [:],
    rejections: [Rejection] = [],
    history: [Event] = [],
    charges: [Charge] = [],
    activeNumber: ActiveNumber? = nil,
    order: Order? = nil,
    siblings: [Sibling] = []
  ) {
    self.request = request
    self.documents = documents
    self.attachments = attachments
    self.rejections = rejections
    self.history = history
    self.charges = charges
    self.activeNumber = activeNumber
    self.order = order
    self.siblings = siblings
  }

  /// Another request of the same order or on the same paper.
  public struct Sibling: Hashable, Sendable {
    public let id: RequestID
    public let number: PhoneNumber
    public let carrier: CarrierID
    public let status: Status
    public let orderID: OrderID?
    /// Whether the completed port was taken back.
    public let isReturned: Bool

    public init(
      id: RequestID,
      number: PhoneNumber,
      carrier: CarrierID,
      status: Status,
      orderID: OrderID?,
      isReturned: Bool = false
    ) {
      self.id = id
      self.number = number
      self.carrier = carrier
      self.status = status
      self.orderID = orderID
      self.isReturned = isReturned
    }

    public init(_ request: PortRequest) {
      self.init(
        id: request.id,
        number: request.number,
        carrier: request.carrier,
        status: request.status,
        orderID: request.orderID,
        isReturned: request.lifecycle.returnedOn != nil
      )
    }
  }

  /// The other numbers of its order.
  public var others: [Sibling] {
    siblings.filter {
      request.orderID != nil && $0.orderID == request.orderID && $0.id != request.id
    }
  }

  /// The newest paper of a kind, whose sheet counts.
  public func paper(_ kind: DocumentKind) -> Document? {
    documents.last { $0.kind == kind }
  }

  /// Every reason of every rejection that is not resolved on a day, oldest first, each code once.
  public func unresolved(on today: CalendarDay) -> [ReasonCode] {
    var latest: [ReasonCode: Rejection.Ground] = [:]
    var order: [ReasonCode] = []
    for ground in rejections.flatMap(\.reasons) {
      if latest.updateValue(ground, forKey: ground.code) == nil { order.append(ground.code) }
    }
    return order.filter { latest[$0]?.resolution?.isResolved(on: today) != true }
  }
}
