import PortDomain

/// What a store reads and writes within one transaction.
///
/// Rows and no more: deciding, following, chaining, sealing, receipts and recounts are `Committer`'s,
/// written once for every store.
public protocol DeskTransaction: DeliveryRows, ExaminedRows, HistoryRows, RecordRows {
  func head() throws -> StoreHead
  func write(_ head: StoreHead) throws

  /// The files of requests in the order asked for, their histories as far back as wanted; what isn't
  /// there is left out.
  func files(_ ids: [RequestID], _ depth: HistoryDepth) throws -> [StoredFile]

  /// A paper with the requests it is attached to.
  func paper(_ id: DocumentID) throws -> HeldPaper?

  /// The newest paper of that content that a request has.
  func paper(sha256: String) throws -> HeldPaper?

  /// The requests of an order, oldest first.
  func requests(ofOrder id: OrderID) throws -> [PortRequest]

  /// The request that speaks for an order to a newcomer: the oldest open one, or the oldest; nil for an
  /// order that has none.
  func voice(ofOrder id: OrderID) throws -> PortRequest?

  /// Whether a number can be requested now.
  func standing(of number: PhoneNumber) throws -> NumberStanding

  /// nil for an order that isn't there.
  func order(_ id: OrderID) throws -> Order?

  /// Whether a paper, attached or not, has this content.
  func holdsPaper(sha256: String) throws -> Bool

  func receipt(under key: String) throws -> FiledReceipt?

  /// What is sealed of a request's PIN and when it was shown under a key; nil where that key showed none.
  func shownPIN(of id: RequestID, under key: String) throws -> (sealed: [UInt8], at: Instant)?

  /// - Returns: the numbers of the events whose details a purge took, in their order.
  func write(_ changes: FileChanges) throws -> [Int]
  func append(_ entry: HistoryEntry) throws
  func file(_ receipt: FiledReceipt) throws
}

/// The history as it lies in a store: every event under its number, from 1 without gaps.
public protocol HistoryRows {
  /// Whether the first event bears a signature; nil before there is one.
  func isFirstEventSigned() throws -> Bool?

  /// Hands out every event in the order of its number until `body` says no.
  func forEachEvent(_ body: (HistoryRow) throws -> Bool) throws

  /// Hands out what the order knows of every event, in the order of its number, until `body` says no; an
  /// event that followed another names it by its number.
  func forEachMark(_ body: (HistoryMark<Int>) throws -> Bool) throws

  /// In order of the events they cover.
  func seals() throws -> [HistorySeal]
  func newestSeal() throws -> HistorySeal?
  func write(_ seal: HistorySeal) throws
}

/// An event as it was found.
public enum HistoryRow {
  case link(HistoryVerifier.Link)
  case unreadable(number: Int)
  /// The request that it tells of isn't there.
  case ofNoRequest(number: Int)
}

/// An order with the signature that says that this program wrote it.
public struct SignedOrder: Hashable, Sendable {
  public let order: Order
  /// nil when it was made without the key.
  public let signature: HashValue?

  public init(order: Order, signature: HashValue?) {
    self.order = order
    self.signature = signature
  }

  public init(_ order: Order, signedWith key: SealKey?) {
    self.init(order: order, signature: key?.sign(SignedOrder.statement(order)))
  }

  func isSigned(with key: SealKey) -> Bool {
    signature.map { key.isValid($0, of: SignedOrder.statement(order)) } ?? false
  }

  private static func statement(_ order: Order) -> HashValue {
    var bytes = CanonicalBytes()
    bytes.add("porttui order 1")
    bytes.add(order.id.text)
    bytes.add(order.createdAt.milliseconds)
    bytes.add(order.reference)
    return HashValue(hashing: bytes.bytes)
  }
}

/// The desk's records as they lie in a store: every version under its number, from 1 without gaps.
public protocol RecordRows {
  /// Every version, or the newest of each record, in the order of their numbers.
  func records(newestOnly: Bool) throws -> [RecordChain.Entry]

  /// - Parameter reach: which open requests are to be counted anew for it; nil for none.
  func append(_ entry: RecordChain.Entry, owing reach: DeskRecord.Reach?) throws

  func isRecountOwed() throws -> Bool

  /// The next open requests that a record's change left to count anew, taken off what is owed; nil when
  /// none is owed.
  func takeOwedRecount(limit: Int) throws -> OwedRecount?
}

