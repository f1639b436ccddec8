import Crypto
import Foundation
import PortDomain
import PortStore
import Wording

/// The private store of received files, next to the database: `<db>-papers/`, one file per content,
/// named by its SHA-256.
///
/// Files are copied, never parsed or shown. Who may use the database may use the folder. While the change
/// that brings a file's first paper or takes its last one is being stored, the file has another name, so
/// that one left by a process that died is known from its name.
public struct PaperVault: Sendable {
  private let folder: String
  private let access: FileAccess
  /// In bytes.
  private let largest: Int

  /// - Parameter access: as the database has it, unless that isn't there yet.
  public init(besideDatabase path: String, largest: Int, access: FileAccess? = nil) {
    folder = path + "-papers"
    self.access = access ?? FileAccess(of: path)
    self.largest = largest
  }

  /// A received file that is whole and durable, and gets a name with the change that attaches it; given
  /// up or killed, it leaves nothing behind.
  public final class Received: PaperFiles {
    public let facts: Document.FileFacts
    private let vault: PaperVault
    private let file: NamelessFile

    fileprivate init(_ facts: Document.FileFacts, in vault: PaperVault, _ file: NamelessFile) {
      self.facts = facts
      self.vault = vault
      self.file = file
    }

    public func settle() throws(StoreError) -> String? {
      try vault.settle(file, as: facts.sha256)
      return facts.sha256
    }

    public func doubt(sha256: String) throws(StoreError) { try vault.doubt(sha256: sha256) }

    public func resolve(sha256: String, isHeld: Bool) throws(StoreError) {
      try vault.resolve(sha256: sha256, isHeld: isHeld)
    }
  }

  /// Copies a file in while it is read: hashed, its type told by its first bytes, no larger than allowed.
  ///
  /// - Throws: `.paper` for a file that can't be a paper, or that can't be read or written.
  public func receive(_ stream: ByteStream) throws(DeskFailure) -> Received {
    var arrival = Arrival(named: stream.name)
    while let piece = stream.nextPiece() { try take(piece, of: &arrival) }
    if let errno = stream.failure {
      throw .paper(.unreadable(path: stream.name, errno: errno))
    }
    return try finish(&arrival)
  }

  /// A file that is coming in.
  struct Arrival {
    /// What sentences call it: a path.
    let name: String
    /// Its first bytes, until they tell what it is.
    private(set) var head: [UInt8] = []
    fileprivate var file: NamelessFile?
    fileprivate var type: MediaType?
    fileprivate var hash = SHA256()
    fileprivate var size = 0

    init(named name: String) { self.name = name }

    fileprivate mutating func hold(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
      head += piece
      return head.count < MediaType.markedWithin ? nil : release()
    }

    fileprivate mutating func release() -> ArraySlice<UInt8> {
      defer { head = [] }
      return head[...]
    }
  }

  /// Takes the next bytes of a file.
  func take(_ piece: ArraySlice<UInt8>, of arrival: inout Arrival) throws(DeskFailure) {
    guard arrival.file == nil else { return try write(piece, of: &arrival) }
    if let head = arrival.hold(piece) { try begin(head, of: &arrival) }
  }

  /// Makes what came durable.
  func finish(_ arrival: inout Arrival) throws(DeskFailure) -> Received {
    if arrival.file == nil { try begin(arrival.release(), of: &arrival) }
    guard let file = arrival.file, let type = arrival.type else {
      preconditionFailure("a file that began has a type")
    }
    try keeping { () throws(Errno) in try file.descriptor.sync() }
    let name = arrival.name
    let facts = Document.FileFacts(
      name: FoldedText.kept(name.split(separator: "/").last.map(String.init) ?? name),
      mediaType: type.rawValue,
      size: arrival.size,
      sha256: HashValue(digest: arrival.hash.finalize()).hex
    )
    return Received(facts, in: self, file)
  }

  private func begin(
    _ head: ArraySlice<UInt8>,
    of arrival: inout Arrival
  ) throws(DeskFailure) {
    guard !head.isEmpty else { throw .paper(.empty(path: arrival.name)) }
    guard let type = MediaType(startingWith: head) else {
      throw .paper(.otherType(path: arrival.name))
    }
    arrival.type = type
    arrival.file = try keeping { () throws(Errno) in try newFile() }
    try write(head, of: &arrival)
  }

