import TerminalUI

/// What all screens that take keys themselves share.
enum Panels {
  /// Whether a key leaves: Esc, Ctrl-G, Ctrl-C.
  static func leaves(_ key: Key) -> Bool {
    key == .escape || key == .control("g") || key == .control("c")
  }
}
