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

extension RequestField {
  /// All in the order of their names, in which they are hashed.
  public static let byName = RequestField.allCases.sorted { $0.rawValue < $1.rawValue }
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
    case .request: self.init(file.request)
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

  private init(_ request: PortRequest) {
    self.init(request: { part, bytes in
      switch part {
      case .head:
        bytes.add(request.id.text)
        bytes.add(request.createdAt.milliseconds)
        bytes.add(request.updatedAt.milliseconds)
        bytes.add(request.version)
        bytes.add(request.clock.startedOn.daysSinceEpoch)
      case .fields:
        for field in RequestField.byName {
          guard let value = request[field] else { continue }
          bytes.add(field.rawValue)
          bytes.add(value)
        }
      }
    })
  }

  /// What of a request is hashed.
  public enum RequestPart: Sendable {
    /// Its id, when it was made and changed, its version and the day on which its clock started.
    case head
    /// The name and the value of each field that has one, in the order of the names: one that a later
    /// program knows besides changes nothing.
    case fields
  }

  /// A request wherever it lies.
  ///
  /// - Parameter add: adds a part in the form that a request in memory gives it.
  public init(request add: (RequestPart, inout CanonicalBytes) -> Void) {
    self.init()
    add(.head, &self)
    add(.fields, &self)
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
