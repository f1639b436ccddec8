import CNcurses
import Glibc
import Wording

extension ScreenObstacle {
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
