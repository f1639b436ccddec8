import PortDomain
import TerminalUI
import Wording

/// Where something is to be written to; the name stays, with what is wrong with it, until it is written.
struct DestinationScreen: Screen {
  let title: String
  /// What is written, to whatever place.
  let outgoing: Outgoing
  private(set) var form: Form<Field>
  /// What was sent and has no answer yet.
  private(set) var underway: Outgoing?

  enum Field: Hashable, Sendable {
    case path
  }

  init(_ outgoing: Outgoing) {
    self.outgoing = outgoing
    title = outgoing.title
    form = Form([
      Form<Field>.Field(
        id: .path,
        label: "\(PaperField.path.label)",
        hint: DisplayText(sanitising: outgoing.hint)
      )
    ])
  }

  var input: InputMode { .text() }
  /// The field, and what is wrong with a long name.
  var presentation: Presentation { .panel(rows: 4) }

  func offers(in context: Context) -> [Offer] {
    [
      Offer(.accept, as: "write", hinted: true), Offer(.leaveText, hinted: true),
      Offer(.store, as: "write"),
    ] + Offer.editing
  }

  func awaits(_ work: FileWork) -> Bool { underway.map { work == .give($0) } ?? false }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .command(.leaveText): return [.close]
    case .command, .typed, .paste:
      return underway == nil ? type(event) : [.say(.beingWritten)]
    case .argument(let path):
      form.setText(path, of: .path)
      return write()
    case .reply(.givenOut(let written, _)): return written == underway ? [.close] : []
    case .reply(.fileRefused(.give(let refused), let words)):
      guard refused == underway else { return [] }
      underway = nil
      form.setError(DisplayText(sanitising: words), of: .path)
      return []
    case .opened, .uncovered, .answer, .resized, .rested, .reply: return []
    }
  }

  private mutating func type(_ event: ScreenEvent) -> [Effect] {
    if event == .command(.accept) || event == .command(.store) { return write() }
    let outcome: Form<Field>.Outcome
    if case .paste(let text) = event {
      outcome = form.paste(text)
    } else {
      outcome = TextEdit(event).map { form.edit($0) } ?? .ignored
    }
    if outcome == .edited(.path) { form.setError(nil, of: .path) }
    return []
  }

  private mutating func write() -> [Effect] {
    let path = FoldedText.kept(form.text(.path))
    guard !path.isEmpty else {
      form.setError("\(PaperField.pathMissing)", of: .path)
      return []
    }
    let work = outgoing.to(path)
    underway = work
    return [.giveOut(work)]
  }

  func draw(on canvas: inout Canvas, in context: Context) {
    canvas.draw(form, in: canvas.bounds.inset(columns: 2))
  }
}

extension Outgoing {
  fileprivate var title: String {
    switch self {
    case .paper: Title.writePaper
    case .packet: Title.writePacket
    case .requests: Title.export
    case .results: Title.results
    }
  }

  fileprivate var hint: String {
    switch self {
    case .paper: Prompt.extract
    case .packet: Prompt.packet
    case .requests: Prompt.export
    case .results: Prompt.results
    }
  }
}
