import PortDomain
import TerminalUI
import Wording

/// All views with their digits and counts: go to one, rename it, share it, give it a digit, take it away.
struct ViewsScreen: Screen {
  private(set) var views: [View]
  private var personal: Personal
  private var counts: [String: Count]
  private var scroll = ListScroll()
  /// The view that is to be under the cursor once it is there.
  private var wanted: String?
  /// What follows once a record is written, or where it is refused.
  private var following: Following?

  private struct Following: Hashable, Sendable {
    let record: DeskRecord
    var done: [Effect] = []
    var refused: [Effect] = []
  }

  init(_ views: [View], _ personal: Personal, current: View, _ counts: [String: Count]) {
    self.views = views
    self.personal = personal
    self.counts = counts
    wanted = current.key
  }

  var title: String { Title.views }

  private var current: View? {
    views.indices.contains(scroll.cursor) ? views[scroll.cursor] : nil
  }

  func offers(in context: Context) -> [Offer] {
    let fixed = current?.kind == .builtIn ? WhyNot.builtInView : nil
    let mayShare = context.actor.role >= DeskRecord.noView("").role
    let notShared = fixed ?? (mayShare ? nil : WhyNot.mayNotShare)
    let locked = current?.kind == .shared ? notShared : fixed
    return [
      Offer(.open, as: "go", hinted: true), Offer(.renameView, whyNot: locked, hinted: true),
      Offer(
        .shareView,
        as: current?.kind == .shared ? "unshare" : nil,
        whyNot: notShared,
        hinted: true
      ), Offer(.removeView, whyNot: locked, hinted: true),
    ] + [Command.view7, .view8, .view9].map { Offer($0, as: "digit", whyNot: fixed, hinted: true) }
      + [Offer(.startView)] + Offer.moving + Offer.general
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened:
      arrange(in: context)
      let filters = Dictionary(views.map { ($0.key, $0.filter) }) { first, _ in first }
      return [.read(.counts(filters, context.viewpoint()))]
    case .uncovered, .resized: arrange(in: context)
    case .command(let command): return run(command, in: context)
    case .argument(let name):
      guard let view = views.named(name) else {
        return [.say(.noChoice(name, among: views.map(\.name)))]
      }
      return [.tell(Answer(.views, view.name, .given)), .close]
    case .answer(let answer) where answer.command == .renameView && answer.stage == .given:
      return rename(to: answer.text, in: context)
    case .reply(.read(.counts(_, .success(let counts)))): self.counts.merge(counts) { $1 }
    case .reply(.kept(let change, nil)):
      personal.make(change)
      arrange(in: context)
    case .reply(.written(.revised(let record, let result))):
      arrange(in: context)
      guard let next = following, next.record == record else { return [] }
      following = nil
      return (try? result.get()).map(\.isDone) == true ? next.done : next.refused
    case .reply(.changed(nil)): arrange(in: context)
    case .typed, .paste, .answer, .rested, .reply: break
    }
    return []
  }

  private mutating func arrange(in context: Context) {
    let key = wanted ?? current?.key
    views = context.desk.views(with: personal, at: context.now)
    scroll.resize(height: max(1, context.size.height - 3))
    scroll.setCount(views.count)
    if let index = views.firstIndex(where: { $0.key == key }) {
      scroll.select(index)
      wanted = nil
    }
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    if let motion = ListScroll.Motion(command) {
      scroll.move(motion)
      return []
    }
    guard let view = current else { return command == .back ? [.close] : [] }
    switch command {
    case .back: return [.close]
    case .open: return [.tell(Answer(.views, view.name, .given)), .close]
    case .renameView:
      let prompt = PromptScreen(
        .renameView,
        label: Prompt.viewName,
        text: view.name,
        kind: .viewName
      )
      return [.open(prompt)]
    case .shareView:
      if view.kind == .shared {
        // One's own copy first, so that the view is never lost; it goes where the other stays.
        let gone = DeskRecord.noView(view.key)
        following = Following(record: gone, refused: [.keep(.forget(.view(view.key)))])
        return [.keep(.keep(.view(view.saved))), revise(gone, in: context)]
      }
      let sharing = revise(.view(view.saved), in: context)
      // One that all share under that name would be another's.
      guard case .view? = context.desk.record(of: .view(view.key)) else { return [sharing] }
      return [.open(ConfirmScreen(.changeShared(view.name), effects: [sharing]))]
    case .removeView:
      let removal = personal.removal(of: view.key).map(Effect.keep)
      let effects =
        view.kind == .own
        ? removal + [.say(.removed(view.name))]
        : [revise(.noView(view.key), in: context)] + removal
      return [
        .open(ConfirmScreen(.remove(view.name, isShared: view.kind == .shared), effects: effects))
      ]
    case .startView:
      return personal.start == view.key
        ? [.keep(.forget(.start)), .say(.startsWith(View.all.name))]
        : [.keep(.keep(.start(view: view.key))), .say(.startsWith(view.name))]
    case _:
      guard let digit = QueueScreen.digits[command] else { return [] }
      if view.digit == digit { return [.keep(.forget(.digit(digit)))] }
      let former = view.digit.map { [Effect.keep(.forget(.digit($0)))] } ?? []
      return former + [.keep(.keep(.digit(digit, view: view.key)))]
    }
  }

  private func revise(_ record: DeskRecord, in context: Context) -> Effect {
    .revise(record, on: .record(context.desk.record(of: record.subject)))
  }

  /// Gives a view another name; its digit and how it was left go with it.
  private mutating func rename(to name: String, in context: Context) -> [Effect] {
    guard let view = current, view.kind != .builtIn else { return [] }
    let renamed = SavedView(name: name, filter: view.text, look: view.look)
    guard renamed.name != view.name else { return [.say(.nothingChanged)] }
    if let problem = context.desk.problem(with: renamed, at: context.now) {
      return [.say(Message(problem.message.capitalisedFirst + ".", .warning))]
    }
    let isSame = renamed.key == view.key
    if !isSame, views.contains(where: { $0.key == renamed.key }) {
      return [.say(.viewExists(renamed.name))]
    }
    wanted = renamed.key
    let effects: [Effect] =
      view.kind == .own
      ? [.keep(.keep(.view(renamed)))] : [revise(.view(renamed), in: context)]
    if isSame { return effects }
    // The old name goes once the new one is there, and what belongs to it with it.
    var later: [Effect] = view.kind == .shared ? [revise(.noView(view.key), in: context)] : []
    later += personal.removal(of: view.key).map(Effect.keep)
    if let look = personal.look(of: view.key) {
      later.append(.keep(.keep(.look(look, view: renamed.key))))
    }
    if personal.start == view.key { later.append(.keep(.keep(.start(view: renamed.key)))) }
    if let digit = view.digit {
      later.append(.keep(.keep(.digit(digit, view: renamed.key))))
    }
    if view.kind == .own { return effects + later }
    following = Following(record: .view(renamed), done: later)
    return effects
  }

  func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    canvas.draw(
      DisplayText(sanitising: title),
      at: Point(x: 1, y: rest.takeTop(1).y),
      style: .heading
    )
    _ = rest.takeTop(1)
    let table = Table(
      columns: [
        Table.Column("\(Heading.view.text)", width: .fixed(18)),
        Table.Column("\(Heading.key.text)", width: .fixed(3)),
        Table.Column("\(Heading.requests.text)", width: .fixed(8), alignment: .trailing),
        Table.Column("\(Heading.whose.text)", width: .fixed(8), dropOrder: 1),
        Table.Column("\(Heading.filter.text)", width: .flexible(min: 10), dropOrder: 2),
      ],
      rows: views[scroll.visible.clamped(to: views.indices)].map { view in
        let isStart = view.key == (personal.start ?? View.all.key)
        return Table.Row(
          cells: [
            StyledText(sanitising: view.name, isStart ? .strong : .plain),
            StyledText(sanitising: view.digit.map { String($0) } ?? ""),
            StyledText(sanitising: counts[view.key]?.spoken ?? ""),
            StyledText(sanitising: view.kind.title, .muted),
            StyledText(sanitising: view.text),
          ]
        )
      },
      cursor: scroll.cursorRow
    )
    canvas.draw(table, in: rest)
  }
}
