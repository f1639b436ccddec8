import Foundation
import Glibc
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
    try #require(Glibc.link(home.folder + "/secret.json", inbox + "/hard.json") == 0)
    #expect(throws: DeskFailure.importFile(.hardLink(path: inbox + "/hard.json"))) {
      try RequestBody(of: folders.table("hard.json"))
    }
    #expect(throws: DeskFailure.paper(.hardLink(path: inbox + "/hard.json"))) {
      try folders.paper("hard.json")
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

  @Test("Only a regular file is ever replaced, and only when that was asked for")
  func replaces() throws {
    let home = try ProgramHome()
    let folders = ExchangeFolders(besideDatabase: home.database, login: "ada", isRestricted: false)
    let file = try home.write("mine", to: "file")
    func content(_ name: String) throws -> String {
      try String(contentsOfFile: home.folder + "/" + name, encoding: .utf8)
    }
    try #require(symlink(file, home.folder + "/link") == 0)
    try #require(symlink(home.folder + "/none", home.folder + "/dangling") == 0)
    try #require(mkfifo(home.folder + "/pipe", 0o600) == 0)
    try #require(mkdir(home.folder + "/folder", 0o700) == 0)
    for path in ["link", "dangling", "pipe", "folder", "folder/"].map({ home.folder + "/" + $0 })
      + ["/dev/null", "/dev/full"]
    {
      for replacing in [false, true] {
        #expect(throws: DeskFailure.output(.notAFile(path: path))) {
          try folders.newFile(path, replacing: replacing)
        }
      }
    }
    #expect(throws: DeskFailure.output(.exists(path: file))) { try folders.newFile(file) }
    let new = try folders.newFile(file, replacing: true)
    try new.write("new")
    #expect(try content("file") == "mine")
    try new.finish()
    #expect(try content("file") == "new" && content("link") == "new")
    // What came in its place meanwhile isn't replaced either.
    let late = try folders.newFile(home.folder + "/late", replacing: true)
    try #require(mkfifo(home.folder + "/late", 0o600) == 0)
    #expect(throws: DeskFailure.output(.notAFile(path: home.folder + "/late"))) {
      try late.finish()
    }
    #expect(throws: DeskFailure.folder(home.folder + "/none")) {
      try folders.newFile(home.folder + "/none/file")
    }
    for isRestricted in [false, true] {
      let folders = ExchangeFolders(
        besideDatabase: home.database,
        login: "ada",
        isRestricted: isRestricted
      )
      #expect(throws: DeskFailure.output(.standardOutput)) { try folders.newFile("-") }
      #expect(throws: DeskFailure.output(.standardOutput)) { try folders.newFolder("-") }
    }
  }

  @Test("Until a file or folder is finished nothing is there, whatever was written")
  func unfinished() throws {
    let home = try ProgramHome()
    let folders = ExchangeFolders(besideDatabase: home.database, login: "ada", isRestricted: false)
    let names = { try FileManager.default.contentsOfDirectory(atPath: home.folder) }
    let file = try folders.newFile(home.folder + "/file")
    try file.write(String(repeating: "x", count: 1 << 20))
    let folder = try folders.newFolder(home.folder + "/folder")
    folder.addFolder("inner")
    for place in [nil, "inner"] { try folder.write("text", as: "a", under: place) }
    #expect(try names() == [])
    try folder.finish()
    #expect(try names() == ["folder"])
    let inner = home.folder + "/folder/inner"
    #expect(try FileManager.default.contentsOfDirectory(atPath: inner) == ["a"])
    let mode = try FileManager.default.attributesOfItem(atPath: inner)[.posixPermissions]
    #expect(mode as? Int == 0o700)
  }

  @Test("In restricted mode an outbox that isn't there is named")
  func noOutbox() throws {
    let home = try ProgramHome()
    let folders = ExchangeFolders(besideDatabase: home.database, login: "ada", isRestricted: true)
    let failure = #expect(throws: DeskFailure.self) { try folders.outgoing("out.pdf") }
    #expect(failure?.message.contains("/outbox/ada") == true)
  }
}
