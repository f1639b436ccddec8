import PortDomain
import TerminalUI
import Wording

/// The first line of a screen about one request: what the screen is, whose number, its status.
struct RequestHeading: Widget, Hashable {
  let title: DisplayText
  let request: PortRequest
  /// Behind the customer: the attempt, say.
  var remark: DisplayText = .empty

  func draw(on canvas: inout Canvas) {
    let status = "\(String(request.status.letter)) \(request.status.title)" as DisplayText
    var line = StyledText(title, .title)
    line.append("  \(request.number.grouped)", .strong)
    line.append("  \(request.customer)")
    if !remark.isEmpty { line.append("  \(remark)", .muted) }
    let width = max(0, canvas.width - status.columns - 3)
    canvas.draw(line, at: Point(x: 1, y: 0), width: width)
    canvas.draw(
      status,
      at: Point(x: 0, y: 0),
      style: .strong,
      width: canvas.width - 1,
      alignment: .trailing
    )
  }
}
