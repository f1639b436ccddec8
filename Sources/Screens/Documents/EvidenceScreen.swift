import PortDomain
import TerminalUI
import Wording

/// What a paper says, typed where it differs from the request; dates always.
struct EvidenceScreen: FormPanel {
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
    self.form = DraftedForm(
      form,
      draft: Draft.Key(form: "evidence", subject: document.id.text),
      country: request.country
    )
  }

  var verb: String { "store" }

  /// Numbers listed one a line stay apart, as the field has but one.
  func pasted(_ text: String) -> String {
    guard form.form.focus == .numbers else { return text }
    return text.split(whereSeparator: \.isNewline).joined(separator: ", ")
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

  mutating func send(in context: Context) -> [Effect] {
    var evidence: [EvidenceField: String?] = [:]
    for field in form.form.fields where field.input.text != document.evidence[field.id] ?? "" {
      var text = field.input.text
      if field.id.isDate, form.given(field.id) != nil {
        guard let day = try? form.day(field.id, field.id.reach, in: context) else { return [] }
        text = day.iso
      }
      evidence[field.id] = .some(text.isEmpty ? nil : text)
    }
    guard !evidence.isEmpty else { return form.done }
    let edits = SheetEdits(evidence: evidence)
    return form.commit([
      context.intent(
        .paper(.check(document.id, edits)),
        on: request.id,
        basis: .seen(version: request.version),
        key: form.key
      )
    ])
  }
}

extension EvidenceField: FormField {
  static func mending(_ obstacle: Obstacle) -> EvidenceField? {
    if case .evidenceInvalid(let field, _) = obstacle { return field }
    return nil
  }
}
