import PortDomain
import Synchronization

/// A clock that is put forward by hand while a demonstration is made.
public final class DemonstrationClock: Sendable {
  private let time: Mutex<Instant>

  public init(_ start: Instant) {
    time = Mutex(start)
  }

  public var now: Instant { time.withLock { $0 } }

  func set(_ instant: Instant) {
    time.withLock { $0 = instant }
  }
}
