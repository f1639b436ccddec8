import Glibc
import PortDomain
import PortStore
import Synchronization
import Wording

/// Writes each seal to where the system's configuration says, apart from the store: one line, with which
/// `audit verify --seals` holds the store against it.
final class SealLog: SealKeeper {
  enum Place: Hashable {
    case syslog
    /// A file that is only ever added to.
    case file(String)

    /// `syslog`, or a path from the root.
    init?(_ text: String) {
      switch text {
      case "syslog": self = .syslog
      case _ where text.hasPrefix("/"): self = .file(text)
      default: return nil
      }
    }

    fileprivate var path: String {
      switch self {
      case .syslog: "/dev/log"
      case .file(let path): path
      }
    }
  }

  private let place: Place
  private let clock: @Sendable () -> Instant
  private let complain: @Sendable (String) -> Void
  private let hasComplained = Mutex(false)

  /// - Parameter complain: told once, however often it fails: the changes are stored all the same.
  init(
    in place: Place,
    clock: @escaping @Sendable () -> Instant,
    complain: @escaping @Sendable (String) -> Void
  ) {
    self.place = place
    self.clock = clock
    self.complain = complain
  }

  func keep(_ seal: KeptSeal) {
    let failure: Int32? =
      switch place {
      case .syslog: SealLog.send("<\(SealLog.priority)>porttui[\(getpid())]: \(seal.text)")
      case .file(let path): SealLog.add("\(clock().rfc3339) \(seal.text)\n", to: path)
      }
    guard let failure else { return }
    let isFirst = hasComplained.withLock { told in
      defer { told = true }
      return !told
    }
    if isFirst { complain("note: \(PrintedText.sealNotKept(place.path, errno: failure))") }
  }

  /// A notice to the log of who was let in and what they did: LOG_AUTHPRIV | LOG_NOTICE.
  private static let priority = 10 << 3 | 5

  /// - Returns: the system's error, if any.
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

  /// - Returns: the system's error, if any.
  private static func send(_ message: String) -> Int32? {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array("/dev/log".utf8)) }
    let bytes = Array(message.utf8)
    let count = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        sendto(
          descriptor,
          bytes,
          bytes.count,
          Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL),
          address,
          socklen_t(MemoryLayout<sockaddr_un>.size)
        )
      }
    }
    return count == bytes.count ? nil : count < 0 ? errno : EMSGSIZE
  }
}

/// What is to be told once the screen is left.
final class HeldComplaints: Sendable {
  private let texts = Mutex<[String]>([])

  func add(_ text: String) {
    texts.withLock { $0.append(text) }
  }

  func tell() {
    for text in texts.withLock({ $0 }) { Console.complain(text) }
  }
}
