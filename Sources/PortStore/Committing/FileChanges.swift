import PortDomain

/// What of a request's file a store has to write: the difference that a decision makes.
public struct FileChanges: Sendable {
  /// The whole file as it is afterwards.
  public let file: RequestFile
  /// As the request was listed; nil for a new one.
  public let before: Listing?
  public let after: Listing
  /// The order that the request belongs to, made with it where it isn't there.
  public let order: SignedOrder?
  /// A paper whose sheet is new or changed.
  public let document: Document?
  /// The requests that it was attached to, in this order, after all that it is attached to already.
  public let attached: [RequestID]
  /// The requests that lost a paper.
  public let detached: [(paper: DocumentID, request: RequestID)]
  public let rejections: [Rejection]
  public let removedRejections: [RejectionID]
  /// Charges are made and never changed.
  public let charges: [Charge]
  public let activeNumber: ActiveNumber?
  public let pin: SealedPIN
  /// nil but for a purge.
  public let purge: Purge?

  public enum SealedPIN: Sendable {
    case kept
    case set([UInt8])
    case removed
  }

  /// What goes for good: texts being typed about the request, and what is named here.
  public struct Purge: Sendable {
    /// The request's own events whose details go, but for those about a paper that another request holds.
    public let events: Set<Int>
    /// Papers that the request lost, by this or by an undo long ago: each goes with every detail about it
    /// once no request holds it.
    public let papers: [Document]
    /// Whether nobody shall be able to tell any more whom the request was for: what operators typed into
    /// prompts may.
    public let takesPerson: Bool
  }

  /// - Parameters:
  ///   - stored: the file as it was read in the same transaction; nil for a new request.
  ///   - forgotten: the papers that a purge takes and the request doesn't hold.
  ///   - orderReference: the customer's name for an order that isn't known yet.
  init(
    _ decision: Decision,
    over stored: StoredFile?,
    pin: SealedPIN,
    forgotten: [Document] = [],
    orderReference: String? = nil,
    signedWith key: SealKey?
  ) {
    let before = stored?.file
    file = decision.file
    self.before = stored?.listing
    after = Listing(request: file.request, facts: decision.facts)
    order = file.request.orderID.map { [file] id in
      SignedOrder(
        file.order ?? Order(id: id, createdAt: decision.event.at, reference: orderReference),
        signedWith: key
      )
    }
    document = decision.document
    let id = file.request.id
    let held = document.flatMap { before?.attachments[$0.id]?.requests } ?? []
    let holders = decision.attachment?.requests ?? held
    attached = Array(holders.drop(while: Set(held).contains))
    var detached: [(paper: DocumentID, request: RequestID)] = []
    if let document {
      detached = held.filter { !Set(holders).contains($0) }.map { (document.id, $0) }
    }
    let present = Set(file.documents.map(\.id))
    let lost = (before?.documents ?? []).filter { !present.contains($0.id) }
    detached += lost.filter { $0.id != decision.document?.id }.map { ($0.id, id) }
    self.detached = detached
    let known = Set(before?.rejections ?? [])
    rejections = file.rejections.filter { !known.contains($0) }
    let left = Set(file.rejections.map(\.id))
    removedRejections = (before?.rejections ?? []).map(\.id).filter { !left.contains($0) }
    let charged = Set((before?.charges ?? []).map(\.id))
    charges = file.charges.filter { !charged.contains($0.id) }
    activeNumber = file.activeNumber == before?.activeNumber ? nil : file.activeNumber
    self.pin = pin
    if case .purged(let classes) = decision.event.about {
      purge = Purge(
        events: decision.forgets,
        papers: lost + forgotten,
        takesPerson: classes.contains(.person)
      )
    } else {
      purge = nil
    }
  }

  /// Facts, version and clock alone, of a request that follows another's change or is counted anew.
  init(_ file: RequestFile, _ facts: Facts, over stored: StoredFile) {
    self.file = file
    before = stored.listing
    after = Listing(request: file.request, facts: facts)
    order = nil
    document = nil
    attached = []
    detached = []
    rejections = []
    removedRejections = []
    charges = []
    activeNumber = nil
    pin = .kept
    purge = nil
  }
}
