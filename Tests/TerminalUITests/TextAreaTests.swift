import TerminalUI
import Testing

@Suite("Text area")
struct TextAreaTests {
  private func area(_ text: String, width: Int, height: Int, keys script: String = "") -> TextArea {
    var area = TextArea(text)
    area.resize(to: Size(width: width, height: height))
    for edit in [TextEdit](script: script) { area.edit(edit) }
    return area
  }

  @Test("Text wraps at blanks, and lines stay lines")
  func wrapping() {
    let area = area("called the carrier\nno answer", width: 10, height: 4)
    #expect(
      frame(area, width: 10, height: 4).golden == """
        |called the|
        |carrier   |
        |no answer |
        |          |
        style
        |FFFFFFFFFF|
        |FFFFFFFFFF|
        |FFFFFFFFFF|
        |FFFFFFFFFF|
        cursor 9,2

        """
    )
  }

  @Test("Up and down keep their column over shorter rows")
  func column() {
    #expect(area("abcdef\nx\nabcdef", width: 10, height: 4, keys: "<left><up><up>").cursor == 5)
    #expect(area("abcdef\nx\nabcdef", width: 10, height: 4, keys: "<up><up><down>").cursor == 8)
  }

  @Test("Home and End go to the ends of the row on the screen")
  func rowEnds() {
    #expect(area("abcd efgh", width: 5, height: 4, keys: "<home>").cursor == 5)
    #expect(area("abcd efgh", width: 5, height: 4, keys: "<home><left><home><end>").cursor == 4)
  }

  @Test("The view follows the cursor")
  func scrolling() {
    let text = "1\n2\n3\n4\n5"
    #expect(frame(area(text, width: 3, height: 2), width: 3, height: 2).text == ["4  ", "5  "])
    let up = area(text, width: 3, height: 2, keys: "<pgup><up>")
    #expect(frame(up, width: 3, height: 2).text == ["2  ", "3  "])
    #expect(frame(up, width: 3, height: 2).cursor == Point(x: 1, y: 0))
  }

  @Test("Enter breaks a line; Ctrl-U deletes back to its start; a paste keeps its lines")
  func editing() {
    #expect(area("ab", width: 9, height: 2, keys: "<left><enter>").text == "a\nb")
    #expect(area("ab\ncd", width: 9, height: 2, keys: "<c-u>").text == "ab\n")
    var pasted = area("", width: 9, height: 2)
    pasted.insert("a\r\nb\tc\u{7}")
    #expect(pasted.text == "a\nb c")
  }
}
