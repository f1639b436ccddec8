import Screens
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
  mutating func handle(_ events: [InputEvent], at now: Int) -> [TerminalEffect]
  /// Takes the replies of work done beside the loop, after a wake-up.
  mutating func deliver(at now: Int) -> [TerminalEffect]
  /// Does what was due at `deadline`, which must then be another or nil.
  mutating func meetDeadline(at now: Int) -> [TerminalEffect]
  /// The next moment at which something is to be done without input, if any.
  var deadline: Int? { get }

  /// Whether a key began a read whose answer may come at once: drawing then waits for it a little,
  /// so that a page costs one frame.
  var awaitsReply: Bool { get }
  mutating func frame(size: Size) -> Frame
  /// Milliseconds between frames under a flood of input.
  var frameInterval: Int { get }

  /// Runs `body`, in which the process may be stopped, while it keeps nobody else from working.
  func whileNothingIsWritten(_ body: () -> Void)

  /// The loop ends without having been asked to: keep drafts now, the terminal may be gone.
  mutating func end(_ ending: Ending)
}

/// What the loop needs of a terminal; tests have one that only remembers.
protocol LoopTerminal {
  var size: Size { get }
  /// Shows the frame; sends nothing if it is shown already.
  mutating func present(_ frame: Frame)
  /// Draws everything anew with the next frame.
  mutating func repaint()
  /// Asks for the size after a signal said that it changed; tells whether it did.
  mutating func adoptSize() -> Bool
  /// Gives the terminal back to the shell, stops, and takes it again once continued.
  mutating func suspend()
  /// Takes the terminal again after somebody stopped and continued the process from outside.
  mutating func reopen()
  /// Gives the terminal back as it was found.
  mutating func close()
  mutating func copy(_ text: String)
  /// Gives the terminal to the operator's editor with a text to write on, and takes it again.
  /// - Parameter stopping: runs what stops the process.
  mutating func edit(_ text: String, limit: Int, stopping: (() -> Void) -> Void) -> EditorEnd
  /// Goes on in the colours of a theme, from the next frame.
  mutating func adopt(_ theme: Theme)
}

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

/// A signal that the loop acts on; its raw value is the number on Linux (signal(7)).
enum Signal: UInt8, Sendable {
  case hangUp = 1
  case interrupt = 2
  case quit = 3
  case terminate = 15
  case resume = 18
  case stop = 20
  case windowChange = 28
}
