import Foundation
import TestSupport
import Testing
import Wording

extension Drills {
  @Test(
    "A long history is verified in seconds",
    .enabled(if: DrillSize.current != .first, "a first helping would tell nothing")
  )
  func verify() throws {
    let events = DrillSize.pick(first: 1_000, ci: 20_000, release: 1_000_000)
    let desk = try CommandDesk()
    let rows = (0..<events).lazy.map { index in
      CommandDesk.body.replacing("+2348012345678", with: "+234803\(1_000_000 + index)") + "\n"
    }
    let file = try desk.home.write(rows.joined(), to: "rows.jsonl")
    let imported = try desk.home.run(["import", file], now: desk.now)
    try #require(imported.status == 0, "\(imported.errors)")
    let start = ContinuousClock.now
    let verdict = try desk.json("audit", "verify")
    let time = start.duration(to: .now)
    #expect(verdict["intact"] == true)
    #expect(verdict["events"] == .integer(events))
    #expect(time < .seconds(DrillSize.current == .release ? 10 : 30))
    reportDrill("verify", "\(events) events verified in \(time.milliseconds) ms")
  }
}
