/// What the app asks of the terminal, beside the frame.
enum TerminalRequest: Equatable, Sendable {
  case repaint
  case suspend
  /// Sends text to the clipboard of the terminal (OSC 52); nobody says whether it took it.
  case copy(String)
  case leave
}