  private func write(
    _ piece: ArraySlice<UInt8>,
    of arrival: inout Arrival
  ) throws(DeskFailure) {
    arrival.size += piece.count
    guard arrival.size <= largest else {
      throw .paper(.tooLarge(path: arrival.name, limit: largest))
    }
    arrival.hash.update(data: piece)
    let file = arrival.file
    try keeping { () throws(Errno) in try file?.descriptor.write(piece) }
  }

  /// Hands out a kept file piece by piece.
  ///
  /// - Throws: `.paper(.lost)` when it isn't there or not that file any more: what was handed out until
  ///   then must not be used.
  public func read(
    hash sha256: String,
    to sink: (ArraySlice<UInt8>) throws(DeskFailure) -> Void
  ) throws(DeskFailure) {
    let stream: ByteStream
    do throws(Errno) { stream = try ByteStream(open(sha256), named: sha256) } catch {
      throw .paper(
        error.code == ENOENT
          ? .lost(sha256: sha256) : .unreadable(path: place(sha256), errno: error.code)
      )
    }
    var hash = SHA256()
    while let piece = stream.nextPiece() {
      hash.update(data: piece)
      try sink(piece)
    }
    if let errno = stream.failure { throw .paper(.unreadable(path: place(sha256), errno: errno)) }
    guard HashValue(digest: hash.finalize()).hex == sha256 else {
      throw .paper(.lost(sha256: sha256))
    }
  }

  private func open(_ sha256: String) throws(Errno) -> OpenDescriptor {
    guard HashValue(hex: sha256) != nil else { throw Errno(ENOENT) }
    let opened = try OpenFolder(folder)
    // Twice, since its name may change in between.
    for name in [sha256, PaperVault.doubtful(sha256)] {
      do throws(Errno) { return try opened.open(name) } catch  where error.code == ENOENT {}
    }
    return try opened.open(sha256)
  }

  private func place(_ hash: String) -> String { folder + "/" + hash }

  private func keeping<Value>(
    _ body: () throws(Errno) -> Value
  ) throws(DeskFailure) -> Value {
    do throws(Errno) { return try body() } catch {
      throw .paper(.notKept(path: folder, errno: error.code))
    }
  }

  /// Puts the papers of a demonstration in place, whose rows are stored already.
  ///
  /// They can be made again, so nothing waits for the disk.
  public func keep(_ papers: [[UInt8]]) throws(DeskFailure) {
    for bytes in papers {
      try keeping { () throws(Errno) in
        let file = try newFile()
        try file.descriptor.write(bytes[...])
        let name = HashValue(hashing: bytes).hex
        do throws(Errno) { try file.name(name, in: OpenFolder(folder)) } catch
          where error.code == EEXIST
        {}
      }
    }
  }

  /// Copies all papers of another vault that are what their names say.
  ///
  /// They take the place of what has their names here: that was never looked at.
  /// - Returns: their hashes.
  func takeAll(of other: PaperVault) throws(DeskFailure) -> Set<String> {
    var taken: Set<String> = []
    for hash in other.kept {
      do throws(DeskFailure) {
        let file = try keeping { () throws(Errno) in try newFile() }
        try other.read(hash: hash) { piece throws(DeskFailure) in
          try keeping { () throws(Errno) in try file.descriptor.write(piece) }
        }
        try keeping { () throws(Errno) in
          try file.descriptor.sync()
          try file.name(hash, in: OpenFolder(folder), replacing: true)
        }
        taken.insert(hash)
      } catch {
        // One that is damaged or just removed is told by its absence; the others are copied.
        if case .paper(.lost) = error { continue }
        throw error
      }
    }
    if !taken.isEmpty {
      try keeping { () throws(Errno) in try OpenFolder(folder).sync() }
    }
    return taken
  }

  /// The files that are kept, by their hashes, those in doubt among them.
  private var kept: Set<String> {
    let names = (try? OpenFolder(folder).names()) ?? []
    return Set(names.filter { HashValue(hex: $0) != nil } + inDoubt)
  }

