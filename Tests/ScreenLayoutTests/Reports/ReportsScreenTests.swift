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
      for name in ["work", "fees", "reasons", "durations"] {
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

  @Test("The last row of a long report is reached, and the first again")
  func scrolling() {
    var script = DeskScript(
      store: ReportsScreenTests.store,
      size: Size(width: 80, height: 12)
    )
    script.press("D G")
    #expect(script.rows.contains { $0.hasPrefix(">") && $0.contains("Owner") })
    script.press("g")
    #expect(script.rows.contains { $0.hasPrefix(">") && $0.contains("P pending") })
  }
}
