import Foundation
import GRDB
import PortDomain
import PortStore
import Synchronization

/// A desk's requests in one SQLite file that several processes share.
///
/// Reads are snapshots of the write-ahead log and never wait for a writer. Each write takes a lock of
/// our own, is one transaction, and has reached the disk when it returns.
public final class SQLiteDeskStore: CommittingStore {
  /// How a store is opened.
  public struct Options: Sendable {
    /// Changes nothing, whoever asks.
    public var isReadOnly: Bool
    /// Who stands in the lock file while this process writes: login and process.
    public var owner: String
    /// How long to wait for the write lock, in milliseconds.
    public var patience: Int
    /// Where key files (`<store id>.key`) are looked for, in this order.
    public var keyDirectories: [String]
    /// The key, where it is known already.
    public var key: SealKey?
    /// How lists are read: looked up or walked, how far.
    public var reaches: [ListReach]
    /// Keeps each seal elsewhere.
    public var sealKeeper: (any SealKeeper)?

    public init(
      isReadOnly: Bool = false,
      owner: String = "process \(getpid())",
      patience: Int = 3000,
      keyDirectories: [String] = [],
      key: SealKey? = nil,
      reaches: [ListReach] = ListReach.usual,
      sealKeeper: (any SealKeeper)? = nil
    ) {
      self.isReadOnly = isReadOnly
      self.owner = owner
      self.patience = patience
      self.keyDirectories = keyDirectories
      self.key = key
      self.reaches = reaches
      self.sealKeeper = sealKeeper
    }
  }

  public let path: String
  public let basis: StoreBasis
  public let isSandbox: Bool
  /// Asked for, or since the file or its directory can't be written.
  public let isReadOnly: Bool

  public var place: String { path }

  let storeFile: StoreFile
  let connections: Connections
  let lock: WriteLock
  let checkpoints: Checkpoints
  let sessions: SessionFiles
  let reaches: [ListReach]
  let lastSeen = Mutex(LastSeen(dataVersion: nil, event: 0))

  private init(
    _ storeFile: StoreFile,
    _ connections: Connections,
    identity: (id: String, isSandbox: Bool),
    desk: Desk,
    clock: @escaping @Sendable () -> Instant,
    options: Options
  ) {
    path = storeFile.path
    isSandbox = identity.isSandbox
    isReadOnly = options.isReadOnly || !storeFile.isWritable
    basis = StoreBasis(
      storeID: identity.id,
      keys: KeyRing(
        directories: options.keyDirectories,
        storeID: identity.id,
        holding: options.key
      ),
      desk: desk,
      clock: clock,
      keeper: options.sealKeeper
    )
    self.storeFile = storeFile
    reaches = options.reaches
    self.connections = connections
    lock = WriteLock(
      path: storeFile.path + "-lock",
      access: storeFile.access,
      owner: options.owner,
      patience: options.patience
    )
    checkpoints = Checkpoints(storeFile: storeFile)
    sessions = SessionFiles(
      directory: StoreFile.directory(of: storeFile.path) + "/sessions",
      access: storeFile.access
    )
  }

  /// Opens a store. Nothing but its header is looked at, so that the first page comes at once.
  ///
  /// - Parameters:
  ///   - desk: the rules that changes are decided by.
  ///   - clock: the time that changes are stamped with.
  /// - Throws: `StoreError` telling a missing file from one that isn't a desk, a newer or a damaged
  ///   one, a network file system, and one that may not be read.
  public static func open(
    path: String,
    desk: Desk,
    clock: @escaping @Sendable () -> Instant,
    options: Options = Options()
  ) throws(StoreError) -> SQLiteDeskStore {
    let file = try StoreFile(examining: path)
    let path = file.path
    try checkLog(of: file, options: options)
    let connections = Connections(
      path: path,
      isReadOnly: options.isReadOnly || !file.isWritable
    )
    let identity: (id: String, isSandbox: Bool)
    do throws(StoreError) {
      identity = try self.identity(connections, path: path)
    } catch .older where !options.isReadOnly && file.isWritable {
      try upgrade(path, options: options)
      identity = try self.identity(connections, path: path)
    }
    return SQLiteDeskStore(
      file,
      connections,
      identity: identity,
      desk: desk,
      clock: clock,
      options: options
    )
  }

  /// - Throws: `StoreError.foreignLog`.
  private static func checkLog(of file: StoreFile, options: Options) throws(StoreError) {
    guard file.logSize > 0, !LogOrigin.isOwn(at: file.path) else { return }
    func lookAgain() throws(StoreError) {
      guard LogOrigin.isOwn(at: file.path) else { throw .foreignLog(place: file.logPath) }
    }
    // One that is being emptied at this moment looks the same.
    guard file.isWritable else { return try lookAgain() }
    let lock = WriteLock(
      path: file.path + "-lock",
      access: file.access,
      owner: options.owner,
      patience: options.patience
    )
    try lock.holding(lookAgain)
  }

