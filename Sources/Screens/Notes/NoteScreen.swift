import PortDomain
import TerminalUI
import Wording

/// Writing a note on a request, or on each of several.
public struct NoteScreen: Screen, RequestScreen {
  enum Field: String, FormField {
    case text

    static func mending(_ obstacle: Obstacle) -> Field? { nil }
  }

  var open: OpenFile
  /// On which the note is written too.
  let others: [RequestID]
  private(set) var form: DraftedForm<Field>

  public init(request: RequestID, others: [RequestID] = []) {
    open = OpenFile(request)
    self.others = others
    form = DraftedForm(
      Form([.init(id: .text, lines: TextArea(limit: NoteScreen.limit))]),
      draft: Draft.Key(form: "note", about: [request] + others)
    )
  }

  public var title: String { Title.note }
  public var input: InputMode { .text() }

  public func offers(in context: Context) -> [Offer] {
    let noEditor = context.surface.editor.obstacle
    return [
      Offer(.store, hinted: true), Offer(.accept, as: "new line", hinted: true),
      Offer(.leaveText, as: "leave, draft kept", hinted: true), form.bringing,
      Offer(.editor, whyNot: noEditor, hinted: noEditor == nil),
      Offer(.lineUp), Offer(.lineDown), Offer(.linesUp), Offer(.linesDown),
    ] + Offer.editing
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let reads = open.update(event)
    form.country = open.file?.request.country
    if event == .opened || event == .resized {
      let size = context.size
      let room = Size(width: size.width - 2, height: size.height - NoteScreen.headRows)
      form.form.resize(.text, to: room)
    }
    var event = event
    if case .argument(let text) = event {
      form.spareDraft()
      form.form.setText(text, of: .text)
      event = .command(.store)
    }
    switch event {
    case .command(.editor) where !form.isStoring:
      let edit = TerminalEffect.edit(form.form.text(.text), limit: NoteScreen.limit)
      return reads + [.outside(.terminal(edit))]
    case .answer(let answer) where answer.command == .editor && answer.stage == .given:
      form.form.setText(answer.text, of: .text)
      return reads + form.keep(at: context.now)
    case _: break
    }
    let text = form.given(.text)
    switch form.update(event, in: context) {
    case .effects(let effects): return reads + effects
    case .edited: return reads + form.keep(at: context.now)
    case .entered:
      guard let text else { return reads + [.say(.noteMissing)] }
      let change = Change.note(text)
      guard others.isEmpty else {
        return reads + form.preview(title, .same(change), on: [open.id] + others)
      }
      return reads
        + form.commit([context.intent(change, on: open.id, basis: .current, key: form.key)])
    case .left:
      let kept = Effect.say(.noteKept(key: context.key(.note)))
      return reads + (text == nil ? [] : [kept]) + [.close]
    case .stored: return reads + form.done
    case .passed, .restored, .refused: return reads
    }
  }

  private static let headRows = 2
  /// The most characters of a note.
  private static let limit = 10_000

  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    let head = rest.takeTop(1)
    let line = rest.takeTop(1)
    if let request = open.file?.request {
      canvas.draw(RequestHeading(request, others: others.count), in: head)
    }
    let end = canvas.draw("\(title)", at: Point(x: 1, y: line.y), style: .heading)
    canvas.draw(
      form.note(in: context),
      at: Point(x: end + 2, y: line.y),
      style: .muted,
      width: max(0, canvas.width - end - 3),
      alignment: .trailing
    )
    canvas.region(rest.inset(columns: 1)) { area in
      form.form[.text]?.input.draw(on: &area, isFocused: true)
    }
  }
}
