import PortDomain
import TerminalUI
import Wording

extension IntakeScreen {
  /// Beyond this a form is hard to read.
  private static let widest = 100
  /// What stands beside the form where there is room.
  private static let asideWidth = 50

  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    let head = rest.takeTop(1)
    let end = canvas.draw("New request", at: Point(x: 1, y: 0), style: .title)
    let note = draft.note { context.clocks.time($0, in: country) }
    let words = ["* needed", note].compactMap { $0 }.joined(separator: " · ")
    canvas.draw(
      DisplayText(sanitising: words),
      at: Point(x: end + 2, y: head.y),
      style: .muted,
      width: max(0, canvas.width - end - 3),
      alignment: .trailing
    )
    if canvas.width >= IntakeScreen.widest + IntakeScreen.asideWidth {
      let aside = rest.takeRight(canvas.width - IntakeScreen.widest)
      canvas.region(aside.inset(columns: 2)) { drawAside(on: &$0) }
    }
    let width = min(rest.width, IntakeScreen.widest)
    let area = Rect(x: 1, y: rest.y, width: max(0, width - 2), height: rest.height)
    canvas.draw(form, in: area)
  }

  /// What is still in the way of creating the request.
  private func drawAside(on canvas: inout Canvas) {
    let missing = RequestField.required.filter { form.text($0).isEmpty }.map(\.label)
    let wrong = form.fields.filter { $0.error != nil }.map(\.id.label)
    var y = 0
    func list(_ title: DisplayText, _ labels: [String], _ style: Style, on canvas: inout Canvas) {
      guard !labels.isEmpty else { return }
      canvas.draw(title, at: Point(x: 0, y: y), style: .heading)
      for (row, label) in labels.enumerated() {
        canvas.draw(DisplayText(sanitising: label), at: Point(x: 2, y: y + row + 1), style: style)
      }
      y += labels.count + 2
    }
    list("Still needed", missing, .plain, on: &canvas)
    list("To be mended", wrong, .danger, on: &canvas)
    if y == 0 { canvas.draw("Nothing is missing.", at: .zero, style: .success) }
  }
}
