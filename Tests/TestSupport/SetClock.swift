import PortDomain
import Synchronization

/// A clock that stands until it is set.
public final class SetClock: Sendable {
  private let time: Mutex<Instant>

  public init(_ start: Instant) {
    time = Mutex(start)
  }

  public convenience init(at text: String) {
    self.init(Sample.instant(text))
  }

  public var read: @Sendable () -> Instant {
    { self.now }
  }

  public var now: Instant { time.withLock { $0 } }

  public func set(_ now: Instant) {
    time.withLock { $0 = now }
  }

  public func advance(days: Int = 0, seconds: Int = 0) {
    time.withLock { $0 = $0.adding(seconds: days * 86_400 + seconds) }
  }
}
