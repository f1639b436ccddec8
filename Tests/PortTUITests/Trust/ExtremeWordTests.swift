import Foundation
import TestSupport
import Testing
import Wording

@Suite("Words at the edges, and texts that nothing can keep")
struct ExtremeWordTests {
  private static let extremes = [
    "-9223372036854775808", "9223372036854775807", "-9223372036854775808d", "9223372036854775807d",
    "-99999d", "99999d", "0001-01-01", "9999-12-31", "9999-12", "0001-01", "24:00", "0", "-1", "",
    "1e999", "po_", "pr_00000000000000000000000000", "\u{202E}", "\u{FEFF}", "☎️",
    String(repeating: "9", count: 400), String(repeating: "(", count: 400),
    String(repeating: "a\u{301}", count: 400),
  ]

  @Test("No extreme word ends a command by a signal, or keeps it for 10 s")
  func words() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    var commands: [[String]] = []
    for word in ExtremeWordTests.extremes {
      commands += ["due<", "due:", "port>=", "created<=", "follow:", "hold>", "age>", "attempt<"]
        .map { ["list", $0 + word] }
      commands += [
        ["fees", "--from", word], ["fees", "--to", word], ["list", "--limit", word],
        ["calendar", "NG", word], ["set", id, "last_ported_on=\(word)"],
        ["set", id, "hold_until=\(word)"], ["set", id, "follow_up_on=\(word)"],
        ["set", id, "requested_port_date=\(word)"], ["do", id, "submit", "--on", word],
        ["show", word], ["order", "show", word], ["note", id, word],
      ]
    }
    for command in commands {
      let start = ContinuousClock.now
      let run = try desk.home.run(command, now: desk.now)
      #expect(run.status < 128, "\(command): \(run.errors)")
      #expect(start.duration(to: .now) < .seconds(10), "\(command)")
    }
    #expect(try desk.json("audit", "verify")["intact"] == true)
  }

  @Test("A desk at the first and the last day of all keeps working")
  func days() throws {
    var desk = try CommandDesk()
    let id = try desk.create()
    for field in ["hold_until", "follow_up_on", "requested_port_date"] {
      for day in ["0001-01-01", "9999-12-31"] {
        #expect(try desk.run("set", id, "\(field)=\(day)").status < 128)
        for words in [["show", id], ["list"], ["why", id, "submit"], ["chase"]] {
          #expect(try desk.home.run(words, now: desk.now).status < 128, "\(field) \(day)")
        }
      }
    }
    desk.turn(to: "9999-12-31")
    for words in [["show", id], ["list", "overdue"], ["report", "work"], ["fees"]] {
      #expect(try desk.home.run(words, now: desk.now).status < 128)
    }
  }

  @Test("A filter of thousands of words is refused, and one of as many as are taken answers")
  func longFilter() throws {
    let desk = try CommandDesk()
    _ = try desk.create()
    for words in [
      Array(repeating: "acme", count: 3_000), Array(repeating: "not", count: 3_000) + ["acme"],
      ["carrier:" + Array(repeating: "mtn", count: 3_000).joined(separator: ",")],
    ] {
      let run = try desk.home.run(["list"] + words, now: desk.now)
      #expect(run.status == 64 && run.errors.contains("filter"), "\(run.errors)")
    }
    for words in [
      Array(repeating: "acme", count: 199),
      Array(repeating: "carrier:etisalat", count: 99).flatMap { [$0, "or"] } + ["acme"],
    ] {
      #expect(try desk.home.run(["list"] + words, now: desk.now).status == 0)
    }
  }

  @Test("A NUL in a text is refused wherever it comes in, and nothing is stored")
  func nul() throws {
    let desk = try CommandDesk()
    for (field, value) in [
      ("account_number", "ACC123456"), ("billing_name", "Acme Corporation"),
      ("billing_address", "123 Business St, Lagos"), ("authorized_name", "John Smith"),
    ] {
      let body = CommandDesk.body.replacing(value, with: "12\\u00003456")
      let run = try desk.run("create", "-", "--json", input: body)
      #expect(run.status == 65 && run.json["code"] == "field_invalid", "\(field): \(run.output)")
    }
    let pin = CommandDesk.body.replacing("}", with: #", "account_pin": "12\u00003"}"#)
    #expect(try desk.run("create", "-", "--json", input: pin).json["code"] == "text_invalid")
    let reference = CommandDesk.body.replacing("}", with: #", "order_ref": "12\u00003"}"#)
    #expect(try desk.run("create", "-", "--json", input: reference).json["code"] == "text_invalid")
    let table = """
      phone_number,country,current_carrier,account_number,authorized_name,authorized_date,\
      billing_name,billing_address
      +2348012345678,NG,mtn,A\u{0}1,John Smith,2025-01-15,Acme,Lagos
      """
    let path = try desk.home.write(table, to: "in.csv")
    let imported = try desk.run("import", path, "--json")
    #expect(imported.status == 1, "\(imported.output)")
    #expect(try desk.json("list").values.isEmpty)
    let id = try desk.create()
    let note = try desk.run("note", id, "-", "--json", input: "seen\u{0}by")
    #expect(note.status == 65 && note.json["code"] == "text_invalid")
    #expect(note.errors.contains("NUL"))
    let secret = try desk.run("set", id, "account_pin=-", "--json", input: "47\u{0}11\n")
    #expect(secret.status == 65, "\(secret.output)")
    #expect(try desk.json("show", id, "--history")["history"]?.values.count == 1)
  }
}
