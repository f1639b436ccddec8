import PortDomain
import TerminalUI
import Wording

extension FieldEditScreen {
  public func draw(on canvas: inout Canvas, in context: Context) {
    guard let request = open.file?.request else {
      let words = open.error?.message ?? "reading…"
      canvas.draw(DisplayText(sanitising: words), at: Point(x: 1, y: 0), style: .muted)
      canvas.placeCursor(at: .zero)
      return
    }
    var rest = canvas.bounds
    canvas.region(rest.takeTop(1)) { RequestHead(request).draw(on: &$0) }
    _ = rest.takeTop(1)
    if let editor {
      canvas.region(rest) {
        editor.draw(on: &$0, now: FieldEditScreen.shown(editor.field, of: request), in: context)
      }
    } else {
      canvas.draw(table(of: request, in: context), in: rest)
    }
  }

  private func table(of request: PortRequest, in context: Context) -> Table {
    Table(
      columns: [
        Table.Column("Field", width: .fixed(18)),
        Table.Column("Value", width: .flexible(min: 10)),
      ],
      rows: fields[scroll.visible.clamped(to: fields.indices)].map { field in
        let lock = lock(of: field, in: request, context)
        let label = DisplayText(sanitising: field.label.capitalisedFirst)
        var value = StyledText(
          DisplayText(sanitising: FieldEditScreen.shown(field, of: request)),
          lock == nil ? .plain : .disabled
        )
        if let lock { value.append("  locked: \(DisplayText(sanitising: lock))", .disabled) }
        return Table.Row(cells: [StyledText(label, lock == nil ? .plain : .disabled), value])
      },
      cursor: scroll.cursorRow
    )
  }

  /// A field's value as operators read it; a PIN's state only.
  static func shown(_ field: RequestField, of request: PortRequest) -> String {
    switch field {
    case .phoneNumber: request.number.grouped
    case .accountPIN, .accountPINState: request.pinState.title
    case _: request[field] ?? "–"
    }
  }
}

extension FieldEditor {
  /// Draws before → after.
  ///
  /// - Parameter now: the value as it is by now; somebody may have changed it since.
  func draw(on canvas: inout Canvas, now: String, in context: Context) {
    let end = canvas.draw(
      DisplayText(sanitising: field.label.capitalisedFirst),
      at: Point(x: 1, y: 0),
      style: .heading
    )
    if let note = draft.note(at: { context.clocks.time($0, in: country) }) {
      canvas.draw(
        DisplayText(sanitising: note),
        at: Point(x: end + 2, y: 0),
        style: .muted,
        width: max(0, canvas.width - end - 3),
        alignment: .trailing
      )
    }
    let x = FieldEditor.labelWidth
    let width = max(0, canvas.width - x - 2)
    var y = 1
    func label(_ text: DisplayText, on canvas: inout Canvas) {
      canvas.draw(text, at: Point(x: 1, y: y), style: .muted)
    }
    label("before", on: &canvas)
    let old = field.form == .secret || field == .phoneNumber ? now : before ?? "–"
    for line in DisplayText.lines(sanitising: old).flatMap({ $0.wrapped(to: width) }).prefix(4) {
      canvas.draw(line, at: Point(x: x, y: y))
      y += 1
    }
    if needsWhy {
      canvas.draw(
        "With the carrier: tell it, and say why it changes.",
        at: Point(x: x, y: y),
        style: .warning
      )
      y += 1
    }
    label("after", on: &canvas)
    switch input {
    case .line(let line):
      canvas.region(Rect(x: x, y: y, width: width, height: 1)) {
        line.draw(on: &$0, isFocused: !isOnWhy)
      }
      y += 1
    case .lines(let area):
      let box = Rect(x: x, y: y, width: width, height: FieldEditor.areaHeight)
      if isOnWhy {
        canvas.region(box) { $0.draw(DisplayText(sanitising: area.text), at: .zero, style: .field) }
      } else {
        canvas.draw(area, in: box)
      }
      y += FieldEditor.areaHeight
    }
    let note = problem ?? warning ?? hint
    for line in DisplayText(sanitising: note).wrapped(to: width) {
      let style: Style = problem != nil ? .danger : warning != nil ? .warning : .muted
      canvas.draw(line, at: Point(x: x, y: y), style: style)
      y += 1
    }
    guard needsWhy else { return }
    label("why", on: &canvas)
    canvas.region(Rect(x: x, y: y, width: width, height: 1)) {
      why.draw(on: &$0, isFocused: isOnWhy)
    }
  }

  private var hint: String {
    field.form == .secret ? "an empty PIN takes it away; it is never kept as a draft" : field.demand
  }
}
