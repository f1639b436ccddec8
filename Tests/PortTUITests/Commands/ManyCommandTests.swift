import TestSupport
import Testing
import Wording

@Suite("Commands change many requests at once, each with its own result")
struct ManyCommandTests {
  private let numbers = ["+2348012345678", "+2348012345679", "+2348012345680"]

  @Test("Several ids and numbers are submitted at once, and each tells what became of it")
  func several() throws {
    let desk = try CommandDesk()
    let ids = try numbers.map { try desk.create($0) }
    for id in ids.prefix(2) { try desk.acceptPapers(of: id) }
    let words = ["do", ids[0], numbers[1], ids[2], ids[0], "submit", "--json"]
    let run = try desk.home.run(words, now: desk.now)
    #expect(run.status == 1 && run.errors.isEmpty)
    #expect(run.json["done"] == 2 && run.json["refused"] == 1)
    let results = run.json["results"]?.values ?? []
    #expect(results.map { $0["id"] } == ids.map { JSON.text($0) })
    #expect(results.map { $0["phone_number"] } == numbers.map { JSON.text($0) })
    #expect(results[0]["status"] == "in_progress" && results[1]["status"] == "in_progress")
    #expect(results[2]["code"] == "document_missing" && results[2]["status"] == nil)
    #expect(results[2]["details"]?["obstacles"]?.values.isEmpty == false)
    #expect(try desk.json("show", ids[1])["status"] == "in_progress")
    #expect(try desk.json("show", ids[2])["status"] == "pending")
  }

