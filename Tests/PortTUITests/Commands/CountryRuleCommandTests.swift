import PortStore
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
}
