/// Why the loop ended.
enum Ending: Equatable, Sendable {
  /// The operator left.
  case left
  /// The terminal is gone: the connection broke or its window was closed.
  case hungUp
  case signal(Signal)

  /// The exit status, 128 and the number for a signal as shells count it.
  var status: Int32 {
    switch self {
    case .left: 0
    case .hungUp: 128 + Int32(Signal.hangUp.rawValue)
    case .signal(let signal): 128 + Int32(signal.rawValue)
    }
  }
}
