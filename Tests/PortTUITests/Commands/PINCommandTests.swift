import Foundation
import TestSupport
import Testing

@Suite("The PIN command shows a PIN to who may see it, and records that it did")
struct PINCommandTests {
  private func requestWithPIN(_ desk: CommandDesk) throws -> String {
    let body = CommandDesk.body.replacing("}", with: #", "account_pin": "CANARY-4711"}"#)
    return try desk.json("create", "-", input: body).text("id")
  }

  @Test("Each showing is an event, and the event holds nothing of the PIN")
  func shows() throws {
    let desk = try CommandDesk()
    let id = try requestWithPIN(desk)
    #expect(try desk.run("pin", id).output == "CANARY-4711\n")
    #expect(try desk.json("pin", "+2348012345678")["account_pin"] == "CANARY-4711")
    let shown = try desk.run("show", id, "--history", "--json")
    let kinds = shown.json["history"]?.values.map { $0["kind"] }
    #expect(kinds == ["created", "pin_shown", "pin_shown"])
    #expect(!shown.output.contains("CANARY"))
    #expect(try desk.json("audit", "verify")["intact"] == true)
  }

  @Test("Without a PIN, or where nothing may change, none is shown")
  func refuses() throws {
    let desk = try CommandDesk()
    let bare = try desk.create("+2348012345679")
    let absent = try desk.run("pin", bare, "--json")
    #expect(absent.status == 1 && absent.json["code"] == "pin_absent")
    let id = try requestWithPIN(desk)
    let readOnly = try desk.run("pin", id, "--read-only")
    #expect(readOnly.status != 0 && !readOnly.output.contains("CANARY"))
    #expect(!readOnly.errors.contains("CANARY"))
  }
}
