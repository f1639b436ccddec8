import Foundation
import GRDB
import PortDomain
import PortStore
import Synchronization

/// The connections of one process to a store, each opened when it is first needed.
///
/// Three, since one is a serial queue: a count or a bulk would stand before the next page; and for who
/// serves many at once spare ones, so that one page needn't stand before another.
final class Connections: Sendable {
  enum Use: CaseIterable {
    /// Pages, and opening a request.
    case screen
    /// Counts and examinations; can be interrupted.
    case background
    case write
  }

  /// How long SQLite itself waits for a lock; hardly ever needed, our own lock comes before.
  static let busySeconds = 10

  private let path: String
  private let isReadOnly: Bool
  private let screen = Mutex<DatabaseQueue?>(nil)
  private let background = Mutex<DatabaseQueue?>(nil)
  private let write = Mutex<DatabaseQueue?>(nil)
  /// What else pages are read with.
  private let spare = Mutex(Spare())
  /// Readers of what takes long, as long as they are at work.
  private let beside = Mutex<[DatabaseQueue]>([])
  /// The write-ahead log that the writing connection has open.
  private let log = Mutex<FileIdentity?>(nil)

  init(path: String, isReadOnly: Bool) {
    self.path = path
    self.isReadOnly = isReadOnly
  }

  /// Runs `body` on one snapshot of the store.
  func reading<Value>(
    _ use: ReadingUse,
    place: String,
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    let reader = try reader(use)
    var isStuck = false
    defer { release(reader, isStuck: isStuck) }
    do {
      return try reader.queue.inDatabase { db in
        try db.execute(sql: "BEGIN DEFERRED")
        do {
          let value = try body(db)
          try db.execute(sql: "COMMIT")
          return value
        } catch {
          if db.isInsideTransaction { try? db.rollback() }
          isStuck = db.isInsideTransaction
          throw error
        }
      }
    } catch {
      throw StoreError(error, path: place)
    }
  }

