/// Why a test of the real program could not go on; the screen says what it showed instead.
public enum TerminalTestError: Error, Equatable, CustomStringConvertible {
  /// No built program was found there.
  case noProgram(path: String)
  case tmuxFailed(arguments: [String], output: String)
  case noPseudoTerminal(errno: Int32)
  case notStarted(errno: Int32)
  /// The notation isn't one of keys.
  case unknownKey(String)
  case timedOut(waitingFor: String, shown: String)

  public var description: String {
    switch self {
    case .noProgram(let path): "no program at \(path); build it or set PORTTUI_BINARY"
    case .tmuxFailed(let arguments, let output): "tmux \(arguments) failed: \(output)"
    case .noPseudoTerminal(let number): "no pseudo-terminal: errno \(number)"
    case .notStarted(let number): "the program did not start: errno \(number)"
    case .unknownKey(let name): "no key is called \(name)"
    case .timedOut(let what, let shown): "waited in vain for \(what); shown was:\n\(shown)"
    }
  }
}
