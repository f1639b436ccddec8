import PortDomain

/// What a store reads and writes within one transaction.
///
/// Rows and no more: deciding, following, chaining, sealing, receipts and recounts are `Committer`'s,
/// written once for every store.
public protocol DeskTransaction: HistoryRows, RecordRows {
  /// The files of requests in the order asked for, their histories as far back as wanted; what isn't
  /// there is left out.
  func files(_ ids: [RequestID], _ depth: HistoryDepth) throws -> [StoredFile]

  /// A paper with the requests it is attached to.
  func paper(_ id: DocumentID) throws -> HeldPaper?

  /// The newest paper of that content that a request has.
  func paper(sha256: String) throws -> HeldPaper?

  /// The requests of an order, oldest first.
  func requests(ofOrder id: OrderID) throws -> [PortRequest]

  /// Whether a number can be requested now.
  func standing(of number: PhoneNumber) throws -> NumberStanding

  /// nil for an order that isn't there.
  func order(_ id: OrderID) throws -> Order?

  /// Whether a paper, attached or not, has this content.
  func holdsPaper(sha256: String) throws -> Bool

  func receipt(under key: String) throws -> FiledReceipt?

  /// What is sealed of a request's PIN and when it was shown under a key; nil where that key showed none.
  func shownPIN(of id: RequestID, under key: String) throws -> (sealed: [UInt8], at: Instant)?

  func write(_ changes: FileChanges) throws
  func append(_ entry: HistoryEntry) throws
  func file(_ receipt: FiledReceipt) throws
}

/// The history as it lies in a store: every event under its number, from 1 without gaps.
public protocol HistoryRows {
  /// The number of the last event and its time; nil before the first.
  func lastEvent() throws -> (number: Int, at: Instant)?

  /// Whether the first event bears a signature; nil before there is one.
  func isFirstEventSigned() throws -> Bool?

  /// The hashes of the events after a number, in order.
  func eventHashes(after number: Int) throws -> [HashValue]

  /// Hands out every event in the order of its number until `body` says no.
  func forEachEvent(_ body: (HistoryRow) throws -> Bool) throws

  /// In order of the events they cover.
  func seals() throws -> [HistorySeal]
  func newestSeal() throws -> HistorySeal?
  func write(_ seal: HistorySeal) throws
}

/// An event as it was found.
public enum HistoryRow {
  case link(HistoryVerifier.Link)
  case unreadable(number: Int)
}

/// The desk's records as they lie in a store: every version under its number, from 1 without gaps.
public protocol RecordRows {
  func newestRecord() throws -> RecordChain.Entry?

  /// Every version, or the newest of each record, in the order of their numbers.
  func records(newestOnly: Bool) throws -> [RecordChain.Entry]

  /// - Parameter reach: which open requests are to be counted anew for it; nil for none.
  func append(_ entry: RecordChain.Entry, owing reach: DeskRecord.Reach?) throws

  func isRecountOwed() throws -> Bool

  /// The next open requests that a record's change left to count anew, taken off what is owed; nil when
  /// none is owed.
  func takeOwedRecount(limit: Int) throws -> [RequestID]?
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
  /// The hash of its last event, to which the next is chained.
  public let tail: HashValue?

  public init(file: RequestFile, facts: Facts, tail: HashValue?) {
    self.file = file
    self.facts = facts
    self.tail = tail
  }

  public var listing: Listing { Listing(request: file.request, facts: facts) }
}

/// A receipt with what tells whether its key came again with the same wish.
public struct FiledReceipt: Hashable, Sendable {
  public let key: String
  public let fingerprint: HashValue
  /// The event that it is for.
  public let event: EventID
  public let receipt: Receipt

  public init(key: String, fingerprint: HashValue, event: EventID, receipt: Receipt) {
    self.key = key
    self.fingerprint = fingerprint
    self.event = event
    self.receipt = receipt
  }
}

/// An event as it goes into the history.
public struct HistoryEntry: Sendable {
  public let event: Event
  public let hash: HashValue
  /// nil without the key, and for events that followed another: that of the last vouches for them all.
  public let signature: HashValue?
  /// nil where the event has none of its own.
  public let detail: StoredDetail?

  /// - Parameters:
  ///   - tail: the hash of the event before it of the same request.
  ///   - key: nil when it is missing: what is written is then chained but not signed.
  init(_ event: Event, after tail: HashValue?, signedWith key: SealKey?) throws {
    self.event = event
    detail = try event.detail.map(StoredDetail.init)
    hash = HistoryChain.hash(of: event, detail: detail?.hash, after: tail)
    signature = HistoryChain.signature(of: hash, with: key)
  }

  /// An event that followed another.
  ///
  /// - Parameters:
  ///   - run: of those that followed before it; it joins them.
  ///   - key: of the last of them; nil for the others.
  init(
    _ event: Event,
    after tail: HashValue?,
    in run: inout HistoryRun,
    signedWith key: SealKey?
  ) {
    self.event = event
    detail = nil
    hash = HistoryChain.hash(of: event, detail: nil, after: tail)
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
