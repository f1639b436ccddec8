import PortDomain
import TerminalUI
import Wording

/// The first line of a screen about one request: what the screen is, whose number, its status.
struct RequestHeading: Widget, Hashable {
  let request: PortRequest
  /// What the screen is called; empty where it is the request's own page.
  var title = ""
  /// Behind the customer: the attempt, say.
  var remark = ""
  /// How many other requests the screen is about, too.
  var others = 0

  init(_ request: PortRequest, title: String = "", remark: String = "", others: Int = 0) {
    self.request = request
    self.others = others
    self.title = title
    self.remark = remark
  }

  func draw(on canvas: inout Canvas) {
    func text(_ words: String) -> DisplayText { DisplayText(sanitising: words) }
    guard others == 0 else {
      let count = (others + 1).counted("request")
      let words = [title, count].filter { !$0.isEmpty }.joined(separator: "  ")
      canvas.draw(text(words), at: Point(x: 1, y: 0), style: .title)
      return
    }
    let status = request.styledStatus
    let place = "  \(request.country.code)  \(request.carrier.text)  \(request.customer)"
    let number = request.number.grouped
    var line = StyledText(text(title.isEmpty ? number + place : title), .title)
    if !title.isEmpty {
      line.append(text("  " + number), .strong)
      line.append(text(place))
    }
    if !remark.isEmpty { line.append(text("  " + remark), .muted) }
    let x = canvas.width - status.columns - 1
    canvas.draw(line, at: Point(x: 1, y: 0), width: max(0, x - 2))
    canvas.draw(status, at: Point(x: x, y: 0))
  }
}
