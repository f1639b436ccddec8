import TerminalUI
import Testing

@Suite("Form")
struct FormTests {
  private enum Name: Hashable { case number, pin, account }

  private var form: Form<Name> {
    Form([
      .init(id: .number, label: "Number", hint: "with country code", input: TextField("+234")),
      .init(id: .pin, label: "PIN", input: TextField("12", isMasked: true)),
      .init(id: .account, label: "Account"),
    ])
  }

  @Test("The focused field shows its hint, and any field its error")
  func drawing() {
    var form = form
    form.setError("must be 3 to 20 letters or figures", of: .account)
    #expect(
      frame(form, width: 28, height: 7).golden == """
        |Number   +234               |
        |         with country code  |
        |PIN      ••                 |
        |Account                     |
        |         must be 3 to 20    |
        |         letters or figures |
        |                            |
        style
        |SSSSSS...FFFFFFFFFFFFFFFFFFF|
        |.........mmmmmmmmmmmmmmmmm..|
        |.........fffffffffffffffffff|
        |.........fffffffffffffffffff|
        |.........!!!!!!!!!!!!!!!....|
        |.........!!!!!!!!!!!!!!!!!!.|
        |............................|
        cursor 13,0

        """
    )
  }

  @Test("Going on and down, back and up go round, and tell which field was left")
  func focusRing() {
    var form = form
    #expect(form.moveFocus(by: 1) == .left(.number))
    #expect(form.edit(.down) == .left(.pin))
    #expect(form.moveFocus(by: 1) == .left(.account))
    #expect(form.focus == .number)
    #expect(form.edit(.up) == .left(.number))
    #expect(form.moveFocus(by: -1) == .left(.account))
    #expect(form.focus == .pin)
  }

  @Test("What is typed and pasted edits the focused field; others are left to the screen")
  func editing() {
    var form = form
    #expect(form.edit(.insert("8")) == .edited(.number))
    #expect(form.paste("01\n") == .edited(.number))
    #expect(form.text(.number) == "+234801 ")
    #expect(form.edit(.newLine) == .ignored)
    #expect(form.enter() == .pressed)
  }

  @Test("In too low a region the focused field is in view, with its hint if that fits")
  func low() {
    var form = form
    #expect(frame(form, width: 28, height: 1).text == ["Number   +234              ↓"])
    form.focus(on: .account)
    let low = frame(form, width: 28, height: 2)
    #expect(low.text[1].hasPrefix("Account"))
    #expect(low.cursor == Point(x: 9, y: 1))
  }

  @Test("With a button at its end Enter goes through the form and presses it there")
  func button() {
    var form = Form(
      [.init(id: Name.number, label: "Number"), .init(id: .pin, label: "PIN")],
      button: "Create"
    )
    form.setWarning("an unknown range", of: .number)
    #expect(form.enter() == .left(.number))
    #expect(form.enter() == .left(.pin))
    #expect(form.isOnButton)
    #expect(form.edit(.insert("x")) == .ignored)
    #expect(
      frame(form, width: 26, height: 3).golden == """
        |        range            ↑|
        |PIN                       |
        |        [ Create ]        |
        style
        |........wwwww............m|
        |........ffffffffffffffff..|
        |........RRRRRRRRRR........|
        cursor 10,2

        """
    )
    #expect(form.enter() == .pressed)
    #expect(form.moveFocus(by: 1) == .left(.pin))
    #expect(form.focus == .number)
  }

  @Test("A field of several lines takes its rows, and up and down stay in it")
  func lines() {
    var form = Form<Name>([
      .init(id: .account, lines: TextArea("one\ntwo")), .init(id: .pin, label: "PIN"),
    ])
    form.resize(.account, to: Size(width: 10, height: 2))
    #expect(
      frame(form, width: 12, height: 3).text == ["     one    ", "     two    ", "PIN         "]
    )
    #expect(form.edit(.up) == .edited(.account))
    #expect(form.enter() == .edited(.account))
    #expect(form.text(.account) == "one\n\ntwo")
    #expect(form.moveFocus(by: 1) == .left(.account))
  }
}
