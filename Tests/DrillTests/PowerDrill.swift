import Foundation
import PortDomain
import TestSupport
import Testing

extension Drills {
  @Test(
    "A power cut loses nothing that was told as stored; on a disk that lies about syncs it does"
  )
  func power() throws {
    let desk = try DrillDesk(requests: 10)
    let disk = try SimulatedDisk(of: desk.home.folder)
    let log = try recording(of: desk)
    let cuts = DrillSize.pick(first: 20, ci: 500, release: 10_000)
    let told = log.entries.count { if case .told(let text) = $0 { isChange(text) } else { false } }
    let lost = try playing(log, on: disk, cuts: cuts, of: desk)
    #expect(lost == 0)

    // As with synchronous=NORMAL: the log isn't where the writer believes it to be.
    var lying = disk
    lying.isDeaf = { $0.hasSuffix("-wal") }
    let lostByLying = try playing(
      log,
      on: lying,
      cuts: max(20, cuts / 10),
      of: desk,
      isHonest: false
    )
    #expect(lostByLying > 0)
    reportDrill(
      "power",
      "\(cuts) cuts while \(told) changes were told, \(lost) lost;"
        + " on a disk that lies \(lostByLying) lost in \(max(20, cuts / 10)) cuts"
    )
  }

  /// Whether it is a change that was told, and not what a command prints.
  private func isChange(_ line: String) -> Bool {
    line.hasPrefix("writer") || line.hasPrefix("paper ")
  }

  /// Writers at work together, then the program itself taking in papers.
  private func recording(of desk: DrillDesk) throws -> WriteLog {
    let log = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).log"
    defer { try? FileManager.default.removeItem(atPath: log) }
    let place = try ProgramHome()
    let noting = try Preload(in: place).noting(log, below: desk.home.folder)
    let writers = try (0..<3).map { try desk.start("notes", "writer\($0)", 0, environment: noting) }
    let wanted = DrillSize.pick(first: 30, ci: 250, release: 250)
    for writer in writers {
      let seen = Condition.first(within: .seconds(240)) {
        writer.outputLines >= wanted ? true : nil
      }
      try #require(seen == true)
      writer.send(signal: SIGKILL)
      _ = writer.wait()
    }
    for index in 0..<10 {
      let paper = try desk.home.write("%PDF-1.7 \(index)", to: "\(index).pdf")
      let run = try desk.home.run(
        ["document", "add", "+2348031\(100_000 + index)", "loa", paper, "--signed", "2026-10-20"]
          + ["--json"],
        now: "2026-11-02T09:00:00Z",
        environment: noting
      )
      try #require(run.status == 0, "\(run.errors)")
      guard case .text(let hash)? = run.json["file"]?["sha256"] else { continue }
      try WriteLog.tell("paper \(hash)\n", inFile: log)
    }
    return try WriteLog(contentsOfFile: log)
  }

  /// Cuts the power at random moments and counts what was told and isn't there.
  private func playing(
    _ log: WriteLog,
    on disk: SimulatedDisk,
    cuts: Int,
    of desk: DrillDesk,
    isHonest: Bool = true
  ) throws -> Int {
    var disk = disk
    var told: Set<String> = []
    var lost = 0
    var next = 0
    // Half of them while papers are taken in, the first of which makes a folder.
    let papers =
      log.entries.firstIndex {
        if case .madeFolder(let path) = $0 { path.hasSuffix("-papers") } else { false }
      } ?? 0
    let moments = (0..<cuts).map { cut in
      Int.random(in: (cut.isMultiple(of: 2) ? 0 : papers)...log.entries.count)
    }
    for moment in moments.sorted() {
      for entry in log.entries[next..<moment] {
        disk.play(entry)
        if case .told(let text) = entry {
          told.formUnion(text.split(separator: "\n").map(String.init))
        }
      }
      next = moment
      let found = try DrillDesk(files: disk.afterPowerCut(), of: desk)
      let stored: Set<String>
      do {
        stored = try found.stored()
      } catch {
        if isHonest {
          let last = log.entries[..<moment].suffix(3).map(\.brief).joined(separator: ", ")
          Issue.record(error, "cut after \(moment) of \(log.entries.count): \(last)")
        }
        lost += max(1, told.count)
        continue
      }
      lost += told.count { isChange($0) && !stored.contains($0) }
      if lost == 0 { try found.expectSound() }
    }
    return lost
  }
}

extension DrillDesk {
  /// What writers and the drill tell: notes by their text, papers by their content's hash.
  /// - Throws: where something is there by half, or can't be read.
  fileprivate func stored() throws -> Set<String> {
    var stored: Set<String> = []
    for file in try files() {
      let numbers = file.history.map(\.number)
      guard numbers == Array(1...numbers.count) else {
        throw StoredByHalf(what: "events \(numbers)")
      }
      stored.formUnion(file.history.compactMap { $0.kind == .noted ? $0.detail?.text : nil })
      for paper in file.documents {
        // Under its other name until a session has settled what was being stored.
        let place = home.database + "-papers/" + paper.file.sha256
        let content = [place, place + ".unsettled"].lazy
          .compactMap { FileManager.default.contents(atPath: $0) }.first
        guard content?.count == paper.file.size else {
          throw StoredByHalf(what: "\(content?.count ?? -1) bytes of paper \(paper.file.sha256)")
        }
        stored.insert("paper " + paper.file.sha256)
      }
    }
    return stored
  }
}

/// What a power cut left by half.
private struct StoredByHalf: Error {
  let what: String
}

extension WriteLog.Entry {
  /// In a few words, for whoever has to find out what a cut fell on.
  fileprivate var brief: String {
    switch self {
    case .written(let path, let offset, let data): "write \(data.count) at \(offset) of \(path)"
    case _: String("\(self)".prefix(200))
    }
  }
}
