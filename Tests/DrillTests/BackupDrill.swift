import Foundation
import TestSupport
import Testing

extension Drills {
  @Test("Backups made while others write hold all that was stored before, and are desks again")
  func backups() throws {
    // Each of its own desk, since the writers never rest.
    let desks = DrillSize.pick(first: 1, ci: 2, release: 20)
    let wanted = DrillSize.pick(first: 2, ci: 5, release: 5)
    var (held, killed) = (0, 0)
    for _ in 0..<desks {
      let came = try backups(wanted)
      held += came.held
      killed += came.killed
    }
    reportDrill(
      "backup",
      "\(desks * wanted) backups under 3 writers put back, \(held) changes in them, 0 lost; "
        + "\(killed) killed"
    )
  }

  private func backups(_ wanted: Int) throws -> (held: Int, killed: Int) {
    let desk = try DrillDesk(requests: 10)
    let key = try #require(FileManager.default.contentsOfDirectory(atPath: desk.home.keys).first)
    let names = ["one", "two", "three"]
    let writers = try names.map { try desk.start("notes", $0, 0) }
    defer {
      for writer in writers {
        writer.send(signal: SIGKILL)
        _ = writer.wait()
      }
    }
    var (held, killed) = (0, 0)
    for round in 0..<wanted {
      let place = desk.home.folder + "/backups\(round)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
      // One that is killed on the way leaves nothing that has a name.
      let given = try desk.home.start(["backup", place])
      _ = Condition.first(within: .seconds(60)) {
        try? FileManager.default.contentsOfDirectory(atPath: place).first
      }
      given.send(signal: SIGKILL)
      if given.wait().status != 0 { killed += 1 }
      let left = try FileManager.default.contentsOfDirectory(atPath: place)
      let whole = left.filter { !$0.hasPrefix(".") }
      for name in whole { try FileManager.default.removeItem(atPath: "\(place)/\(name)") }

      let told = writers.map(\.outputLines)
      let made = try desk.home.run(["backup", place, "--json"])
      #expect(made.status == 0 && made.json["intact"] == true, "\(made.errors)")
      let names = try FileManager.default.contentsOfDirectory(atPath: place)
      #expect(names == [URL(filePath: try made.json.text("path")).lastPathComponent])

      let other = try ProgramHome()
      let restored = try other.run([
        "restore", try made.json.text("path"), "--db", other.database, "--key",
        desk.home.keys + "/" + key,
      ])
      #expect(restored.status == 0, "\(restored.errors)")
      let again = try DrillDesk(at: other)
      try again.expectSound()
      let notes = Set(
        try again.files().flatMap(\.history).filter { $0.kind == .noted }.compactMap {
          $0.detail?.text
        }
      )
      for (name, count) in zip(["one", "two", "three"], told) {
        #expect((0..<count).allSatisfy { notes.contains("\(name)-\($0)") })
      }
      held += told.reduce(0, +)
    }
    return (held, killed)
  }
}
