import Foundation
import Glibc
import TestSupport
import Testing

extension Drills {
  @Test("What killed commands and desks leave behind is gone after the next one that ends well")
  func leftovers() throws {
    let kills = DrillSize.pick(first: 10, ci: 200, release: 2_000)
    let desk = try CommandDesk()
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    let folder = desk.home.folder
    mkdir(folder + "/tmp", 0o700)
    mkdir(folder + "/out", 0o700)
    let temporary = ["TMPDIR": folder + "/tmp"]
    // Large enough to be killed within.
    let paper = try desk.home.write(
      Array("%PDF-1.7 ".utf8) + [UInt8](repeating: 0x20, count: 4 << 20),
      to: "large.pdf"
    )
    let before = try names(in: folder)
    var killed = 0
    for index in 0..<kills {
      let words = [
        ["document", "add", id, "other", paper], ["export", "--output", "\(folder)/out/e.csv"],
        ["packet", id, "\(folder)/out/packet"], ["loa", id, "--output", "\(folder)/out/l.txt"],
        ["person", "export", "John Smith", "--output", "\(folder)/out/p.json"],
        ["init", "--db", "\(folder)/out/new.db"], ["note", id, "seen"],
      ][index % 7]
      let program = try desk.home.start(
        words,
        now: words[0] == "init" ? nil : desk.now,
        environment: temporary
      )
      _ = poll(nil, 0, Int32.random(in: 0...60))
      program.send(signal: SIGKILL)
      if program.wait().status == 128 + SIGKILL { killed += 1 }
      if words[0] == "init" {
        // Nothing is in the next one's way, which takes away what the last one left.
        let again = try desk.home.run(words)
        let stands = again.errors.contains("new.db is there already")
        #expect(again.status == 0 || stands, "\(again.errors)")
      }
      // Whole files may be there; parts of them only under names that the next one sweeps away.
      let whole = ["e.csv", "packet", "l.txt", "p.json", "new.db"]
      for name in try FileManager.default.contentsOfDirectory(atPath: folder + "/out") {
        let isWhole = whole.contains { name.hasPrefix($0) }
        #expect(isWhole || name.hasPrefix(".porttui-"), "\(words): \(name)")
        if isWhole { try FileManager.default.removeItem(atPath: folder + "/out/" + name) }
      }
    }
    let last = try desk.run("loa", id, "--output", "\(folder)/out/l.txt")
    #expect(last.status == 0, "\(last.errors)")
    let paperAgain = try desk.home.write("%PDF-1.7 small", to: "small.pdf")
    _ = try desk.json("document", "add", id, "other", paperAgain)
    let left = try names(in: folder).subtracting(before).filter { name in
      // Papers under the hash of their content, and what this drill itself put there.
      let last = name.split(separator: "/").last ?? ""
      return last.count != 64 && !["small.pdf", "out/l.txt"].contains(name)
    }
    #expect(left == [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/tmp") == [])
    try DrillDesk(at: desk.home).expectSound()
    reportDrill("leftovers", "\(killed) commands killed, \(left.count) files left behind")
  }

  /// All files below a folder, SQLite's own two and keys apart.
  private func names(in folder: String) throws -> Set<String> {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return Set(all.filter { !["-wal", "-shm", "-lock", ".key"].contains(where: $0.hasSuffix) })
  }
}
