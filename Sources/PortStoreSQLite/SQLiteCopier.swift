import Foundation
import GRDB
import Glibc
import PortDomain
import PortStore

/// Copies stores that are SQLite files.
public struct SQLiteCopier: StoreCopier {
  private let keyDirectories: [String]
  private let key: SealKey?

  /// - Parameters:
  ///   - keyDirectories: where key files (`<store id>.key`) are looked for, in this order.
  ///   - key: the one to use before any of them.
  public init(keyDirectories: [String], key: SealKey? = nil) {
    self.keyDirectories = keyDirectories
    self.key = key
  }

  /// Source: https://www.sqlite.org/lang_vacuum.html#vacuuminto, whose copy is of one snapshot.
  public func copy(_ source: String, to target: String) throws(StoreError) {
    let file = try StoreFile(examining: source)
    guard file.logSize == 0 || LogOrigin.isOwn(at: file.path) else {
      throw .foreignLog(place: file.logPath)
    }
    try StoreFile.make(at: target, for: file.access)
    do {
      try SQLiteCopier.copy(file.path, into: target)
      try SQLiteCopier.sync(target)
    } catch {
      for suffix in SQLiteCopier.suffixes { unlink(target + suffix) }
      throw StoreError(error, path: source)
    }
  }

  public func restore(
    _ source: String,
    at target: String,
    before: (_ copy: String) throws(StoreError) -> Void
  ) throws(StoreError) {
    let file = try NewStoreFile(at: target)
    try copy(source, to: file.path)
    try before(file.path)
    try SQLiteCopier.set(.log, of: file.path)
    try file.finish {}
  }

  public func examine(
    _ copy: String,
    progress: (Double) -> Void
  ) throws(StoreError) -> ExaminedCopy {
    try SQLiteCopier.set(.log, of: copy)
    let examined = try look(into: copy, progress: progress)
    // Whoever only reads leaves an empty log behind.
    for suffix in SQLiteCopier.suffixes.dropFirst() { unlink(copy + suffix) }
    try SQLiteCopier.set(.file, of: copy)
    return examined
  }

  private func look(
    into copy: String,
    progress: (Double) -> Void
  ) throws(StoreError) -> ExaminedCopy {
    let store: SQLiteDeskStore
    do throws(StoreError) {
      store = try open(copy, isReadOnly: true)
    } catch .older {
      // One of an earlier program is brought up to date as any desk is.
      try open(copy, isReadOnly: false).close()
      store = try open(copy, isReadOnly: true)
    }
    defer { store.close() }
    return ExaminedCopy(
      storeID: store.storeID,
      verdict: try store.verifyHistory(against: [], progress: progress),
      papers: try store.paperHashes()
    )
  }

  private func open(_ copy: String, isReadOnly: Bool) throws(StoreError) -> SQLiteDeskStore {
    try SQLiteDeskStore.open(
      path: copy,
      desk: Desk(zones: try .system()),
      clock: { .first },
      options: .init(isReadOnly: isReadOnly, keyDirectories: keyDirectories, key: key)
    )
  }

  /// Of the files that SQLite and a session make beside a database, with that of its own.
  private static let suffixes = ["", "-wal", "-shm", "-lock"]

  private static func copy(_ source: String, into target: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(Double(Connections.busySeconds))
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
          PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY
          """
      )
      do { try Schema.checkIdentity(db, path: source) } catch StoreError.older {}
    }
    let queue = try DatabaseQueue(path: source, configuration: configuration)
    try queue.inDatabase { db in
      try db.execute(sql: "VACUUM INTO ?", arguments: [target])
    }
    try queue.close()
  }

  /// How a database that nobody works on is kept.
  private enum Keeping: String {
    /// As one file, which can also be read where nothing can be written.
    case file = "DELETE"
    /// As desks are.
    case log = "WAL"
  }

  private static func set(_ keeping: Keeping, of copy: String) throws(StoreError) {
    do {
      let queue = try DatabaseQueue(path: copy)
      try queue.inDatabase { db in
        try db.execute(sql: "PRAGMA journal_mode = \(keeping.rawValue)")
      }
      try queue.close()
      try sync(copy)
    } catch {
      throw StoreError(error, path: copy)
    }
  }

  /// Makes a copy durable. Nobody has it open, so that no lock of SQLite's falls with the descriptor.
  private static func sync(_ copy: String) throws(StoreError) {
    let descriptor = Glibc.open(copy, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .fromErrno(errno, path: copy) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .fromErrno(errno, path: copy) }
  }
}

extension SQLiteDeskStore {
  /// The papers that requests hold, by their hashes.
  fileprivate func paperHashes() throws(StoreError) -> Set<String> {
    try reading(.background) { rows in
      var hashes: Set<String> = []
      try rows.db.forEach("SELECT DISTINCT sha256 FROM document", [], in: "document") { row in
        hashes.insert(try row.value(0))
        return true
      }
      return hashes
    }
  }
}
