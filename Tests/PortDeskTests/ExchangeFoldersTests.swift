import Foundation
import TestSupport
import Testing
import Wording

@testable import PortDesk

@Suite("Where files come from and go to")
struct ExchangeFoldersTests {
  @Test("Without restriction a path is taken as it is, and a folder gets the file under its name")
  func free() throws {
    let home = try ProgramHome()
    let folders = ExchangeFolders(besideDatabase: home.database, login: "ada", isRestricted: false)
    #expect(try folders.incoming("../scan.pdf") == "../scan.pdf")
    #expect(try folders.outgoing("/tmp/new.pdf", naming: "bill.pdf") == "/tmp/new.pdf")
    #expect(
      try folders.outgoing(home.folder, naming: "bill.pdf") == home.folder + "/bill.pdf"
    )
    #expect(try folders.outgoing(home.folder) == home.folder)
  }

  @Test("In restricted mode only plain names in the operator's own folders are taken")
  func restricted() throws {
    let home = try ProgramHome()
    let outbox = home.folder + "/outbox/ada"
    let inbox = home.folder + "/inbox/ada"
    for folder in [inbox, outbox] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let folders = ExchangeFolders(besideDatabase: home.database, login: "ada", isRestricted: true)
    #expect(try folders.incoming("scan.pdf") == home.folder + "/inbox/ada/scan.pdf")
    #expect(try folders.outgoing("out.pdf") == outbox + "/out.pdf")
    #expect(try folders.outgoing(outbox + "/out.pdf") == outbox + "/out.pdf")
    #expect(try folders.outgoing(".", naming: "bill.pdf") == outbox + "/bill.pdf")
  }

  @Test(
    "In restricted mode nothing leads out of them",
    arguments: ["/tmp/out.pdf", "../bola/out.pdf", "..", "a/b", "", "/"]
  )
  func elsewhere(path: String) throws {
    let home = try ProgramHome()
    for name in ["inbox/ada", "outbox/ada"] {
      let folder = home.folder + "/" + name
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let folders = ExchangeFolders(besideDatabase: home.database, login: "ada", isRestricted: true)
    #expect(throws: DeskFailure.self) { try folders.outgoing(path) }
    #expect(throws: DeskFailure.self) { try folders.incoming(path) }
    #expect(throws: DeskFailure.self) { try folders.table(path) }
    #expect(throws: DeskFailure.self) { try folders.newFile(path) }
    #expect(throws: DeskFailure.self) { try folders.newFolder(path) }
  }

  @Test("In restricted mode a table comes from the inbox, and no link leads out of it")
  func links() throws {
    let home = try ProgramHome()
    let inbox = home.folder + "/inbox/ada"
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    try home.write("{\"country\": \"NG\"}", to: "secret.json")
    try home.write("{}", to: "inbox/ada/in.json")
    let folders = ExchangeFolders(besideDatabase: home.database, login: "ada", isRestricted: true)
    _ = try RequestBody(of: folders.table("in.json"))
    try #require(symlink(home.folder + "/secret.json", inbox + "/link.json") == 0)
    #expect(throws: DeskFailure.importFile(.link(path: inbox + "/link.json"))) {
      try RequestBody(of: folders.table("link.json"))
    }
    try #require(mkfifo(inbox + "/pipe", 0o600) == 0)
    #expect(throws: DeskFailure.importFile(.notAFile(path: inbox + "/pipe"))) {
      try RequestBody(of: folders.table("pipe"))
    }
    #expect(throws: DeskFailure.noProgram) {
      let desk = try DeskAtHand(isRestricted: true)
      _ = try desk.session.print(page: "", to: "out.pdf")
    }
    // The whole folder may be a link, too.
    try FileManager.default.moveItem(atPath: inbox, toPath: home.folder + "/elsewhere")
    try #require(symlink(home.folder + "/elsewhere", inbox) == 0)
    #expect(throws: DeskFailure.folder(inbox)) { try folders.table("in.json") }
  }

  @Test("In restricted mode an outbox that isn't there is named")
  func noOutbox() throws {
    let home = try ProgramHome()
    let folders = ExchangeFolders(besideDatabase: home.database, login: "ada", isRestricted: true)
    let failure = #expect(throws: DeskFailure.self) { try folders.outgoing("out.pdf") }
    #expect(failure?.message.contains("/outbox/ada") == true)
  }
}
