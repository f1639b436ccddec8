import Glibc
import PortDomain
import Wording

/// A file of requests to import: a path, or bytes that came by standard input.
public enum ImportFile: Hashable, Sendable {
  /// - Parameter isRestricted: takes neither a link nor a file that has other names.
  case path(String, isRestricted: Bool)
  case bytes([UInt8])

  /// The most that is held in memory at once, in bytes: what comes by standard input, and JSON that
  /// isn't one object a line.
  public static let largest = 64 << 20
  /// The most that a record may hold, in bytes.
  static let longestRecord = 1 << 20

  /// All its bytes.
  func content() throws(ImportObstacle) -> [UInt8] { try open().rest() }

  func rows() throws(ImportObstacle) -> ImportRows { try ImportRows(open()) }

  func open() throws(ImportObstacle) -> ByteStream {
    switch self {
    case .bytes(let bytes): return ByteStream(bytes, named: "")
    case .path(let path, let isRestricted):
      switch ExchangeFolders.open(path, followingLinks: !isRestricted, onlyName: isRestricted) {
      case .stream(let stream): return stream
      case .failed(ENOENT): throw .missing(path: path)
      case .failed(ELOOP) where isRestricted: throw .link(path: path)
      case .hardLink: throw .hardLink(path: path)
      case .failed(let errno): throw .unreadable(path: path, errno: errno)
      case .notAFile(let isFolder):
        throw isFolder ? .isFolder(path: path) : .notAFile(path: path)
      }
    }
  }

  /// Reads the whole file, so that a fault far down stops the import before anything is stored. It is read
  /// again to be stored: a twentieth of what that takes, and a file is never half in for a fault of its own.
  func look(isInFlight: Bool) throws(ImportObstacle) -> (rows: Int, unknownColumns: [String]) {
    var rows = try rows()
    var count = 0
    while let row = try rows.next() {
      guard isInFlight || row.problem != nil || row.inFlight.names.isEmpty else {
        throw .columnsOfRunningWork(row.inFlight.names)
      }
      count += 1
    }
    return (count, rows.unknown + (isInFlight ? [] : rows.onlyOfExports))
  }
}

extension ByteStream {
  /// All that is left.
  func rest() throws(ImportObstacle) -> [UInt8] {
    var rest: [UInt8] = []
    while let piece = nextPiece() {
      rest += piece
      guard rest.count <= ImportFile.largest else { throw .tooLarge(limit: ImportFile.largest) }
    }
    if let obstacle { throw obstacle }
    return rest
  }

  /// Why reading ended early.
  var obstacle: ImportObstacle? { failure.map { .unreadable(path: name, errno: $0) } }
}

extension InFlight {
  fileprivate var names: [String] {
    let texts: [(RowColumn, String?)] = [
      (.status, status), (.createdOn, createdOn), (.submittedOn, submittedOn),
      (.portDate, portDate), (.window, window), (.attempt, attempt), (.reasons, reasons),
    ]
    return texts.filter { $0.1 != nil }.map(\.0.rawValue)
  }
}
