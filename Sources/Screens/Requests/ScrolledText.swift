import PortDomain
import TerminalUI

/// A longer text about a request under its heading, read by scrolling.
struct ScrolledText: Hashable, Sendable {
  private(set) var scroll = ListScroll()

  /// Adopts the room and the length of the text.
  mutating func fit(_ lines: [DisplayText], in context: Context) {
    scroll.resize(height: max(1, context.size.height - 2))
    scroll.setCount(lines.count)
  }

  mutating func move(_ motion: ListScroll.Motion) { scroll.move(motion) }

  func draw(
    _ lines: [DisplayText],
    titled title: String,
    of open: OpenFile,
    on canvas: inout Canvas
  ) {
    guard let file = open.file(orNoticeOn: &canvas) else { return }
    canvas.draw(
      RequestHeading(file.request, title: title),
      in: Rect(x: 0, y: 0, width: canvas.width, height: 1)
    )
    draw(lines, on: &canvas)
  }

  /// The text alone, under a heading of its own.
  func draw(_ lines: [DisplayText], on canvas: inout Canvas) {
    for (y, index) in scroll.visible.enumerated() where lines.indices.contains(index) {
      canvas.draw(lines[index], at: Point(x: 1, y: y + 2), width: canvas.width - 2)
    }
    canvas.placeCursor(at: Point(x: 1, y: 2 + (scroll.cursorRow ?? 0)))
  }
}
