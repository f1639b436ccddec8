import PortDomain
import TerminalUI
import Wording

/// A received file to take in: which paper it is, where it lies, the date it bears.
struct AddPaperScreen: Screen {
  enum Field: String, Hashable, Sendable {
    case kind, path, date, order
  }

  let title = "Add a paper"
  let request: RequestID
  /// The order's other open numbers.
  let others: [RequestID]
  var form: DraftedForm<Field>

  init(to file: RequestFile, kind: DocumentKind) {
    request = file.request.id
    let id = request
    let order = file.request.orderID
    others = file.siblings
      .filter { order != nil && $0.orderID == order && $0.id != id && $0.status.isOpen }
      .map(\.id)
    var fields: [Form<Field>.Field] = [
      .init(id: .kind, label: "Paper", hint: "loa, bill, id or other", input: TextField(kind.word)),
      .init(id: .path, label: "File", hint: "its path: PDF, JPEG, PNG, TIFF or HEIC"),
      .init(id: .date, label: "Date on it", hint: "YYYY-MM-DD: signed, issued, or expires"),
    ]
    if !others.isEmpty {
      let hint = "yes: attach it to the order's \(others.count) other open numbers too"
      fields.append(
        .init(
          id: .order,
          label: "For the order",
          hint: DisplayText(sanitising: hint),
          input: TextField(kind == .loa ? "yes" : "no")
        )
      )
    }
    var form = Form(fields)
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
      form.point(at: .kind, "loa, bill, id or other")
      return []
    }
    let path = FoldedText.kept(form.form.text(.path), lines: false)
    guard !path.isEmpty else {
      form.point(at: .path, "which file?")
      return []
    }
    let date = FoldedText.kept(form.form.text(.date), lines: false)
    guard date.isEmpty || CalendarDay(iso: date) != nil else {
      form.point(at: .date, "\"\(date)\" is not a date as YYYY-MM-DD")
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

extension DocumentKind {
  /// The word an operator types for it.
  var word: String { self == .governmentID ? "id" : rawValue }

  init?(word: String) {
    let word = FoldedText.key(word)
    guard let kind = DocumentKind.allCases.first(where: { $0.word == word || $0.rawValue == word })
    else { return nil }
    self = kind
  }
}