  private static func identity(
    _ connections: Connections,
    path: String
  ) throws(StoreError) -> (id: String, isSandbox: Bool) {
    try connections.reading(.screen, place: path) { db in
      guard let row = try db.first("SELECT id, sandbox FROM store", in: "store") else {
        throw StoreError.notOurs(place: path)
      }
      return (id: try row.value(0), isSandbox: try row.value(1))
    }
  }

  /// Brings a store of an older program up to date, under the write lock and in one transaction.
  private static func upgrade(_ path: String, options: Options) throws(StoreError) {
    let lock = WriteLock(
      path: path + "-lock",
      access: FileAccess(of: path),
      owner: options.owner,
      patience: options.patience
    )
    try lock.holding { () throws(StoreError) in
      do {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
          try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase { db in
          try db.inTransaction(.immediate) {
            let found = try Schema.version(of: db)
            guard found > 0 else { throw StoreError.notOurs(place: path) }
            guard found < Schema.version else { return .commit }
            let id: String = try db.first("SELECT id FROM store", in: "store")?.value(0) ?? ""
            let keys = KeyRing(
              directories: options.keyDirectories,
              storeID: id,
              holding: options.key
            )
            // What is signed is never gone on with unsigned.
            let key = try Schema.isSigned(db) ? keys.neededKey() : keys.key()
            try Schema.migrate(db, from: found, key: key)
            return .commit
          }
        }
        try queue.close()
      } catch {
        throw StoreError(error, path: path)
      }
    }
  }

  /// Makes a new store and, in `keyDirectory`, its key. Both are there whole or not at all.
  ///
  /// - Parameters:
  ///   - sandbox: whether it is for trying things out; fixed for good.
  ///   - access: who may use it and its key.
  ///   - filling: puts something into it before it gets its name, where it and its key are until then.
  /// - Throws: `StoreError.alreadyExists` when there is a file, whatever is in it.
  public static func create(
    path: String,
    sandbox: Bool = false,
    keyDirectory: String,
    access: FileAccess = .owner,
    ids: IdentifierSource = .random,
    at now: Instant,
    filling: (_ path: String, _ keyDirectory: String) throws(StoreError) -> Void = { _, _ in }
  ) throws(StoreError) {
    let file = try NewStoreFile(at: path)
    let id: Identifier<StoreName> = ids.make(at: now)
    let keyFile = KeyRing.path(of: id.text, in: keyDirectory)
    var isKeyMade = false
    do {
      let key = try SealKey.create(at: KeyRing.path(of: id.text, in: file.folder))
      let identity = StoreHead.Identity(storeID: id.text, createdAt: now, isSandbox: sandbox)
      try StoreFile.make(at: file.path, for: access)
      try fill(file.path, StoreHead(identity, signedWith: key))
      try filling(file.path, file.folder)
      try file.finish { () throws(StoreError) in
        try key.save(at: keyFile, for: access)
        isKeyMade = true
      }
    } catch {
      if isKeyMade { unlink(keyFile) }
      throw StoreError(error, path: path)
    }
  }

  private static func fill(_ path: String, _ head: StoreHead) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;
          PRAGMA secure_delete = ON
          """
      )
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { db in
      try db.inTransaction(.immediate) {
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        try Schema.migrate(db, from: 0, key: nil)
        try db.execute(
          sql: """
            INSERT INTO store (id, created_at, sandbox, generation, generation_before)
            VALUES (?, ?, ?, randomblob(16), x'00')
            """,
          arguments: [
            head.identity.storeID, head.identity.createdAt.milliseconds, head.identity.isSandbox,
          ]
        )
        try SQLiteTransaction(db: db).write(head)
        return .commit
      }
      // Nobody else has the file yet, so that this checkpoint races no one.
      try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try queue.close()
  }

  /// Seals the history, empties the write-ahead log and lets go of the files.
  ///
  /// Both are done under the write lock and left to the next session when it isn't to be had. What is
  /// still read in the background, a report most likely, is given up: nobody waits to leave.
  public func close() {
    interrupt()
    hurry(within: SQLiteDeskStore.lastPatience)
    if !isReadOnly {
      _ = try? sealHistory()
      try? lock.holding { () throws(StoreError) in
        try? checkpoints.run(on: connections)
        connections.closeAll()
      }
    }
    connections.closeAll()
    sessions.releaseAll()
  }

  /// How long closing waits for the write lock, in milliseconds.
  private static let lastPatience = 300

  public func interrupt() {
    connections.interruptBackground()
  }

  public func hurry(within milliseconds: Int) {
    lock.hurry(within: milliseconds)
  }

  public func whileNothingIsWritten(_ body: () -> Void) {
    lock.whileFree(body)
  }
}

/// What a store's own id names.
private enum StoreName: IdentifiedKind {
  static let prefix = "st"
}
