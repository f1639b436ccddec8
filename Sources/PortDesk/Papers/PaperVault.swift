import Crypto
import Foundation
import PortDomain
import PortStore
import Wording

/// The private store of received files, next to the database: `<db>-papers/`, one file per content,
/// named by its SHA-256.
///
/// Files are copied, never parsed or shown. The folder is open to its owner alone.
public struct PaperVault: Sendable {
  private let folder: String
  /// In bytes.
  private let largest: Int

  public init(besideDatabase path: String, largest: Int) {
    folder = path + "-papers"
    self.largest = largest
  }

  /// A file that lies in the vault whole and durable, and gets its name with the change that attaches
  /// it; given up, it leaves nothing behind.
  public final class Received: PaperFiles {
    public let facts: Document.FileFacts
    private let vault: PaperVault
    private let temporary: String

    fileprivate init(_ facts: Document.FileFacts, in vault: PaperVault, at temporary: String) {
      self.facts = facts
      self.vault = vault
      self.temporary = temporary
    }

    deinit {
      unlink(temporary)
    }

    public func settle() throws(StoreError) {
      let place = vault.place(facts.sha256)
      guard rename(temporary, place) == 0, OpenDescriptor.sync(folder: vault.folder) else {
        throw .fromErrno(errno, path: place)
      }
    }

    public func discard(sha256: String) throws(StoreError) { try vault.discard(sha256: sha256) }
  }

  /// Copies a file in while it is read: hashed, its type told by its first bytes, no larger than allowed.
  ///
  /// - Throws: `.paper` for a file that can't be a paper, or that can't be read or written.
  public func receive(_ stream: ByteStream) throws(DeskFailure) -> Received {
    let path = stream.name
    var head: [UInt8] = []
    while head.count < MediaType.markedWithin, let piece = stream.nextPiece() { head += piece }
    if let errno = stream.failure { throw .paper(.unreadable(path: path, errno: errno)) }
    guard !head.isEmpty else { throw .paper(.empty(path: path)) }
    guard let type = MediaType(startingWith: head) else { throw .paper(.otherType(path: path)) }
    let (temporary, descriptor) = try newFile()
    var isWhole = false
    defer { if !isWhole { unlink(temporary) } }
    var hash = SHA256()
    var size = 0
    var next: ArraySlice<UInt8>? = head[...]
    while let piece = next {
      size += piece.count
      guard size <= largest else { throw .paper(.tooLarge(path: path, limit: largest)) }
      hash.update(data: piece)
      guard descriptor.write(piece) else { throw notKept() }
      next = stream.nextPiece()
    }
    if let errno = stream.failure { throw .paper(.unreadable(path: path, errno: errno)) }
    guard descriptor.sync() else { throw notKept() }
    isWhole = true
    let facts = Document.FileFacts(
      name: FoldedText.kept(path.split(separator: "/").last.map(String.init) ?? path, lines: false),
      mediaType: type.rawValue,
      size: size,
      sha256: HashValue(digest: hash.finalize()).hex
    )
    return Received(facts, in: self, at: temporary)
  }

  /// Hands out a kept file piece by piece.
  ///
  /// - Throws: `.paper(.lost)` when it isn't there or not that file any more: what was handed out until
  ///   then must not be used.
  public func read(
    hash sha256: String,
    to sink: (ArraySlice<UInt8>) throws(DeskFailure) -> Void
  ) throws(DeskFailure) {
    let number = open(place(sha256), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard HashValue(hex: sha256) != nil, number >= 0 else { throw .paper(.lost(sha256: sha256)) }
    let stream = ByteStream(OpenDescriptor(number), named: sha256)
    var hash = SHA256()
    while let piece = stream.nextPiece() {
      hash.update(data: piece)
      try sink(piece)
    }
    guard stream.failure == nil, HashValue(digest: hash.finalize()).hex == sha256 else {
      throw .paper(.lost(sha256: sha256))
    }
  }

  private func place(_ hash: String) -> String { folder + "/" + hash }

  private func notKept() -> DeskFailure { .paper(.notKept(path: folder, errno: errno)) }

  /// A file of its own in the vault, to be named once its content is known.
  private func newFile() throws(DeskFailure) -> (path: String, OpenDescriptor) {
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw notKept() }
    let path = place("received-\(getpid())-\(UInt64.random(in: .min ... .max))")
    let number = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw notKept() }
    return (path, OpenDescriptor(number))
  }
}

extension PaperVault: PaperFiles {
  /// Nothing was made ready.
  public func settle() {}

  /// One that isn't there is gone already.
  public func discard(sha256: String) throws(StoreError) {
    guard HashValue(hex: sha256) != nil else { return }
    guard unlink(place(sha256)) == 0 || errno == ENOENT, OpenDescriptor.sync(folder: folder) else {
      throw .fromErrno(errno, path: place(sha256))
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
    } else if has([0x49, 0x49, 0x2A, 0x00]) || has([0x4D, 0x4D, 0x00, 0x2A]) {
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

  /// How many bytes at the start tell the type.
  static let markedWithin = 1024

  private static let heicBrands = ["heic", "heix", "heim", "heis", "mif1"]
}
