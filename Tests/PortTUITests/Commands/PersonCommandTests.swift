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
    #expect(try Set(listed.map { try $0.text("chase") }) == ["9mobile", "Acme Corporation"])
    #expect(listed.contains { $0["contact"] == "ports@9mobile.example" })
    #expect(try desk.json("list", "chase", "carrier:etisalat").values.count == 1)
    _ = try desk.json("set", rejected, "waiting_on=us")
    #expect(try desk.json("chase").values.count == 1)
  }
}
