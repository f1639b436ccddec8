import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Reports on screen")
struct ReportsScreenTests {
  static let store = Sample.demonstration()

  @Test("Each page is a table with a bar for each row, at either size")
  func frames() throws {
    for size in [Size(width: 80, height: 22), Size(width: 160, height: 48)] {
      let context = Sample.context(ReportsScreenTests.store.rules(), size: size)
      var screen = ReportsScreen()
      try answer(screen.update(.opened, in: context), to: &screen, in: context)
      for name in [
        "work", "fees", "reasons", "durations", "carriers", "customers", "desk",
      ] {
        expectGolden(screen.frame(in: context), "reports-\(name)-\(size.width)x\(size.height)")
        try answer(screen.update(.command(.nextReport), in: context), to: &screen, in: context)
      }
    }
  }

  private func answer(
    _ effects: [Effect],
    to screen: inout ReportsScreen,
    in context: Context
  ) throws {
    for case .outside(.read(.report(let report, let viewpoint))) in effects {
      let figures = try ReportsScreenTests.store.figures(
        of: report,
        by: context.desk,
        from: viewpoint
      )
      _ = screen.update(.reply(.read(.report(report, .success(figures)))), in: context)
    }
  }

  @Test("Behind each bar of the work are as many requests as it counts, behind others those meant")
  func behind() throws {
    let store = ReportsScreenTests.store
    let context = Sample.context(store.rules())
    var screen = ReportsScreen()
    try answer(screen.update(.opened, in: context), to: &screen, in: context)
    let work = try #require(screen.picture).rows
    #expect(work.count > 25)
    for row in work {
      let filter = try Filter(parsing: try #require(row.filter))
      let count = try store.count(filter, from: context.viewpoint(), upTo: 99_999)
      #expect(count == .exactly(row.value), "\(row.filter ?? "")")
    }
    for _ in 0..<6 {
      try answer(screen.update(.command(.nextReport), in: context), to: &screen, in: context)
      for row in try #require(screen.picture).rows {
        if let text = row.filter { _ = try Filter(parsing: text) }
      }
    }
  }

  @Test("Enter on a bar shows its requests, which are worked on as in the queue; q leads back")
  func walkIn() {
    var script = DeskScript(store: ReportsScreenTests.store)
    script.press("D <enter>")
    #expect(script.rows[0].contains("Find: status:pending"))
    #expect(script.rows[3].contains("P "))
    script.press("<enter> q / x <esc> 5 <esc>")
    #expect(script.rows[0].contains("Find: status:pending"), "\(script.text)")
    script.press("f")
    script.type("country:NG")
    script.press("<enter>")
    #expect(script.rows[0].contains("Find: status:pending country:NG"))
    #expect(script.rows.dropFirst(3).prefix(15).allSatisfy { $0.contains(" NG ") })
    script.press("<esc>")
    script.press("f")
    script.type("country:NG country:KE")
    script.press("<enter>")
    #expect(script.text.contains("There are no such requests. "))
    script.press("<esc> q")
    #expect(script.text.contains("[Work]"))
    script.press("q")
    #expect(script.rows[0].contains("All open"))
  }

  @Test("D opens the reports from an empty queue too; each says that there is nothing yet")
  func empty() {
    var script = DeskScript(store: InMemoryStore(desk: Sample.desk(), clock: { Sample.now }))
    script.press("D")
    #expect(script.text.contains("[Work]") && script.text.contains("0 open"))
    script.press("<tab>")
    #expect(script.text.contains("Fees by month. None yet"))
    script.press("<tab>")
    #expect(script.text.contains("0 given, after none of which"))
    script.press("<tab>")
    #expect(script.text.contains("0 ports"))
    script.press("<tab>")
    #expect(script.text.contains("Sent 0, answered 0, of which none late; silent now 0"))
    script.press("<tab>")
    #expect(script.text.contains("0 requests wait for 0 of 0 customers"))
    script.press("<tab>")
    #expect(script.text.contains("Done by the desk: 0"))
    script.press("<tab> <s-tab> q")
    #expect(script.text.contains("All open"))
  }

  @Test("b adds fees up by country and customer; the net stays the same")
  func grouping() {
    var script = DeskScript(store: ReportsScreenTests.store)
    script.press("D <tab>")
    let net = { (script: DeskScript) in
      script.rows.first { $0.contains("Fees by") }?.split(separator: ".", maxSplits: 1).last
    }
    let months = net(script)
    #expect(script.text.contains("2026-11") && months?.contains("USD") == true)
    script.press("b")
    #expect(script.text.contains("Fees by country") && net(script) == months)
    script.press("b")
    #expect(script.text.contains("Fees by customer") && net(script) == months)
    script.press("b <tab> <tab> b")
    #expect(script.message.contains("Only fees and reasons"))
  }

  @Test("b adds reasons up over a country's carriers, then over all; none is lost")
  func reasons() {
    var script = DeskScript(store: ReportsScreenTests.store)
    script.press("D <tab> <tab>")
    let summary = script.rows[1]
    #expect(script.rows[3].contains("Carrier"))
    script.press("b")
    #expect(!script.rows[3].contains("Carrier") && script.rows[3].contains("Cc"))
    #expect(script.rows[1] == summary)
    script.press("b")
    #expect(script.rows[3].hasPrefix("   Reason") && script.rows[1] == summary)
    script.press("b")
    #expect(script.rows[3].contains("Carrier") && script.rows[1] == summary)
  }

