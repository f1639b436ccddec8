import TestSupport
import Testing

@Suite("Commands and the country's rule")
struct CountryRuleCommandTests {
  @Test("A Ghanaian refusal for debt is disputed with the rule, and a recent port held to its date")
  func ghana() throws {
    let desk = try CommandDesk(on: "2026-11-02")
    let body = CommandDesk.body.replacing("+2348012345678", with: "+233241234567")
      .replacing("\"NG\"", with: "\"GH\"")
      .replacing("Lagos\"", with: "Accra\", \"last_ported_on\": \"2026-10-20\"")
    let id = try desk.json("create", "-", input: body).text("id")
    _ = try desk.json(
      "do",
      id,
      "reject",
      "--reason",
      "outstanding_balance",
      "--reason",
      "ported_recently"
    )
    #expect(try desk.run("why", id, "resubmit").output.contains("NCA, overview"))
    #expect(try desk.run("show", id).output.contains("debt is not on the list"))
    let disputed = try desk.json("do", id, "resolve", "outstanding_balance", "disputed")
    let reasons = try #require(disputed["rejections"]?.values.first?["reasons"]?.values)
    #expect(try reasons[0].text("note").hasPrefix("debt is not on the list"))
    #expect(reasons[0]["rule"]?["offer"] == "disputed")
    let waiting = try desk.json("do", id, "resolve", "ported_recently", "waiting")
    let later = try #require(waiting["rejections"]?.values.first?["reasons"]?.values)
    #expect(later[1]["until"] == "2026-11-19")
  }

  @Test("A rule that the desk writes is shown with the next refusal, and its wait holds a request")
  func written() throws {
    let desk = try CommandDesk(on: "2026-11-02")
    _ = try desk.json(
      "rule",
      "set",
      "NG/pin_incorrect",
      "statement=a PIN is no listed ground",
      "source=NCC letter 12"
    )
    _ = try desk.json("rule", "set", "NG/ported_recently", "wait=2 months")
    let id = try desk.json("create", "-", input: CommandDesk.body).text("id")
    _ = try desk.json("do", id, "reject", "--reason", "pin_incorrect")
    #expect(try desk.run("why", id, "resubmit").output.contains("NCC letter 12"))
    let disputed = try desk.json("do", id, "resolve", "pin_incorrect", "disputed")
    #expect(
      disputed["rejections"]?.values.first?["reasons"]?.values.first?["note"]
        == "a PIN is no listed ground (NCC letter 12)"
    )
    let held = try desk.json("set", id, "last_ported_on=2026-10-20")
    #expect(held["hold_until"] == "2026-12-20")
    #expect(try desk.json("rule", "remove", "NG/pin_incorrect")["version"] == .integer(2))
    #expect(try desk.run("rule", "remove", "NG/pin_incorrect").status == 1)
    #expect(!(try desk.run("rule", "list", "NG").output.contains("pin_incorrect")))
  }

  @Test(
    "A rule or setting that can't be read says what it should be",
    arguments: [
      (["rule", "set", "NG/ported_recently", "wait=soon"], 65, "45 days"),
      (["rule", "set", "NG/pin_incorrect", "offer=shout"], 65, "disputed"),
      (["rule", "set", "NG/pin_incorrect", "source=x"], 65, "statement"),
      (["rule", "set", "NG/bad_mood", "statement=x"], 64, "ZA/pin_incorrect"),
      (["setting", "set", "keep_pin=never"], 65, "whole number of days"),
      (["setting", "set", "home=FR"], 65, "NG"),
      (["setting", "set", "colour=red"], 64, "provider_name"),
    ]
  )
  func badWords(_ words: [String], status: Int32, says: String) throws {
    let desk = try CommandDesk()
    let run = try desk.home.run(words, now: desk.now)
    #expect(run.status == status)
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  @Test("The provider's name of the settings stands in the letter of authorisation")
  func settings() throws {
    let desk = try CommandDesk()
    #expect(try desk.json("setting", "set", "provider_name=Lagos Voice")["version"] == .integer(1))
    #expect(try desk.json("setting", "list")["provider_name"] == "Lagos Voice")
    let id = try desk.create("+2348012345678")
    #expect(try desk.run("loa", id).output.contains("Lagos Voice"))
  }
}
