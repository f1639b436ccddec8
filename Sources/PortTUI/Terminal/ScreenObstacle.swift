import CNcurses
import Glibc

/// Why there can be no full screen; the caller then prints the queue as plain text instead.
///
/// An unknown or missing TERM is none, a small window isn't either: the screens say so themselves.
enum ScreenObstacle: Error, Equatable, Sendable {
  case inputNotTerminal
  case outputNotTerminal
  /// The terminal can't place the cursor, as `dumb` and printing terminals.
  case noCursorAddressing(type: String)
  /// The host has no description of any terminal, not even of those tried instead.
  case noDescriptions

  /// What stands in the way now, or nil.
  static func find(terminalType: String?) -> ScreenObstacle? {
    if isatty(STDIN_FILENO) == 0 { return .inputNotTerminal }
    if isatty(STDOUT_FILENO) == 0 { return .outputNotTerminal }
    switch tty_probe(terminalType) {
    case .done, .unknown: return nil
    case .no_cursor_addressing: return .noCursorAddressing(type: terminalType ?? "")
    }
  }
}
