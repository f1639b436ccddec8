import Foundation
import TestSupport
import Testing

extension Drills {
  @Test("Writers killed at random moments lose nothing that they told as stored")
  func kills() throws {
    let wantedKills = DrillSize.pick(first: 50, ci: 500, release: 5_000)
    // That must have been told as stored before the last kill.
    let wantedChanges = DrillSize.pick(first: 200, ci: 50_000, release: 50_000)
    let desk = try DrillDesk(requests: 10)
    var writers = try (0..<DrillSize.pick(first: 4, ci: 8, release: 8)).map { index in
      try KilledWriter(name: "writer\(index)", on: desk)
    }
    var kills = 0
    var told = 0
    while kills < wantedKills || told < wantedChanges {
      let index = Int.random(in: writers.indices)
      // Some changes further on, wherever in the next one it is by then. The others write meanwhile,
      // so that all of them together come to the wanted number.
      let more = Int.random(in: 0...(2 * wantedChanges / wantedKills / writers.count))
      try writers[index].kill(afterTelling: more)
      kills += 1
      told = writers.map(\.told).reduce(0, +)
    }
    for index in writers.indices { writers[index].end() }
    told = writers.map(\.told).reduce(0, +)

    let files = try desk.files()
    var stored: [String: Int] = [:]
    for file in files {
      #expect(file.history.map(\.number) == Array(1...file.history.count))
      for event in file.history where event.kind == .noted {
        stored[event.detail?.text ?? "", default: 0] += 1
      }
    }
    let lost = writers.flatMap { writer in
      (0..<writer.told).map { "\(writer.name)-\($0)" }.filter { stored[$0] == nil }
    }
    #expect(lost == [])
    #expect(stored.values.allSatisfy { $0 == 1 })
    // One that was stored and not told is possible at the end of each writer.
    #expect(stored.count - told <= writers.count)
    try desk.expectSound()
    reportDrill(
      "kill",
      "\(kills) kills of \(writers.count) writers, \(told) changes told, \(lost.count) lost"
    )
  }
}

/// A writer that is killed and started again where it stopped.
private struct KilledWriter {
  let name: String
  private let desk: DrillDesk
  private var program: RunningProgram
  /// How many changes it and those before it told as stored.
  private(set) var told = 0

  init(name: String, on desk: DrillDesk) throws {
    self.name = name
    self.desk = desk
    program = try desk.start("notes", name, 0)
  }

  mutating func kill(afterTelling more: Int) throws {
    let wanted = program.outputLines + more
    let seen = Condition.first(within: .seconds(240)) { program.outputLines >= wanted ? true : nil }
    try #require(seen == true, "\(name) stands still")
    end()
    program = try desk.start("notes", name, told)
  }

  mutating func end() {
    program.send(signal: SIGKILL)
    let run = program.wait()
    told += run.output.split(separator: "\n").count
    #expect(run.status == 128 + SIGKILL, "\(run.errors)")
  }
}
