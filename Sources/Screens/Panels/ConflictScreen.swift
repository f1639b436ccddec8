import PortDomain
import TerminalUI
import Wording

/// Fields that somebody else changed while they were being edited: before, theirs, mine, one by one.
public struct ConflictScreen: Screen {
  let conflict: Conflict
  /// The edit that met the conflict.
  let intent: Intent
  private(set) var choices: [Choice?]
  private(set) var scroll: ListScroll
  /// The request, for its number and its country's clock.
  private(set) var file: RequestFile?
  private var key = ""
  private var isStoring = false

  enum Choice: Hashable, Sendable {
    case mine, theirs
  }

  public init(_ conflict: Conflict, of intent: Intent) {
    self.conflict = conflict
    self.intent = intent
    choices = Array(repeating: nil, count: conflict.fields.count)
    scroll = ListScroll(count: conflict.fields.count, height: conflict.fields.count)
  }

  public var title: String { Title.bothChanged }

  public func offers(in context: Context) -> [Offer] {
    [
      Offer(.mine, hinted: true), Offer(.theirs, hinted: true),
      Offer(.down, as: "move", hinted: true), Offer(.up, as: "move", hinted: true),
      Offer(.open, as: "apply", hinted: true), Offer(.back, as: "leave, text kept", hinted: true),
      Offer(.help, hinted: true), Offer(.commandLine), Offer(.home), Offer(.end),
    ]
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened:
      key = context.intentKey()
      return [.read(.file(conflict.request))]
    case .command(let command): return isStoring ? [] : run(command, in: context)
    case .reply(.read(.file(conflict.request, .success(let file)))):
      self.file = file
      return []
    case .reply(.written(.committed(let intents, let result))):
      guard let index = intents.firstIndex(where: { $0.key == key }) else { return [] }
      isStoring = false
      return settle(result.map { $0[index] })
    case .uncovered, .typed, .paste, .answer, .resized, .rested, .argument, .reply: return []
    }
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    switch command {
    case .mine: choose(.mine)
    case .theirs: choose(.theirs)
    case .open: return apply(in: context)
    case .back:
      return [.say(.textStays), .close]
    case _: if let motion = ListScroll.Motion(command) { scroll.move(motion) }
    }
    return []
  }

  private mutating func choose(_ choice: Choice) {
    guard choices.indices.contains(scroll.cursor) else { return }
    choices[scroll.cursor] = choice
    scroll.move(.down)
  }

  private mutating func apply(in context: Context) -> [Effect] {
    if let open = choices.firstIndex(of: nil) {
      scroll.select(open)
      let field = conflict.fields[open].field
      let (mine, theirs) = (context.key(.mine), context.key(.theirs))
      return [.say(.undecided(field, mine: mine, theirs: theirs))]
    }
    let change = Change.edit(edits)
    if edits.edits.isEmpty, edits.pin == nil {
      return [.tell(Answer(.edit, "", .dropped)), .say(.theirsStays), .close]
    }
    isStoring = true
    let basis = Intent.Basis.seen(version: conflict.version)
    return [.commit([context.intent(change, on: conflict.request, basis: basis, key: key)])]
  }

  /// Mine where it was chosen, now based on theirs, with the edits that met no conflict.
  var edits: FieldEdits {
    var edits = FieldEdits([])
    if case .change(_, .edit(let typed), _) = intent.subject { edits = typed }
    let disputed = Set(conflict.fields.map(\.field))
    edits.edits.removeAll { disputed.contains($0.field) }
    for (field, choice) in zip(conflict.fields, choices) where choice == .mine {
      edits.edits.append(FieldEdit(field.field, field.mine, basis: .seen(field.theirs)))
    }
    return edits
  }

  /// A further conflict opens a screen of its own, so this one goes.
  private func settle(_ result: Result<Outcome, StoreError>) -> [Effect] {
    switch result {
    case .success(.done), .success(.conflict): [.close]
    case .success(.refused), .failure: []
    }
  }
}

extension ConflictScreen {
  /// The name, three values and a blank.
  private static let rowsOfField = 5

  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    let head = rest.takeTop(1)
    if let file {
      canvas.draw(RequestHeading(file.request), in: head)
    } else {
      canvas.draw(
        DisplayText(sanitising: conflict.request.text),
        at: Point(x: 1, y: 0),
        style: .title
      )
    }
    canvas.draw(
      DisplayText(sanitising: conflict.news(by: context.clocks)),
      at: Point(x: 1, y: 1),
      style: .warning,
      width: canvas.width - 2
    )
    _ = rest.takeTop(2)
    canvas.region(rest) { area in
      let top = max(0, (scroll.cursor + 1) * ConflictScreen.rowsOfField - 1 - area.height)
      for (index, field) in conflict.fields.enumerated() {
        draw(field, index, at: index * ConflictScreen.rowsOfField - top, on: &area)
      }
    }
  }

  private func draw(_ field: FieldConflict, _ index: Int, at y: Int, on canvas: inout Canvas) {
    let isCurrent = index == scroll.cursor
    let name = DisplayText(sanitising: field.field.label.capitalisedFirst)
    canvas.draw(name, at: Point(x: 2, y: y), style: .heading)
    if isCurrent {
      canvas.select(Rect(x: 2, y: y, width: name.columns, height: 1))
      canvas.draw(">", at: Point(x: 0, y: y), style: .marker)
      canvas.placeCursor(at: Point(x: 0, y: y))
    }
    let rows: [(DisplayText, String?, Choice?)] = [
      ("\(Heading.before.text)", field.before, nil),
      ("\(Heading.theirs.text)", field.theirs, .theirs),
      ("\(Heading.mine.text)", field.mine, .mine),
    ]
    for (row, (label, value, choice)) in rows.enumerated() {
      let isChosen = choice != nil && choices[index] == choice
      let point = Point(x: 2, y: y + row + 1)
      if isChosen { canvas.draw(.done, at: point, style: .success) }
      canvas.draw(label, at: Point(x: 4, y: point.y), style: .muted)
      canvas.draw(
        DisplayText(sanitising: value ?? Placeholder.none),
        at: Point(x: 12, y: point.y),
        style: isChosen ? .strong : .plain,
        width: max(0, canvas.width - 13)
      )
    }
  }
}
