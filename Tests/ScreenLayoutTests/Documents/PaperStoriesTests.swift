import PortDomain
import TestSupport
import Testing

@testable import Screens

@Suite("Papers that nearly match, by keys")
struct PaperStoriesTests {
  private let clock = SetClock(Sample.now)

  private func desk(_ values: [RequestField: String] = [:]) -> DeskScript {
    var draft = Sample.draft
    draft.values.merge(values) { $1 }
    return DeskScript(store: Sample.store(of: [draft], clock: clock.read))
  }

  /// Adds a version of the chosen paper.
  private func add(dated day: String?, _ desk: inout DeskScript) {
    desk.press("+")
    desk.type("/scans/paper.pdf")
    desk.press("<tab>")
    desk.type(day ?? "")
    desk.press("<enter>")
  }

  /// Adds all three papers and passes every row, the documents screen left open on the LOA.
  private func accept(billed: String = "2026-11-01", expires: String, _ desk: inout DeskScript) {
    desk.press("d")
    for day in ["2026-11-02", billed, expires] {
      add(dated: day, &desk)
      desk.press("P <tab>")
    }
  }

  /// Goes to a row of the sheet, and types what the paper says in its first field.
  private func say(_ text: String, in item: String, _ desk: inout DeskScript) {
    row(item, &desk)
    desk.press("e <c-u>")
    desk.type(text)
    desk.press("<enter>")
  }

  private func row(_ item: String, _ desk: inout DeskScript) {
    desk.press("g")
    for _ in 0..<6 where !isOn(item, desk) { desk.press("j") }
    let isThere = isOn(item, desk)
    #expect(isThere, "\(item) in\n\(desk.text)")
  }

  private func isOn(_ label: String, _ desk: DeskScript) -> Bool {
    desk.rows.contains { $0.drop { $0 == " " }.hasPrefix(">") && $0.contains(label) }
  }

  /// Gives a field of the request another text.
  private func edit(_ label: String, to text: String, _ desk: inout DeskScript) {
    desk.press("e")
    desk.type(label)
    desk.press("<enter> <c-u>")
    desk.type(text)
    desk.press("<enter> <esc>")
  }

  private func turn(to time: String, _ desk: inout DeskScript) {
    clock.set(Sample.instant(time))
    desk.now = clock.now
  }

  @Test("A bill is good on its ninetieth day and not on the next, counted again at every resubmit")
  func billAge() {
    var desk = desk()
    accept(billed: "2026-08-25", expires: "2030-01-01", &desk)
    desk.press("<tab>")
    #expect(desk.text.contains("90 days old") && desk.text.contains("good until 23 Nov"))
    #expect(desk.text.contains("Can be submitted"))
    desk.press("q s s")
    #expect(desk.text.contains("Submitted +234 801 234 5678 to mtn."))
    desk.press("s r <space> <c-x>")
    turn(to: "2026-11-23T22:59:00Z", &desk)
    desk.press("d <tab>")
    #expect(desk.text.contains("90 days old") && !desk.text.contains("bill too old"))
    // Past midnight in Lagos, though not in Greenwich.
    turn(to: "2026-11-23T23:01:00Z", &desk)
    #expect(desk.text.contains("91 days old") && desk.text.contains("over since 23 Nov"))
    #expect(desk.text.contains("bill too old"))
    add(dated: "2026-11-10", &desk)
    desk.press("P")
    #expect(!desk.text.contains("bill too old"))
  }

