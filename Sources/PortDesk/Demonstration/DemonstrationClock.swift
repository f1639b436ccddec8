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

extension IdentifierSource {
  /// Ids that come out the same each time, for a demonstration.
  public static func seeded(_ seed: UInt64) -> IdentifierSource {
    let source = SeededSource(seed)
    return IdentifierSource { source.next() }
  }
}

private final class SeededSource: Sendable {
  private let chance: Mutex<SeededChance>

  init(_ seed: UInt64) {
    chance = Mutex(SeededChance(seed))
  }

  func next() -> (high: UInt16, low: UInt64) {
    chance.withLock { (UInt16(truncatingIfNeeded: $0.next()), $0.next()) }
  }
}
