import Dispatch
import Synchronization

/// Work on threads of its own, each piece with a result.
final class WorkBeside<Part: Sendable>: Sendable {
  private let group = DispatchGroup()
  private let parts = Mutex<[Part]>([])

  func add(_ work: @escaping @Sendable () -> Part) {
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
      let part = work()
      parts.withLock { $0.append(part) }
    }
  }

  /// Waits until all is done.
  func all() -> [Part] {
    group.wait()
    return parts.withLock { $0 }
  }
}
