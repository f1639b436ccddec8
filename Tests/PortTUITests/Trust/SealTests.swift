import Foundation
import PortDomain
import PortStore
import Synchronization
import TestSupport
import Testing

@testable import PortTUI

@Suite("Seals are kept elsewhere, and hold a desk against what it was")
struct SealTests {
  @Test("A printed seal is taken back from a file and from standard input")
  func printed() throws {
    let desk = try CommandDesk()
    #expect(try desk.run("audit", "seal").output.contains("nothing has happened yet"))
    let id = try desk.create()
    let seal = try desk.run("audit", "seal").output
    #expect(seal.hasPrefix("st_") && seal.contains(" seal 1 0 "))
    #expect(try desk.json("audit", "seal")["seal"] == .text(String(seal.dropLast())))
    _ = try desk.json("note", id, "later")
    let path = try desk.home.write("\nNov 26 09:00:00 host porttui[7]: \(seal)\n", to: "seals")
    let run = try desk.run("audit", "verify", "--seals", path)
    #expect(run.status == 0 && run.errors == "")
    #expect(
      run.output == """
        2 events read
        held against 1 seal
        all that the store holds is what was written

        """
    )
    #expect(try desk.run("audit", "verify", "--seals", "-", input: seal).status == 0)
    #expect(try desk.run("audit", "verify", "--seals", desk.home.folder + "/none").status == 66)
  }

  @Test("Lines that are no seal are told by their number, other desks' by how many")
  func otherLines() throws {
    let desk = try CommandDesk()
    _ = try desk.create()
    let seal = try desk.run("audit", "seal").output
    let other = try CommandDesk()
    _ = try other.create()
    let others = try other.run("audit", "seal").output
    let input = "started\n\(seal)\(others)seal x y z\n\n"
    let run = try desk.run("audit", "verify", "--seals", "-", input: input)
    #expect(run.status == 0)
    #expect(
      run.errors == """
        porttui: note: no seal in lines 1, 4
        porttui: note: 1 seal is of other desks

        """
    )
  }

  @Test("An old copy put back agrees with itself, and not with a seal that was kept")
  func oldCopy() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let path = desk.home.database
    let old = try #require(FileManager.default.contents(atPath: path))
    _ = try desk.json("note", id, "later")
    let seal = try desk.run("audit", "seal").output
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
    try old.write(to: URL(filePath: path))
    #expect(try desk.run("audit", "verify").status == 0)
    let run = try desk.run("audit", "verify", "--seals", "-", input: seal)
    #expect(run.status == 1)
    #expect(run.output.contains("the events after number 1 are gone, up to number 2 at least"))
  }

  @Test("Each seal becomes a line of the file that the system's configuration names")
  func file() throws {
    let home = try ProgramHome()
    let path = home.folder + "/seals"
    let told = Mutex<[String]>([])
    let log = SealLog(in: try #require(LogPlace(path)), clock: { Sample.now }) { text in
      told.withLock { $0.append(text) }
    }
    let seal = try #require(KeptSeal("st_1 seal 7 0 " + String(repeating: "ab", count: 32)))
    log.keep(seal)
    log.keep(seal)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text == String(repeating: "\(Sample.now.rfc3339) \(seal.text)\n", count: 2))
    #expect(KeptSeal(String(text.prefix { $0 != "\n" })) == seal)
    let facts = try FileManager.default.attributesOfItem(atPath: path)
    #expect((facts[.posixPermissions] as? Int).map { $0 & 0o137 } == 0)
    #expect(told.withLock { $0 } == [])
  }

  @Test(
    "Where it can't be kept that is told once",
    arguments: ["link", "folder", "pipe", "no/file"]
  )
  func fault(_ kind: String) throws {
    let home = try ProgramHome()
    let path = home.folder + "/" + kind
    switch kind {
    case "link": try #require(symlink(home.folder + "/elsewhere", path) == 0)
    case "folder": try #require(mkdir(path, 0o700) == 0)
    case "pipe": try #require(mkfifo(path, 0o600) == 0)
    default: break
    }
    let told = Mutex<[String]>([])
    let log = SealLog(in: .file(path), clock: { Sample.now }) { text in
      told.withLock { $0.append(text) }
    }
    let seal = try #require(KeptSeal("st_1 seal 7 0 " + String(repeating: "ab", count: 32)))
    log.keep(seal)
    log.keep(seal)
    let texts = told.withLock { $0 }
    #expect(texts.count == 1)
    #expect(texts.first?.hasPrefix("note: seals can't be kept in \(path): ") == true)
    #expect(!FileManager.default.fileExists(atPath: home.folder + "/elsewhere"))
  }

  @Test("A place for seals is syslog, or a path from the root")
  func places() {
    #expect(LogPlace("syslog") == .syslog)
    #expect(LogPlace("/var/log/seals") == .file("/var/log/seals"))
    #expect(LogPlace("seals") == nil)
    #expect(LogPlace("") == nil)
  }
}
