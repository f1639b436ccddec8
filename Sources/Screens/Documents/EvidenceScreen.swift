import PortDomain
import TerminalUI
import Wording

/// What a paper says, typed where it differs from the request; dates always.
struct EvidenceScreen: Screen {
  let title: String
  let document: Document
  let request: PortRequest
  var form: DraftedForm<EvidenceField>

  init(_ document: Document, of request: PortRequest, focus: EvidenceField) {
    title = Title.saying(document.kind)
    self.document = document
    self.request = request
    var form = Form(
      document.kind.evidence.map { field in
        Form<EvidenceField>.Field(
          id: field,
          label: "\(field.title.capitalisedFirst)",
          hint: EvidenceScreen.hint(for: field, on: document.kind, of: request),
          input: TextField(document.evidence[field] ?? "", limit: 1_000)
        )
      }
    )
    form.focus(on: focus)
    self.form = DraftedForm(form, draft: Draft.Key(form: "evidence", subject: document.id.text))
  }

  var input: InputMode { .keys }
  var presentation: Presentation { .panel(rows: form.form.fields.count + 1) }

  func hints(in context: Context) -> [HintLine.Hint] {
    [.init(.enter, "store"), .init(.tab, "next field"), .init(.escape, "leave")]
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch form.update(event, in: context) {
    case .effects(let effects): return effects
    case .left: return [.close]
    case .stored: return [.removeDraft(form.draftKey), .close]
    case .entered: return store(in: context)
    case .refused(let refusal):
      point(at: refusal, in: context)
      return []
    }
  }

  func draw(on canvas: inout Canvas, in context: Context) {
    canvas.draw(form.form, in: canvas.bounds.inset(columns: 2))
  }

  /// What an empty field stands for: what the request says.
  private static func hint(
    for field: EvidenceField,
    on kind: DocumentKind,
    of request: PortRequest
  ) -> DisplayText {
    let pairs = kind.items.flatMap { $0.pairs(on: kind) }
    let asked = pairs.first { $0.evidence == field }?.field.flatMap { request[$0] }
    return "\(field.hint(requested: asked))"
  }

  private mutating func store(in context: Context) -> [Effect] {
    var evidence: [EvidenceField: String?] = [:]
    for field in form.form.fields where field.input.text != document.evidence[field.id] ?? "" {
      let text = field.input.text
      if field.id.isDate, !text.isEmpty, CalendarDay(iso: text) == nil {
        point(at: Refusal(.evidenceInvalid(field.id, value: text)), in: context)
        return []
      }
      evidence[field.id] = .some(text.isEmpty ? nil : text)
    }
    guard !evidence.isEmpty else { return [.removeDraft(form.draftKey), .close] }
    let edits = SheetEdits(evidence: evidence)
    return [
      .commit([
        context.intent(
          .paper(.check(document.id, edits)),
          on: request.id,
          basis: .seen(version: request.version),
          key: form.key
        )
      ])
    ]
  }

  private mutating func point(at refusal: Refusal, in context: Context) {
    let today = context.today(in: request.country)
    for case .evidenceInvalid(let field, let value) in refusal.obstacles {
      form.point(at: field, Obstacle.evidenceInvalid(field, value: value).message(today: today))
    }
  }
}
