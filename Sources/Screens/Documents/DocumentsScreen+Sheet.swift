import PortDomain
import TerminalUI
import Wording

extension DocumentsScreen {
  func drawSheet(
    of file: RequestFile,
    on canvas: inout Canvas,
    today: CalendarDay,
    in context: Context
  ) {
    guard let document else {
      let words = WhyNot.missing(slot.kind, add: context.key(.addPaper))
      canvas.draw("\(words)", at: Point(x: 3, y: 0), style: .muted)
      return
    }
    let columns: [Table.Column] = [
      .init("", width: .fixed(1)), .init("", width: .fixed(10)),
      // What a row demands stands below the sheet, too; what is compared needs the room more.
      .init("", width: .flexible(min: 40), dropOrder: 2),
      .init("\(Heading.onPaper.text)", width: .flexible(min: 18)),
      .init("\(Heading.inRequest.text)", width: .flexible(min: 14), dropOrder: 1),
    ]
    let places = Table.layout(columns, width: canvas.width)
    let rows = SheetRow.rows(of: document, in: file, by: context.desk, on: today)
    var area = canvas.bounds
    var head = area.takeTop(1)
    let headline: DisplayText = "\(document.headline(today: today))"
    let beside = (places.first { $0.column == 3 }?.x ?? canvas.width) - 2
    // A row of its own where the heads leave no room, and the rows do.
    let isApart = headline.columns > beside && rows.count + 4 <= area.height
    canvas.draw(
      headline,
      at: Point(x: 1, y: 0),
      style: .heading,
      width: isApart ? canvas.width - 2 : beside
    )
    if isApart { head = area.takeTop(1) }
    for place in places where !rows.isEmpty && place.column > 2 {
      canvas.draw(
        columns[place.column].title,
        at: Point(x: place.x, y: head.y),
        style: .muted,
        width: place.width
      )
    }
    guard !rows.isEmpty else { return }
    let isCut = isCut(rows[row], in: places)
    var notes = notes(on: rows[row], of: document, in: file, today, context)
    let sides = isCut ? sides(of: rows[row], width: canvas.width - 6, in: context) : []
    // In full only where it leaves all rows in view.
    let isFull = isCut && rows.count + sides.count + notes.count < area.height
    if isFull { notes = sides + notes }
    if area.height > 2 {
      let bottom = area.takeBottom(notes.count)
      for (y, line) in notes.enumerated() {
        canvas.draw(line, at: Point(x: 5, y: bottom.y + y), width: canvas.width - 6)
      }
    }
    let hasMarkup = rows[row].difference != nil && !isFull
    let room = max(1, area.height - (hasMarkup && area.height > 1 ? 1 : 0))
    let first = max(0, min(row - room + 1, rows.count - room))
    var y = area.y
    for (index, sheetRow) in rows.enumerated().dropFirst(first).prefix(room) {
      draw(sheetRow, of: document, at: y, isChosen: index == row, places: places, on: &canvas)
      y += 1
      guard index == row, hasMarkup, let difference = sheetRow.difference,
        let place = places.first(where: { $0.column == 3 })
      else { continue }
      canvas.draw(
        difference.markup(isASCII: canvas.isASCII),
        at: Point(x: place.x, y: y),
        style: .warning
      )
      y += 1
    }
  }

  /// Whether a side of the row has no room in its column.
  private func isCut(_ row: SheetRow, in places: [Table.Place]) -> Bool {
    func room(_ column: Int) -> Int { places.first { $0.column == column }?.width ?? 0 }
    return row.onPaper.columns > room(3) || row.inRequest.columns > room(4)
  }

  /// What was found in the chosen row, what it demands, and who answered it.
  private func notes(
    on row: SheetRow,
    of document: Document,
    in file: RequestFile,
    _ today: CalendarDay,
    _ context: Context
  ) -> [StyledText] {
    let answer = row.answer.map { answer in
      let day = context.desk.zones.local(answer.at, in: file.request.country).day
      return answer.spoken(on: day, as: row.verdict, today: today)
    }
    let words = [row.item.demand(on: document.kind), answer].compactMap(\.self)
    let demand = StyledText(sanitising: words.joined(separator: " · "), .muted)
    let finding = row.finding.map {
      DisplayText(sanitising: $0).wrapped(to: max(1, context.size.width - 6))
    }
    let replaced = olderVersions.first { $0.id == older }.map { old in
      StyledText(sanitising: old.replaced(among: olderVersions.count + 1), .warning)
    }
    return [replaced].compactMap(\.self) + (finding ?? []).map { StyledText($0, .warning) }
      + [demand]
  }

  /// Both sides of a row in full, one stretch below the other, with what differs.
  private func sides(of row: SheetRow, width: Int, in context: Context) -> [StyledText] {
    let label = 16
    let room = max(1, width - label)
    let paper = row.onPaper.spans.map(\.text).joined()
    let sides: [(title: DisplayText, text: DisplayText, style: Style)] = [
      ("\(Heading.onPaper.text)", paper, .plain),
      ("", row.difference?.markup(isASCII: context.isASCII) ?? .empty, .warning),
      ("\(Heading.inRequest.text)", row.inRequest, .plain),
    ]
    let stretches = sides.map { $0.text.cut(to: room) }
    return (0..<(stretches.map(\.count).max() ?? 0)).flatMap { index in
      zip(sides, stretches).compactMap { side, stretches -> StyledText? in
        guard stretches.indices.contains(index),
          stretches[index].string.contains(where: { $0 != " " })
        else { return nil }
        let title = index == 0 ? side.title : .empty
        return StyledText(title.fitted(to: label), .muted)
          + StyledText(stretches[index], side.style)
      }
    }
  }

  private func draw(
    _ sheetRow: SheetRow,
    of document: Document,
    at y: Int,
    isChosen: Bool,
    places: [Table.Place],
    on canvas: inout Canvas
  ) {
    let cells = [
      sheetRow.verdict.sign, StyledText(sanitising: sheetRow.item.title),
      StyledText(sanitising: sheetRow.item.demand(on: document.kind), .muted),
      sheetRow.onPaper, StyledText(sheetRow.inRequest),
    ]
    if canvas.isLinear {
      let heads = ["", "", Heading.onPaper.text, Heading.inRequest.text]
      let words = Array(cells.dropFirst())
      let line = StyledText.sentence(of: words, under: heads.map { "\($0)" })
      canvas.draw(cells[0] + " " + line, at: Point(x: 3, y: y))
    } else {
      for place in places {
        canvas.draw(cells[place.column], at: Point(x: place.x, y: y), width: place.width)
      }
    }
    guard isChosen else { return }
    canvas.draw(">", at: Point(x: 1, y: y), style: .marker)
    let name = places.first { $0.column == 1 }
    canvas.select(Rect(x: name?.x ?? 5, y: y, width: name?.width ?? 10, height: 1))
    canvas.placeCursor(at: Point(x: 1, y: y))
  }
}