  @Test(
    "A carrier's word by key ends its silence, undo brings it back, a date of Friday took two days"
  )
  func silence() throws {
    let store = InMemoryStore(desk: Sample.desk(), clock: { Sample.now })
    let running = InFlight(
      status: "in_progress",
      createdOn: "2026-11-16",
      submittedOn: "2026-11-18"
    )
    let taken = Intent(key: "t", actor: Sample.ada, subject: .takeOver(Sample.draft, running))
    #expect(try store.commit(taken).isDone)
    var script = DeskScript(store: store)
    func told() -> String {
      script.press("D <tab> <tab> <tab> <tab>")
      defer { script.press("q") }
      #expect(script.text.contains("[Carriers]"))
      let row = script.rows.first { $0.contains(" NG mtn ") } ?? ""
      return row.split(separator: " ").filter { $0.first?.isASCII ?? false }.joined(separator: " ")
    }
    #expect(told() == "> NG mtn 1 1 3 d")
    script.press("s a")
    #expect(told() == "> NG mtn 1 3 d 1 0 d")
    script.press("u")
    #expect(told() == "> NG mtn 1 1 3 d")
    script.press("s d <enter> <tab> <tab>")
    script.type("fri")
    script.press("<enter>")
    #expect(script.text.contains(", on Fri 20 Nov"))
    #expect(told() == "> NG mtn 1 2 d 0 0% 0 2 d")
    script.press("D <s-tab>")
    #expect(script.text.contains("[Desk]") && script.text.contains("Done by the desk: 0"))
    script.press("<s-tab>")
    #expect(script.text.contains("0 requests wait for 0 of 1 customers"))
    script.press("b")
    #expect(script.message.contains("Only fees and reasons"))
  }

  @Test("Nothing waits for figures: pages turn before they come, and each comes to its page")
  func late() {
    var script = DeskScript(store: ReportsScreenTests.store, answers: .held)
    script.press("<replies> D <tab>")
    #expect(script.text.contains("[Fees]") && script.text.contains("reading"))
    script.press("j <replies>")
    #expect(script.text.contains("Fees by month"))
    // The question for the first page was replaced by the second's, and is asked again.
    script.press("<s-tab> <replies>")
    #expect(script.text.contains("Completed a week"))
  }

  @Test("What takes long says how far it has come, and is given up when its screen is left")
  func long() {
    var script = DeskScript(store: ReportsScreenTests.store, answers: .held)
    script.press("<replies> D <tab> <tab> <tab> <tab>")
    #expect(script.text.contains("[Carriers]") && !script.text.contains("Adding up"))
    script.tellAddedUp(.desk, part: 0.9)
    #expect(!script.text.contains("Adding up"))
    script.tellAddedUp(.carriers, part: 0.345)
    #expect(script.rows.contains { $0.contains(/Adding up █+▏?.* 34%/) })
    script.press("<replies>")
    #expect(!script.text.contains("Adding up"))
    // The figures of before stay where new ones are added up.
    script.press("<s-tab> <tab>")
    script.tellAddedUp(.carriers, part: 0.5)
    #expect(script.text.contains("50%") && script.text.contains("Ack in"))
    #expect(!script.requests.contains(.giveUpReport))
    script.press("<esc>")
    script.press("<replies>")
    #expect(script.requests.contains(.giveUpReport))
  }

  @Test("What lies on a report for a moment doesn't have it added up anew")
  func covered() {
    var script = DeskScript(store: ReportsScreenTests.store, answers: .held)
    script.press("<replies> D <tab> <tab> <tab> <tab>")
    script.tellAddedUp(.carriers, part: 0.4)
    script.press("? <esc>")
    #expect(script.text.contains("40%"))
    script.press("<replies>")
    #expect(script.next == nil && !script.text.contains("40%"))
    // Once it has come others may have changed it meanwhile.
    script.press("? <esc>")
    guard case .read(.report(.carriers, _))? = script.next else {
      Issue.record("it wasn't asked for again")
      return
    }
  }

  @Test("A report that nobody waits for any more comes to no figures")
  func givenUp() {
    let context = Sample.context(ReportsScreenTests.store.rules())
    let read = Read.report(.carriers, context.viewpoint())
    let answers = StoreAnswers(from: ReportsScreenTests.store, to: Sample.ada)
    var parts: [Double] = []
    let found = answers.answer(read) {
      parts.append($0)
      return parts.count < 2
    }
    #expect(found == .superseded(read))
    #expect(parts.count == 2 && parts[0] > 0 && parts[0] < parts[1] && parts[1] < 1)
  }

  @Test("The last row of a long report is reached, and the first again")
  func scrolling() {
    var script = DeskScript(
      store: ReportsScreenTests.store,
      size: Size(width: 80, height: 12)
    )
    script.press("D G")
    #expect(script.rows.contains { $0.hasPrefix(">") && $0.contains("Age") })
    script.press("g")
    #expect(script.rows.contains { $0.hasPrefix(">") && $0.contains("P pending") })
  }
}
