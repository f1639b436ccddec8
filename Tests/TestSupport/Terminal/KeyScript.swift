/// Keys as tests write them, in the notation of the configuration: `<down> <enter> acme<tab>`.
///
/// Blanks only separate; a blank is `<space>`.
enum KeyScript {
  enum Word: Equatable {
    case text(String)
    /// A key by the name that tmux has for it.
    case named(String)
  }

  static func words(of script: String) throws(TerminalTestError) -> [Word] {
    var words: [Word] = []
    var rest = script[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "<", let close = rest.firstIndex(of: ">") {
        let name = rest[rest.index(after: rest.startIndex)..<close].lowercased()
        words.append(try word(named: name))
        rest = rest[rest.index(after: close)...]
      } else {
        let text = rest.prefix { !$0.isWhitespace && $0 != "<" }
        words.append(.text(String(text)))
        rest = rest[text.endIndex...]
      }
    }
    return words
  }

  /// What an xterm sends for the words.
  static func bytes(of script: String) throws(TerminalTestError) -> [UInt8] {
    var bytes: [UInt8] = []
    for word in try words(of: script) {
      switch word {
      case .text(let text): bytes += text.utf8
      case .named(let name): bytes += try self.bytes(ofKeyNamed: name)
      }
    }
    return bytes
  }

  private static let tmuxNames = [
    "enter": "Enter", "esc": "Escape", "tab": "Tab", "s-tab": "BTab", "backspace": "BSpace",
    "delete": "DC", "insert": "IC", "up": "Up", "down": "Down", "left": "Left", "right": "Right",
    "home": "Home", "end": "End", "pgup": "PPage", "pgdn": "NPage", "space": "Space",
  ]

  private static func word(named name: String) throws(TerminalTestError) -> Word {
    if name == "lt" { return .text("<") }
    if let key = tmuxNames[name] { return .named(key) }
    if name.hasPrefix("c-"), name.count == 3 { return .named("C-\(name.suffix(1))") }
    if name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...12).contains(number) {
      return .named("F\(number)")
    }
    throw .unknownKey(name)
  }

  private static let sequences = [
    "Enter": "\r", "Escape": "\u{1b}", "Tab": "\t", "BTab": "\u{1b}[Z", "BSpace": "\u{7f}",
    "DC": "\u{1b}[3~", "IC": "\u{1b}[2~", "Up": "\u{1b}[A", "Down": "\u{1b}[B",
    "Left": "\u{1b}[D", "Right": "\u{1b}[C", "Home": "\u{1b}[H", "End": "\u{1b}[F",
    "PPage": "\u{1b}[5~", "NPage": "\u{1b}[6~", "Space": " ", "F1": "\u{1b}OP",
    "F2": "\u{1b}OQ", "F3": "\u{1b}OR", "F4": "\u{1b}OS",
  ]

  private static func bytes(ofKeyNamed name: String) throws(TerminalTestError) -> [UInt8] {
    if let sequence = sequences[name] { return Array(sequence.utf8) }
    if name.hasPrefix("C-"), let letter = name.utf8.last { return [letter & 0x1f] }
    throw .unknownKey(name)
  }
}
