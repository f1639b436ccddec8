import PortDomain
import Wording

/// A file of requests to import: a path, or bytes that came by standard input.
public enum ImportFile: Hashable, Sendable {
  case path(String)
  case bytes([UInt8])

  /// All its bytes.
  public func content() throws(ImportObstacle) -> [UInt8] {
    switch self {
    case .path(let path):
      let bytes = try FileBytes(path: path)
      let content = Array(IteratorSequence(bytes))
      if let failure = bytes.failure { throw failure }
      return content
    case .bytes(let bytes): return bytes
    }
  }

  func rows(isInFlight: Bool) throws(ImportObstacle) -> ImportRows {
    switch self {
    case .path(let path):
      return try ImportRows(FileBytes(path: path), isInFlight: isInFlight)
    case .bytes(let bytes):
      return try ImportRows(FileBytes(bytes), isInFlight: isInFlight)
    }
  }

  /// Reads the whole file once, so that a fault far down stops the import before anything is stored.
  ///
  /// - Returns: how many records it has, and the names of columns that the desk doesn't know.
  func check(isInFlight: Bool) throws(ImportObstacle) -> (count: Int, unknown: [String]) {
    var rows = try rows(isInFlight: isInFlight)
    var count = 0
    while let row = try rows.next() {
      count += 1
      guard isInFlight || row.inFlight == InFlight() else {
        throw .columnsOfRunningWork(row.inFlight.names)
      }
    }
    return (count, rows.unknown)
  }
}

extension InFlight {
  fileprivate var names: [String] {
    let texts: [(ImportColumn.RunningWork, String?)] = [
      (.status, status), (.createdOn, createdOn), (.submittedOn, submittedOn),
      (.portDate, portDate), (.window, window), (.attempt, attempt), (.reasons, reasons),
    ]
    return texts.filter { $0.1 != nil }.map(\.0.rawValue)
  }
}
