import Glibc

/// Waiting for something that nobody announces, such as what another program shows.
public enum Condition {
  /// Looks every few milliseconds until there is a value; nil when the time is over.
  public static func first<Value, Failure: Error>(
    within limit: Duration,
    _ look: () throws(Failure) -> Value?
  ) throws(Failure) -> Value? {
    let clock = ContinuousClock()
    let end = clock.now + limit
    while true {
      if let value = try look() { return value }
      if clock.now >= end { return nil }
      // A bounded wait between two looks, never the thing that a test relies on.
      _ = poll(nil, 0, 5)
    }
  }
}
