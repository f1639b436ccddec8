import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Carriers, rules and settings on screen")
struct RecordsScreenTests {
  private func script(_ actor: Operator? = nil) -> DeskScript {
    let store = InMemoryStore(desk: Sample.desk(), clock: { Sample.now })
    return actor.map { DeskScript(store: store, actor: $0) } ?? DeskScript(store: store)
  }

  @Test("The list shows a country's carriers and rules, and the desk's settings")
  func frame() throws {
    for size in [Size(width: 80, height: 22), Size(width: 60, height: 18)] {
      let context = Sample.context(try CalendarScreenTests.desk(), size: size)
      var screen = RecordsScreen(country: .southAfrica)
      _ = screen.update(.opened, in: context)
      expectGolden(screen.frame(in: context), "records-\(size.width)x\(size.height)")
    }
  }

  @Test("A carrier's cut-off is written field by field; what can't be read is asked for again")
  func carrier() {
    var script = script()
    script.press("K")
    #expect(script.text.contains("9mobile"))
    script.press("<enter> j j j j j j <enter>")
    script.type("soon")
    script.press("<enter>")
    #expect(script.text.contains("a time of day such as 15:00"))
    #expect(script.text.contains("soon"))
    script.press("<c-u>")
    script.type("15:30")
    script.press("<enter>")
    #expect(script.message.contains("Stored"))
    #expect(script.text.contains("15:30"))
    script.press("q")
    #expect(script.text.contains("cut-off 15:30"))
  }

  @Test("A carrier that nobody described is added, and a rule is written and taken away")
  func adding() {
    var script = script()
    script.press("K a")
    script.type("starcom")
    script.press("<enter> <enter>")
    script.press("<c-u>")
    script.type("Starcom Nigeria")
    script.press("<enter> q")
    #expect(script.text.contains("Starcom Nigeria"))
    script.press("a")
    script.type("pin_incorrect")
    script.press("<enter> <enter>")
    script.type("A PIN is no ground")
    script.press("<enter> q")
    #expect(script.text.contains("A PIN is no ground"))
    let rule = script.store.rules().rules.rule(for: .pinIncorrect, in: .nigeria)
    #expect(rule?.words == "A PIN is no ground")
    // Below the carriers, of which the one added above is one.
    let carriers = script.store.rules().carriers.current.filter { $0.country == .nigeria }
    script.press("g")
    for _ in carriers { script.press("j") }
    #expect(script.text.contains(">  PIN incorrect"))
    script.press("x")
    #expect(!script.text.contains("A PIN is no ground"))
    script.press("g x")
    #expect(script.message.contains("Carriers stay"))
  }

  @Test(
    "A country's hours and times without ports are written by keys, and the calendar shows them"
  )
  func country() throws {
    var script = script()
    script.press("K")
    let desk = script.store.rules()
    let before =
      desk.carriers.current.count { $0.country == .nigeria }
      + desk.rules.rules(of: .nigeria).count
    for _ in 0..<before { script.press("j") }
    #expect(script.text.contains(">  Nigeria"))
    #expect(script.text.contains("the customer confirms by SMS within 48 hours"))
    script.press("x")
    #expect(script.message.contains("A country stays."))
    script.press("<enter> <enter> <c-u>")
    script.type("two days")
    script.press("<enter>")
    #expect(script.text.contains("a whole number of hours, 1 to 720"))
    script.press("<c-u>")
    script.type("24")
    script.press("<enter> j <enter>")
    script.type("2026-11-26..2026-11-27")
    script.press("<enter> q")
    #expect(script.text.contains("the customer confirms by SMS within 24 hour"))
    #expect(script.store.rules().confirmationHours(in: .nigeria) == 24)
    script.press("q C")
    #expect(script.text.contains("Nigeria: the customer confirms by SMS within 24 hours"))
    let month = Month(
      of: Sample.day("2026-11-26"),
      in: .nigeria,
      context: Sample.context(script.store.rules(), size: Size(width: 80, height: 22))
    )
    #expect(month.days.filter { $0.kind == .freeze }.map(\.day.day) == [26, 27])
  }

  @Test("What a carrier's codes stand for and when it answers are written by keys")
  func codes() throws {
    var script = script()
    script.press("K <enter> G <enter>")
    script.type("8C")
    script.press("<enter>")
    #expect(script.text.contains("It is codes such as 8C=pin_incorrect,other; 7A=port_lock: 8C"))
    script.press("<c-u>")
    script.type("8c=pin_incorrect; 7A=port_lock")
    script.press("<enter> k <enter>")
    script.type("2")
    script.press("<enter>")
    #expect(script.text.contains("7A=port_lock; 8C=pin_incorrect"))
    script.press("q")
    #expect(script.text.contains("acknowledges within 2 business da"))
    let carrier = script.store.rules().carriers.carrier("9mobile", in: .nigeria)
    #expect(carrier?.ackDays == 2 && carrier?.reasons(for: "8c") == [.pinIncorrect])
  }

  @Test("A setting holds for the whole desk, and an operator who is no supervisor is told so")
  func settings() throws {
    var script = script()
    script.press("K G <enter> <enter> <c-u>")
    script.type("365")
    script.press("<enter>")
    #expect(script.store.rules().settings.retention.days[.person] == 365)

    var other = self.script(Operator(login: "ada", role: .operator, session: "1"))
    other.press("K G <enter> <enter> <c-u>")
    other.type("1")
    other.press("<enter>")
    #expect(other.message.contains("supervisors"))
    #expect(try other.store.records().isEmpty)
  }
}
