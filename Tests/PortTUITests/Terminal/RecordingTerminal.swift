import TerminalUI

@testable import PortTUI

/// A terminal that remembers what it was asked to do, and lets a test act between frames.
struct RecordingTerminal: LoopTerminal {
  private(set) var log: [String] = []
  var size = Size(width: 60, height: 1)
  /// The size to be found after a signal.
  var newSize: Size?
  /// What comes while the editor has the terminal.
  var endOfEditor: [Signal] = []
  /// What happens once so many frames were shown.
  var afterFrame: [Int: () -> Void] = [:]
  /// The first row of each frame.
  private(set) var frames: [String] = []

  mutating func present(_ frame: Frame) {
    let words = frame.text[0].split(separator: " ", omittingEmptySubsequences: true)
    frames.append(words.joined(separator: " "))
    afterFrame[frames.count]?()
  }

  mutating func adoptSize() -> Bool {
    guard let newSize, newSize != size else { return false }
    size = newSize
    return true
  }

  mutating func repaint() { log.append("repaint") }
  mutating func suspend() {
    log.append("suspend")
    _ = adoptSize()
  }
  mutating func reopen() { log.append("reopen") }
  mutating func close() { log.append("close") }
  mutating func adopt(_ theme: Theme) { log.append("adopt \(theme)") }
  mutating func edit(_ text: String, limit: Int, stopping: (() -> Void) -> Void) -> EditorEnd {
    log.append("edit \(text)")
    stopping {}
    return EditorEnd(.success("\(text), edited"), signals: endOfEditor)
  }
  mutating func copy(_ text: String) { log.append("copy \(text)") }
}
