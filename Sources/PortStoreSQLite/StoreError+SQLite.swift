import GRDB
import PortDomain

extension StoreError {
  /// What an error met while working on a store's file means.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error.naming(path)
    case let error as DatabaseError: self.init(error, path: path)
    default: self = .system(code: 0, detail: String(describing: type(of: error)))
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let code = error.extendedResultCode
    let detail = error.message ?? code.description
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notOurs(path: path)
    case .SQLITE_CORRUPT: self = .corrupt(path: path, detail: detail)
    case .SQLITE_FULL: self = .diskFull
    // The index of the log, which SQLite grows before it writes.
    case .SQLITE_IOERR where code == .SQLITE_IOERR_SHMSIZE: self = .diskFull
    case .SQLITE_INTERRUPT: self = .interrupted
    case .SQLITE_PERM, .SQLITE_AUTH: self = .notPermitted(path: path)
    case .SQLITE_READONLY:
      self = code == .SQLITE_READONLY_DBMOVED ? .replaced(path: path) : .readOnly(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(holder: nil, seconds: Connections.busySeconds)
    default: self = .system(code: Int(code.rawValue), detail: detail)
    }
  }

  /// The same error with the path where it was made without knowing it.
  private func naming(_ path: String) -> StoreError {
    if case .corrupt(path: "", let detail) = self {
      .corrupt(path: path, detail: detail)
    } else {
      self
    }
  }
}
