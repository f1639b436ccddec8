import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// What hands did and were punished for: nothing typed is lost, run as something else, or refused
/// without a word.
@Suite("Hands aren't punished")
struct PunishedHandsTests {
  private func id(_ index: Int, in store: InMemoryStore) throws -> RequestID {
    try #require(try store.request(ofNumber: "+234803\(1_000_000 + index)"))
  }

  private func change(
    _ change: Change,
    _ index: Int,
    in store: InMemoryStore,
    by actor: Operator = Sample.bola
  ) throws {
    let intent = Intent(
      key: "other-\(store.rules().ids.make(at: Sample.now) as EventID)",
      actor: actor,
      subject: .change(try id(index, in: store), change, basis: .current)
    )
    let outcome = try store.commit(intent)
    #expect(outcome.isDone, "\(outcome)")
  }

  // MARK: Files

  @Test(
    "A paper's file that can't be taken is told at its field, and the form stays as it was typed"
  )
  func paperRefused() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.refusedPaths = ["/scans/gone.pdf": "there is no file /scans/gone.pdf; check the name"]
    desk.press("d +")
    desk.type("/scans/gone.pdf")
    desk.press("<tab>")
    desk.type("2026-11-01")
    desk.press("<enter>")
    #expect(desk.text.contains("there is no file /scans/gone.pdf; check the name"))
    #expect(
      desk.rows.contains { $0.hasSuffix("  /scans/gone.pdf") } && desk.text.contains("2026-11-01")
    )
    #expect(desk.message.isEmpty)
    // The field with the fault is the one that is typed in.
    desk.press("<c-u>")
    desk.type("/scans/loa.pdf")
    desk.press("<enter>")
    #expect(try desk.store.file(id(0, in: desk.store)).paper(.loa)?.file.name == "/scans/loa.pdf")
  }

  @Test("Why a file wasn't written is said though its name was left meanwhile")
  func destinationRefusedLater() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)), answers: .held)
    desk.refusedPaths = ["all.csv": "all.csv is there already and stays as it is"]
    desk.press("<replies> x")
    desk.type("all.csv")
    desk.press("<enter> <esc> <replies>")
    #expect(desk.message == " all.csv is there already and stays as it is.")
  }

  @Test("A name that can't be written to is told at its field, which keeps it until it is written")
  func destinationRefused() {
    for (keys, name) in [("x", "all.csv"), ("d X", "packet")] {
      var desk = DeskScript(store: Sample.store(of: Sample.drafts(2)))
      desk.refusedPaths = [name: "\(name) is there already and stays as it is; name another place"]
      desk.press(keys)
      desk.type(name)
      desk.press("<enter>")
      #expect(desk.text.contains("\(name) is there already"), "\(keys)")
      #expect(desk.text.contains("File  \(name)"), "\(keys)")
      desk.press("<home>")
      desk.type("2")
      desk.press("<enter>")
      #expect(desk.message == " 2\(name) is written.", "\(keys)")
      #expect(!desk.text.contains("File  "), "\(keys)")
    }
  }

  @Test("An empty list isn't exported, and no name is asked for")
  func nothingToExport() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(2)))
    desk.press("5 x")
    #expect(desk.message.contains("nothing to export"))
    #expect(!desk.text.contains("File  "))
  }

  // MARK: Panels

  @Test("A key that means nothing to a panel closes nothing and says so; Enter, q and Esc close it")
  func panels() {
    for key in ["<enter>", "q", "<esc>"] {
      var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
      desk.press("s s d x")
      #expect(desk.text.contains("Why not submit") && desk.message.contains("x does nothing here"))
      desk.press("j k <pgdn> G g")
      #expect(desk.text.contains("Why not submit"))
      desk.press(key)
      #expect(!desk.text.contains("Why not submit") && desk.text.contains("s submit"), "\(key)")
    }
  }

  @Test("A long panel says that there is more below, and is gone through to its end")
  func longPanel() {
    let context = Sample.context()
    let lines = (1...40).map { "reason \($0)" }
    var panel = NoticeScreen(title: "Not done", lines: lines)
    _ = panel.update(.opened, in: context)
    #expect(panel.frame(in: context).golden.contains("more below: rows 1 to 12 of 40"))
    #expect(panel.press(.character("j"), in: context).isEmpty)
    panel.press(.pageDown, in: context)
    #expect(panel.frame(in: context).golden.contains("reason 14 "))
    panel.press(.character("G"), in: context)
    let end = panel.frame(in: context).golden
    #expect(end.contains("reason 40 ") && end.contains(" rows 29 to 40 of 40"))
    #expect(!end.contains("more below"))
  }

  // MARK: Drafts

  @Test("What was typed for several requests comes back for exactly these")
  func bulkDrafts() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(3)))
    desk.press("o n <space> <space> ; s x")
    desk.type("one and two stay")
    desk.press("<esc> q T")
    desk.press("g <down> <space> <space> ; s x")
    #expect(!desk.text.contains("one and two stay"))
    desk.press("<esc> q T g <space> <space> ; s x")
    #expect(desk.text.contains("one and two stay"))
  }

  @Test("A note left and opened again at once is there", arguments: DeskScript.Answers.allCases)
  func noteAgain(answers: DeskScript.Answers) {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)), answers: answers)
    desk.press("<replies> m")
    desk.type("called twice")
    desk.press("<esc> m <replies>")
    #expect(desk.text.contains("called twice"))
    // Stored, it is no draft any more, though the store hasn't taken it away yet.
    desk.press("<c-x> <reply>")
    desk.press("m <replies> <replies>")
    desk.press("<esc> <replies> m <replies>")
    #expect(!desk.text.contains("called twice"))
  }

  @Test("A file typed for one kind of paper isn't offered for another")
  func paperDrafts() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press("d +")
    desk.type("loa.pdf")
    desk.press("<esc> <tab> +")
    #expect(!desk.text.contains("loa.pdf"))
    desk.press("<esc> <s-tab>")
  }

  // MARK: Intake

  @Test("A number that has an open request, or is ours, is told as its field is left")
  func duplicate() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.press("i")
    desk.type("+234 803 100 0000")
    #expect(!desk.text.contains("open request already"))
    desk.press("<tab>")
    #expect(desk.text.contains("has an open request already"))
    desk.press("<s-tab> <backspace>")
    desk.type("1")
    desk.press("<tab>")
    #expect(!desk.text.contains("open request already"))
    // The country may come after the number.
    desk.press("<c-k>")
    desk.type("0803 100 0000")
    desk.press("<tab>")
    desk.type("NG")
    desk.press("<tab>")
    #expect(desk.text.contains("has an open request already"))
  }

  @Test("A number that came free meanwhile is taken, though it was told not to be")
  func freedNumber() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.press("i")
    desk.paste(
      """
      phone_number: +234 803 100 0000
      country: NG
      carrier: mtn
      account number: A1
      signatory: Ada Obi
      signing date: 2026-11-01
      billing name: Acme
      billing address: 1 Road
      """
    )
    #expect(desk.text.contains("has an open request already"))
    try change(.status(.cancel(why: "not wanted")), 0, in: store)
    desk.press("<c-x>")
    #expect(desk.message.contains("is taken in"))
  }

  // MARK: A status that moved

  @Test(
    "A refusal after the status moved says who, when and what; title and text stay",
    arguments: [
      ("s x", " Cancel +234 803 100 0000", "the customer stays"),
      ("s r <replies>", " Reject", "8C"),
    ]
  )
  func moved(keys: String, title: String, typed: String) throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.press(keys)
    if typed == "8C" { desk.press("<space> <enter>") }
    desk.type(typed)
    let heading = desk.rows.first { $0.contains(title) }
    #expect(heading != nil)
    try change(.status(.reject(RejectionDraft(reasons: [.loaMissing]))), 0, in: store)
    desk.refresh([try id(0, in: store)])
    desk.press("<c-x>")
    if typed != "8C" { desk.press("y") }
    #expect(desk.message.contains("Not done: rejected by bola at 23 Nov 10:00"), "\(desk.text)")
    #expect(desk.rows.contains { $0 == heading })
    #expect(desk.text.contains(typed))
  }

  @Test("After it was told, the same Enter is meant for what is so by now")
  func again() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store)
    desk.press("s x")
    desk.type("the customer stays")
    let edit = FieldEdits([FieldEdit(.billingName, "Zenith")])
    try change(.edit(edit), 0, in: store)
    desk.press("<enter> y")
    #expect(desk.message.contains("Not done: changed by bola"))
    desk.press("<enter> y")
    #expect(try store.file(id(0, in: store)).request.status == .cancelled)
  }

  // MARK: Empty lists

  @Test("An empty list says why it is empty")
  func emptiness() {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press("5")
    #expect(desk.text.contains("No request is in this view. 0 shows all that are open."))
    desk.press("0 f")
    desk.type("country:EG")
    desk.press("<enter>")
    #expect(desk.text.contains("Nothing in this view fits the filter."))
    let viewer = Operator(login: "eve", role: .viewer, session: "s9")
    let seen = DeskScript(store: Sample.store(of: []), actor: viewer)
    #expect(seen.text.contains("No request is open.") && !seen.text.contains("takes in"))
  }

  @Test(
    "The sign that there is more below stands in a column of its own",
    arguments: [60, 80, 160]
  )
  func moreBelow(width: Int) {
    var desk = DeskScript(
      store: AppFramesTests.store,
      size: Size(width: width, height: 16)
    )
    desk.press("5 <enter>")
    for _ in 0..<20 {
      let marked = desk.rows.filter { $0.hasSuffix("↓") }
      #expect(marked.count <= 1)
      for row in marked where row.count == width { #expect(row.dropLast().last == " ") }
      desk.press("j")
    }
  }
}
