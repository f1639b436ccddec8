import TestSupport
import Testing

@Suite("A person's data by command")
struct PersonCommandTests {
  @Test("All that is held of a person is exported, found by name in any case or by contact")
  func exporting() throws {
    let desk = try CommandDesk()
    let body = CommandDesk.body.replacing(
      "Lagos\"",
      with: "Lagos\", \"contact_email\": \"john@acme.example\", \"account_pin\": \"4711\""
    )
    let id = try desk.json("create", "-", input: body).text("id")
    _ = try desk.json("note", id, "called the customer")
    for who in ["JOHN SMITH", "john@acme.example", "Acme Corporation", "+2348012345678"] {
      let held = try desk.json("person", "export", who)
      #expect(try held.values.map { try $0.text("id") } == [id], "\(who)")
      #expect(!(try desk.run("person", "export", who).output.contains("4711")))
    }
    let history = try desk.json("person", "export", "John Smith").values[0]["history"]
    #expect(history?.values.count == 2)
    #expect(try desk.run("person", "export", "John").status == 66)
    let file = desk.home.folder + "/john.json"
    #expect(try desk.json("person", "export", "John Smith", "--output", file)["requests"] == 1)
    #expect(try desk.run("person", "export", "John Smith", "--output", file).status == 73)
  }

  @Test("Erasing takes finished requests at once, names open ones, and leaves the chain whole")
  func erasing() throws {
    let desk = try CommandDesk()
    let finished = try desk.create()
    _ = try desk.json("do", finished, "cancel", "--why", "no longer wanted")
    let open = try desk.create("+2348012345679")
    #expect(try desk.run("person", "erase", "John Smith").status == 64)
    let trial = try desk.run("person", "erase", "John Smith", "--dry-run", "--json")
    #expect(trial.status == 1)
    #expect(trial.json["erased"] == [.text(finished)] && trial.json["open"] == [.text(open)])
    #expect(try desk.json("show", finished)["authorized_name"] == "John Smith")
    _ = try desk.run("person", "erase", "John Smith", "--yes")
    let after = try desk.json("show", finished)
    #expect(after["authorized_name"] == "purged" && after["phone_number"] == "+2348012345678")
    #expect(try desk.json("show", open)["authorized_name"] == "John Smith")
    #expect(try desk.json("audit", "verify")["intact"] == true)
    _ = try desk.json("do", open, "cancel", "--why", "erased on request")
    #expect(try desk.json("person", "erase", "John Smith", "--yes")["erased"] == [.text(open)])
    #expect(try desk.run("person", "erase", "John Smith", "--yes").status == 66)
  }

  @Test("Who must be chased today is listed with their contact, and a carrier's alias finds it")
  func chasing() throws {
    var desk = try CommandDesk()
    _ = try desk.json("carrier", "set", "NG/9mobile", "contact=ports@9mobile.example")
    let sent = try desk.createSubmitted()
    _ = try desk.json("set", sent, "current_carrier=etisalat", "--why", "the customer moved")
    _ = try desk.json("do", sent, "confirm")
    _ = try desk.json("set", sent, "follow_up_on=2026-11-04")
    let rejected = try desk.create("+2348012345679")
    _ = try desk.json("do", rejected, "reject", "--reason", "pin_incorrect")
    #expect(try desk.json("chase") == [])
    desk.turn(to: "2026-11-04")
    let listed = try desk.json("chase").values
    #expect(try listed.map { try $0.text("name") } == ["Acme Corporation", "9mobile"])
    #expect(try listed.map { try $0.text("whom") } == ["customer", "carrier"])
    #expect(listed[1]["contacts"] == ["ports@9mobile.example"] && listed[1]["count"] == 1)
    #expect(listed[1]["requests"]?.values.map { $0["id"] } == [.text(sent)])
    #expect(listed[1]["reminders"] == 0 && listed[1]["reminded_on"] == .null)
    let text = try desk.run("chase").output
    #expect(text.contains("9mobile (carrier): ports@9mobile.example"))
    #expect(try desk.json("list", "chase", "carrier:etisalat").values.count == 1)
    _ = try desk.json("set", rejected, "waiting_on=us")
    #expect(try desk.json("chase").values.count == 1)
  }

  @Test("A message to each is printed, and recorded for all their numbers; a call alike")
  func reminding() throws {
    var desk = try CommandDesk()
    let ids = try ["+2348012345678", "+2348012345679"].map { try desk.create($0) }
    desk.turn(to: "2026-11-17")
    let shown = try desk.run("chase", "--message").output
    #expect(shown.contains("Subject: Papers needed to port your numbers: 2 numbers"))
    #expect(try desk.json("chase").values.first?["reminders"] == 0)
    let sent = try desk.json("chase", "customer:Acme", "--sent").values
    #expect(sent.count == 1 && sent[0]["sent"] == true)
    let about = try sent[0]["message"]?["about"]?.values.map { try $0.text("id") } ?? []
    #expect(Set(about) == Set(ids) && about.count == 2)
    #expect(try desk.json("chase") == [])
    desk.turn(to: "2026-11-25")
    let called = try desk.json("chase", "--called", "--note", "they look for the bill").values
    #expect(called[0]["results"]?.values.map { $0["done"] } == [2, 2])
    let history = try desk.json("show", ids[1], "--history")["history"]?.values ?? []
    #expect(history.suffix(2).map { $0["kind"] } == ["message_sent", "noted"])
    #expect(history.count == 4)
    #expect(try desk.json("chase") == [])
    let sides = [["--sent", "--called"], ["--note", "x"]]
    for words in sides {
      #expect(try desk.home.run(["chase"] + words, now: desk.now).status == 64)
    }
  }

  @Test("A carrier's reminder is printed by its kind, a call is only recorded")
  func carrierReminder() throws {
    let desk = try CommandDesk()
    let id = try desk.createSubmitted()
    let text = try desk.run("message", id, "carrier_reminder", "--sent").output
    #expect(text.contains("Dear MTN Nigeria") && text.contains(id))
    #expect(try desk.run("message", id, "carrier_called").status == 64)
    let call = try desk.run("message", id, "carrier_called", "--sent")
    #expect(call.status == 0 && call.output.hasPrefix("carrier called: "))
    let history = try desk.json("show", id, "--history")["history"]?.values ?? []
    #expect(history.suffix(2).map { $0["kind"] } == ["message_sent", "message_sent"])
    let pending = try desk.create("+2348012345679")
    #expect(try desk.run("message", pending, "carrier_reminder", "--sent").status == 1)
  }
}
