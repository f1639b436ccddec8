import TerminalUI

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
}
