import PortDomain
import PortStore
import Synchronization
import Wording

/// Writes each seal to where the system's configuration says, apart from the store: one line, with which
/// `audit verify --seals` holds the store against it.
final class SealLog: SealKeeper {
  private let place: LogPlace
  private let clock: @Sendable () -> Instant
  private let complain: @Sendable (String) -> Void
  private let hasComplained = Mutex(false)

  /// - Parameter complain: told once, however often it fails: the changes are stored all the same.
  init(
    in place: LogPlace,
    clock: @escaping @Sendable () -> Instant,
    complain: @escaping @Sendable (String) -> Void
  ) {
    self.place = place
    self.clock = clock
    self.complain = complain
  }

  func keep(_ seal: KeptSeal) {
    guard let failure = place.add(seal.text, as: .deed, at: clock()) else { return }
    let isFirst = hasComplained.withLock { told in
      defer { told = true }
      return !told
    }
    if isFirst { complain("note: \(PrintedText.sealNotKept(place.path, errno: failure))") }
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
