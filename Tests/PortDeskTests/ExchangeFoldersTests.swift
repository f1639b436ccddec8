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
    try FileManager.default.createDirectory(atPath: outbox, withIntermediateDirectories: true)
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
    let outbox = home.folder + "/outbox/ada"
    try FileManager.default.createDirectory(atPath: outbox, withIntermediateDirectories: true)
    let folders = ExchangeFolders(besideDatabase: home.database, login: "ada", isRestricted: true)
    #expect(throws: DeskFailure.self) { try folders.outgoing(path) }
    #expect(throws: DeskFailure.self) { try folders.incoming(path) }
  }

  @Test("In restricted mode an outbox that isn't there is named")
  func noOutbox() throws {
    let home = try ProgramHome()
    let folders = ExchangeFolders(besideDatabase: home.database, login: "ada", isRestricted: true)
    let failure = #expect(throws: DeskFailure.self) { try folders.outgoing("out.pdf") }
    #expect(failure?.message.contains("/outbox/ada") == true)
  }
}
