import PortDomain
import TerminalUI
import Wording

/// One of the desk's records, field by field; each field is stored as it is left.
public struct RecordScreen: Screen {
  private let subject: DeskRecord.Subject
  /// What an unwritten record begins with.
  private let blank: DeskRecord
  private var scroll = ListScroll()

  public init(_ record: DeskRecord) {
    subject = record.subject
    blank = record
  }

  public var title: String { blank.kind.capitalisedFirst }

  public func offers(in context: Context) -> [Offer] {
    [Offer(.open, hinted: true)] + Offer.general + Offer.moving
  }

  /// The record as it holds by now.
  private func record(in context: Context) -> DeskRecord {
    let present = context.desk.record(of: subject)
    return present?.fields.isEmpty == false ? present ?? blank : blank
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let record = record(in: context)
    scroll.resize(height: max(1, context.size.height - 5))
    scroll.setCount(record.fields.count)
    switch event {
    case .command(.back): return [.close]
    case .command(.open): return [ask(record.fields[scroll.cursor], record.text(of:))]
    case .command(let command):
      if let motion = ListScroll.Motion(command) { scroll.move(motion) }
      return []
    case .answer(let answer) where answer.stage == .given:
      return store(answer.text, in: record, context)
    case .opened, .uncovered, .typed, .paste, .answer, .resized, .rested, .argument, .reply:
      return []
    }
  }

  private func ask(_ field: RecordField, _ text: (RecordField) -> String) -> Effect {
    .open(PromptScreen(.open, label: Prompt.value(of: field), text: text(field)))
  }

  /// What can't be read is asked for again, as it was typed, with how it is written.
  private func store(
    _ text: String,
    in record: DeskRecord,
    _ context: Context
  ) -> [Effect] {
    let field = record.fields[scroll.cursor]
    do throws(RecordObstacle) {
      let written = try record.writing(text, to: field)
      return [.revise(written, on: .record(context.desk.record(of: subject)))]
    } catch {
      return [.open(PromptScreen(.open, label: Prompt.value(as: field), text: text))]
    }
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    let record = record(in: context)
    var rest = canvas.bounds
    canvas.draw(
      DisplayText(sanitising: subject.text),
      at: Point(x: 1, y: rest.takeTop(1).y),
      style: .heading
    )
    _ = rest.takeTop(1)
    let fields = record.fields
    guard fields.indices.contains(scroll.cursor) else { return }
    let form = rest.takeBottom(2)
    let table = Table(
      columns: [
        Table.Column("\(Heading.field.text)", width: .fixed(18)),
        Table.Column("\(Heading.value.text)", width: .flexible(min: 10)),
      ],
      rows: fields[scroll.visible.clamped(to: fields.indices)].map { field in
        let text = record.text(of: field)
        return Table.Row(
          cells: [
            StyledText(sanitising: field.label.capitalisedFirst),
            text.isEmpty
              ? StyledText(sanitising: Placeholder.none, .muted) : StyledText(sanitising: text),
          ]
        )
      },
      cursor: scroll.cursorRow
    )
    canvas.draw(table, in: rest)
    canvas.draw(
      DisplayText(sanitising: fields[scroll.cursor].form.capitalisedFirst + "."),
      at: Point(x: 1, y: form.y + 1),
      style: .muted
    )
  }
}
