import PortDomain
import TerminalUI
import Wording

extension DetailScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let file else {
      canvas.draw(DisplayText(sanitising: request.text), at: Point(x: 1, y: 0), style: .title)
      canvas.placeCursor(at: .zero)
      return
    }
    var rest = canvas.bounds
    canvas.region(rest.takeTop(1)) { RequestHead(file.request).draw(on: &$0) }
    canvas.region(rest.takeTop(1).inset(columns: 1)) {
      $0.draw(ProgressLine(file.request.lifecycle.steps), in: $0.bounds)
    }
    canvas.region(rest.takeTop(1)) { drawClock(file, on: &$0, in: context) }
    // A row of its own, so that nothing moves when somebody comes or leaves.
    let presence = rest.takeTop(1)
    if !others.isEmpty {
      let words = "\(others.spoken()) \(others.count == 1 ? "has" : "have") it open too"
      canvas.draw(
        DisplayText(sanitising: words),
        at: Point(x: 1, y: presence.y),
        style: .info,
        width: canvas.width - 2
      )
    }
    let lines = body(in: context, width: canvas.width)
    canvas.region(rest) { area in
      for (y, line) in lines.dropFirst(offset).prefix(area.height).enumerated() {
        area.draw(line, at: Point(x: 1, y: y), width: area.width - 1)
      }
      if lines.count > offset + area.height {
        area.draw(.arrowDown, at: Point(x: area.width - 1, y: area.height - 1), style: .muted)
      }
    }
    canvas.placeCursor(at: .zero)
  }

  private func drawClock(_ file: RequestFile, on canvas: inout Canvas, in context: Context) {
    let request = file.request
    let today = context.today(in: request.country)
    let listing = Listing(request: request, facts: context.desk.facts(of: file))
    var parts = [
      ClockLine(
        context.desk.progress(of: listing, on: today),
        turn: listing.facts.span(on: today).turn,
        today: today
      ).text,
      "attempt \(request.lifecycle.attempt)",
      request.owner ?? "nobody's",
    ]
    if request.lifecycle.reschedules > 0 { parts.append("moved \(request.lifecycle.reschedules)×") }
    let more = file.siblings.count {
      $0.orderID != nil && $0.orderID == request.orderID && $0.id != request.id
    }
    if more > 0 { parts.append("order: \(more) more") }
    canvas.draw(
      DisplayText(sanitising: parts.joined(separator: " · ")),
      at: Point(x: 1, y: 0),
      width: canvas.width - 1
    )
  }

  /// The scrolled part, line by line.
  func body(in context: Context, width: Int) -> [StyledText] {
    guard let file else { return [] }
    let parts = DetailParts(file: file, context: context, width: width - 1)
    return [
      parts.signs, parts.rejection, parts.papers + parts.foreseen, parts.fields, parts.order,
      parts.afterPort, parts.history,
    ]
    .filter { !$0.isEmpty }
    .joined(separator: [""])
    .map { $0 }
  }
}

/// Who and where: number, country, carrier, customer, and the status at the right.
struct RequestHead {
  let request: PortRequest

  init(_ request: PortRequest) {
    self.request = request
  }

  func draw(on canvas: inout Canvas) {
    let status =
      "\(DisplayText(sanitising: String(request.status.letter))) \(DisplayText(sanitising: request.status.title))"
      as DisplayText
    let x = canvas.width - status.columns - 1
    let words = [
      request.number.grouped, request.country.code, request.carrier.text, request.customer,
    ]
    canvas.draw(
      DisplayText(sanitising: words.joined(separator: "  ")),
      at: Point(x: 1, y: 0),
      style: .title,
      width: max(0, x - 2)
    )
    canvas.draw(status, at: Point(x: x, y: 0), style: request.status.style)
  }
}

extension Lifecycle {
  /// The published outline as a picture.
  var steps: [ProgressLine.Step] {
    let reached = Stage.allCases.firstIndex(of: stage) ?? 0
    return Stage.allCases.enumerated().map { index, stage in
      let state: ProgressLine.Step.State
      if index < reached {
        state = .done
      } else if index > reached {
        state = .open
      } else {
        state = status == .rejected || status == .cancelled ? .failed : .now
      }
      return ProgressLine.Step(DisplayText(sanitising: stage.rawValue.capitalisedFirst), state)
    }
  }
}
