import PortDomain
import TerminalUI
import Wording

/// The reasons that are open on several requests, and how many have each: an outcome goes to all that do.
struct ManyReasonsScreen: Screen {
  let title = Title.resolve
  let requests: [RequestID]
  /// nil until they are read.
  private var files: [RequestFile]?
  private var scroll = ListScroll()

  init(requests: [RequestID]) {
    self.requests = requests
  }

  /// An open reason with the requests that have it.
  private struct Item {
    let code: ReasonCode
    let files: [RequestFile]
  }

  func offers(in context: Context) -> [Offer] {
    let whyNot = items(in: context).isEmpty ? WhyNot.noReason : nil
    return [.fixed, .waiting, .disputed, .waived].map {
      Offer($0, whyNot: whyNot, hinted: true)
    } + Offer.moving + Offer.general
  }

  private func items(in context: Context) -> [Item] {
    let open = (files ?? []).map { file in
      (file, Set(file.unresolved(on: context.today(in: file.request.country))))
    }
    return ReasonCode.allCases.compactMap { code in
      let files = open.filter { $0.1.contains(code) }.map(\.0)
      return files.isEmpty ? nil : Item(code: code, files: files)
    }
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened: return [.read(.files(requests))]
    case .reply(.read(.files(requests, let result))):
      let wasRead = files != nil
      files = (try? result.get()) ?? []
      scroll.resize(height: max(1, context.size.height - 2))
      scroll.setCount(items(in: context).count)
      // All that one came for is done.
      if wasRead, scroll.count == 0 { return [.close] }
    case .reply(.written(.committed(_, .success))), .reply(.changed):
      return [.read(.files(requests))]
    case .resized: scroll.resize(height: max(1, context.size.height - 2))
    case .command(let command): return run(command, in: context)
    case .uncovered, .typed, .paste, .answer, .rested, .argument, .reply: break
    }
    return []
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    if command == .back { return [.close] }
    if let motion = ListScroll.Motion(command) {
      scroll.move(motion)
      return []
    }
    let outcomes: [Command: Rejection.Outcome] = [
      .fixed: .fixed, .waiting: .waiting, .disputed: .disputed, .waived: .waived,
    ]
    let items = items(in: context)
    guard let outcome = outcomes[command], items.indices.contains(scroll.cursor) else { return [] }
    let item = items[scroll.cursor]
    return [
      .open(
        OutcomeScreen(
          .resolve(item.code, outcome),
          of: item.files[0],
          others: item.files.dropFirst().map(\.request.id),
          under: context.desk.rules
        )
      )
    ]
  }

  func draw(on canvas: inout Canvas, in context: Context) {
    let heading = Title.several(title, requests.count)
    canvas.draw(DisplayText(sanitising: heading), at: Point(x: 1, y: 0), style: .title)
    let items = items(in: context)
    guard !items.isEmpty else {
      let words = files == nil ? Placeholder.reading : Placeholder.noOpenReason
      canvas.draw("\(words)", at: Point(x: 3, y: 2), style: .muted)
      canvas.placeCursor(at: Point(x: 0, y: 2))
      return
    }
    for (y, index) in scroll.visible.clamped(to: items.indices).enumerated() {
      let item = items[index]
      let place = Point(x: 3, y: y + 2)
      let isCurrent = index == scroll.cursor
      let title = DisplayText(sanitising: item.code.reason.title)
      let end = canvas.draw(title, at: place)
      let count = Action.possible(item.files.count, of: requests.count)
      canvas.draw("\(count)", at: Point(x: max(end + 2, 32), y: place.y), style: .muted)
      if isCurrent {
        canvas.select(Rect(x: place.x, y: place.y, width: end - place.x, height: 1))
        canvas.draw(">", at: Point(x: 0, y: place.y), style: .marker)
        canvas.placeCursor(at: Point(x: 0, y: place.y))
      }
    }
  }
}
