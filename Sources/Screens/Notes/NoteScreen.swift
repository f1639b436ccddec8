import PortDomain
import TerminalUI
import Wording

/// Writing a note on a request.
public struct NoteScreen: Screen {
  var open: OpenFile
  private(set) var area = TextArea(limit: 10_000)
  private(set) var draft: KeptDraft
  private var key = ""
  private var isStoring = false

  public init(request: RequestID) {
    open = OpenFile(request)
    draft = KeptDraft(Draft.Key(form: "note", subject: request.text))
  }

  public var title: String { "Note" }
  public var input: InputMode { .keys }

  public func hints(in context: Context) -> [HintLine.Hint] {
    [
      HintLine.Hint(.control("x"), "store"), HintLine.Hint(.enter, "new line"),
      HintLine.Hint(.escape, "leave, draft kept"),
    ]
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    var effects = open.update(event)
    switch event {
    case .opened:
      key = context.intentKey()
      fit(context)
      effects.append(.read(.drafts))
    case .resized: fit(context)
    case .key(let key): effects += take(key, in: context)
    case .paste(let text):
      guard !isStoring else { break }
      area.insert(text)
      effects += keep(at: context.now)
    case .reply(.read(.drafts(.success(let drafts)))):
      if let draft = draft.find(in: drafts) { fill(draft, in: context) }
    case .reply(.written(.committed(let intents, let result))):
      guard let index = intents.firstIndex(where: { $0.key == key }) else { break }
      isStoring = false
      if case .success(let outcomes) = result, case .done = outcomes[index] {
        effects += [.removeDraft(draft.key), .close]
      }
    case .uncovered, .command, .answer, .rested, .reply: break
    }
    return effects
  }

  private mutating func take(_ key: Key, in context: Context) -> [Effect] {
    if isStoring { return [.say(Message("The note is being stored; a moment."))] }
    if Panels.leaves(key) {
      let words = Message("The note is kept as a draft; m brings it back.")
      return (isBlank ? [] : [.say(words)]) + [.close]
    }
    if key == .control("x") { return store(in: context) }
    if key == .control("r") {
      if let draft = draft.takeOffered() { fill(draft, in: context) }
      return []
    }
    return area.edit(key) ? keep(at: context.now) : []
  }

  private mutating func store(in context: Context) -> [Effect] {
    if isBlank { return [.say(Message("Write the note first.", .warning))] }
    isStoring = true
    return [.commit([context.intent(.note(area.text), on: open.id, basis: .current, key: key)])]
  }

  private var isBlank: Bool { area.text.allSatisfy(\.isWhitespace) }

  private mutating func keep(at now: Instant) -> [Effect] {
    draft.save(["text": area.text], at: now)
  }

  private mutating func fill(_ draft: Draft, in context: Context) {
    area = TextArea(draft.fields["text"] ?? "", limit: 10_000)
    fit(context)
  }

  private static let headRows = 2

  private mutating func fit(_ context: Context) {
    let size = context.size
    area.resize(to: Size(width: size.width - 2, height: size.height - NoteScreen.headRows))
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    let head = rest.takeTop(1)
    let line = rest.takeTop(1)
    let request = open.file?.request
    if let request { canvas.region(head) { RequestHead(request).draw(on: &$0) } }
    let end = canvas.draw("Note", at: Point(x: 1, y: line.y), style: .heading)
    if let note = draft.note(at: { context.clocks.time($0, in: request?.country) }) {
      canvas.draw(
        DisplayText(sanitising: note),
        at: Point(x: end + 2, y: line.y),
        style: .muted,
        width: max(0, canvas.width - end - 3),
        alignment: .trailing
      )
    }
    canvas.draw(area, in: rest.inset(columns: 1))
  }
}