/// Requests that a record's change, or a new program, left to count anew.
public struct OwedRecount: Hashable, Sendable {
  /// The number of the record's version; nil where it was no record.
  public let record: Int?
  public let requests: [RequestID]

  public init(record: Int?, requests: [RequestID]) {
    self.record = record
    self.requests = requests
  }
}

/// A paper with the requests that hold it.
public struct HeldPaper: Hashable, Sendable {
  public let document: Document
  public let attachment: Attachment

  public init(document: Document, attachment: Attachment) {
    self.document = document
    self.attachment = attachment
  }
}

/// A request's file as a store has it, with what is kept beside it.
public struct StoredFile: Sendable {
  public var file: RequestFile
  public let facts: Facts
  /// As it is sealed.
  public let pin: [UInt8]?
  /// nil for a request without events, which no program leaves.
  public let tail: Tail?

  /// Its last event, to which the next is chained.
  public struct Tail: Hashable, Sendable {
    public let hash: HashValue
    /// What the file was when the event was written, or when it was taken over from an earlier program.
    public let state: FileState?

    public init(hash: HashValue, state: FileState?) {
      self.hash = hash
      self.state = state
    }
  }

  public init(file: RequestFile, facts: Facts, pin: [UInt8]?, tail: Tail?) {
    self.file = file
    self.facts = facts
    self.pin = pin
    self.tail = tail
  }

  /// What the file is now.
  func state(_ papers: inout PaperHashes) -> FileState {
    FileState(of: file, pin: pin, papers: &papers)
  }

  public var listing: Listing { Listing(request: file.request, facts: facts) }
}

/// An event as it goes into the history.
public struct HistoryEntry: Sendable {
  public let event: Event
  /// Its number within the store.
  public let number: Int
  public let outcome: EventOutcome
  /// The numbers of the events whose details it took.
  public let forgotten: [Int]
  public let hash: HashValue
  /// nil without the key, and for events that followed another: that of the last vouches for them all.
  public let signature: HashValue?
  /// nil where the event has none of its own.
  public let detail: StoredDetail?

  /// - Parameters:
  ///   - tail: the hash of the event before it of the same request.
  ///   - forgotten: the numbers of the events whose details it took, in their order.
  ///   - key: nil when it is missing: what is written is then chained but not signed.
  init(
    _ event: Event,
    number: Int,
    after tail: HashValue?,
    leaving state: FileState?,
    receipt: HashValue,
    forgotten: [Int],
    signedWith key: SealKey?
  ) throws {
    self.event = event
    self.number = number
    self.forgotten = forgotten
    outcome = EventOutcome(state: state, receipt: receipt, forgotten: forgotten)
    detail = try event.detail.map(StoredDetail.init)
    hash = HistoryChain.hash(of: event, detail: detail?.hash, after: tail, outcome: outcome)
    signature = HistoryChain.signature(of: hash, with: key)
  }

  /// An event that followed another.
  ///
  /// - Parameters:
  ///   - run: of those that followed before it; it joins them.
  ///   - key: of the last of them; nil for the others.
  init(
    _ event: Event,
    number: Int,
    after tail: HashValue?,
    leaving state: FileState?,
    in run: inout HistoryRun,
    signedWith key: SealKey?
  ) {
    self.event = event
    self.number = number
    forgotten = []
    outcome = EventOutcome(state: state, receipt: nil)
    detail = nil
    hash = HistoryChain.hash(of: event, detail: nil, after: tail, outcome: outcome)
    signature = HistoryChain.signature(of: run.add(hash), with: key)
  }
}

/// An event's detail in the form that is kept and hashed.
public struct StoredDetail: Hashable, Sendable {
  public let salt: [UInt8]
  public let body: [UInt8]
  /// The paper it tells of: it is kept as long as any request holds that.
  public let paper: DocumentID?

  public init(salt: [UInt8], body: [UInt8], paper: DocumentID?) {
    self.salt = salt
    self.body = body
    self.paper = paper
  }

  init(_ detail: EventDetail) throws {
    var generator = SystemRandomNumberGenerator()
    self.init(
      salt: (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) },
      body: try StoredForm.bytes(of: detail),
      paper: detail.paper?.id
    )
  }

  public var hash: HashValue { HistoryChain.hash(ofDetail: body, salt: salt) }
}
