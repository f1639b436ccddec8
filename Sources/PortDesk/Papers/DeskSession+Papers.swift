import PortDomain
import Wording

extension DeskSession {
  /// A paper that came with the same bytes as one that is being taken in.
  public struct EarlierPaper: Sendable {
    public let paper: Document
    let holders: [RequestID]
    /// The newest of them.
    public let request: PortRequest
  }

  /// A received file that lies in the vault, to be kept with the change that attaches it.
  public struct IncomingPaper {
    public let facts: Document.FileFacts
    /// The newest paper of the desk that has this content.
    public let earlier: EarlierPaper?
    fileprivate let received: PaperVault.Received
  }

  /// Reads a file into the vault, where it stays only if `commit(_:keeping:)` follows.
  public func receive(_ stream: ByteStream) throws(DeskFailure) -> IncomingPaper {
    try resolveDoubts()
    return try incoming(vault.receive(stream))
  }

  /// What came of an upload, which stays only if `commit(_:keeping:)` follows.
  public func receive(_ upload: PaperUpload) throws(DeskFailure) -> IncomingPaper {
    try resolveDoubts()
    return try incoming(upload.received())
  }

  /// Begins to take in a file that comes piece by piece.
  public func upload(named name: String) -> PaperUpload { PaperUpload(named: name, into: vault) }

  private func incoming(_ received: PaperVault.Received) throws(DeskFailure) -> IncomingPaper {
    let hash = received.facts.sha256
    var earlier: EarlierPaper?
    if let held = try ask({ store throws(StoreError) in try store.paper(sha256: hash) }),
      let newest = held.requests.max()
    {
      let request = try file(newest).request
      earlier = EarlierPaper(paper: held.paper, holders: held.requests, request: request)
    }
    return IncomingPaper(facts: received.facts, earlier: earlier, received: received)
  }

  /// Ends the doubts about files of papers whose change was being stored when a session died.
  public func resolveDoubts() throws(DeskFailure) {
    let hashes = vault.inDoubt
    if hashes.isEmpty { return }
    try ask { store throws(StoreError) in try store.resolve(hashes, in: vault) }
  }

  /// The intent that makes a received file a paper of a request and of others.
  public func intent(
    toAdd paper: IncomingPaper,
    as kind: DocumentKind,
    evidence: [EvidenceField: String],
    to request: RequestID,
    others: [RequestID] = [],
    key: String? = nil
  ) -> Intent {
    let change = Change.paper(.add(kind, paper.facts, evidence: evidence, to: others))
    return intent(.change(request, change, basis: .current), key: key)
  }

  /// Stores the change that attaches a received file, and keeps it with that.
  public func commit(
    _ intent: Intent,
    keeping paper: IncomingPaper
  ) throws(DeskFailure) -> Outcome {
    try ask { store throws(StoreError) in try store.commit(intent, with: paper.received) }
  }

  /// Takes a file in as a paper of requests; the first is the one the change is told of.
  public func addPaper(
    _ stream: ByteStream,
    as kind: DocumentKind,
    evidence: [EvidenceField: String],
    to requests: [RequestID]
  ) throws(DeskFailure) -> (receipt: Receipt, earlier: EarlierPaper?) {
    try demand(.operator)
    // Known before the file is copied: nothing is kept for a request that isn't there.
    if let first = requests.first { _ = try file(first) }
    return try add(receive(stream), as: kind, evidence: evidence, to: requests)
  }

  /// The same with a file that lies in the vault already.
  public func add(
    _ paper: IncomingPaper,
    as kind: DocumentKind,
    evidence: [EvidenceField: String] = [:],
    to requests: [RequestID],
    key: String? = nil
  ) throws(DeskFailure) -> (receipt: Receipt, earlier: EarlierPaper?) {
    guard let first = requests.first else { preconditionFailure("a paper belongs to a request") }
    let intent = intent(
      toAdd: paper,
      as: kind,
      evidence: evidence,
      to: first,
      others: Array(requests.dropFirst()),
      key: key
    )
    return (try receipt(of: commit(intent, keeping: paper)), paper.earlier)
  }

  /// What there is to say of a paper whose bytes come again.
  public func words(for earlier: EarlierPaper, besides request: RequestID) -> String {
    let country = earlier.request.country
    return earlier.paper.receivedBefore(
      on: earlier.holders.contains(request) ? nil : earlier.request,
      on: desk.zones.local(earlier.paper.receivedAt, in: country).day,
      today: today(in: country)
    )
  }

  /// The paper of an id, in the file of the newest request it is attached to; one for which no newer
  /// paper took its place, while there is any.
  public func paper(
    _ text: String
  ) throws(DeskFailure) -> (id: DocumentID, request: RequestID) {
    try ask { store throws(StoreError) in
      guard let id = DocumentID(text), let newest = try store.request(ofDocument: id) else {
        throw .noSuchThing(text)
      }
      let file = try store.file(newest)
      guard file.isReplaced(id) else { return (id, newest) }
      let others = try store.files(file.attachments[id]?.requests ?? [])
      return (id, others.last { !$0.isReplaced(id) }?.request.id ?? newest)
    }
  }

  /// Writes a paper's file, whole or not at all; not for a viewer, whom it would show all that is masked.
  ///
  /// - Parameter path: a file, or a folder in which it gets the name it came with.
  /// - Returns: the path of the file.
  public func extract(
    _ paper: Document,
    to path: String,
    replacing: Bool = false
  ) throws(DeskFailure) -> String {
    try demand(.operator)
    let name = paper.file.plainName ?? paper.id.text
    let file = try folders.newFile(path, naming: name, replacing: replacing)
    try write(paper, to: file)
    return file.path
  }

  /// Hands out a paper's content; only once that went well is it known to be whole.
  public func extract(
    _ paper: Document,
    to sink: (ArraySlice<UInt8>) throws(DeskFailure) -> Void
  ) throws(DeskFailure) {
    try demand(.operator)
    try vault.read(hash: paper.file.sha256, to: sink)
  }

  /// Writes a paper's content, held against the hash in its record, and finishes the file.
  func write(_ paper: Document, to file: NewFile) throws(DeskFailure) {
    try vault.read(hash: paper.file.sha256) { piece throws(DeskFailure) in try file.write(piece) }
    try file.finish()
  }
}

extension RequestFile {
  fileprivate func isReplaced(_ id: DocumentID) -> Bool {
    documents.first { $0.id == id }.map { successor(of: $0) != nil } ?? false
  }
}

extension Document.FileFacts {
  /// The name it came with as the name of a file: no folders, nothing that a terminal would obey. nil
  /// when nothing is left of it.
  fileprivate var plainName: String? {
    let scalars = name.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.isControlOrFormat || scalar == "/" ? "_" : scalar
    }
    let plain = String(String.UnicodeScalarView(scalars))
    return plain.isEmpty || plain == "." || plain == ".." ? nil : plain
  }
}
