import PortDomain
import TerminalUI
import Wording

/// A carrier's answers: the file is named, what each row would come to is looked at, then all is taken
/// in that can be.
struct AnswersScreen: Screen {
  let title = Title.answers
  private var form: Form<Field>
  private(set) var stage = Stage.naming
  /// What was asked for and has no answer yet.
  private(set) var underway: AnswerIntake?
  private var scroll = ListScroll()

  enum Field: Hashable, Sendable {
    case path
  }

  enum Stage: Hashable, Sendable {
    /// The name stays, with what is wrong with it, until the file is read.
    case naming
    /// What each row would come to.
    case looking(AnswerReport)
    /// What each row came to.
    case done(AnswerReport)
  }

  init() {
    form = Form([
      Form<Field>.Field(
        id: .path,
        label: "\(PaperField.path.label)",
        hint: DisplayText(sanitising: Prompt.answers)
      )
    ])
  }

  var input: InputMode { stage == .naming ? .text() : .commands }

  var presentation: Presentation { stage == .naming ? .panel(rows: 4) : .full }

  func offers(in context: Context) -> [Offer] {
    switch stage {
    case .naming:
      [
        Offer(.accept, as: "look at it", hinted: true), Offer(.leaveText, hinted: true),
        Offer(.store, as: "look at it"),
      ] + Offer.editing
    case .looking(let report):
      [
        Offer(
          .open,
          as: "take in",
          whyNot: report.changed.isEmpty ? WhyNot.nothingAnswered : nil,
          hinted: true
        )
      ] + Offer.moving + Offer.general
    case .done: [Offer(.open, as: "close", hinted: true)] + Offer.moving + Offer.general
    }
  }

  func awaits(_ work: FileWork) -> Bool {
    if case .answers(let intake) = work { intake.path == path } else { false }
  }

  private var path: String { FoldedText.kept(form.text(.path)) }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    scroll.resize(height: max(1, context.size.height - AnswersScreen.besideRows))
    switch event {
    case .reply(.answered(let intake, let report)) where intake.path == path:
      underway = nil
      stage = intake.isTrial ? .looking(report) : .done(report)
      scroll.setCount(report.rows.count)
      scroll.move(.home)
      return intake.isTrial ? [] : [.say(.answered(report))]
    case .reply(.fileRefused(.answers(let intake), let words)) where intake.path == path:
      underway = nil
      stage = .naming
      form.setError(DisplayText(sanitising: words), of: .path)
      return []
    case .command, .typed, .paste:
      guard underway == nil else { return [.say(.working)] }
      return stage == .naming ? type(event) : run(event)
    case .reply(.read(.paths(form.text(.path), let paths))) where stage == .naming:
      form.setCandidates(paths, of: .path, isTyped: true)
      return []
    case .argument(let path):
      form.setText(path, of: .path)
      return ask(isTrial: true)
    case .opened, .uncovered, .answer, .resized, .rested, .reply: return []
    }
  }

  private mutating func type(_ event: ScreenEvent) -> [Effect] {
    switch event {
    case .command(.leaveText): return [.close]
    case .command(.accept), .command(.store):
      guard !path.isEmpty else {
        form.setError("\(PaperField.pathMissing)", of: .path)
        return []
      }
      return ask(isTrial: true)
    case .paste(let text):
      if form.paste(text) == .edited(.path) { form.setError(nil, of: .path) }
    case _:
      guard let edit = TextEdit(event), form.edit(edit) == .edited(.path) else { return [] }
      form.setError(nil, of: .path)
      return [.read(.paths(form.text(.path)))]
    }
    return []
  }

  private mutating func run(_ event: ScreenEvent) -> [Effect] {
    guard case .command(let command) = event else { return [] }
    switch (command, stage) {
    case (.back, _), (.open, .done): return [.close]
    case (.open, .looking(let report)) where !report.completed.isEmpty:
      // Nothing takes a completion back.
      let intake = AnswerIntake(path: path, isTrial: false)
      let effects: [Effect] = [.outside(.file(.answers(intake)))]
      return [.open(ConfirmScreen(.final(.complete, on: report.completed), effects: effects))]
    case (.open, _): return ask(isTrial: false)
    case _:
      if let motion = ListScroll.Motion(command) { scroll.move(motion) }
      return []
    }
  }

  private mutating func ask(isTrial: Bool) -> [Effect] {
    let intake = AnswerIntake(path: path, isTrial: isTrial)
    underway = intake
    return [.outside(.file(.answers(intake)))]
  }
}

extension AnswersScreen {
  /// Summary, a blank, heads; a blank and what the row at hand says.
  private static let besideRows = 7
  private static let wordRows = 3

  func draw(on canvas: inout Canvas, in context: Context) {
    switch stage {
    case .naming: canvas.draw(form, in: canvas.bounds.inset(columns: 2))
    case .looking(let report): draw(report, isTrial: true, on: &canvas, in: context)
    case .done(let report): draw(report, isTrial: false, on: &canvas, in: context)
    }
  }

  private func draw(
    _ report: AnswerReport,
    isTrial: Bool,
    on canvas: inout Canvas,
    in context: Context
  ) {
    var rest = canvas.bounds
    let summary = DisplayText(sanitising: report.summary(isTrial: isTrial).capitalisedFirst)
    canvas.draw(summary, at: Point(x: 1, y: rest.takeTop(1).y), style: .heading)
    _ = rest.takeTop(1)
    let rows = report.mostTelling
    guard rows.indices.contains(scroll.cursor) else { return }
    func words(_ row: AnswerReport.Row) -> DisplayText {
      let words = row.told(today: context.clocks.today(in: row.request?.country))
      return DisplayText(sanitising: words.capitalisedFirst)
    }
    let beside = rest.takeBottom(min(AnswersScreen.wordRows + 1, max(0, rest.height - 2)))
    let table = Table(
      columns: [
        Table.Column("\(Heading.line.text)", width: .fixed(5)),
        Table.Column("\(Heading.number.text)", width: .fixed(18)),
        Table.Column("\(Heading.result.text)", width: .fixed(12)),
        Table.Column("\(Heading.says.text)", width: .flexible(min: 10)),
      ],
      rows: rows[scroll.visible.clamped(to: rows.indices)].map { row in
        Table.Row(
          cells: [
            StyledText(sanitising: String(row.line), .muted),
            StyledText(sanitising: row.request?.number.grouped ?? Placeholder.none),
            StyledText(
              sanitising: row.result.short(isTrial: isTrial),
              row.result.isSettled ? .plain : .warning
            ),
            StyledText(words(row)),
          ]
        )
      },
      cursor: scroll.cursorRow
    )
    canvas.draw(table, in: rest)
    let lines = words(rows[scroll.cursor]).wrapped(to: max(1, beside.width - 2))
    for (y, line) in lines.prefix(max(0, beside.height - 1)).enumerated() {
      canvas.draw(line, at: Point(x: 1, y: beside.y + 1 + y), style: .muted)
    }
  }
}

extension AnswerReport {
  /// What can't be done before what is so already, before what can.
  fileprivate var mostTelling: [Row] {
    rows.filter { !$0.result.isSettled } + rows.filter { $0.result == .done }
      + rows.filter { $0.result == .already }
  }
}
