import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// Arabic names on terminals that reorder lines.
@Suite("Reordered lines")
struct ReorderedLinesTests {
  private static let ways = [
    "", "<enter>", "d", "d <tab>", "d e", "h", "e", "w", "s", "m", "a", "c", "L", "M", "H", "D",
    "l", "i",
  ]

  @Test(
    "What stands in columns stays there, though names run from right to left",
    arguments: [Size(width: 80, height: 24), Size(width: 160, height: 50)],
    ways
  )
  func columns(size: Size, way: String) throws {
    var desk = DeskScript(store: AppFramesTests.store, size: size)
    desk.wait(milliseconds: 300)
    desk.press("f")
    desk.type("النيل")
    desk.press("<enter>")
    desk.wait(milliseconds: 300)
    desk.press(way)
    desk.wait(milliseconds: 300)
    let frame = desk.frame
    for y in 0..<size.height {
      let row = Array(frame.row(y))
      let line = ReorderedLine(row)
      for piece in ReorderedLinesTests.pieces(of: row) {
        #expect(line.keeps(piece), "\(way): \(frame.text[y])")
      }
    }
  }

  @Test("What a paper says never changes places with what the request says")
  func comparison() throws {
    var desk = DeskScript(store: AppFramesTests.store)
    desk.press("f")
    desk.type("النيل next:review")
    desk.press("<enter> d e <c-u>")
    desk.type("محمد")
    desk.press("<c-x>")
    let row = try #require(desk.rows.firstIndex { $0.contains("محمد") }, "\(desk.text)")
    let (frame, line) = (desk.frame, ReorderedLine(desk.frame.row(row)))
    let dividers = frame.row(row).enumerated().filter { $0.element.base == Glyph.divider.unicode }
    let gap = try #require(dividers.first?.offset, "\(desk.text)")
    #expect(line.keeps(0..<gap) && line.keeps(gap + 1..<frame.size.width))
  }

  /// The stretches of a row between two blanks or dividers.
  private static func pieces(of row: [Cell]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start: Int?
    for x in row.indices {
      let isGap =
        row[x].base == Glyph.divider.unicode
        || row[x].isBlank && (x + 1 == row.count || row[x + 1].isBlank)
      if isGap {
        if let first = start { pieces.append(first..<x) }
        start = nil
      } else if start == nil, !row[x].isBlank {
        start = x
      }
    }
    if let first = start { pieces.append(first..<row.count) }
    return pieces
  }
}
