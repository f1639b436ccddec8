/// Why there can be no full screen; the caller then prints the queue as plain text instead.
///
/// An unknown or missing TERM is none, a small window isn't either: the screens say so themselves.
public enum ScreenObstacle: Error, Equatable, Sendable {
  case inputNotTerminal
  case outputNotTerminal
  /// The terminal can't place the cursor, as `dumb` and printing terminals.
  case noCursorAddressing(type: String)
  /// The host has no description of any terminal, not even of those tried instead.
  case noDescriptions

  /// What stands in the way, and what is printed in the screen's place.
  public var message: String {
    let obstacle =
      switch self {
      case .inputNotTerminal: "The desk needs a terminal to read keys from."
      case .outputNotTerminal: "The desk needs a terminal to draw on."
      case .noCursorAddressing(let type):
        "The terminal type \"\(type)\" can't place the cursor; set TERM to the type you have."
      case .noDescriptions:
        "No description of a terminal is installed here; install the package ncurses-base."
      }
    return obstacle + " The queue follows; `porttui list` prints it with choices."
  }
}
