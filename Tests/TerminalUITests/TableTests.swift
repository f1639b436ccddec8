import TerminalUI
import TestSupport
import Testing

@Suite("Table")
struct TableTests {
  private let columns: [Table.Column] = [
    .init("Number", width: .fixed(15)),
    .init("Customer", width: .flexible(min: 8)),
    .init("Due", width: .fixed(5), alignment: .trailing, dropOrder: 1),
    .init("Who", width: .fixed(4), dropOrder: 2),
  ]
  private let rows: [Table.Row] = [
    .init(cells: ["+234 801 234 56", "Acme Corporation", "2d ov", "ada"]),
    .init(mark: .changed, cells: ["+20 10 1234 567", "شركة النيل", "29", "–"]),
    .init(mark: .tagged, cells: ["+27 82 555", "漢字漢字漢字", "1", "bola"]),
  ]

  @Test("Rows stand under their heads; the cursor's row is marked and its name reversed")
  func rowsAndCursor() {
    let table = Table(columns: columns, rows: rows, cursor: 1)
    #expect(
      frame(table, width: 42, height: 5).golden == """
        |   Number          Customer       Due Who |
        |   +234 801 234 56 Acme Corpor… 2d ov ada |
        |>* +20 10 1234 567 شركة النيل  ǀ   29 –   |
        | + +27 82 555      漢字漢字漢字     1 bola|
        |                                          |
        style
        |...HHHHHH..........HHHHHHHH.......HHH.HHH.|
        |..........................................|
        |>>.RRRRRRRRRRRRRRR.............m..........|
        |.>........................................|
        |..........................................|
        cursor 0,2

        """
    )
  }

  @Test(
    "Columns stay in their places on terminals that reorder a line",
    arguments: [
      ["شركة النيل للاتصالات", "29", "ada"], ["شركة النيل", "شركة", "–"], ["שלום 15", "–", "٣"],
      ["15 مايو", "2d ov", "3"], ["–", "١٢", "شركة"], ["Acme (شركة)", "–", "12"],
      ["شركة", "(29)", "…"],
    ]
  )
  func reordered(cells: [String]) {
    let cells = (["+20 10 1234 567"] + cells).map { StyledText(DisplayText(sanitising: $0)) }
    let table = Table(columns: columns, rows: [.init(cells: cells)], cursor: 0)
    let line = ReorderedLine(frame(table, width: 42, height: 2).row(1))
    for place in Table.layout(columns, width: 42) {
      #expect(line.keeps(place.x..<place.x + place.width), "column \(place.column)")
    }
  }

  @Test("The whole row can be reversed, or nothing")
  func wholeRow() {
    let table = Table(columns: columns, rows: rows, cursor: 0)
    func letters(_ highlight: RowHighlight) -> String {
      var canvas = Canvas(size: Size(width: 42, height: 5), highlight: highlight)
      table.draw(on: &canvas)
      return canvas.frame.styleLetters[1]
    }
    #expect(letters(.row) == ">" + String(repeating: "R", count: 41))
    #expect(letters(.marker) == ">" + String(repeating: ".", count: 41))
  }

  @Test(
    "Columns go in their order where the width doesn't suffice, and the flexible one takes the rest",
    arguments: [
      (60, [0, 1, 2, 3], 30), (38, [0, 1, 2, 3], 8), (37, [0, 1, 2], 12), (33, [0, 1, 2], 8),
      (32, [0, 1], 13), (10, [0, 1], 8),
    ]
  )
  func narrow(width: Int, kept: [Int], customer: Int) {
    let places = Table.layout(columns, width: width)
    #expect(places.map(\.column) == kept)
    #expect(places[1].width == customer)
  }

  @Test("Several flexible columns share the rest evenly")
  func sharing() {
    let columns: [Table.Column] = [
      .init("A", width: .flexible(min: 4)), .init("B", width: .flexible(min: 2)),
    ]
    let places = Table.layout(columns, width: 3 + 4 + 1 + 2 + 5)
    #expect(places.map(\.width) == [7, 4])
    #expect(places.map(\.x) == [3, 11])
  }
}
