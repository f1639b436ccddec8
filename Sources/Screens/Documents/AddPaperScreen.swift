import PortDomain
import TerminalUI
import Wording

/// A received file to take in: which paper it is, where it lies, the date it bears, and that it is for the
/// order unless said otherwise.
struct AddPaperScreen: FormPanel {
  let title = Title.addPaper
  let file: RequestFile
  /// The order's other open numbers that it can be for.
  let others: [RequestID]
  var form: DraftedForm<PaperField>

  init(to file: RequestFile, kind: DocumentKind) {
    self.file = file
    others = file.fellows.map(\.id)
    let typed: [PaperField: String] = [.kind: kind.word, .order: "yes"]
    let fields: [PaperField] = [.kind, .path, .date] + (others.isEmpty ? [] : [.order])
    var form = Form(
      fields.map { field in
        Form<PaperField>.Field(
          id: field,
          label: "\(field.label)",
          hint: field.hint.map { DisplayText(sanitising: $0) },
          input: TextField(typed[field] ?? "")
        )
      }
    )
    form.setCandidates(DocumentKind.allCases.map(\.word), of: .kind)
    form.focus(on: .path)
    self.form = DraftedForm(
      form,
      draft: Draft.Key(form: "paper.\(kind.word)", subject: file.request.id.text),
      country: file.request.country
    )
    annotate()
  }

  var verb: String { "add" }
  var presentation: Presentation {
    .panel(rows: form.form.fields.count + (others.isEmpty ? 1 : 2))
  }

  private var isForOrder: Bool {
    ["yes", "y"].contains(FoldedText.key(form.form.text(.order)))
  }

  private var coverage: Coverage? {
    file.coverage(ofPaperFor: isForOrder ? others : [])
  }

  mutating func annotate() {
    let words = coverage.map { PaperField.note($0, isForOrder: isForOrder) }
    form.form.setNote(words.map { DisplayText(sanitising: $0) }, of: .order)
  }

  func wanted(_ field: PaperField) -> [Effect] {
    field == .path ? [.read(.paths(form.form.text(.path)))] : []
  }

  mutating func take(_ found: Found) {
    guard case .paths(form.form.text(.path), let paths) = found else { return }
    form.form.setCandidates(paths, of: .path, isTyped: form.form.focus == .path)
  }

  /// The date is seldom left out on purpose: Enter there takes the paper without.
  mutating func goesOn() -> Bool {
    guard form.form.focus == .path, form.given(.path) != nil, form.given(.date) == nil else {
      return false
    }
    form.form.focus(on: .date)
    return true
  }

  func told(_ receipt: Receipt) -> [Effect] {
    guard let coverage, let kind = DocumentKind(word: form.form.text(.kind)) else { return [] }
    return [.say(.paperAdded(kind, to: file.request.number, coverage))]
  }

  mutating func send(in context: Context) -> [Effect] {
    guard let kind = DocumentKind(word: form.form.text(.kind)) else {
      form.point(at: .kind, DocumentKind.words)
      return []
    }
    let path = FoldedText.kept(form.form.text(.path))
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
    return form.take(
      PaperIntake(
        request: file.request.id,
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
