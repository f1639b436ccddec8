import PortDomain
import TerminalUI
import Wording

/// A received file to take in: which paper it is, where it lies, the date it bears.
struct AddPaperScreen: FormPanel {
  let title = Title.addPaper
  let request: RequestID
  /// The order's other open numbers.
  let others: [RequestID]
  var form: DraftedForm<PaperField>

  init(to file: RequestFile, kind: DocumentKind) {
    request = file.request.id
    others = file.others.filter(\.status.isOpen).map(\.id)
    let typed: [PaperField: String] = [.kind: kind.word, .order: kind == .loa ? "yes" : "no"]
    let fields: [PaperField] = [.kind, .path, .date] + (others.isEmpty ? [] : [.order])
    var form = Form(
      fields.map { [count = others.count] field in
        Form<PaperField>.Field(
          id: field,
          label: "\(field.label)",
          hint: "\(field.hint(others: count))",
          input: TextField(typed[field] ?? "")
        )
      }
    )
    form.focus(on: .path)
    self.form = DraftedForm(
      form,
      draft: Draft.Key(form: "paper.\(kind.word)", subject: request.text),
      country: file.request.country
    )
  }

  var verb: String { "add" }

  mutating func send(in context: Context) -> [Effect] {
    guard let kind = DocumentKind(word: form.form.text(.kind)) else {
      form.point(at: .kind, DocumentKind.words)
      return []
    }
    let path = FoldedText.kept(form.form.text(.path), lines: false)
    guard !path.isEmpty else {
      form.point(at: .path, PaperField.pathMissing)
      return []
    }
    var evidence: [EvidenceField: String]?
    if form.given(.date) != nil {
      let field = kind.evidence.first(where: \.isDate)
      guard let day = try? form.day(.date, field?.reach ?? .back, in: context) else { return [] }
      evidence = field.map { [$0: day.iso] }
    }
    let isForOrder = ["yes", "y"].contains(FoldedText.key(form.form.text(.order)))
    return form.take(
      PaperIntake(
        request: request,
        kind: kind,
        path: path,
        evidence: evidence ?? [:],
        others: isForOrder ? others : [],
        key: form.key
      )
    )
  }
}

extension PaperField: FormField {
  static var file: PaperField? { .path }

  static func mending(_ obstacle: Obstacle) -> PaperField? {
    if case .evidenceInvalid = obstacle { .date } else { nil }
  }
}
