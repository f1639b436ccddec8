import PortDomain
import TerminalUI
import Wording

/// One request with all that belongs to it.
public struct DetailScreen: Screen, RequestScreen {
  var open: OpenFile
  /// The first line of the scrolled part that is shown.
  var offset = 0

  public init(request: RequestID) {
    open = OpenFile(request)
  }

  public var title: String { Title.request }

  var request: RequestID { open.id }
  var file: RequestFile? { open.file }

  public func offers(in context: Context) -> [Offer] {
    let hinted: Set<Command> = [.status, .documents, .resolution, .edit, .note, .undo, .history]
    return RequestCommands.offers.map { offer in
      Offer(offer.command, whyNot: offer.whyNot, hinted: hinted.contains(offer.command))
    } + [
      Offer(.help, hinted: true), Offer(.back, hinted: true), Offer(.commandLine),
      Offer(.settings), Offer(.repaint), Offer(.suspend),
    ] + Offer.moving
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let reads = open.update(event)
    switch event {
    case .command(.back): return [.close]
    case .command(let command):
      if let motion = ListScroll.Motion(command) {
        scroll(motion, in: context)
        return []
      }
      if command == .undo || command == .redo {
        let isRedo = command == .redo
        return RequestCommands.takeBack(on: request, file, isRedo: isRedo, in: context)
      }
      return RequestCommands.run(command, on: targets, in: context)
    case .answer(let answer):
      return answer.stage == .given
        ? RequestCommands.answer(answer, for: targets, in: context) : []
    case .opened, .reply, .uncovered, .typed, .paste, .resized, .rested, .argument: return reads
    }
  }

  private var targets: [RequestCommands.Target] {
    [RequestCommands.Target(id: request, request: file?.request)]
  }

  private mutating func scroll(_ motion: ListScroll.Motion, in context: Context) {
    let page = max(1, context.size.height - DetailScreen.headRows)
    let last = max(0, body(in: context, width: context.size.width).count - page)
    switch motion {
    case .down: offset += 1
    case .up: offset -= 1
    case .pageDown: offset += page
    case .pageUp: offset -= page
    case .halfPageDown: offset += page / 2
    case .halfPageUp: offset -= page / 2
    case .home: offset = 0
    case .end: offset = last
    }
    offset = min(max(0, offset), last)
  }

  /// Identity, progress line, clock, and who else has it open.
  static let headRows = 4

  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let file = open.file(orNoticeOn: &canvas) else { return }
    var rest = canvas.bounds
    canvas.draw(RequestHeading(file.request), in: rest.takeTop(1))
    canvas.region(rest.takeTop(1).inset(columns: 1)) {
      $0.draw(ProgressLine(file.request.lifecycle.steps), in: $0.bounds)
    }
    canvas.draw(
      DisplayText(
        sanitising: file.course(by: context.desk, at: context.now).capitalisedFirst
      ),
      at: Point(x: 1, y: rest.takeTop(1).y),
      width: canvas.width - 1
    )
    // A row of its own, so that nothing moves when somebody comes or leaves.
    let presence = rest.takeTop(1)
    if !context.present.isEmpty {
      canvas.draw(
        DisplayText(sanitising: Sign.alsoOpen(for: context.present)),
        at: Point(x: 1, y: presence.y),
        style: .info,
        width: canvas.width - 2
      )
    }
    let lines = body(in: context, width: canvas.width)
    canvas.region(rest) { area in
      for (y, line) in lines.dropFirst(offset).prefix(area.height).enumerated() {
        area.draw(line, at: Point(x: 1, y: y), width: area.width - 3)
      }
      if lines.count > offset + area.height {
        area.draw(.arrowDown, at: Point(x: area.width - 1, y: area.height - 1), style: .muted)
      }
    }
    canvas.placeCursor(at: .zero)
  }

  /// The scrolled part, line by line.
  func body(in context: Context, width: Int) -> [StyledText] {
    guard let file else { return [] }
    // A blank, and the column of the sign that there is more.
    let parts = DetailParts(file: file, context: context, width: width - 3)
    return [
      parts.signs, parts.rejection, parts.papers + parts.foreseen, parts.fields, parts.order,
      parts.afterPort, parts.history,
    ]
    .filter { !$0.isEmpty }
    .joined(separator: [""])
    .map { $0 }
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
        let isOff = status == .rejected || status == .cancelled || returnedOn != nil
        state = isOff ? .failed : .now
      }
      let isLast = stage == .routing && returnedOn != nil
      return ProgressLine.Step(
        DisplayText(sanitising: isLast ? Stage.returnedTitle : stage.title),
        state
      )
    }
  }
}
