import PortDomain

/// What a request's file holds as an event leaves it: a hash of each part that holds anything.
///
/// The event carries it, so that a row that was changed, put in, taken out or put back since is found,
/// and its part named. What lists derive from it (facts, words, digits) is not in it.
public struct FileState: Hashable, Sendable {
  /// Of each part's SHA-256 so many bytes are kept: nobody finds another file with the same.
  private static let hashLength = 16

  /// Each part's number and hash, in the order of the numbers.
  public let bytes: [UInt8]

  /// nil where bytes are no state.
  public init?(_ bytes: [UInt8]) {
    let numbers = stride(from: 0, to: bytes.count, by: 1 + FileState.hashLength).map { bytes[$0] }
    guard bytes.count.isMultiple(of: 1 + FileState.hashLength),
      numbers.allSatisfy({ FilePart(rawValue: $0) != nil }),
      zip(numbers, numbers.dropFirst()).allSatisfy(<)
    else { return nil }
    self.bytes = bytes
  }

  /// - Parameters:
  ///   - pin: as it is sealed.
  ///   - papers: those hashed so far; a paper that many requests hold is hashed once.
  init(of file: RequestFile, pin: [UInt8]?, papers: inout PaperHashes) {
    var contents: [(FilePart, CanonicalBytes)] = []
    for part in FilePart.allCases {
      guard let content = CanonicalBytes(part, of: file, pin: pin, papers: &papers) else {
        continue
      }
      contents.append((part, content))
    }
    self.init(of: contents)
  }

  /// - Parameter contents: what each part holds that holds anything, in the order of their numbers.
  public init(of contents: [(FilePart, CanonicalBytes)]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(contents.count * (1 + FileState.hashLength))
    for (part, content) in contents {
      bytes.append(part.rawValue)
      HashValue(hashing: content.bytes).withBytes {
        bytes += $0.prefix(FileState.hashLength)
      }
    }
    self.bytes = bytes
  }

  /// The first part in which another state of the file differs.
  func firstDifference(from other: FileState) -> FilePart? {
    FilePart.allCases.first { hash(of: $0) != other.hash(of: $0) }
  }

  private func hash(of part: FilePart) -> ArraySlice<UInt8>? {
    let length = 1 + FileState.hashLength
    return stride(from: 0, to: bytes.count, by: length)
      .first { bytes[$0] == part.rawValue }
      .map { bytes[$0..<($0 + length)] }
  }
}

/// A request whose hash is taken, in memory or in the cells of its row.
public protocol HashedRequest {
  /// Adds its id, when it was made and changed (milliseconds), its version and the day on which its clock
  /// started (since 1970), in this order.
  mutating func addHead(to bytes: inout CanonicalBytes)

  /// Adds, of each field that has one, its name and its value as `PortRequest` gives it.
  mutating func add(_ fields: [RequestField], to bytes: inout CanonicalBytes)
}

extension RequestField {
  /// All in the order of their names, in which they are hashed.
  public static let byName = RequestField.allCases.sorted { $0.rawValue < $1.rawValue }
}

extension PortRequest: HashedRequest {
  public func addHead(to bytes: inout CanonicalBytes) {
    bytes.add(id.text)
    bytes.add(createdAt.milliseconds)
    bytes.add(updatedAt.milliseconds)
    bytes.add(version)
    bytes.add(clock.startedOn.daysSinceEpoch)
  }

  public func add(_ fields: [RequestField], to bytes: inout CanonicalBytes) {
    for field in fields {
      guard let value = self[field] else { continue }
      bytes.add(field.rawValue)
      bytes.add(value)
    }
  }
}

/// The hashes of papers as one snapshot has them.
struct PaperHashes {
  private var known: [DocumentID: HashValue] = [:]

  mutating func hash(of paper: Document) -> HashValue {
    if let hash = known[paper.id] { return hash }
    let hash = HashValue(hashing: CanonicalBytes(paper).bytes)
    known[paper.id] = hash
    return hash
  }
}

extension CanonicalBytes {
  /// What a part of a file holds; nil for nothing.
  fileprivate init?(
    _ part: FilePart,
    of file: RequestFile,
    pin: [UInt8]?,
    papers: inout PaperHashes
  ) {
    self.init()
    switch part {
    case .request:
      var request = file.request
      self.init(of: &request)
    case .papers:
      guard !file.documents.isEmpty else { return nil }
      for paper in file.documents.sorted(by: { $0.id < $1.id }) {
        add(paper.id.text)
        add(papers.hash(of: paper))
      }
    case .rejections:
      guard !file.rejections.isEmpty else { return nil }
      for rejection in file.rejections.sorted(by: { $0.id < $1.id }) { add(rejection) }
    case .charges:
      guard !file.charges.isEmpty else { return nil }
      for charge in file.charges.sorted(by: { $0.id < $1.id }) {
        add([charge.id.text, charge.currency, charge.day.iso, charge.reverses?.text ?? ""])
        add(charge.cents)
      }
    case .activeNumber:
      guard let number = file.activeNumber else { return nil }
      self.init(
        activeNumber: number.id.text,
        e164: number.e164,
        on: number.activatedOn,
        releasedOn: number.releasedOn
      )
    case .pin:
      guard let pin else { return nil }
      add(pin)
    }
  }

  /// A number that is ours, or was until a day.
  public init(
    activeNumber id: String,
    e164: String,
    on day: CalendarDay,
    releasedOn: CalendarDay?
  ) {
    self.init()
    add([id, e164, day.iso])
    add(releasedOn?.iso)
  }

  /// A request wherever it lies: only fields that have a value, by name, so that one which a later program
  /// knows besides changes nothing.
  public init(of request: inout some HashedRequest) {
    self.init()
    request.addHead(to: &self)
    request.add(RequestField.byName, to: &self)
  }

  fileprivate init(_ paper: Document) {
    self.init()
    add([paper.id.text, paper.kind.rawValue, paper.receivedBy])
    add(paper.version)
    add(paper.revision)
    add([paper.file.name, paper.file.mediaType, paper.file.sha256])
    add(paper.file.size)
    add(paper.receivedAt.milliseconds)
    add(paper.answers.count)
    for (item, answer) in paper.answers.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      add([item.rawValue, answer.verdict.rawValue, answer.by])
      add(answer.at.milliseconds)
      add(answer.remark)
    }
    for (field, value) in paper.evidence.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      add([field.rawValue, value])
    }
  }

  private mutating func add(_ rejection: Rejection) {
    add([rejection.id.text, rejection.day.iso, rejection.by, rejection.source.rawValue])
    add(rejection.at.milliseconds)
    add(rejection.attempt)
    add(rejection.carrierCode)
    add(rejection.text)
    add(rejection.reasons.count)
    for ground in rejection.reasons {
      add(ground.code.rawValue)
      add(ground.resolution == nil ? 0 : 1)
      guard let resolution = ground.resolution else { continue }
      add([resolution.outcome.rawValue, resolution.by])
      add(resolution.until?.iso)
      add(resolution.note)
      add(resolution.at.milliseconds)
    }
  }
}