  @Test("The text names what was refused and why, then how much was done")
  func text() throws {
    let desk = try CommandDesk()
    let ids = try numbers.map { try desk.create($0) }
    _ = try desk.json("do", ids[0], "cancel", "--why", "stays")
    let run = try desk.run("do", ids[0], ids[1], ids[2], "cancel", "--why", "customer stays")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2 && run.status == 1)
    #expect(lines.first?.hasPrefix("+234 801 234 5678: ") == true)
    #expect(lines.last == "2 done, 1 refused")
  }

  @Test("An order's numbers and those of a filter are changed, and a filter narrows an order")
  func orderAndFilter() throws {
    let desk = try CommandDesk()
    let ids = try numbers.map { try desk.create($0) }
    let order = try desk.json("order", "create", ids[0], ids[1]).text("id")
    let set = try desk.json("set", "--order", order, "priority=high")
    #expect(set["done"] == 2 && set["refused"] == 0 && set["left"] == 0)
    let one = try desk.json("set", "--order", order, "--filter", numbers[1], "owner=bola")
    #expect(one["results"]?.values.map { $0["id"] } == [.text(ids[1])])
    #expect(try desk.json("do", "--order", order, "undo")["done"] == 2)
  }

  @Test("A filter and an order that mean nothing say so with 66, a filter of no words with 64")
  func nothing() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    for (words, status, line) in [
      (["do", "--filter", "country:EG", "submit"], 66, "no request fits country:EG"),
      (["do", "--order", "po_01m6b5cjm01dm65g17qjcta5vx", "submit"], 66, "po_01m6b5"),
      (["do", "--order", "none", "submit"], 66, "none"),
      (
        ["do", "pr_01m6b5cjm01dm65g17qjcta5vx", "08031112222", "submit"], 66,
        "nothing here is called"
      ),
      (["set", "--filter", " ", "owner=bola"], 64, "words of --filter"),
      (["do", "--filter", "colour:red", "submit"], 64, "character 1"),
      (["do", id, "--filter", "country:NG", "submit"], 64, "too many words"),
      (["do", "submit"], 64, "--filter"), (["do", id], 64, "an action"),
      (["set", "owner=bola"], 64, "--filter"), (["set", id, id, "owner"], 64, "name=value"),
      (["do", id, id, "submit", "--if-version", "1"], 64, "--if-version"),
      (["set", id, id, "account_pin=-"], 64, "one account"),
      (["set", "--filter", "NG", "owner=x", "--whole-order"], 64, "--whole-order"),
      (["do", id, "schedule", "--date", "+3", "--per-day", "4"], 64, "--per-day"),
      (["do", id, id, "schedule", "--date", "+3", "--per-day", "0"], 64, "1 and above"),
      (["do", id, id, "submit", "--per-day", "4"], 64, "no --per-day"),
      (["note", "--filter", "NG"], 64, "words"), (["tick", "test_inbound"], 64, "--filter"),
    ] {
      let run = try desk.home.run(words, input: "1\n", now: desk.now)
      #expect(run.status == status, "\(words): \(run.output)\(run.errors)")
      #expect((run.errors + run.output).contains(line), "\(words): \(run.output)\(run.errors)")
    }
    #expect(try desk.json("show", id)["version"] == 1)
  }

  @Test("What is named among others and isn't there is told beside what was done")
  func strangers() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let words = ["set", "08039998888", id, "owner=ada", "--json"]
    let run = try desk.home.run(words, now: desk.now)
    #expect(run.status == 1 && run.json["done"] == 1 && run.json["refused"] == 1)
    let first = run.json["results"]?.values.first
    #expect(first?["phone_number"] == "08039998888" && first?["id"] == .null)
    #expect(first?["code"] == "no_such_thing")
  }

  @Test("A dry run tells who can and who can't, and changes nothing")
  func dryRun() throws {
    let desk = try CommandDesk()
    let ids = try numbers.map { try desk.create($0) }
    try desk.acceptPapers(of: ids[0])
    let before = try desk.run("list", "--json").output
    let words = ["do", "--filter", "country:NG", "submit", "--dry-run"]
    let run = try desk.home.run(words, now: desk.now)
    #expect(run.status == 1)
    #expect(run.output.contains("+234 801 234 5678: would be in progress"))
    #expect(run.output.contains("1 could be done, 2 refused; nothing was changed"))
    let json = try desk.home.run(words + ["--json"], now: desk.now).json
    #expect(json["dry_run"] == true && json["done"] == 1)
    let able = json["results"]?.values.first { $0["id"] == .text(ids[0]) }
    #expect(able?["status"] == "in_progress")
    let one = try desk.home.run(["do", ids[0], "submit", "--dry-run", "--json"], now: desk.now)
    #expect(one.status == 0 && one.json["done"] == 1)
    #expect(try desk.run("list", "--json").output == before)
  }

  @Test("Numbers that a carrier confirms are scheduled so many a day, over weekends and holidays")
  func perDay() throws {
    let desk = try CommandDesk(on: "2026-12-21")
    for number in numbers { _ = try desk.createSubmitted(number) }
    let done = try desk.json(
      "do",
      "--filter",
      "status:in_progress",
      "schedule",
      "--date",
      "24 dec",
      "--per-day",
      "2",
      "--window",
      "10-12"
    )
    let days = done["results"]?.values.map { $0["port_date"] }
    // Christmas, Boxing Day on a Saturday, the weekend, and Boxing Day observed on Monday.
    #expect(days == ["2026-12-24", "2026-12-24", "2026-12-29"])
    #expect(try desk.json("show", numbers[2])["window"] == "10:00-12:00")
    let undone = try desk.json("do", "--filter", "status:scheduled", "undo")
    #expect(undone["done"] == 3)
  }

  @Test("200 numbers of one order are scheduled at 40 a day over Eid in Egypt, and taken back")
  func eid() throws {
    let desk = try CommandDesk(on: "2027-03-01")
    let head =
      "phone_number,country,current_carrier,account_number,authorized_name,authorized_date,"
      + "billing_name,billing_address,status,submitted_on,order_ref\n"
    let rows = (0..<200).map { index in
      "+2010\(10_000_000 + index),EG,vodafone,A1,Mona Adel,2027-02-01,Nile Co,\"1 Tahrir, Cairo\","
        + "in_progress,2027-02-25,one\n"
    }
    let file = try desk.home.write(head + rows.joined(), to: "running.csv")
    let created = try desk.json("import", "--in-flight", file)
    #expect(created["created"] == 200)
    let order = try desk.json("order", "list").values[0].text("id")
    let words = ["do", "--order", order, "schedule", "--date", "2027-03-07", "--per-day", "40"]
    let trial = try desk.home.run(words + ["--dry-run", "--json"], now: desk.now)
    #expect(trial.status == 0 && trial.json["done"] == 200)
    let run = try desk.home.run(words + ["--json"], now: desk.now)
    #expect(run.status == 0 && run.json["done"] == 200)
    #expect(run.json["results"] == trial.json["results"])
    var days: [JSON: Int] = [:]
    for result in run.json["results"]?.values ?? [] {
      days[result["port_date"] ?? .null, default: 0] += 1
    }
    #expect(days.count == 5 && days.values.allSatisfy { $0 == 40 })
    // Eid al-Fitr and the weekend of Friday and Saturday.
    let open = try desk.json("calendar", "EG", "--from", "2027-03-06", "--days", "5")
    #expect(try days.keys.contains(.text(open.text("date"))))
    #expect(try desk.json("do", "--order", order, "undo")["done"] == 200)
    #expect(try desk.json("list", "status:scheduled").values.isEmpty)
  }

  @Test("Notes are written and points ticked on many")
  func notesAndTicks() throws {
    let desk = try CommandDesk()
    let ids = try numbers.map { try desk.create($0) }
    #expect(try desk.json("note", "--filter", "country:NG", "asked", "again")["done"] == 3)
    #expect(try desk.json("tick", ids[0], ids[1], "account_access")["done"] == 2)
    #expect(try desk.json("show", ids[1])["ticks"] == ["account_access"])
    #expect(try desk.json("show", ids[2])["ticks"] == [])
  }

  @Test("Where nothing may be written none is changed, and one line says so")
  func readOnly() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let run = try desk.home.run(["do", id, id, "submit", "--read-only", "--json"], now: desk.now)
    #expect(run.status == 73 && run.json["code"] == "read_only")
  }
}
