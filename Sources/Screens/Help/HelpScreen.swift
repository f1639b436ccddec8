import PortDomain
import TerminalUI
import Wording

/// The keys of the screen below: typing narrows the list, Enter runs the chosen command.
public struct HelpScreen: Screen {
  /// The name of the screen whose keys these are.
  let subject: String
  let offers: [Offer]
  /// What letters mean there.
  let mode: InputMode
  let explained: [QueueSign]
  private(set) var list = NarrowedList<Row>()

  public init(
    of title: String,
    offers: [Offer],
    where mode: InputMode = .commands,
    signs: [QueueSign] = []
  ) {
    explained = signs
    subject = title
    self.offers = offers
    self.mode = mode
  }

  public var title: String { Title.help }
  public var input: InputMode { .text() }

  /// A line of the list.
  enum Row: Hashable, Sendable {
    case offer(Offer)
    case heading(String)
    /// What a key does while something is typed.
    case text(Command)
    case sign(QueueSign)
  }

  public func offers(in context: Context) -> [Offer] {
    [
      Offer(.accept, as: "run", hinted: true), Offer(.lineUp, as: "move", hinted: true),
      Offer(.lineDown, as: "move", hinted: true),
      Offer(.leaveText, as: list.typed.isEmpty ? "back" : "all keys", hinted: true),
      Offer(.linesDown), Offer(.linesUp),
    ] + Offer.editing.filter { $0.command != .help }
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened, .resized: fit(context)
    case .command(.accept): return choose()
    case .command(.leaveText):
      if list.typed.isEmpty { return [.close] }
      list.look(for: "")
      fit(context)
    case .command(let command):
      if let motion = ListScroll.Motion(command) {
        list.move(motion)
      } else if list.edit(event) {
        fit(context)
      }
    case .typed, .paste: if list.edit(event) { fit(context) }
    case .uncovered, .answer, .rested, .argument, .reply: break
    }
    return []
  }

  /// The command that Enter runs; nil on a row that is none.
  var chosen: Command? {
    if case .offer(let offer)? = list.current { offer.command } else { nil }
  }

  private func choose() -> [Effect] {
    switch list.current {
    case .offer(let offer): [.close, .run(offer)]
    case .heading, nil: []
    case .text(let command): [.say(.inTextField(command.summary))]
    case .sign(let sign): [.say(Message("\(sign.rawValue)  \(sign.meaning)."))]
    }
  }

  /// The title, the typed words and the heads stand above the rows.
  private static let headRows = 3

  private mutating func fit(_ context: Context) {
    list.resize(height: max(1, context.size.height - HelpScreen.headRows))
    list.show(rows(in: context))
  }

  /// What is listed: the screen's own commands, then those of everywhere, then text fields' keys, as
  /// far as they hold every typed word.
  func rows(in context: Context) -> [Row] {
    let words = list.typed.text.lowercased().split(separator: " ")
    func matches(_ command: Command, _ label: String) -> Bool {
      let keys = context.keymap.keys(of: command).map { $0.label(ascii: true).string }
      let text = (keys + [command.rawValue, label, command.summary]).joined(separator: " ")
      return words.allSatisfy { text.lowercased().contains($0) }
    }
    let found = offers.filter { matches($0.command, $0.label) }
    let general = found.filter { $0.command.group == .everywhere }.map(Row.offer)
    let texts = Command.allCases.filter { $0.group == .text && matches($0, $0.label) }
    let signs = explained.filter { sign in
      words.allSatisfy { "\(sign.rawValue) \(sign.meaning)".lowercased().contains($0) }
    }
    return found.filter { $0.command.group != .everywhere }.map(Row.offer)
      + (signs.isEmpty ? [] : [.heading(QueueSign.title)] + signs.map(Row.sign))
      + (general.isEmpty ? [] : [.heading(Command.Group.everywhere.rawValue)] + general)
      + (texts.isEmpty ? [] : [.heading(Command.Group.text.rawValue)] + texts.map(Row.text))
  }
}

extension HelpScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    canvas.region(rest.takeTop(1)) {
      $0.draw("\(Title.keys(of: subject))", at: Point(x: 1, y: 0), style: .title)
    }
    let line = rest.takeTop(1)
    let table = Table(
      columns: [
        Table.Column("\(Heading.key.text)", width: .fixed(12)),
        Table.Column("\(Heading.command.text)", width: .fixed(16)),
        Table.Column("\(Heading.whatItDoes.text)", width: .flexible(min: 10)),
      ],
      rows: list.visible.map { tableRow($0, context.keymap, canvas.isASCII) },
      cursor: list.scroll.cursorRow
    )
    canvas.draw(table, in: rest)
    if list.items.isEmpty {
      canvas.draw("\(Placeholder.noKey)", at: Point(x: 3, y: rest.y + 1), style: .muted)
    }
    // The real cursor stands on the chosen row, so the typed words are drawn without one.
    canvas.region(line.inset(columns: 1)) {
      list.drawWords("\(Heading.search.text)", on: &$0, hasCursor: list.items.isEmpty)
    }
  }

  private func tableRow(_ row: Row, _ keymap: Keymap, _ isASCII: Bool) -> Table.Row {
    switch row {
    case .heading(let text): Table.Row(cells: [StyledText(DisplayText(sanitising: text), .heading)])
    case .sign(let sign):
      Table.Row(cells: [
        StyledText(sanitising: sign.rawValue, .accent), "", StyledText(sanitising: sign.meaning),
      ])
    case .text(let command):
      cells(
        keymap.keys(of: command),
        command.label,
        StyledText(DisplayText(sanitising: command.summary)),
        .muted,
        isASCII
      )
    case .offer(let offer):
      cells(
        keymap.keys(of: offer.command, in: mode),
        offer.label,
        offer.whyNot.map { StyledText(sanitising: WhyNot.off($0), .disabled) }
          ?? StyledText(DisplayText(sanitising: offer.command.summary)),
        offer.whyNot == nil ? .accent : .disabled,
        isASCII
      )
    }
  }

  private func cells(
    _ keys: [Key],
    _ label: String,
    _ summary: StyledText,
    _ style: Style,
    _ isASCII: Bool
  ) -> Table.Row {
    let names = keys.map { $0.label(ascii: isASCII) }.joined(separator: " ")
    return Table.Row(cells: [
      StyledText(names, style), StyledText(DisplayText(sanitising: label)), summary,
    ])
  }
}
