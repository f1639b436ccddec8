import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// Every action by its name behind `:`, with what it is given.
@Suite("The command line by keys")
struct CommandLineScriptTests {
  private static let number = "+2348031000000"

  private func file(in desk: DeskScript, _ number: String = number) throws -> RequestFile {
    try desk.store.file(try #require(try desk.store.request(ofNumber: number)))
  }

  /// A request with the carrier; the cursor is on it.
  private func submitted() throws -> DeskScript {
    let store = InMemoryStore(desk: Sample.desk(), clock: { Sample.now })
    var draft = Sample.draft
    draft.values[.phoneNumber] = CommandLineScriptTests.number
    let running = InFlight(
      status: "in_progress",
      createdOn: "2026-11-16",
      submittedOn: "2026-11-18"
    )
    let intent = Intent(key: "running", actor: Sample.ada, subject: .takeOver(draft, running))
    #expect(try store.commit(intent).isDone)
    return DeskScript(store: store)
  }

  private func run(_ line: String, on desk: inout DeskScript) {
    desk.press(":")
    desk.type(line)
    desk.press("<enter>")
  }

  @Test("Steps are called by their names from the queue, with what they are given")
  func steps() throws {
    var desk = try submitted()
    run("acknowledge PO-4711", on: &desk)
    #expect(try file(in: desk).request.carrierReference == "PO-4711")
    run("schedule fri 10-12", on: &desk)
    let confirmation = try #require(try file(in: desk).request.lifecycle.confirmation)
    #expect(confirmation.date == Sample.day("2026-11-27") && confirmation.window != nil)
    run("reschedule 1 dec", on: &desk)
    #expect(desk.text.contains("why") || desk.text.contains("Why"))
    desk.type("the customer moves later")
    desk.press("<c-x>")
    #expect(
      try file(in: desk).request.lifecycle.confirmation?.date == Sample.day("2026-12-01"),
      "\(desk.text)"
    )
    run("reject pin_incorrect account_name", on: &desk)
    #expect(
      try file(in: desk).rejections.last?.reasons.map(\.code)
        == [.pinIncorrect, .accountNameMismatch]
    )
    run("reopen looked at anew", on: &desk)
    #expect(try file(in: desk).request.status == .pending)
    run("cancel they stay", on: &desk)
    desk.press("y")
    #expect(try file(in: desk).request.status == .cancelled, "\(desk.text)")
  }

  @Test("A day that can't be had leaves the calendar there with the reason")
  func impossibleDay() throws {
    var desk = try submitted()
    run("schedule sun", on: &desk)
    #expect(try file(in: desk).request.status == .inProgress)
    #expect(desk.text.contains("November 2026") && !desk.message.isEmpty)
    desk.press("<esc> <esc>")
    run("schedule someday", on: &desk)
    #expect(desk.message.contains("omeday"), "\(desk.message)")
  }

  @Test("Reasons that nobody knows are told with the nearest, and the list is there to choose")
  func unknownReason() throws {
    var desk = try submitted()
    run("reject pin_incorect", on: &desk)
    #expect(desk.message.contains("the nearest is pin_incorrect"), "\(desk.text)")
    #expect(try file(in: desk).request.status == .inProgress)
  }

  @Test("What is given is given to the tagged after ;")
  func tagged() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(3)))
    desk.press("<space> <space> ;")
    run("assign ada", on: &desk)
    let owners = try (0..<3).map { try file(in: desk, "+234803100000\($0)").request.owner }
    #expect(owners.compactMap(\.self) == ["ada", "ada"])
  }

  @Test("Fields, notes, dates, turns, sorts, filters and pages take their words")
  func others() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(3)))
    run("goto 0803 100 0002", on: &desk)
    #expect(desk.rows.contains { $0.hasPrefix(">  +234 803 100 0002") }, "\(desk.text)")
    let third = "+2348031000002"
    run("note they call back", on: &desk)
    #expect(try file(in: desk, third).history.last?.kind == .noted)
    run("follow-up fri", on: &desk)
    #expect(try file(in: desk, third).request.followUpOn == Sample.day("2026-11-27"))
    run("waiting-on carrier", on: &desk)
    #expect(try file(in: desk, third).request.waitingOn == .carrier)
    run("edit organization_name Acme Holding", on: &desk)
    #expect(try file(in: desk, third).request[.organizationName] == "Acme Holding")
    #expect(desk.text.contains("All open"), "the form is closed")
    run("sort created", on: &desk)
    desk.press("<esc>")
    run("filter customer:\"Customer 1\"", on: &desk)
    #expect(desk.rows.count { $0.contains("+234 803 100 000") } == 1, "\(desk.text)")
    run("filter", on: &desk)
    desk.press("<c-u> <enter>")
    run("views rev", on: &desk)
    #expect(desk.rows[0].contains("Review"))
    run("calendar eg", on: &desk)
    #expect(desk.text.contains("Egypt"))
    desk.press("q")
    run("reports fees", on: &desk)
    #expect(desk.text.contains("[Fees]") || desk.text.contains("[fees]"), "\(desk.text)")
  }

  @Test("A word that a command can't take is told, and nothing runs")
  func refused() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    run("take now", on: &desk)
    #expect(desk.text.contains("take takes nothing behind it"))
    #expect(try file(in: desk).request.owner == nil)
    desk.press("<esc>")
    run("sort weight", on: &desk)
    #expect(desk.text.contains("There is no weight here"))
    desk.press("<esc>")
    run("submitt", on: &desk)
    #expect(desk.text.contains("the nearest is submit"))
  }

  @Test("Tab completes the name, then what it takes; the up key brings whole lines back")
  func completion() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press(": a s s <tab>")
    #expect(desk.message.hasPrefix(":assign"))
    desk.press("<tab>")
    #expect(desk.message.hasPrefix(":assign ada"), "\(desk.message)")
    desk.press("<enter>")
    #expect(try file(in: desk).request.owner == "ada")
    desk.press(": r e j e c t <space> p i n <tab> <space> w r o n g")
    #expect(desk.message.hasPrefix(":reject pin_"), "\(desk.message)")
    desk.press("<esc> : <up>")
    #expect(desk.message.hasPrefix(":assign ada"))
    desk.press("<esc> : f o l")
    #expect(desk.message.contains("follow-up DATE"), "\(desk.message)")
  }

  @Test("Help of a list finds what stands in the status menu, too, and runs it")
  func helpFindsSteps() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press("?")
    desk.type("cancel end the request")
    desk.press("<enter>")
    desk.type("twice the same")
    desk.press("<enter> y")
    #expect(try file(in: desk).request.status == .cancelled)
  }

  @Test("Help explains the signs of the list, and finds them")
  func signs() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press("?")
    desk.type("somebody else")
    #expect(desk.text.contains("*") && desk.text.contains("changed by somebody else"))
    desk.press("<down> <enter>")
    #expect(desk.message.contains("changed by somebody else"), "\(desk.text)")
    desk.press("<esc> <esc> P <c-l>")
    #expect(desk.rows.contains { $0.contains("! Customer") }, "\(desk.text)")
  }

  // MARK: What is given goes where it belongs

  @Test("What is given behind a step that can't be taken goes with no other step")
  func nothingLeftOver() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    run("schedule fri 10-12", on: &desk)
    desk.press("<esc> <esc> s x")
    #expect(!desk.text.contains("fri 10-12"))
    desk.type("twice the same")
    desk.press("<enter> y")
    #expect(try file(in: desk).history.last?.detail?.text == "twice the same")
  }

  @Test("A step that acts at once waits for what is given, in its menu and on the reasons' screen")
  func withReference() throws {
    var desk = try submitted()
    desk.press("s")
    run("acknowledge PO-9", on: &desk)
    #expect(try file(in: desk).request.carrierReference == "PO-9")
    run("confirm 20 nov", on: &desk)
    #expect(try file(in: desk).request.confirmedOn == Sample.day("2026-11-20"))
  }

  @Test("A note behind its name leaves a longer one that is kept as a draft alone")
  func keptNote() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press("m")
    desk.type("a long one, not finished")
    desk.press("<esc>")
    run("note they called", on: &desk)
    #expect(try file(in: desk).history.last?.detail?.text == "they called")
    desk.press("m")
    #expect(desk.text.contains("a long one, not finished"))
  }

  @Test("A PIN is never typed behind its field's name")
  func secret() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    run("edit account_pin 4711", on: &desk)
    #expect(desk.text.contains("a PIN isn't typed here"))
    desk.press("<esc> : <up>")
    #expect(!desk.text.contains("4711"))
  }

  @Test("A login that is whole is meant, though a longer one begins so; of several none is guessed")
  func wholeLogin() throws {
    var drafts = Sample.drafts(3)
    drafts[1].values[.owner] = "adaeze"
    drafts[2].values[.owner] = "adamu"
    var desk = DeskScript(store: Sample.store(of: drafts))
    run("goto \(CommandLineScriptTests.number)", on: &desk)
    desk.press("a a d a <enter>")
    #expect(try file(in: desk).request.owner == "ada")
    desk.press("a a d a m <enter>")
    #expect(try file(in: desk).request.owner == "adamu")
    run("assign adaez", on: &desk)
    #expect(desk.text.contains("nobody here is called adaez") || desk.text.contains("Nobody here"))
    desk.press("<esc>")
    run("assign ada", on: &desk)
    #expect(try file(in: desk).request.owner == "ada")
  }

  @Test("The list of fields begins with one that can be edited")
  func firstField() throws {
    var desk = DeskScript(store: AppFramesTests.store)
    desk.press("f")
    desk.type("status:scheduled")
    desk.press("<enter> e")
    let row = try #require(desk.rows.first { $0.hasPrefix(">") })
    #expect(!row.contains("locked"), "\(desk.text)")
  }

  @Test("Behind filter and views Tab completes fields, values, logins and views")
  func filtersAndViews() {
    func completed(_ line: String, _ tabs: Int = 1) -> String {
      var desk = DeskScript(store: AppFramesTests.store)
      desk.press(":")
      desk.type(line)
      for _ in 0..<tabs { desk.press("<tab>") }
      return desk.message
    }
    #expect(completed("filter statu").hasPrefix(":filter status:"))
    #expect(completed("filter late statu", 2).hasPrefix(":filter late status:pending"))
    #expect(completed("filter owner:ad").hasPrefix(":filter owner:ada"))
    #expect(completed("views rej").hasPrefix(":views Rejected"))
    var desk = DeskScript(store: AppFramesTests.store)
    run("filter status:rejected", on: &desk)
    #expect(desk.rows[0].contains("status:rejected"), "\(desk.rows[0])")
  }
}
