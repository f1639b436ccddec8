import Glibc
import PortDomain
import PortStore

/// The database file as the file system sees it. Never opened here: closing any descriptor of it would
/// drop SQLite's locks of the whole process.
struct StoreFile: Sendable {
  let path: String
  /// Whether the file and its directory, where SQLite keeps two more, can be written.
  let isWritable: Bool
  private let identity: FileIdentity

  /// - Parameter named: by which it may be a link: lock, log, papers and sessions lie beside the file
  ///   itself, so that it is one store whatever it is called.
  /// - Throws: what keeps the file from being a store that can be opened.
  init(examining named: String) throws(StoreError) {
    guard let real = realpath(named, nil) else { throw .fromErrno(errno, path: named) }
    defer { free(real) }
    let path = String(cString: real)
    let directory = StoreFile.directory(of: path)
    if let type = MountTable.current().networkType(of: directory) {
      throw .networkFileSystem(place: path, type: type)
    }
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw .fromErrno(errno, path: path) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw .notOurs(place: path) }
    // Under each of its names SQLite would keep another log.
    guard facts.st_nlink == 1 else { throw .linked(place: path) }
    guard faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == 0 else {
      throw .notPermitted(place: path)
    }
    self.path = path
    isWritable =
      faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0
      && faccessat(AT_FDCWD, directory, W_OK, AT_EACCESS) == 0
    identity = FileIdentity(facts)
  }

  /// Who may use it, and with it the files beside it.
  var access: FileAccess { FileAccess(of: path) }

  /// Whether the path still leads to the file that was examined, under no other name.
  ///
  /// - Parameter log: the write-ahead log as SQLite opened it.
  /// - Throws: `StoreError.replaced`, or `.linked`; what is written then, others would never see.
  func checkInPlace(log: FileIdentity?) throws(StoreError) {
    var facts = stat()
    guard stat(path, &facts) == 0, FileIdentity(facts) == identity else {
      throw .replaced(place: path)
    }
    guard facts.st_nlink == 1 else { throw .linked(place: path) }
    guard let log else { return }
    guard FileIdentity(of: logPath) == log else { throw .replaced(place: logPath) }
  }

  var logPath: String { path + "-wal" }

  /// The size of the write-ahead log, in bytes.
  var logSize: Int {
    var facts = stat()
    return stat(logPath, &facts) == 0 ? Int(facts.st_size) : 0
  }

  /// Makes an empty file with the mode that SQLite then gives its other two; it makes 0644 itself.
  static func make(at path: String, for access: FileAccess) throws(StoreError) {
    let descriptor = access.open(path, O_RDWR | O_CREAT | O_EXCL)
    guard descriptor >= 0 else { throw .fromErrno(errno, path: path) }
    close(descriptor)
  }

  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// What tells a file from every other one, whatever its name.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64

  init(_ facts: stat) {
    device = UInt64(facts.st_dev)
    inode = UInt64(facts.st_ino)
  }

  /// nil when there is no such file.
  init?(of path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    self.init(facts)
  }
}
