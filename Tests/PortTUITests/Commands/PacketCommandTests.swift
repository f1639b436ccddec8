import Foundation
import TestSupport
import Testing

@Suite("The packet for the losing carrier")
struct PacketCommandTests {
  private func content(_ folder: String, _ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func requestWithPIN(_ desk: CommandDesk) throws -> String {
    let body = CommandDesk.body.replacing("}", with: #", "account_pin": "CANARY-4711"}"#)
    return try desk.json("create", "-", input: body).text("id")
  }

  @Test("Holds the data sheet, the accepted papers, and how the carrier wants them")
  func whole() throws {
    let desk = try CommandDesk()
    let words = ["contact=ports@mtn.example", "how_to_submit=Upload it, then call.", "lead_time=2"]
    #expect(try desk.home.run(["carrier", "set", "NG/mtn"] + words, now: desk.now).status == 0)
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    let folder = desk.home.folder + "/packet"
    let made = try desk.json("packet", id, folder + "/")
    #expect(made["path"] == .text(folder) && made["pin"] == false && made["lacking"] == [])
    #expect(
      try names(folder) == [
        "bill.pdf", "data-sheet.txt", "government-id.pdf", "how-to-submit.txt", "loa.pdf",
      ]
    )
    #expect(try content(folder, "loa.pdf") == "%PDF-1.7 loa of \(id)")
    let sheet = try content(folder, "data-sheet.txt")
    for words in [
      "Number           +2348012345678  (+234 801 234 5678)", "Account number   ACC123456",
      "Billing address  123 Business St, Lagos", "PIN              not given",
      "bill.pdf           bill issued on 15 Oct 2026", id,
    ] {
      #expect(sheet.contains(words), "\(words) in\n\(sheet)")
    }
    let how = try content(folder, "how-to-submit.txt")
    #expect(how.contains("ports@mtn.example") && how.contains("Upload it, then call."))
    #expect(how.contains("lead time 2 business days"))
    for name in try names(folder) {
      let facts = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      #expect(facts[.posixPermissions] as? Int == 0o600)
    }
    let facts = try FileManager.default.attributesOfItem(atPath: folder)
    #expect(facts[.posixPermissions] as? Int == 0o700)
  }

  @Test("A paper that isn't accepted stays out and is named")
  func lacking() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let folder = desk.home.folder + "/packet"
    let run = try desk.run("packet", id, folder)
    #expect(
      run.output == "\(folder) is written, without an accepted LOA, bill or government ID.\n"
    )
    #expect(try names(folder) == ["data-sheet.txt", "how-to-submit.txt"])
    #expect(try content(folder, "data-sheet.txt").contains("not accepted, not in this packet"))
    #expect(try content(folder, "how-to-submit.txt").contains("no instructions on file"))
  }

  @Test("The PIN is in it only when asked for, and that is an event")
  func pin() throws {
    let desk = try CommandDesk()
    let id = try requestWithPIN(desk)
    let without = desk.home.folder + "/without"
    #expect(try desk.run("packet", id, without).status == 0)
    #expect(try content(without, "data-sheet.txt").contains("PIN              comes apart"))
    let with = desk.home.folder + "/with"
    #expect(try desk.json("packet", id, with, "--with-pin")["pin"] == true)
    #expect(try content(with, "data-sheet.txt").contains("PIN              CANARY-4711"))
    let kinds = try desk.json("show", id, "--history")["history"]?.values.map { $0["kind"] }
    #expect(kinds == ["created", "pin_shown"])
  }

  @Test("Without a PIN there is none to put in, and nothing is left behind")
  func noPIN() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let refused = try desk.run("packet", id, desk.home.folder + "/packet", "--with-pin", "--json")
    #expect(refused.status == 1 && refused.json["code"] == "pin_absent")
    #expect(try names(desk.home.folder).allSatisfy { !$0.hasPrefix("packet") })
  }

  @Test("A folder that holds something stays as it is; an empty one is filled")
  func taken() throws {
    let desk = try CommandDesk()
    let id = try requestWithPIN(desk)
    let folder = desk.home.folder + "/packet"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try desk.home.write("mine", to: "packet/mine.txt")
    let refused = try desk.run("packet", id, folder, "--with-pin")
    #expect(refused.status == 73 && refused.errors.contains("packet is there already"))
    #expect(try names(folder) == ["mine.txt"])
    // A packet that can't be written shows no PIN either.
    let kinds = try desk.json("show", id, "--history")["history"]?.values.map { $0["kind"] }
    #expect(kinds == ["created"])
    try FileManager.default.removeItem(atPath: folder + "/mine.txt")
    #expect(try desk.run("packet", id, folder).status == 0)
    #expect(try names(folder).contains("data-sheet.txt"))
  }

  @Test("A paper whose content is lost stops the packet; no half of it is left")
  func lost() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    try FileManager.default.removeItem(atPath: desk.home.database + "-papers")
    let refused = try desk.run("packet", id, desk.home.folder + "/packet")
    #expect(refused.status == 66 && refused.errors.contains("has lost"))
    #expect(try names(desk.home.folder).allSatisfy { !$0.hasPrefix("packet") })
  }

  @Test("The packet of an order holds a folder for each open number, a PIN only where one is given")
  func order() throws {
    let desk = try CommandDesk()
    let first = try requestWithPIN(desk)
    let second = try desk.create("+2348012345679")
    let third = try desk.create("+2348012345670")
    let order = try desk.json("order", "create", first, second, third).text("id")
    _ = try desk.json("do", third, "cancel", "--why", "twice the same")
    let folder = desk.home.folder + "/packets"
    let written = try desk.json("packet", order, folder, "--with-pin").values
    #expect(try Set(written.map { try $0.text("id") }) == [first, second])
    #expect(try content(folder + "/2348012345678", "data-sheet.txt").contains("CANARY-4711"))
    #expect(try content(folder + "/2348012345679", "data-sheet.txt").contains("not given"))
    #expect(try desk.run("packet", order, folder).status == 73)
    #expect(try desk.run("packet", "po_nothing", folder + "2").status == 66)
  }
}
