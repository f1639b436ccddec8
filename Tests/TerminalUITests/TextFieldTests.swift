import PortDomain
import TerminalUI
import Testing

@Suite("Text field")
struct TextFieldTests {
  private func typed(_ script: String, into field: TextField = TextField()) -> TextField {
    var field = field
    for edit in [TextEdit](script: script) { field.edit(edit) }
    return field
  }

  @Test(
    "Keys edit where the cursor is",
    arguments: [
      ("acme", "acme", 4), ("acme<home>X", "Xacme", 1), ("ac<left>b", "abc", 2),
      ("abc<backspace>", "ab", 2), ("abc<home><delete>", "bc", 0),
      ("abc<home><backspace>", "abc", 0),
      ("abc<right><right>", "abc", 3), ("a<space>bc<space><c-w>", "a ", 2), ("abc<c-u>d", "d", 1),
      ("e\u{301}x<left><left>", "e\u{301}x", 0), ("éa<home><right>b", "éba", 2),
    ]
  )
  func editing(script: String, text: String, cursor: Int) {
    let field = typed(script)
    #expect(field.text == text)
    #expect(field.cursor == cursor)
  }

  @Test("A mark typed after its letter joins it")
  func marks() {
    var field = typed("e")
    field.edit(.insert("\u{301}"))
    #expect(field.cursor == 1)
    field.edit(.deleteBackward)
    #expect(field.isEmpty)
  }

  @Test("A paste stays in one line and brings no control characters")
  func paste() {
    var field = TextField("[]")
    field.edit(.left)
    field.insert("1\r\n2\t3\u{1B}4\n")
    #expect(field.text == "[1 2 34 ]")
  }

  @Test("A field takes no more characters than its limit")
  func limit() {
    var field = TextField("abc", limit: 4)
    field.edit(.start)
    field.insert("xyz")
    #expect(field.text == "xabc")
    #expect(field.cursor == 1)
  }

  @Test(
    "What needs several lines is left to others",
    arguments: [TextEdit.newLine, .up, .pageDown]
  )
  func others(edit: TextEdit) {
    var field = TextField("a")
    let edits = field.edit(edit)
    #expect(!edits)
    #expect(field == TextField("a"))
  }

  @Test("A long text shows the part where the cursor is")
  func scrolling() {
    var field = TextField("abcdefghij")
    #expect(frame(field, width: 5, height: 1).text == ["ghij "])
    #expect(frame(field, width: 5, height: 1).cursor == Point(x: 4, y: 0))
    field.edit(.start)
    #expect(frame(field, width: 5, height: 1).golden == "|abcde|\nstyle\n|FFFFF|\ncursor 0,0\n")
  }

  @Test("A masked field shows no character of its text, anywhere")
  func masked() {
    let field = TextField("4711", isMasked: true)
    #expect(frame(field, width: 6, height: 1).text == ["••••  "])
    #expect(frame(field, width: 6, height: 1, isASCII: true).text == ["****  "])
    var dumped = ""
    dump([field], to: &dumped)
    for text in [field.description, "\(field)", String(reflecting: [field]), dumped] {
      #expect(!text.contains("4711"))
    }
  }

  @Test("Whatever is typed, the cursor stays in the text and the drawing in its columns")
  func properties() {
    var random = SeededChance(6)
    let edits: [TextEdit] = [
      .deleteBackward, .deleteForward, .left, .right, .start, .end, .deleteWord, .insert("\u{301}"),
    ]
    for _ in 0..<300 {
      var field = TextField(random.text(upTo: 20))
      var area = TextArea(random.text(upTo: 60))
      area.resize(to: Size(width: Int.random(in: 1...9, using: &random), height: 2))
      for _ in 0..<10 {
        let edit = edits.randomElement(using: &random) ?? .end
        field.edit(edit)
        field.insert(random.text(upTo: 3))
        area.edit(Bool.random(using: &random) ? edit : .up)
        area.insert(random.text(upTo: 3))
        #expect((0...field.text.count).contains(field.cursor))
        #expect((0...area.text.count).contains(area.cursor))
        let drawn = frame(field, width: 7, height: 1).text + frame(area, width: 7, height: 2).text
        for line in drawn { #expect(DisplayText(sanitising: line).columns == 7) }
      }
    }
  }
}
