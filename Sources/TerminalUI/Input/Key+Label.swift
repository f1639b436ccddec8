extension Key {
  /// The key as hints and menus name it: short, `⏎` or in ASCII `Enter`.
  public func label(ascii: Bool) -> DisplayText {
    switch self {
    case .character(" "): ascii ? "Space" : DisplayText(.space)
    case .character(let character): "\(String(character))"
    case .enter: ascii ? "Enter" : DisplayText(.lineBreak)
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "S-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: ascii ? "Up" : DisplayText(.arrowUp)
    case .down: ascii ? "Down" : DisplayText(.arrowDown)
    case .left: ascii ? "Left" : DisplayText(.arrowLeft)
    case .right: ascii ? "Right" : DisplayText(.arrow)
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .control(let letter): "^\(letter.uppercased())"
    }
  }
}
