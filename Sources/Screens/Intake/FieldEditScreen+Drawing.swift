import PortDomain
import TerminalUI
import Wording

extension FieldEditScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let request = open.file(orNoticeOn: &canvas)?.request else { return }
    var rest = canvas.bounds
    canvas.draw(
      RequestHeading(
        editor?.request ?? request,
        title: others.isEmpty ? "" : title,
        others: others.count
      ),
      in: rest.takeTop(1)
    )
    let head = rest.takeTop(1)
    if let editor {
      canvas.region(rest) {
        editor.draw(
          on: &$0,
          now: FieldEditScreen.shown(editor.field, of: request, in: context),
          in: context
        )
      }
    } else {
      canvas.draw(table(of: request, in: context), in: rest)
      canvas.region(head) { drawHead(on: &$0) }
    }
  }

  /// What is typed to narrow the list, and how much of it is in view.
  private func drawHead(on canvas: inout Canvas) {
    let scroll = list.scroll
    if scroll.count > scroll.height {
      let rows = scroll.visible
      canvas.draw(
        "\(Placeholder.rows(rows.lowerBound + 1, to: rows.upperBound, of: scroll.count))",
        at: Point(x: 1, y: 0),
        style: .muted,
        width: canvas.width - 2,
        alignment: .trailing
      )
    }
    guard isSearched else { return }
    canvas.region(canvas.bounds.inset(columns: 3)) {
      list.drawWords("\(Heading.find.text)", on: &$0, hasCursor: list.items.isEmpty)
    }
  }

  private func table(of request: PortRequest, in context: Context) -> Table {
    Table(
      columns: [
        Table.Column("\(Heading.field.text)", width: .fixed(18)),
        Table.Column("\(Heading.value.text)", width: .flexible(min: 10)),
      ],
      rows: list.visible.map { field in
        let lock = lock(of: field, in: request, context)
        let label = DisplayText(sanitising: field.label.capitalisedFirst)
        var value = StyledText(
          sanitising: FieldEditScreen.shown(field, of: request, in: context),
          lock == nil ? .plain : .disabled
        )
        if let lock { value.append("  \(RequestField.locked(lock))", .disabled) }
        return Table.Row(cells: [StyledText(label, lock == nil ? .plain : .disabled), value])
      },
      cursor: list.scroll.cursorRow
    )
  }

  /// A field's value as operators read it; a PIN's state only.
  static func shown(
    _ field: RequestField,
    of request: PortRequest,
    in context: Context
  ) -> String {
    if field == .phoneNumber { return request.number.grouped }
    if [.accountPIN, .accountPINState].contains(field) { return request.pinState.title }
    let today = context.today(in: request.country)
    return request[field].map { field.spoken($0, today: today) } ?? Placeholder.none
  }
}
