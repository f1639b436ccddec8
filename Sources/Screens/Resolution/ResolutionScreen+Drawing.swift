import PortDomain
import TerminalUI
import Wording

extension ResolutionScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let file = open.file(orNoticeOn: &canvas) else { return }
    var rest = canvas.bounds
    canvas.draw(
      RequestHeading(
        file.request,
        title: title,
        remark: file.request.attemptTitle
      ),
      in: rest.takeTop(1)
    )
    let today = context.today(in: file.request.country)
    guard let latest = file.rejections.last else {
      canvas.draw("\(Placeholder.neverRejected)", at: Point(x: 1, y: rest.y), style: .muted)
      canvas.placeCursor(at: Point(x: 0, y: rest.y))
      return
    }
    let source = DisplayText(sanitising: latest.heading(today: today)).wrapped(
      to: max(1, rest.width - 2)
    )
    for line in source.prefix(rest.height >= 8 ? 2 : 1) {
      canvas.draw(line, at: Point(x: 1, y: rest.takeTop(1).y), style: .strong)
    }
    let footing = footing(of: file, width: rest.width - 2, in: context)
    let bottom = rest.takeBottom(min(footing.count, max(1, rest.height / 3)))
    for (y, line) in footing.prefix(bottom.height).enumerated() {
      canvas.draw(line, at: Point(x: 1, y: bottom.y + y))
    }
    if rest.height >= 8 {
      _ = rest.takeTop(1)
      _ = rest.takeBottom(1)
    }
    let blocks = blocks(of: file, today: today, by: context.desk)
    canvas.region(rest) { draw(blocks, on: &$0) }
  }

  private func blocks(of file: RequestFile, today: CalendarDay, by desk: Desk) -> [ReasonBlock] {
    codes(in: file).map { ReasonBlock($0, in: file, on: today, by: desk) }
      + file.rejections.dropLast().reversed().map {
        let earlier = file.outcome(of: $0, on: today)
        return ReasonBlock(earlier: earlier, isUnfolded: unfolded.contains($0.id), on: today)
      }
  }

  /// Stops first, then what is left.
  private func footing(of file: RequestFile, width: Int, in context: Context) -> [StyledText] {
    var lines: [(text: String, style: Style)] = []
    func text(_ sign: Sign) -> String {
      let country = file.request.country
      return sign.message(today: context.today(in: country), in: country, zones: context.desk.zones)
    }
    if file.request.isFraudStopped {
      lines.append((text(.fraudStop(keys: context.key(.liftFraudStop))), .danger))
    }
    if file.request.isEscalated {
      lines.append((text(.escalated(keys: context.key(.clearEscalation))), .warning))
    }
    switch file.request.status {
    case .rejected:
      let left = left(in: context)
      let words = Rejection.left(left, key: context.key(.resubmit))
      lines.append((words, left.isEmpty ? .success : .warning))
    case .pending:
      let left = left(before: .submit, in: context)
      let words = Rejection.leftToSubmit(left, key: context.key(.status))
      lines.append((words, left.isEmpty ? .success : .warning))
    case .inProgress, .scheduled, .completed, .cancelled:
      lines.append((Rejection.goneOn(file.request), .success))
    }
    return lines.flatMap { line in
      DisplayText(sanitising: line.text).wrapped(to: max(1, width))
        .map { StyledText($0, line.style) }
    }
  }

  /// Draws the blocks, scrolled so that the cursor's is in view from its head on.
  private func draw(_ blocks: [ReasonBlock], on canvas: inout Canvas) {
    let labels = blocks.flatMap(\.details).map { DisplayText(sanitising: $0.label).columns }
    let label = min(max(12, labels.max() ?? 0) + 2, canvas.width / 3)
    let width = max(1, canvas.width - label - 6)
    let heights = blocks.map { block in
      1 + block.details.reduce(0) { $0 + $1.lines(width: width).count }
    }
    let chosen = blocks.firstIndex { $0.target == current } ?? 0
    let start = heights[..<chosen].reduce(0, +)
    let end = start + heights[chosen]
    var y = -max(0, min(start, end - canvas.height))
    for block in blocks {
      draw(block, at: y, isChosen: block.target == current, on: &canvas)
      y += 1
      for detail in block.details {
        canvas.draw(
          DisplayText(sanitising: detail.label),
          at: Point(x: 5, y: y),
          style: .muted,
          width: label - 1
        )
        for line in detail.lines(width: width) {
          canvas.draw(line, at: Point(x: 5 + label, y: y))
          y += 1
        }
      }
    }
  }

  private func draw(
    _ block: ReasonBlock,
    at y: Int,
    isChosen: Bool,
    on canvas: inout Canvas
  ) {
    canvas.draw(block.head, at: Point(x: 3, y: y), style: block.isOpen ? .strong : .plain)
    canvas.draw(
      block.state,
      at: Point(x: 3, y: y),
      style: block.isOpen ? .warning : .success,
      width: canvas.width - 4,
      alignment: .trailing
    )
    guard isChosen else { return }
    canvas.draw(">", at: Point(x: 1, y: y), style: .marker)
    canvas.select(Rect(x: 3, y: y, width: min(block.head.columns, canvas.width - 4), height: 1))
    canvas.placeCursor(at: Point(x: 1, y: y))
  }
}

extension ReasonBlock.Detail {
  fileprivate func lines(width: Int) -> [DisplayText] {
    DisplayText(sanitising: text).wrapped(to: width)
  }
}

/// A reason or an earlier refusal as lines: its head, which the cursor goes to, and what belongs to it.
struct ReasonBlock: Hashable, Sendable {
  struct Detail: Hashable, Sendable {
    let label: String
    let text: String
  }

  let target: ResolutionScreen.Target
  let head: DisplayText
  /// At the right of the head.
  let state: DisplayText
  let isOpen: Bool
  let details: [Detail]

  /// A reason: open ones with all that helps, resolved ones with how.
  init(_ code: ReasonCode, in file: RequestFile, on today: CalendarDay, by desk: Desk) {
    let ground = file.rejection(for: code)?.ground(code) ?? Rejection.Ground(code: code)
    target = .reason(code)
    head = DisplayText(sanitising: code.reason.title)
    isOpen = ground.resolution?.isResolved(on: today) != true
    state = DisplayText(sanitising: ground.state(today: today))
    details = file.account(of: code, by: desk, on: today).map(Detail.init)
  }

  /// An earlier refusal, folded or with its words and how each reason ended.
  init(earlier rejection: Rejection, isUnfolded: Bool, on today: CalendarDay) {
    target = .earlier(rejection.id)
    head = DisplayText(isUnfolded ? .unfolded : .folded) + " \(rejection.summary(today: today))"
    state = .empty
    isOpen = false
    details = isUnfolded ? rejection.endings(today: today).map { Detail(label: "", text: $0) } : []
  }
}
