import PortDomain
import TerminalUI

/// A form over the lowest rows of a screen, with one change to send.
protocol FormPanel: Screen {
  associatedtype Field: FormField
  var form: DraftedForm<Field> { get set }
  /// What Enter does.
  var verb: String { get }
  /// Sends what was typed, or shows what is wrong with it.
  mutating func send(in context: Context) -> [Effect]
  /// What of a pasted text goes into the field that is typed in.
  func pasted(_ text: String) -> String
  /// Brings up to date what is said of a field.
  mutating func annotate()
  /// What is to be read while a field is typed.
  func wanted(_ field: Field) -> [Effect]
  /// Takes what was read for a field.
  mutating func take(_ found: Found)
  /// Whether Enter goes on to another field, and does so, before anything is sent.
  mutating func goesOn() -> Bool
  /// What to say of what was stored, besides what the app says of it.
  func told(_ receipt: Receipt) -> [Effect]
}

extension FormPanel {
  func pasted(_ text: String) -> String { text }
  mutating func annotate() {}
  mutating func goesOn() -> Bool { false }
  func wanted(_ field: Field) -> [Effect] { [] }
  mutating func take(_ found: Found) {}
  func told(_ receipt: Receipt) -> [Effect] { [] }

  var input: InputMode { .text() }
  var presentation: Presentation { .panel(rows: form.form.fields.count + 1) }

  func offers(in context: Context) -> [Offer] { form.offers(verb) }

  func awaits(_ work: FileWork) -> Bool {
    if case .take(let paper) = work { paper.key == form.key } else { false }
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    var event = event
    if case .paste(let text) = event { event = .paste(pasted(text)) }
    if case .argument(let text) = event {
      form.spareDraft()
      form.form.setText(pasted(text), of: form.form.focus)
      annotate()
      return send(in: context)
    }
    if event == .command(.accept), !form.isStoring, goesOn() { return [] }
    if case .reply(.read(let found)) = event { take(found) }
    let step = form.update(event, in: context)
    annotate()
    return switch step {
    case .effects(let effects): effects
    case .edited(let field): form.keep(at: context.now) + wanted(field)
    case .entered: send(in: context)
    case .left: [.close]
    case .restored: DraftedForm<Field>.restoredWords(in: context)
    case .stored(let receipt): form.done + told(receipt)
    case .passed, .refused: []
    }
  }

  func draw(on canvas: inout Canvas, in context: Context) {
    canvas.draw(form.form, in: canvas.bounds.inset(columns: 2))
  }
}
