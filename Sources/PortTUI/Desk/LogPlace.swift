import Glibc
import PortDesk
import PortDomain

/// Where the system's configuration has lines written, apart from the store.
enum LogPlace: Hashable {
  case syslog
  /// A file that is only ever added to.
  case file(String)

  /// How urgent a line is to the system's log, as syslog(3) numbers it: facility and level.
  enum Priority: Int {
    /// LOG_USER | LOG_ERR
    case fault = 11
    /// LOG_USER | LOG_WARNING
    case warning = 12
    /// LOG_AUTHPRIV | LOG_NOTICE: the log of who was let in and what they did.
    case deed = 85
  }

  /// `syslog`, or a path from the root.
  init?(_ text: String) {
    switch text {
    case "syslog": self = .syslog
    case _ where text.hasPrefix("/"): self = .file(text)
    default: return nil
    }
  }

  /// As the configuration names it.
  var text: String { self == .syslog ? "syslog" : path }

  var path: String {
    switch self {
    case .syslog: "/dev/log"
    case .file(let path): path
    }
  }

  /// Adds a line, with the time where the system's log doesn't say it.
  ///
  /// - Returns: the system's error, if any.
  func add(_ line: String, as priority: Priority, at now: Instant) -> Int32? {
    switch self {
    case .syslog: LogPlace.send("<\(priority.rawValue)>porttui[\(getpid())]: \(line)")
    case .file(let path): LogPlace.add("\(now.rfc3339) \(line)\n", to: path)
    }
  }

  /// Whether a line would be taken; none is written.
  var takesLines: Bool {
    switch self {
    case .syslog: LogPlace.withSystemLog { connect($0, $1, $2) } == 0
    case .file(let path): LogPlace.takesLines(path)
    }
  }

  private static func takesLines(_ path: String) -> Bool {
    var facts = stat()
    // One that isn't there is made; a link, a folder or a pipe is none that `add` writes to.
    guard lstat(path, &facts) == 0 else {
      return errno == ENOENT && access(Paths.folder(of: path), W_OK) == 0
    }
    return facts.st_mode & S_IFMT == S_IFREG && access(path, W_OK) == 0
  }

  private static func add(_ line: String, to path: String) -> Int32? {
    // A pipe's other end isn't waited for, and no link followed to where others lead it.
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = open(path, flags, 0o640)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { return errno }
    guard facts.st_mode & S_IFMT == S_IFREG else { return EINVAL }
    let bytes = Array(line.utf8)
    // In one piece, so that lines of several processes don't mix.
    let count = write(descriptor, bytes, bytes.count)
    return count == bytes.count ? nil : count < 0 ? errno : ENOSPC
  }

  private static func send(_ message: String) -> Int32? {
    let bytes = Array(message.utf8)
    let count = withSystemLog { socket, address, size in
      sendto(
        socket,
        bytes,
        bytes.count,
        Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL),
        address,
        size
      )
    }
    return count == bytes.count ? nil : count < 0 ? errno : EMSGSIZE
  }

  /// Does something with a socket to the system's log and that one's address.
  ///
  /// - Returns: what `body` does, with its `errno`; -1 where there is no socket.
  private static func withSystemLog<Count: BinaryInteger>(
    _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Count
  ) -> Int {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return -1 }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array("/dev/log".utf8)) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        Int(body(descriptor, address, socklen_t(MemoryLayout<sockaddr_un>.size)))
      }
    }
    let error = errno
    close(descriptor)
    errno = error
    return result
  }
}
