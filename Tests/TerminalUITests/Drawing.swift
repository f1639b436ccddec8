import TerminalUI

/// The frame that a widget draws on a canvas of its own.
func frame(_ widget: some Widget, width: Int, height: Int, isASCII: Bool = false) -> Frame {
  var canvas = Canvas(size: Size(width: width, height: height), isASCII: isASCII)
  widget.draw(on: &canvas)
  return canvas.frame
}
