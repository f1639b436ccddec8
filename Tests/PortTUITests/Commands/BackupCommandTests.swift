import Foundation
import PortDesk
import TestSupport
import Testing
import Wording

@Suite("Backups, and what becomes of them")
struct BackupCommandTests {
  private let files = FileManager.default

  private func folder(_ name: String, in home: ProgramHome) throws -> String {
    let path = home.folder + "/" + name
    try files.createDirectory(atPath: path, withIntermediateDirectories: false)
    return path
  }

  private func deskWithPapers() throws -> (desk: CommandDesk, request: String) {
    let desk = try CommandDesk()
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    return (desk, id)
  }

  @Test("A backup put back elsewhere is the desk as it was, with papers, PINs and history")
  func roundTrip() throws {
    let (desk, id) = try deskWithPapers()
    _ = try desk.run("set", id, "account_pin=-", input: "0042\n")
    let place = try folder("backups", in: desk.home)
    let made = try desk.json("backup", place)
    #expect(made["intact"] == true && made["papers"] == 3 && made["lost"] == [])
    let backup = try made.text("path")
    #expect(backup == place + "/desk-20261102T090000Z")
    // In the same second there is room for another.
    let next = try desk.json("backup", place).text("path")
    #expect(next == place + "/desk-20261102T090001Z")
    try files.removeItem(atPath: next)
    let held = try files.contentsOfDirectory(atPath: backup).sorted()
    #expect(held == ["desk.db", "desk.db-papers"])
    // It can be read where nothing can be written.
    let bytes = try Data(contentsOf: URL(filePath: backup + "/desk.db"))
    #expect(Array(bytes[18..<20]) == [1, 1])
    let mode = try files.attributesOfItem(atPath: backup + "/desk.db")[.posixPermissions]
    #expect(mode as? Int == 0o600)
    // What is changed afterwards isn't in it.
    _ = try desk.json("note", id, "later")

    let other = desk.home.folder + "/other.db"
    // What was left there under a paper's name isn't that paper.
    let paper = try #require(
      files.contentsOfDirectory(atPath: backup + "/desk.db-papers").first
    )
    _ = try folder("other.db-papers", in: desk.home)
    try desk.home.write("", to: "other.db-papers/" + paper)
    let restored = try desk.home.run(["restore", backup, "--db", other, "--json"])
    #expect(restored.status == 0 && restored.json["papers"] == 3, "\(restored.errors)")
    #expect(restored.json["signed"] == true)
    #expect(try files.contentsOfDirectory(atPath: backup).sorted() == held)
    func there(_ words: String...) throws -> ProgramRun {
      try desk.home.run(words + ["--db", other], now: desk.now)
    }
    #expect(try there("pin", id).output.contains("0042"))
    #expect(try !there("show", id, "--history").output.contains("later"))
    let shown = try there("show", id, "--json").json
    for paper in shown["documents"]?.values ?? [] {
      let content = try there("document", "extract", paper.text("id"), "-").output
      #expect(content.hasPrefix("%PDF-1.7 \(try paper.text("kind"))"))
    }
    #expect(try there("note", id, "goes on").status == 0)
    #expect(try there("audit", "verify").status == 0)
  }

  @Test("Backups appear whole, are named by their moment, and the oldest give way")
  func keeping() throws {
    var desk = try CommandDesk()
    _ = try desk.create()
    let place = try folder("backups", in: desk.home)
    let others = try [
      folder("backups/desk-notes", in: desk.home),
      folder("backups/other-20261101T090000Z", in: desk.home),
    ]
    for day in 2...4 {
      desk.turn(to: "2026-11-0\(day)")
      _ = try desk.json("backup", place, "--keep", "2")
    }
    let names = try files.contentsOfDirectory(atPath: place).sorted()
    #expect(
      names == [
        "desk-20261103T090000Z", "desk-20261104T090000Z", "desk-notes", "other-20261101T090000Z",
      ]
    )
    #expect(others.allSatisfy { files.fileExists(atPath: $0) })
    #expect(try desk.run("backup", place + "/nowhere").status == 73)
    #expect(try desk.run("backup", place, "--keep", "0").status == 64)
    #expect(try files.contentsOfDirectory(atPath: place).sorted() == names)
  }

  @Test("Nothing that is there is replaced by a backup; a log without its database is moved aside")
  func inTheWay() throws {
    let desk = try CommandDesk()
    _ = try desk.create()
    let place = try folder("backups", in: desk.home)
    let backup = try desk.json("backup", place).text("path")
    let taken = try desk.home.run(["restore", backup, "--db", desk.home.database])
    #expect(taken.status == 73)
    #expect(try desk.json("list").values.count == 1)

    let other = desk.home.folder + "/other.db"
    try desk.home.write("a log of somebody's", to: "other.db-wal")
    let restored = try desk.home.run(["restore", backup, "--db", other])
    #expect(restored.status == 0, "\(restored.errors)")
    #expect(restored.output.contains("it is \(other)-wal.left-over now"))
    #expect(!files.fileExists(atPath: other + "-wal"))
    let third = desk.home.folder + "/third.db"
    try desk.home.write("one", to: "third.db-wal")
    #expect(try desk.home.run(["restore", place + "/no", "--db", third]).status == 66)
    #expect(files.fileExists(atPath: third + "-wal"))
    try desk.home.write("another", to: "third.db-wal.left-over")
    #expect(try desk.home.run(["restore", backup, "--db", third]).status == 0)
    #expect(try String(contentsOfFile: third + "-wal.left-over", encoding: .utf8) == "another")
    #expect(try String(contentsOfFile: third + "-wal.left-over-again", encoding: .utf8) == "one")
    #expect(
      try desk.home.run(["list", "--json", "--db", other], now: desk.now).json.values.count == 1
    )
    #expect(try desk.home.run(["restore", place, "--db", other + "2"]).status == 65)
    #expect(try desk.home.run(["restore", place + "/no", "--db", other + "2"]).status == 66)
  }

  @Test("What isn't what was written is named, in a backup and when one is put back")
  func damage() throws {
    let (desk, id) = try deskWithPapers()
    let papers = desk.home.database + "-papers"
    let names = try files.contentsOfDirectory(atPath: papers).sorted()
    let place = try folder("backups", in: desk.home)
    let whole = try desk.json("backup", place).text("path")
    // A paper of the desk is damaged, another one is gone.
    try desk.home.write("other", to: "desk.db-papers/" + names[0])
    try files.removeItem(atPath: papers + "/" + names[1])
    let second = try folder("second", in: desk.home)
    let run = try desk.run("backup", second, "--keep", "1", "--json")
    #expect(run.status == 1 && run.json["papers"] == 1)
    #expect(run.json["lost"] == .list(names.prefix(2).map(JSON.text)))

    // Where SQLite reads it, and its own checks see nothing.
    var stored = try Data(contentsOf: URL(filePath: whole + "/desk.db"))
    let name = Data("Acme Corporation".utf8)
    while let place = stored.range(of: name) {
      stored.replaceSubrange(place, with: Data("Acme Cooperation".utf8))
    }
    try stored.write(to: URL(filePath: whole + "/desk.db"))
    let other = desk.home.folder + "/other.db"
    let restored = try desk.home.run(["restore", whole, "--db", other, "--json"])
    #expect(restored.status == 1 && restored.json["intact"] == false)
    #expect(restored.json["finding"]?.line.contains(id) == true, "\(restored.output)")
  }

  @Test("A backup that an earlier version made is brought up to date", arguments: [4, 8])
  func earlier(version: Int) throws {
    let home = try ProgramHome()
    try files.createDirectory(atPath: home.keys, withIntermediateDirectories: true)
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "PortStoreTests/Fixtures").path
    for name in try files.contentsOfDirectory(atPath: fixtures) where name.hasSuffix(".key") {
      try files.copyItem(atPath: "\(fixtures)/\(name)", toPath: "\(home.keys)/\(name)")
    }
    let backup = try folder("backup", in: home) + "/desk.db"
    try files.copyItem(atPath: "\(fixtures)/version\(version).db", toPath: backup)
    let before = try Data(contentsOf: URL(filePath: backup))
    let restored = try home.run(["restore", backup, "--db", home.database, "--json"])
    #expect(
      restored.json["signed"] == true && restored.json["intact"] == true,
      "\(restored.errors)"
    )
    #expect(try home.run(["list", "--json"]).status == 0)
    #expect(try home.run(["audit", "verify"]).status == 0)
    #expect(try Data(contentsOf: URL(filePath: backup)) == before)
  }

  @Test("The key goes elsewhere than the backup, and comes back with --key")
  func key() throws {
    let desk = try CommandDesk()
    _ = try desk.create()
    let (place, safe) = (
      try folder("backups", in: desk.home), try folder("safe", in: desk.home)
    )
    let beside = try desk.run("backup", place, "--key-to", place)
    #expect(beside.status == 64 && beside.errors.contains("read every PIN"))
    let made = try desk.json("backup", place, "--key-to", safe)
    let key = try #require(files.contentsOfDirectory(atPath: safe).first)
    #expect(key == "\(try made.text("store")).key")
    let backup = try made.text("path")

    let host = try ProgramHome()
    let other = host.folder + "/desk.db"
    let unsigned = try host.run(["restore", backup, "--db", other + "2"])
    #expect(unsigned.status == 0 && unsigned.errors.contains("the key is missing"))
    // Whatever the copy is called.
    try files.moveItem(atPath: "\(safe)/\(key)", toPath: safe + "/copy")
    let restored = try host.run(["restore", backup, "--db", other, "--key", safe + "/copy"])
    #expect(restored.status == 0 && restored.errors.isEmpty, "\(restored.errors)")
    #expect(try host.run(["audit", "verify"]).status == 0)
    let id = try host.run(["list", "--json"], now: desk.now).json.values[0].text("id")
    #expect(try host.run(["note", id, "goes on"], now: desk.now).status == 0)
  }
}
