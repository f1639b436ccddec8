/// What one wait brought; empty when only time passed.
struct Arrivals: Equatable, Sendable {
  /// What one read of the terminal gave.
  var bytes: [UInt8] = []
  var signals: [Signal] = []
  /// Whether replies of work done beside the loop are waiting.
  var hasReplies = false
  /// Whether the terminal is gone. Bytes that came before are in `bytes`.
  var hasHungUp = false

  var isEmpty: Bool { self == Arrivals() }
}
