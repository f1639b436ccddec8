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

  @Test("Tab and Down, Shift-Tab and Up go round, and tell which field was left")
  func focusRing() {
    var form = form
    #expect(form.handle(.key(.tab)) == .left(.number))
    #expect(form.handle(.key(.down)) == .left(.pin))
    #expect(form.handle(.key(.tab)) == .left(.account))
    #expect(form.focus == .number)
    #expect(form.handle(.key(.up)) == .left(.number))
    #expect(form.handle(.key(.backTab)) == .left(.account))
    #expect(form.focus == .pin)
  }

  @Test("Keys and pastes edit the focused field; others are left to the screen")
  func editing() {
    var form = form
    #expect(form.handle(.key(.character("8"))) == .edited(.number))
    #expect(form.handle(.paste("01\n")) == .edited(.number))
    #expect(form.text(.number) == "+234801 ")
    #expect(form.handle(.key(.enter)) == .ignored)
  }

  @Test("In too low a region the focused field is in view, with its hint if that fits")
  func low() {
    var form = form
    #expect(frame(form, width: 28, height: 1).text == ["Number   +234               "])
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
    #expect(form.handle(.key(.enter)) == .left(.number))
    #expect(form.handle(.key(.enter)) == .left(.pin))
    #expect(form.isOnButton)
    #expect(form.handle(.key(.character("x"))) == .ignored)
    #expect(
      frame(form, width: 26, height: 3).golden == """
        |        an unknown range  |
        |PIN                       |
        |        [ Create ]        |
        style
        |........wwwwwwwwwwwwwwww..|
        |........ffffffffffffffffff|
        |........RRRRRRRRRR........|
        cursor 10,2

        """
    )
    #expect(form.handle(.key(.enter)) == .pressed)
    #expect(form.handle(.key(.tab)) == .left(.pin))
    #expect(form.focus == .number)
  }
}
