import PortDomain
import TerminalUI
import Wording

/// A country's carriers, rules and terms, and the desk's settings; supervisors write them here.
public struct RecordsScreen: Screen {
  private(set) var country: Country
  private var scroll = ListScroll()

  public init(country: Country) {
    self.country = country
  }

  public var title: String { Title.records }

  public func offers(in context: Context) -> [Offer] {
    [
      Offer(.open, hinted: true), Offer(.addRecord, hinted: true),
      Offer(.removeRecord, whyNot: WhyNot.kept(current(in: context)), hinted: true),
      Offer(.nextCountry, hinted: true),
    ] + Offer.general + Offer.moving
  }

  func records(in context: Context) -> [DeskRecord] {
    let desk = context.desk
    return desk.carriers.current.filter { $0.country == country }.map(DeskRecord.carrier)
      + desk.rules.rules(of: country).map(DeskRecord.rule)
      + [.country(desk.terms(of: country))]
      + SettingField.allCases.compactMap { desk.record(of: .setting($0)) }
  }

  private func current(in context: Context) -> DeskRecord? {
    let records = records(in: context)
    return records.indices.contains(scroll.cursor) ? records[scroll.cursor] : nil
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    fit(context)
    switch event {
    case .command(let command): return run(command, in: context)
    case .answer(let answer) where answer.stage == .given: return add(answer.text, in: context)
    case .opened, .uncovered, .typed, .paste, .answer, .resized, .rested, .argument, .reply:
      return []
    }
  }

  private mutating func fit(_ context: Context) {
    scroll.resize(height: max(1, context.size.height - 3))
    scroll.setCount(records(in: context).count)
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    switch command {
    case .back: return [.close]
    case .open: return current(in: context).map { [.open(RecordScreen($0))] } ?? []
    case .addRecord:
      return [.open(PromptScreen(.addRecord, label: Prompt.record))]
    case .removeRecord:
      guard case .rule(let rule)? = current(in: context) else { return [] }
      return [.revise(.noRule(rule.country, rule.code), on: .record(.rule(rule)))]
    case .nextCountry:
      let all = Country.allCases
      country = all[((all.firstIndex(of: country) ?? 0) + 1) % all.count]
      scroll.move(.home)
      fit(context)
      return []
    case _:
      if let motion = ListScroll.Motion(command) { scroll.move(motion) }
      return []
    }
  }

  /// Opens a blank record; nothing is stored before its first field is.
  private func add(_ text: String, in context: Context) -> [Effect] {
    if let code = ReasonCode(rawValue: text) {
      return [
        .open(
          RecordScreen(
            context.desk.rules.rule(for: code, in: country).map(
              DeskRecord.rule
            ) ?? .rule(.blank(country, code))
          )
        )
      ]
    }
    guard let id = try? CarrierID(parsing: text) else {
      return [.open(PromptScreen(.addRecord, label: Prompt.carrierID, text: text))]
    }
    let carrier =
      context.desk.carriers.carrier(id, in: country)
      ?? Carrier(country: country, id: id, name: id.text)
    return [.open(RecordScreen(.carrier(carrier)))]
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    canvas.draw(
      DisplayText(sanitising: country.recordsHeading),
      at: Point(x: 1, y: rest.takeTop(1).y),
      style: .heading
    )
    _ = rest.takeTop(1)
    let records = records(in: context)
    let today = context.today(in: country)
    let table = Table(
      columns: [
        Table.Column("\(Heading.record.text)", width: .fixed(24)),
        Table.Column("\(Heading.kind.text)", width: .fixed(7)),
        Table.Column("\(Heading.says.text)", width: .flexible(min: 10)),
      ],
      rows: records[scroll.visible.clamped(to: records.indices)].map { record in
        Table.Row(
          cells: [
            StyledText(sanitising: record.title), StyledText(sanitising: record.kind, .muted),
            StyledText(sanitising: record.summary(today: today)),
          ]
        )
      },
      cursor: scroll.cursorRow
    )
    canvas.draw(table, in: rest)
  }
}
