import Glibc
import PortDomain
import PortStore
import Synchronization

/// Who has which request open: a file per session in `sessions/`, locked while the session lives.
///
/// What stands in the file is the login and the request; whoever can take the lock knows that the
/// session is gone, however it ended, and clears the file away. Nothing is written to the database, so
/// looking at requests never makes others read again.
final class SessionFiles: Sendable {
  private let directory: String
  private let access: FileAccess
  private let held = Mutex<[String: LockFile]>([:])

  init(directory: String, access: FileAccess) {
    self.directory = directory
    self.access = access
  }

  func set(_ request: RequestID?, login: String, session: String) throws(StoreError) {
    let file = try file(of: session)
    file.write("\(login) \(request?.text ?? "-")")
  }

  /// Logins of the other live sessions that have a request open, each once.
  func logins(on request: RequestID, besides session: String) throws(StoreError) -> [String] {
    var logins: Set<String> = []
    for name in try names() where name != SessionFiles.name(of: session) {
      let path = "\(directory)/\(name)"
      let descriptor = access.open(path, O_RDWR)
      guard descriptor >= 0 else { continue }
      let file = LockFile(descriptor)
      if file.tryLock() {
        unlink(path)
        continue
      }
      let words = (file.content() ?? "").split(separator: " ")
      if words.count == 2, words[1] == request.text { logins.insert(String(words[0])) }
    }
    return logins.sorted()
  }

  func releaseAll() {
    let sessions = held.withLock { files in
      defer { files = [:] }
      return files.keys.sorted()
    }
    for session in sessions { unlink("\(directory)/\(SessionFiles.name(of: session))") }
  }

  private func file(of session: String) throws(StoreError) -> LockFile {
    if let file = held.withLock({ $0[session] }) { return file }
    let path = "\(directory)/\(SessionFiles.name(of: session))"
    guard access.makeFolder(directory) else { throw .fromErrno(errno, path: directory) }
    let descriptor = access.open(path, O_RDWR | O_CREAT)
    guard descriptor >= 0 else { throw .fromErrno(errno, path: path) }
    let file = LockFile(descriptor)
    guard file.tryLock() else { throw .busy(holder: file.content(), seconds: 0) }
    held.withLock { $0[session] = file }
    return file
  }

  private func names() throws(StoreError) -> [String] {
    guard let handle = opendir(directory) else {
      if errno == ENOENT { return [] }
      throw .fromErrno(errno, path: directory)
    }
    defer { closedir(handle) }
    return OpenFolder.names(in: handle).filter { !$0.hasPrefix(".") }
  }

  /// A session's file name: nothing in an id leads out of the directory.
  private static func name(of session: String) -> String {
    String(session.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}
