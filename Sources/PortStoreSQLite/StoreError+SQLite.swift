import GRDB
import PortDomain

extension StoreError {
  /// What an error met while working on a store's file means.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error.naming(path)
    case let error as DatabaseError: self.init(error, path: path)
    default: self = .system(String(describing: type(of: error)) + " (0)")
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let code = error.extendedResultCode
    let detail = error.message ?? code.description
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notOurs(place: path)
    case .SQLITE_CORRUPT: self = .corrupt(place: path, detail: detail)
    case .SQLITE_FULL: self = .diskFull
    // The index of the log, which SQLite grows before it writes.
    case .SQLITE_IOERR where code == .SQLITE_IOERR_SHMSIZE: self = .diskFull
    case .SQLITE_INTERRUPT: self = .interrupted
    case .SQLITE_PERM, .SQLITE_AUTH: self = .notPermitted(place: path)
    case .SQLITE_READONLY:
      self = code == .SQLITE_READONLY_DBMOVED ? .replaced(place: path) : .readOnly(place: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(holder: nil, seconds: Connections.busySeconds)
    default: self = .system("\(detail) (\(code.rawValue))")
    }
  }

  /// The same error with the path where it was made without knowing it.
  private func naming(_ path: String) -> StoreError {
    if case .corrupt(place: "", let detail) = self {
      .corrupt(place: path, detail: detail)
    } else {
      self
    }
  }
}