  func queue(_ use: Use) throws(StoreError) -> DatabaseQueue {
    do {
      return try slot(use) { slot in
        if let queue = slot { return queue }
        let queue = try open(for: use)
        // It was opened with the first thing that was read.
        if use == .write { log.withLock { $0 = FileIdentity(of: path + "-wal") } }
        slot = queue
        return queue
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// The write-ahead log as it was when the writing connection opened it; nil before.
  var writtenLog: FileIdentity? { log.withLock { $0 } }

  /// Lets go of a connection that an error left in an unknown state; the next use opens another.
  func drop(_ use: Use) {
    slot(use) { slot in
      try? slot?.close()
      slot = nil
    }
  }

  func closeAll() {
    for use in Use.allCases { drop(use) }
    for queue in spare.withLock({ $0.takeIdle() }) { try? queue.close() }
  }

  /// Makes whatever runs in the background fail with `StoreError.interrupted`.
  func interruptBackground() {
    background.withLock { $0 }?.interrupt()
    for queue in beside.withLock({ $0 }) { queue.interrupt() }
  }

  /// Opens readers of what the reader in the background sees, one for each further processor.
  ///
  /// There is none where somebody wrote meanwhile: what each has for a snapshot is told by the store's
  /// head, which every change signs anew.
  func openBeside(seeing head: StoreHead) -> [DatabaseQueue] {
    let count = min(ProcessInfo.processInfo.activeProcessorCount - 1, Connections.mostBeside)
    var queues: [DatabaseQueue] = []
    for _ in 0..<max(count, 0) {
      guard let queue = try? open(for: .background) else { break }
      let found = try? queue.inDatabase { db in
        try db.execute(sql: "BEGIN DEFERRED")
        return try SQLiteTransaction(db: db).head()
      }
      guard found == head else {
        try? queue.close()
        break
      }
      queues.append(queue)
    }
    beside.withLock { $0 += queues }
    return queues
  }

  func close(beside queues: [DatabaseQueue]) {
    beside.withLock { beside in beside.removeAll { queue in queues.contains { $0 === queue } } }
    for queue in queues {
      queue.inDatabase { db in
        if db.isInsideTransaction { try? db.rollback() }
      }
      try? queue.close()
    }
  }

  private static let mostBeside = 3

  // MARK: Spare readers

  /// Connections that pages are read with while the one for them is in use.
  private struct Spare {
    /// Who reads pages right now, whichever connection with.
    var readers = 0
    var idle: [DatabaseQueue] = []

    mutating func takeIdle() -> [DatabaseQueue] {
      defer { idle = [] }
      return idle
    }
  }

  /// A connection that somebody reads with.
  private struct Reader {
    let queue: DatabaseQueue
    let kind: Kind

    enum Kind {
      /// One that stays open.
      case lasting(Use)
      /// Of a page, on that of pages or a spare one.
      case page(isSpare: Bool)
      /// Closed after it.
      case apart
    }
  }

  private func reader(_ use: ReadingUse) throws(StoreError) -> Reader {
    switch use {
    case .background: Reader(queue: try queue(.background), kind: .lasting(.background))
    case .screen: try pageReader()
    case .apart: try readerApart()
    }
  }

  private func pageReader() throws(StoreError) -> Reader {
    let (isAlone, idle) = spare.withLock { spare in
      spare.readers += 1
      return spare.readers == 1 ? (true, nil) : (false, spare.idle.popLast())
    }
    do {
      let queue = try isAlone ? queue(.screen) : idle ?? open(for: .screen)
      return Reader(queue: queue, kind: .page(isSpare: !isAlone))
    } catch {
      spare.withLock { $0.readers -= 1 }
      throw StoreError(error, path: path)
    }
  }

  private func readerApart() throws(StoreError) -> Reader {
    do {
      let queue = try open(for: .background)
      beside.withLock { $0.append(queue) }
      return Reader(queue: queue, kind: .apart)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// - Parameter isStuck: an error left the connection in an unknown state.
  private func release(_ reader: Reader, isStuck: Bool) {
    switch reader.kind {
    case .lasting(let use):
      if isStuck { drop(use) }
    case .page(let isSpare):
      if isStuck { if isSpare { try? reader.queue.close() } else { drop(.screen) } }
      spare.withLock { spare in
        spare.readers -= 1
        if isSpare, !isStuck { spare.idle.append(reader.queue) }
      }
    case .apart: close(beside: [reader.queue])
    }
  }

  private func slot<Value>(
    _ use: Use,
    _ body: (inout sending DatabaseQueue?) throws -> sending Value
  ) rethrows -> Value {
    switch use {
    case .screen: try screen.withLock(body)
    case .background: try background.withLock(body)
    case .write: try write.withLock(body)
    }
  }

  private func open(for use: Use) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    // Where memory is out even a rollback fails: the connection is let go of then, and the program goes on.
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(Double(Connections.busySeconds))
    configuration.prepareDatabase { [path] db in
      try Connections.prepare(db, at: path, for: use)
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Sets what keeps data safe, and reads each back: a setting that didn't take stops the program.
  ///
  /// - `synchronous` FULL: with NORMAL a power cut loses commits that were acknowledged.
  /// - `wal_autocheckpoint` 0: a checkpoint that races another process's commit can lose it
  ///   (the WAL-reset fault of SQLite 3.7 to 3.51.2), so ours run under the write lock.
  /// - `trusted_schema` off, `cell_size_check` on, no memory map: the file may have been meddled with.
  private static func prepare(_ db: Database, at path: String, for use: Use) throws {
    let settings = [
      ("synchronous", "2"), ("foreign_keys", "1"), ("trusted_schema", "0"),
      ("cell_size_check", "1"), ("mmap_size", "0"), ("secure_delete", "1"), ("temp_store", "2"),
      ("wal_autocheckpoint", "0"), ("query_only", use == .write ? "0" : "1"),
    ]
    for (name, value) in settings {
      try db.execute(sql: "PRAGMA \(name) = \(value)")
      try check(name, is: value, db)
    }
    try check("busy_timeout", is: String(busySeconds * 1000), db)
    db.add(function: SearchWord.phrase)
    try Schema.checkIdentity(db, path: path)
    try check("journal_mode", is: "wal", db)
  }

  private static func check(_ name: String, is value: String, _ db: Database) throws {
    let found = try DatabaseValue.fetchOne(db, sql: "PRAGMA \(name)").map { value in
      Int64.fromDatabaseValue(value).map { String($0) } ?? String.fromDatabaseValue(value) ?? ""
    }
    guard (found ?? "0") == value else {
      throw StoreError.unsafeSetting(name: name, value: found ?? "")
    }
  }
}
