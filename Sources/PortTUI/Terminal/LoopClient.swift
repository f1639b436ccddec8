import TerminalUI

/// The app as the loop sees it: events in, frames and requests out. It never waits.
///
/// Times are milliseconds of the loop's clock. Nothing of it runs unless something came in or its
/// `deadline` was reached.
protocol LoopClient {
  /// Whether keys of one read are too many different ones to have been typed; asked only where the
  /// terminal doesn't bracket pastes.
  func looksPasted(_ keys: [Key]) -> Bool

  /// Takes all that waited, in order.
  mutating func handle(_ events: [InputEvent], at now: Int) -> [TerminalRequest]
  /// Takes the replies of work done beside the loop, after a wake-up.
  mutating func deliver(at now: Int) -> [TerminalRequest]
  /// Does what was due at `deadline`, which must then be another or nil.
  mutating func meetDeadline(at now: Int) -> [TerminalRequest]
  /// The next moment at which something is to be done without input, if any.
  var deadline: Int? { get }

  /// Whether a key began a read whose answer may come at once: drawing then waits for it a little,
  /// so that a page costs one frame.
  var awaitsReply: Bool { get }
  func frame(size: Size) -> Frame

  /// The loop ends without having been asked to: keep drafts now, the terminal may be gone.
  mutating func end(_ ending: Ending)
}