  @Test("An LOA that lacks a number and has another is told apart from one without a date")
  func numbersAndDate() {
    var desk = desk()
    desk.press("d")
    add(dated: nil, &desk)
    desk.press("P")
    #expect(desk.text.contains("LOA without a date") && desk.text.contains("no date typed yet"))
    #expect(desk.text.contains("LOA date open"))
    say("0803 999 8877", in: "numbers", &desk)
    #expect(
      desk.text.contains(
        "     missing: +2348012345678 · surplus: +2348039998877\n"
      )
    )
    #expect(
      desk.text.contains("Foreseen: number not on the LOA (LOA numbers missing: +2348012345678 ·")
    )
    say("0801 234 5678", in: "numbers", &desk)
    #expect(!desk.text.contains("missing: "))
    say("2026-11-24", in: "date", &desk)
    #expect(desk.text.contains("LOA date fails"))
    say("2026-11-23", in: "date", &desk)
    #expect(desk.text.contains("LOA   accepted"))
  }

  @Test("A row that differs is failed by the program, whoever passed it, and passes with a remark")
  func failedByProgram() {
    var desk = desk()
    accept(expires: "2030-01-01", &desk)
    say("Acme Holdings", in: "account", &desk)
    row("account", &desk)
    #expect(desk.text.contains("fail, porttui: it differs · pass, ada"))
    desk.press("p <enter>")
    #expect(desk.text.contains("LOA account can't pass by itself"), "\(desk.text)")
    desk.press("k j")
    #expect(desk.text.contains("LOA account fails"))
    desk.press("p")
    desk.type("the same company")
    desk.press("<enter>")
    #expect(!desk.text.contains("porttui") && desk.text.contains("Can be submitted"))
  }

  @Test("A middle initial parts the signatory from the ID, until the request says so too")
  func signatory() {
    var desk = desk()
    accept(expires: "2030-01-01", &desk)
    say("John A. Smith", in: "signature", &desk)
    desk.press("<tab> <tab>")
    say("JOHN A SMITH", in: "signatory", &desk)
    #expect(desk.text.contains("Not yet: LOA signature fails · government ID signatory fails"))
    #expect(desk.text.contains("the LOA says so too: the request may be what is wrong"))
    #expect(
      desk.text.contains(
        """
        Foreseen: signatory not authorised (LOA says "John A. Smith" and government
        """
      )
    )
    desk.press("q")
    edit("Signatory", to: "John A. Smith", &desk)
    desk.press("d")
    #expect(desk.text.contains("Can be submitted"))
    desk.press("<tab> <tab>")
    row("signatory", &desk)
    #expect(desk.text.contains("same but for spelling"))
  }

  @Test(
    "Names of other scripts are the same but for marks, and different letter by letter",
    arguments: [
      ("Adébáyọ̀ Ògúnlẹ́sì", "ADEBAYO OGUNLESI", "Adebayo Ogunlesa"),
      ("شركة النيل للاتصالات", "شَرِكَة النِّيل لِلاتِّصالات", "شركة النيل للتجارة"),
    ]
  )
  func scripts(name: String, spelling: String, other: String) {
    var desk = desk([.billingName: name])
    accept(expires: "2030-01-01", &desk)
    say(spelling, in: "account", &desk)
    #expect(desk.text.contains("same but for spelling"))
    // What is said of it covers the line below the sheet until the next key.
    desk.press("g")
    #expect(desk.text.contains("Can be submitted"))
    say(other, in: "account", &desk)
    #expect(desk.text.contains("~ different") && desk.text.contains("LOA account fails"))
  }

  @Test("A field that changes after its papers passed stops them, back or typed it goes on")
  func changedField() {
    var desk = desk()
    accept(expires: "2030-01-01", &desk)
    desk.press("q")
    edit("Billing name", to: "Zenith Foods", &desk)
    desk.press("d")
    #expect(desk.text.contains("Not yet: LOA account fails · bill account fails"))
    row("account", &desk)
    #expect(desk.text.contains("Acme Corporation") && desk.text.contains("passed before the"))
    // Passing the row once more asks why.
    desk.press("p")
    #expect(desk.message.contains("Account differs and is accepted, because:"))
    desk.press("<esc> u")
    #expect(desk.text.contains("Can be submitted"))
    desk.press("q")
    edit("Billing name", to: "Zenith Foods", &desk)
    edit("Billing name", to: "Acme Corporation", &desk)
    desk.press("d")
    #expect(desk.text.contains("Can be submitted"))
    desk.press("q")
    edit("Billing name", to: "Zenith Foods", &desk)
    desk.press("<enter>")
    #expect(desk.text.contains("Foreseen: account name mismatch"))
    desk.press("d")
    say("Zenith Foods", in: "account", &desk)
    desk.press("<tab>")
    say("Zenith Foods", in: "account", &desk)
    #expect(desk.text.contains("Can be submitted"))
  }

  @Test("An older version stays readable, takes no answer, and gives way to the newest")
  func versions() {
    var desk = desk()
    desk.press("d")
    add(dated: "2026-11-02", &desk)
    say("Acme Group", in: "account", &desk)
    add(dated: "2026-11-20", &desk)
    #expect(desk.text.contains("v2") && !desk.text.contains("Acme Group"))
    desk.press("o")
    #expect(desk.text.contains("LOA signed 2 Nov 2026") && desk.text.contains("Acme Group"))
    #expect(desk.text.contains("Version 1 of 2, replaced: to be read only"))
    desk.press("p")
    #expect(desk.message.contains("An older version is only read; o leads to the newest."))
    desk.press("o p")
    #expect(desk.text.contains("LOA signed 20 Nov 2026") && !desk.text.contains("replaced"))
    #expect(desk.message.contains("Check sheet kept · +234 801 234 5678."))
    desk.press("<tab> o")
    #expect(desk.message.contains("No bill has come yet"))
  }

  @Test("An ID that won't last until the port is warned of, on the request and on its papers")
  func expiringID() {
    var desk = desk([.requestedPortDate: "2026-12-10"])
    accept(expires: "2026-12-01", &desk)
    let words = "ID expires before the port date, Thu 10 Dec"
    #expect(desk.text.contains(words) && desk.text.contains("Can be submitted"))
    desk.press("q <enter>")
    #expect(desk.text.contains(words))
  }
}