  private func newFile() throws(Errno) -> NamelessFile {
    guard access.makeFolder(folder) else { throw Errno() }
    let opened = try OpenFolder(folder)
    let names = try opened.names()
    opened.sweep(names)
    // With its first paper it must be there for good, whoever made it.
    if names.isEmpty { try OpenFolder(OpenFolder.place(of: folder).folder).sync() }
    let file = try NamelessFile(in: opened)
    guard file.descriptor.with({ access.grant($0) }) else { throw Errno() }
    return file
  }
}

// MARK: Doubts

extension PaperVault: PaperFiles {
  private static let doubtMark = ".unsettled"

  private static func doubtful(_ sha256: String) -> String { sha256 + doubtMark }

  /// The files that were in doubt when a process died, by their hashes; and those of changes that are
  /// being stored right now.
  public var inDoubt: [String] {
    let names = (try? OpenFolder(folder).names()) ?? []
    return names.filter { $0.hasSuffix(PaperVault.doubtMark) }
      .map { String($0.dropLast(PaperVault.doubtMark.count)) }
      .filter { HashValue(hex: $0) != nil }
  }

  /// Nothing was made ready.
  public func settle() -> String? { nil }

  fileprivate func settle(_ file: NamelessFile, as sha256: String) throws(StoreError) {
    try changing(sha256) { folder throws(Errno) in
      try file.name(PaperVault.doubtful(sha256), in: folder, replacing: true)
    }
  }

  public func doubt(sha256: String) throws(StoreError) {
    try changing(sha256) { folder throws(Errno) in
      try folder.rename(sha256, to: PaperVault.doubtful(sha256))
    }
  }

  /// One that isn't there is gone already.
  public func resolve(sha256: String, isHeld: Bool) throws(StoreError) {
    try changing(sha256) { folder throws(Errno) in
      if isHeld { return try folder.rename(PaperVault.doubtful(sha256), to: sha256) }
      for name in [sha256, PaperVault.doubtful(sha256)] {
        do throws(Errno) { try folder.remove(name) } catch  where error.code == ENOENT {}
      }
    }
  }

  /// Changes names in the folder, durably; a file that isn't there needs none.
  private func changing(
    _ sha256: String,
    _ body: (OpenFolder) throws(Errno) -> Void
  ) throws(StoreError) {
    guard HashValue(hex: sha256) != nil else { return }
    do throws(Errno) {
      let folder = try OpenFolder(folder)
      try body(folder)
      try folder.sync()
    } catch {
      if error.code != ENOENT { throw .fromErrno(error.code, path: place(sha256)) }
    }
  }
}

/// What a paper's file is, told by its first bytes and never by its name.
public enum MediaType: String, CaseIterable, Hashable, Sendable {
  case pdf = "application/pdf"
  case jpeg = "image/jpeg"
  case png = "image/png"
  case tiff = "image/tiff"
  case heic = "image/heic"

  /// nil for any other content.
  ///
  /// Sources: ISO 32000 (PDF; readers take the mark within the first KiB), ITU-T T.81, W3C PNG,
  /// TIFF 6.0, ISO/IEC 23008-12 (the brands of HEIC).
  public init?(startingWith bytes: some Collection<UInt8>) {
    let start = Array(bytes.prefix(MediaType.markedWithin))
    func has(_ mark: [UInt8], at place: Int = 0) -> Bool {
      start.dropFirst(place).starts(with: mark)
    }
    if has([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if MediaType.tiffMarks.contains(where: { has($0) }) {
      self = .tiff
    } else if has(Array("ftyp".utf8), at: 4),
      MediaType.heicBrands.contains(where: { has(Array($0.utf8), at: 8) })
    {
      self = .heic
    } else if start.indices.contains(where: { has(Array("%PDF-".utf8), at: $0) }) {
      self = .pdf
    } else {
      return nil
    }
  }

  /// In either order of bytes, and the form for files beyond 4 GiB (BigTIFF).
  private static let tiffMarks: [[UInt8]] = [
    [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], [0x49, 0x49, 0x2B, 0], [0x4D, 0x4D, 0, 0x2B],
  ]

  /// How many bytes at the start tell the type.
  static let markedWithin = 1024

  /// Of single pictures and of sequences.
  private static let heicBrands = [
    "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1",
  ]
}
