import PortDomain
import TerminalUI
import Wording

/// What is to be done to several requests, before it is done: how many can be changed, and why the
/// others can't. Enter does it for those that can; for what can't be undone, `y` does, and Enter is No.
struct ManyScreen: Screen {
  let title: String
  let isFinal: Bool
  /// What is to be weighed before it can be done; nil where it was.
  private var weighing: Weighing?
  /// Of the form that asks, with which the intents' keys begin: it hears by them that it was done.
  private var key: String
  /// For those that can be changed.
  private(set) var intents: [Intent] = []
  private var shown = PanelLines([Placeholder.reading])
  /// Whether it was sent and has no answer yet: until then what lies below takes no keys.
  private var isSent = false

  private struct Weighing: Hashable, Sendable {
    let wish: ManyChange
    let requests: [RequestID]
    /// Against which the change is made; nil until they are read.
    var files: [RequestFile]?
  }

  /// - Parameter files: as the operator has seen them; read where there are none.
  init(
    _ title: String,
    _ wish: ManyChange,
    on requests: [RequestID],
    files: [RequestFile]? = nil,
    isFinal: Bool = false,
    key: String = ""
  ) {
    self.title = title
    self.isFinal = isFinal
    self.key = key
    weighing = Weighing(wish: wish, requests: requests, files: files)
  }

  /// What was weighed already.
  /// - Parameter intents: for what can be done, under keys that begin with the form's.
  init(_ title: String, _ intents: [Intent], lines: [String]) {
    self.title = title
    self.intents = intents
    isFinal = false
    key = ""
    shown = PanelLines(lines)
  }

  var lines: [String] { shown.lines }
  var presentation: Presentation { .panel(rows: shown.height) }

  func offers(in context: Context) -> [Offer] {
    let verb = ManyWords.doing(intents.count)
    let choices =
      intents.isEmpty
      ? [Offer(.open, as: "close", hinted: true)]
      : isFinal
        ? [Offer(.yes, as: verb, hinted: true), Offer(.no, hinted: true)]
        : [Offer(.open, as: verb, hinted: true)]
    return choices + PanelLines.offers + Offer.general
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened:
      if key.isEmpty { key = context.intentKey() }
      shown.fit(context)
      guard let weighing, weighing.files == nil else {
        weigh(in: context)
        return []
      }
      return [.read(.files(weighing.requests))]
    case .resized: shown.fit(context)
    case .reply(.read(.files(let requests, let result))) where requests == weighing?.requests:
      switch result {
      case .success(let files):
        weighing?.files = files
        weigh(in: context)
      case .failure(let error): show([error.message], in: context)
      }
    case .command(let command):
      if let motion = ListScroll.Motion(command) {
        shown.move(motion)
        return []
      }
      guard command == .open || command == .yes else { return [.close] }
      if weighing != nil { return [.say(Message(WhyNot.beingRead))] }
      if isSent { return [.say(.beingStored)] }
      if intents.isEmpty { return [.close] }
      isSent = true
      return [.commit(intents)]
    case .reply(.written(.committed(let stored, _))):
      return isSent && stored.first?.key == intents.first?.key ? [.close] : []
    case .uncovered, .typed, .paste, .answer, .rested, .argument, .reply: break
    }
    return []
  }

  /// Asks the desk about each of them, once.
  private mutating func weigh(in context: Context) {
    guard let weighing, let files = weighing.files else { return }
    let changes = weighing.wish.changes(on: files, in: context)
    self.weighing = nil
    var preview = ManyPreview(of: weighing.requests.count)
    for (index, (file, change)) in zip(files, changes).enumerated() {
      let ruling = context.desk.decide(change, on: file, by: context.actor, at: context.now) { _ in
        .free
      }
      preview.take(ruling, of: change, on: file, by: context.clocks)
      if case .refused = ruling { continue }
      intents.append(
        context.intent(
          change,
          on: file.request.id,
          basis: .seen(version: file.request.version),
          key: "\(key)-\(index)"
        )
      )
    }
    show(preview.lines(today: context.today(in: files.first?.request.country)), in: context)
  }

  private mutating func show(_ lines: [String], in context: Context) {
    shown = PanelLines(lines)
    shown.fit(context)
  }

  func draw(on canvas: inout Canvas, in context: Context) { shown.draw(on: &canvas) }
}
