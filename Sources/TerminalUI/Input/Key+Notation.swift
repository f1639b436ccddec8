/// Keys as written in the configuration, in scripts of tests and in documents.
///
/// As in vim and aerc: a character stands for itself, other keys have a name between `<` and `>`;
/// so have the blank (`<space>`) and `<` (`<lt>`).
extension Key {
  private static let names: [(name: String, key: Key)] = [
    ("enter", .enter), ("esc", .escape), ("tab", .tab), ("s-tab", .backTab),
    ("backspace", .backspace), ("delete", .delete), ("insert", .insert),
    ("up", .up), ("down", .down), ("left", .left), ("right", .right),
    ("home", .home), ("end", .end), ("pgup", .pageUp), ("pgdn", .pageDown),
    ("space", .character(" ")), ("lt", .character("<")),
  ]
  private static let byName = Dictionary(uniqueKeysWithValues: names.map { ($0.name, $0.key) })
  private static let nameByKey = Dictionary(uniqueKeysWithValues: names.map { ($0.key, $0.name) })

  /// The last function key that terminals are known to send.
  private static let functionKeys = 1...63

  /// The key of a notation, such as `s`, `<pgdn>`, `<c-l>`, `<f1>`; nil if there is none.
  public init?(notation: String) {
    if notation.first == "<" {
      guard notation.last == ">", notation.count > 2 else { return nil }
      self.init(name: notation.dropFirst().dropLast().lowercased())
    } else {
      guard notation.count == 1, let character = notation.first, character != " " else {
        return nil
      }
      self = .character(character)
    }
  }

  private init?(name: String) {
    if let key = Key.byName[name] {
      self = key
    } else if name.hasPrefix("c-"), let letter = name.dropFirst(2).first, name.count == 3,
      ("a"..."z").contains(letter) || #"@\]^_"#.contains(letter)
    {
      self = .control(letter)
    } else if name.first == "f", let number = Int(name.dropFirst()),
      Key.functionKeys.contains(number)
    {
      self = .function(number)
    } else {
      return nil
    }
  }

  public var notation: String {
    if let name = Key.nameByKey[self] { return "<\(name)>" }
    switch self {
    case .character(let character): return String(character)
    case .control(let letter): return "<c-\(letter)>"
    case .function(let number): return "<f\(number)>"
    case .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown:
      preconditionFailure("a key without a name: \(self)")
    }
  }
}

extension [Key] {
  /// The keys of a script such as `<down> <enter> acme<tab>`: blanks only separate, a name stands
  /// between `<` and `>`, any other character is a key; nil if a name is unknown.
  public init?(script: String) {
    self.init()
    var rest = script[...]
    while let first = rest.first {
      let end: String.Index
      if first == "<" {
        guard let close = rest.firstIndex(of: ">") else { return nil }
        end = rest.index(after: close)
      } else {
        end = rest.index(after: rest.startIndex)
      }
      if !first.isWhitespace {
        guard let key = Key(notation: String(rest[..<end])) else { return nil }
        append(key)
      }
      rest = rest[end...]
    }
  }

  public var notation: String {
    map(\.notation).joined(separator: " ")
  }
}
