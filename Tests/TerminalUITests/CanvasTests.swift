import PortDomain
import Testing

@testable import TerminalUI

@Suite("Canvas")
struct CanvasTests {
  @Test("A golden frame shows text, styles and cursor")
  func golden() {
    var canvas = Canvas(size: Size(width: 8, height: 2))
    canvas.draw("Queue", at: .zero, style: .title)
    canvas.draw("漢é!", at: Point(x: 2, y: 1), style: .danger)
    canvas.placeCursor(at: Point(x: 2, y: 1))
    #expect(
      canvas.frame.golden == """
        |Queue   |
        |  漢é!  |
        style
        |TTTTT...|
        |..!!!!..|
        cursor 2,1

        """
    )
  }

  @Test("Text that exceeds the width or the region is cut")
  func cutting() {
    var canvas = Canvas(size: Size(width: 8, height: 3))
    canvas.draw("rejected", at: .zero, width: 5)
    canvas.draw("rejected", at: Point(x: 4, y: 1))
    canvas.draw("漢字漢", at: Point(x: 0, y: 2), width: 4)
    #expect(canvas.frame.text == ["reje…   ", "    rej…", "漢…     "])
  }

  @Test("Text stands where its alignment says")
  func alignment() {
    var canvas = Canvas(size: Size(width: 8, height: 2))
    #expect(canvas.draw("42", at: .zero, alignment: .trailing) == 8)
    #expect(canvas.draw("42", at: Point(x: 1, y: 1), width: 4, alignment: .trailing) == 5)
    #expect(canvas.frame.text == ["      42", "   42   "])
  }

  @Test("Nothing is drawn outside a region, whatever its place")
  func clipping() {
    var canvas = Canvas(size: Size(width: 6, height: 3))
    canvas.region(Rect(x: 2, y: 1, width: 10, height: 1)) { part in
      part.draw("-------", at: Point(x: -1, y: 0))
      part.draw("above", at: Point(x: 0, y: -1))
      part.draw("below", at: Point(x: 0, y: 1))
      part.fill(Rect(x: -5, y: -5, width: 6, height: 20), with: .full)
      part.region(Rect(x: 1, y: 0, width: 1, height: 9)) { $0.fill($0.bounds, with: .dot) }
    }
    #expect(canvas.frame.text == ["      ", "  █·--", "      "])
  }

  @Test("Half of a wide character is never shown")
  func wideHalves() {
    var canvas = Canvas(size: Size(width: 6, height: 2))
    canvas.draw("漢漢漢", at: .zero)
    canvas.draw("x", at: Point(x: 1, y: 0))
    canvas.draw("y", at: Point(x: 4, y: 0))
    canvas.region(Rect(x: 1, y: 1, width: 3, height: 1)) { part in
      part.region(Rect(x: -1, y: 0, width: 9, height: 1)) { $0.draw("漢漢漢", at: .zero) }
    }
    #expect(canvas.frame.text == [" x漢y ", "  漢  "])
  }

  @Test("A cell holds a character with its marks, a wide one a trail")
  func cells() {
    var canvas = Canvas(size: Size(width: 4, height: 1))
    canvas.draw("e\u{301}\u{323}漢", at: .zero)
    let row = Array(canvas.frame.row(0))
    #expect(row.map(\.base) == ["e", "漢", "\0", " "])
    #expect(row.map(\.marks) == [["\u{301}", "\u{323}"], [], [], []])
    #expect(row.map(\.width) == [1, 2, 0, 1])
    #expect(row.map(\.text) == ["e\u{301}\u{323}", "漢", "", " "])
  }

  @Test("An ASCII canvas shows signs and letters in their ASCII form, the rest as question marks")
  func ascii() {
    var canvas = Canvas(size: Size(width: 12, height: 2), isASCII: true)
    canvas.draw("✔ a→b · é漢…", at: .zero)
    canvas.fill(Rect(x: 0, y: 1, width: 3, height: 1), with: .horizontal)
    #expect(canvas.frame.text == ["v a>b . e??~", "---         "])
  }

  @Test("A line of several styles is cut as a whole")
  func spans() {
    var text = StyledText("Status ", .muted)
    text.append("rejected", .danger)
    var canvas = Canvas(size: Size(width: 12, height: 2))
    canvas.draw(text, at: .zero)
    canvas.draw(text, at: Point(x: 0, y: 1), width: 7)
    #expect(canvas.frame.text == ["Status reje…", "Status…     "])
    #expect(canvas.frame.styleLetters == ["mmmmmmm!!!!!", "mmmmmmm....."])
  }

  @Test("Whatever is drawn where, each row keeps its columns")
  func properties() {
    var random = SeededChance(2)
    for _ in 0..<200 {
      var canvas = Canvas(size: Size(width: 13, height: 3), isASCII: Bool.random(using: &random))
      for _ in 0..<10 {
        let text = DisplayText(sanitising: random.text(upTo: 12))
        let x = Int.random(in: -6...16, using: &random)
        let y = Int.random(in: -1...3, using: &random)
        canvas.draw(text, at: Point(x: x, y: y), width: Int.random(in: 0...15, using: &random))
      }
      for text in canvas.frame.text {
        #expect(DisplayText(sanitising: text).columns == 13)
        #expect(!canvas.isASCII || text.utf8.allSatisfy { $0 < 0x7F })
      }
    }
  }

  @Test("Strips are taken off a rectangle, at most what there is")
  func strips() {
    var rect = Rect(x: 0, y: 0, width: 80, height: 3)
    #expect(rect.takeTop(1) == Rect(x: 0, y: 0, width: 80, height: 1))
    #expect(rect.takeBottom(1) == Rect(x: 0, y: 2, width: 80, height: 1))
    #expect(rect.takeRight(90) == Rect(x: 0, y: 1, width: 80, height: 1))
    #expect(rect.isEmpty)
  }

  @Test("Each style has a letter of its own")
  func letters() {
    #expect(Set(Style.allCases.map(\.letter)).count == Style.allCases.count)
  }
}
