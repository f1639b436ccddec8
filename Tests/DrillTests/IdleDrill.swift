import Foundation
import TestSupport
import Testing

extension Drills {
  @Test("Idle desks cost nothing, and don't keep the log from being emptied while others work")
  func idle() throws {
    let desk = try DeskInTerminal.furnished()
    let count = DrillSize.pick(first: 4, ci: 30, release: 30)
    let terminals = try (0..<count).map { _ in
      try desk.openBare(quiet: .milliseconds(60))
    }
    defer { for terminal in terminals { terminal.close() } }
    let programs = terminals.compactMap { $0.programID() }
    for terminal in terminals { _ = terminal.output(untilQuietFor: .milliseconds(100)) }
    let ticks = { programs.map(ProcessTable.ticks).reduce(0, +) }
    let before = ticks()
    let span = DrillSize.pick(first: Duration.seconds(1), ci: .seconds(20), release: .seconds(60))
    // Whatever comes in that time is too much.
    var bytes = terminals[0].output(untilQuietFor: span).count
    for terminal in terminals.dropFirst() {
      bytes += terminal.output(untilQuietFor: .milliseconds(1)).count
    }
    let used = ticks() - before
    #expect(bytes == 0)
    // In hundredths of a second for all of them: a thousandth of the time each.
    let allowed = Double(count) * (span / .milliseconds(10)) / 1_000
    #expect(Double(used) <= max(3, allowed), "\(used) ticks of \(count) desks in \(span)")

    for terminal in terminals.dropFirst(8) { terminal.close() }
    let commits = DrillSize.pick(first: 300, ci: 5_000, release: 20_000)
    let largest = try largestLog(of: desk, commits: commits)
    #expect(largest <= 8 << 20)
    for terminal in terminals.prefix(8) { _ = terminal.output(untilQuietFor: .milliseconds(5)) }
    reportDrill(
      "idle",
      "\(count) idle desks used \(used * 10) ms of processor time in \(span), sent \(bytes) bytes;"
        + " log at most \(largest >> 10) KiB in \(commits) commits beside \(min(8, count)) desks"
    )
  }

  private func largestLog(of desk: DeskInTerminal, commits: Int) throws -> Int {
    let writer = try DrillDesk(at: desk.desk.home).start("notes", "busy", 0)
    var largest = 0
    let isDone = Condition.first(within: .seconds(1_200)) { () -> Bool? in
      let facts = try? FileManager.default.attributesOfItem(
        atPath: desk.desk.home.database + "-wal"
      )
      largest = max(largest, facts?[.size] as? Int ?? 0)
      return writer.outputLines >= commits ? true : nil
    }
    writer.send(signal: SIGKILL)
    _ = writer.wait()
    #expect(isDone == true)
    return largest
  }
}
