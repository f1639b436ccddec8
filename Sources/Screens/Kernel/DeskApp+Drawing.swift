import PortDomain
import TerminalUI
import Wording

extension DeskApp {
  /// The smallest terminal that anything but a notice is drawn on.
  public static let smallest = Size(width: 40, height: 8)

  /// What the look of everything hangs on.
  private struct Terms: Equatable {
    let edition: Int
    let size: Size
    let preferences: Preferences
    let keymap: Keymap
  }

  /// The frame as it stands. Drawing changes nothing.
  public func frame(at now: Instant) -> Frame {
    var parts = DrawnParts()
    return frame(at: now, keeping: &parts)
  }

  /// The frame as it stands.
  /// - Parameter parts: of the frame before; then of this one.
  public func frame(at now: Instant, keeping parts: inout DrawnParts) -> Frame {
    let context = context(at: Moment(now: now, milliseconds: 0))
    let terms = Terms(edition: edition, size: size, preferences: preferences, keymap: keymap)
    parts.begin(under: terms)
    var canvas = Canvas(
      size: size,
      isASCII: context.isASCII,
      highlight: preferences.shownHighlight,
      isLinear: preferences.isLinear,
      parts: parts
    )
    parts = DrawnParts()
    draw(on: &canvas, in: context)
    parts = canvas.parts ?? parts
    return canvas.frame
  }

  private func draw(on canvas: inout Canvas, in context: Context) {
    guard size.width >= DeskApp.smallest.width, size.height >= DeskApp.smallest.height else {
      let key = keymap.keys(of: .leave).first?.label(ascii: context.isASCII) ?? ""
      canvas.draw("\(Placeholder.tooSmall)", at: .zero)
      canvas.draw("\(Placeholder.leaves(key.string))", at: Point(x: 0, y: 1))
      return
    }
    let screens = stack.map(\.screen)
    let base = screens.lastIndex { $0.presentation == .full } ?? 0
    var rest = canvas.bounds
    let hintRow = rest.takeBottom(1)
    let messageRow = rest.takeBottom(1)
    if let tour, tourRows > 0 {
      canvas.region(rest.takeBottom(tourRows)) { tour.draw(on: &$0, in: context) }
    }
    canvas.region(rest) { screens[base].draw(on: &$0, in: context) }
    var isLineTaken = false
    for screen in screens[(base + 1)...] {
      switch screen.presentation {
      case .full: break
      case .panel(let rows):
        var area = rest
        let panel = area.takeBottom(min(rest.height, rows + 1))
        canvas.region(panel) { DeskApp.draw(panel: screen, on: &$0, in: context) }
      case .line:
        isLineTaken = true
        canvas.region(messageRow) { screen.draw(on: &$0, in: context) }
      }
    }
    if let message, !isLineTaken { DeskApp.draw(message, endingAt: messageRow.y, on: &canvas) }
    let hints = screens[screens.count - 1].hints(in: context)
    canvas.keep(hintRow, showing: hints) { $0.draw(HintLine(hints), in: $0.bounds) }
  }

  /// A message that is longer than its line covers what stands over it, until the next key.
  private static func draw(_ message: Message, endingAt y: Int, on canvas: inout Canvas) {
    let lines = DisplayText(sanitising: message.text).wrapped(to: canvas.width - 2)
      .prefix(max(1, canvas.height / 5))
    let top = y - lines.count + 1
    canvas.fill(Rect(x: 0, y: top, width: canvas.width, height: lines.count))
    for (row, line) in lines.enumerated() {
      canvas.draw(line, at: Point(x: 1, y: top + row), style: message.tone.style)
    }
  }

  private static func draw(panel screen: any Screen, on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    canvas.fill(rest)
    let rule = rest.takeTop(1)
    if !canvas.isLinear { canvas.fill(rule, with: .horizontal, style: .muted) }
    canvas.draw(
      " \(DisplayText(sanitising: screen.title)) ",
      at: Point(x: 2, y: 0),
      style: .heading
    )
    canvas.region(rest) { screen.draw(on: &$0, in: context) }
  }
}

extension Message.Tone {
  var style: Style {
    switch self {
    case .plain: .plain
    case .done: .success
    case .warning: .warning
    case .failure: .danger
    }
  }
}
