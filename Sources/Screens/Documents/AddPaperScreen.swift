import PortDomain
import TerminalUI
import Wording

/// A received file to take in: which paper it is, where it lies, the date it bears.
struct AddPaperScreen: Screen {
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
    self.form = DraftedForm(form, draft: Draft.Key(form: "paper", subject: request.text))
  }

  var input: InputMode { .keys }
  var presentation: Presentation { .panel(rows: form.form.fields.count + 1) }

  func hints(in context: Context) -> [HintLine.Hint] {
    [.init(.enter, "add"), .init(.tab, "next field"), .init(.escape, "leave")]
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch form.update(event, in: context) {
    case .effects(let effects): return effects
    case .left: return [.close]
    case .stored: return [.removeDraft(form.draftKey), .close]
    case .entered: return add()
    case .refused: return []
    }
  }

  func draw(on canvas: inout Canvas, in context: Context) {
    canvas.draw(form.form, in: canvas.bounds.inset(columns: 2))
  }

  private mutating func add() -> [Effect] {
    guard let kind = DocumentKind(word: form.form.text(.kind)) else {
      form.point(at: .kind, DocumentKind.words)
      return []
    }
    let path = FoldedText.kept(form.form.text(.path), lines: false)
    guard !path.isEmpty else {
      form.point(at: .path, PaperField.pathMissing)
      return []
    }
    let date = FoldedText.kept(form.form.text(.date), lines: false)
    guard date.isEmpty || CalendarDay(iso: date) != nil else {
      form.point(at: .date, CalendarDay.demanded(insteadOf: date))
      return []
    }
    let evidence = kind.evidence.first(where: \.isDate).flatMap { field in
      date.isEmpty ? nil : [field: date]
    }
    let isForOrder = ["yes", "y"].contains(FoldedText.key(form.form.text(.order)))
    return [
      .outside(
        .file(
          .take(
            PaperIntake(
              request: request,
              kind: kind,
              path: path,
              evidence: evidence ?? [:],
              others: isForOrder ? others : [],
              key: form.key
            )
          )
        )
      )
    ]
  }
}
