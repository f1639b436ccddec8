import TestSupport
import Testing
import Wording

@Suite("Keys and webhooks by command")
struct ClientCommandTests {
  @Test("A key is shown once, listed by how it begins, and revoked")
  func keys() throws {
    let desk = try CommandDesk()
    #expect(try desk.run("key", "list").output.contains("there are no keys"))
    let made = try desk.json("key", "create", "acme", "--test", "--name", "billing")
    let secret = try made.text("key")
    #expect(secret.hasPrefix("kros_test_") && secret.count == 42)
    let listed = try #require(try desk.json("key", "list").values.first)
    #expect(listed["organization_id"] == "acme" && listed["name"] == "billing")
    #expect(listed["kind"] == "test" && listed["revoked_at"] == .null)
    #expect(secret.hasPrefix(try listed.text("begins")))
    #expect(try !desk.run("key", "list", "--json").output.contains(secret))
    #expect(try desk.json("key", "revoke", made.text("id"))["revoked"] == made["id"])
    let revoked = try #require(try desk.json("key", "list").values.first)
    #expect(revoked["revoked_by"] == revoked["created_by"])
    #expect(try desk.run("key", "list").output.contains("billing"))
    #expect(try desk.run("audit", "verify").status == 0)
  }

  @Test("A webhook is added, told, looked at, told again and removed")
  func webhooks() throws {
    let desk = try CommandDesk()
    _ = try desk.json("setting", "set", "webhook_reach=anywhere")
    let added = try desk.json(
      "webhook",
      "add",
      "acme",
      "http://127.0.0.1:9/ports",
      "--event",
      "port_request.cancelled"
    )
    let webhook = try added.text("id")
    #expect(try added.text("secret").hasPrefix("whsec_"))
    let listed = try desk.json("webhook", "list").values
    #expect(listed.map { $0["url"] } == ["http://127.0.0.1:9/ports"])
    #expect(listed.first?["events"] == ["port_request.cancelled"])
    let id = try desk.create()
    _ = try desk.json("set", id, "organization_id=acme")
    _ = try desk.json("do", id, "cancel", "--why", "not wanted")
    let told = try #require(try desk.json("webhook", "deliveries", id).values.first)
    #expect(told["event"] == "port_request.cancelled" && told["state"] == "pending")
    #expect(told["request_id"] == .text(id) && told["webhook_id"] == .text(webhook))
    #expect(try desk.json("webhook", "deliveries", "--open").values == [told])
    #expect(try desk.json("webhook", "deliveries", webhook).values == [told])
    let again = try desk.json("webhook", "resend", told.text("event_id"))
    #expect(again.values.map { $0["attempts"] } == [0])
    #expect(try desk.run("webhook", "deliveries").output.contains("cancelled"))
    _ = try desk.json("webhook", "remove", webhook)
    #expect(try desk.run("webhook", "list").output.contains("there are no webhooks"))
    let given = try desk.json("webhook", "deliveries").values
    #expect(given.map { $0["state"] } == ["given_up"])
    #expect(try desk.run("webhook", "resend", told.text("event_id")).status == 66)
    #expect(try desk.run("audit", "verify").status == 0)
  }

  @Test(
    "What can't be made says why",
    arguments: [
      (["key", "create", "acme"], Int32(1), "make it with --test"),
      (["key", "create", " ", "--test"], 65, "an organisation's id is needed"),
      (["key", "revoke", "key_1"], 66, "key_1"),
      (["webhook", "add", "acme", "http://example.com/"], 65, "must begin with https://"),
      (["webhook", "add", "acme", "https://10.0.0.1/"], 65, "private network"),
      (["webhook", "add", "acme", "example.com"], 65, "such as https://example.com/ports"),
      (
        ["webhook", "add", "acme", "https://example.com/", "--event", "ported"], 64,
        "\"ported\" is no event"
      ),
      (["webhook", "remove", "wh_1"], 66, "wh_1"),
      (["webhook", "resend", "evt_1"], 66, "evt_1"),
    ]
  )
  func refuses(words: [String], status: Int32, message: String) throws {
    let desk = try CommandDesk()
    let run = try desk.home.run(words, now: desk.now)
    #expect(run.status == status)
    #expect(run.errors.contains(message), "\(run.errors)")
  }
}
