import HTTPTypes
import PortDomain
import Synchronization
import Wording

/// How often each client may call: so many calls in each minute.
final class RateLimits: Sendable {
  /// Calls a minute; nil for as many as one likes.
  private let limit: Int?
  private let clock: @Sendable () -> Instant
  private let counts = Mutex(Counts())

  private struct Counts {
    var minute: Int64 = 0
    /// Of each client, in this minute.
    var calls: [String: Int] = [:]
  }

  /// What is left to a client, and when the count begins anew.
  struct Allowance: Hashable, Sendable {
    let limit: Int
    /// Below zero for a call that is too many.
    let remaining: Int
    /// In seconds from now.
    let reset: Int
  }

  init(limit: Int?, clock: @escaping @Sendable () -> Instant) {
    self.limit = limit
    self.clock = clock
  }

  /// Counts one call of a client; nil where there is no limit.
  func take(of client: String) -> Allowance? {
    guard let limit else { return nil }
    let seconds = clock().seconds
    let minute = seconds / 60
    return counts.withLock { counts in
      if counts.minute != minute { counts = Counts(minute: minute) }
      counts.calls[client, default: 0] += 1
      let calls = counts.calls[client] ?? 0
      return Allowance(
        limit: limit,
        remaining: limit - calls,
        reset: Int((minute + 1) * 60 - seconds)
      )
    }
  }
}

extension RateLimits.Allowance? {
  /// Keeps it for the answer's head.
  /// - Throws: `CallFault.tooManyCalls` where nothing was left.
  func orThrow(into kept: inout RateLimits.Allowance?) throws(CallFault) {
    kept = self
    if let self, self.remaining < 0 { throw .tooManyCalls(seconds: self.reset) }
  }
}

extension HTTPFields {
  mutating func add(_ allowance: RateLimits.Allowance) {
    for (name, value) in [
      ("X-RateLimit-Limit", allowance.limit),
      ("X-RateLimit-Remaining", Swift.max(0, allowance.remaining)),
      ("X-RateLimit-Reset", allowance.reset),
    ] {
      if let name = HTTPField.Name(name) { self[name] = String(value) }
    }
  }
}
