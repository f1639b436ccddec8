import TerminalUI

/// The frame that a widget draws on a canvas of its own.
func frame(_ widget: some Widget, width: Int, height: Int, isASCII: Bool = false) -> Frame {
  var canvas = Canvas(size: Size(width: width, height: height), isASCII: isASCII)
  widget.draw(on: &canvas)
  return canvas.frame
}

extension [TextEdit] {
  /// The edits of a script in key notation, by the usual keys.
  init(script: String) {
    self = ([Key](script: script) ?? []).compactMap { key in
      switch key {
      case .character(let character): .insert(character)
      case .enter: .newLine
      case .backspace: .deleteBackward
      case .delete: .deleteForward
      case .control("w"): .deleteWord
      case .control("u"): .clear
      case .left: .left
      case .right: .right
      case .home: .start
      case .end: .end
      case .up: .up
      case .down: .down
      case .pageUp: .pageUp
      case .pageDown: .pageDown
      case .escape, .tab, .backTab, .insert, .function, .control: nil
      }
    }
  }
}
