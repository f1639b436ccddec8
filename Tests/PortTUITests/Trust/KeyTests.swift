import Foundation
import TestSupport
import Testing

@Suite("A desk without its key")
struct KeyTests {
  @Test("Is read by every command, and each change says where the key was looked for")
  func readOnly() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let file = try desk.home.write("%PDF-1.7", to: "a.pdf")
    let table = try desk.home.write(
      CommandDesk.body.replacing("+2348012345678", with: "+2348012345679"),
      to: "a.json"
    )
    try FileManager.default.moveItem(atPath: desk.home.keys, toPath: desk.home.keys + "-away")
    for words in [["list"], ["show", id, "--history"], ["document", "list", id], ["export"]] {
      #expect(try desk.home.run(words, now: desk.now).status == 0)
    }
    for words in [
      ["note", id, "x"], ["set", id, "owner=ada"], ["do", id, "cancel", "--why", "x"],
      ["import", table], ["create", table], ["document", "add", id, "loa", file],
      ["setting", "set", "home=GH"], ["pin", id],
    ] {
      let run = try desk.home.run(words, now: desk.now)
      #expect(run.status == 69, "\(words): \(run.errors)")
      #expect(run.errors.contains("only read: st_"), "\(words): \(run.errors)")
      #expect(run.errors.contains("/etc/porttui/keys, \(desk.home.keys) or "), "\(words)")
    }
    let dry = try desk.home.run(["import", table, "--dry-run"], now: desk.now)
    #expect(dry.status == 0, "\(dry.errors)")
    try FileManager.default.moveItem(atPath: desk.home.keys + "-away", toPath: desk.home.keys)
    #expect(try desk.json("audit", "verify")["intact"] == true)
    #expect(try desk.json("show", id)["version"] == 1)
  }

  @Test(
    "A signal ends at once what waits for the lock",
    arguments: [SIGTERM, SIGINT],
    [["note", "ID", "x"], ["import", "a.json"]]
  )
  func waiting(_ signal: Int32, _ words: [String]) throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let table = try desk.home.write(
      CommandDesk.body.replacing("+2348012345678", with: "+2348012345679"),
      to: "a.json"
    )
    let lock = open(desk.home.database + "-lock", O_RDWR | O_CLOEXEC)
    try #require(lock >= 0 && flock(lock, LOCK_EX) == 0)
    defer { close(lock) }
    let words = words.map { $0 == "ID" ? id : $0 == "a.json" ? table : $0 }
    let program = try desk.home.start(words, now: desk.now)
    let waits = Condition.first(within: .seconds(60)) {
      ProcessTable.waitsForLock(program.process) ? true : nil
    }
    try #require(waits == true)
    program.send(signal: signal)
    #expect(program.wait().status == 128 + signal)
    #expect(try desk.json("show", id)["version"] == 1)
  }
}
