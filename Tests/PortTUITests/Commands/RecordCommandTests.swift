import TestSupport
import Testing

@Suite("Carriers and holidays by command")
struct RecordCommandTests {
  @Test(
    "A holiday that the desk adds moves due dates of open requests, and going back moves them back"
  )
  func aHolidayMovesDueDates() throws {
    let desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.createSubmitted()
    let before = try desk.json("show", id)["due"]?["on"]
    let stored = try desk.json("holiday", "add", "NG", "2026-11-05", "Election Day")
    #expect(stored["recounted"] == .integer(1))
    let moved = try desk.json("show", id)
    #expect(moved["due"]?["on"] != before)
    #expect(moved["version"] == (try desk.json("show", id))["version"])
    #expect(
      try desk.json("calendar", "NG", "--from", "2026-11-04", "--days", "1")["date"]
        == "2026-11-06"
    )
    _ = try desk.json("holiday", "remove", "NG", "2026-11-05")
    #expect(try desk.json("show", id)["due"]?["on"] == before)
  }

  @Test("A published holiday is confirmed and removed; a day that is none can't be removed")
  func publishedHolidays() throws {
    let desk = try CommandDesk()
    #expect(try desk.json("holiday", "remove", "NG", "2026-12-25")["version"] == .integer(1))
    let days = try desk.json("holiday", "list", "NG", "--year", "2026").values
    #expect(!days.contains { $0["date"] == "2026-12-25" })
    #expect(days.contains { $0["date"] == "2026-10-01" })
    let again = try desk.run("holiday", "remove", "NG", "2026-12-25", "--json")
    #expect(again.status == 1)
    #expect(again.json["code"] == "no_holiday")
    #expect(
      try desk.json("holiday", "add", "NG", "2026-12-25", "Christmas Day")["version"] == .integer(2)
    )
    #expect(
      try desk.json("holiday", "add", "NG", "2026-12-25", "Christmas Day")["changed"]
        == .flag(false)
    )
  }

  @Test("A carrier's freeze window and PIN rule bind the next change of its requests")
  func aCarrierBinds() throws {
    let desk = try CommandDesk()
    let id = try desk.createSubmitted()
    _ = try desk.json(
      "carrier",
      "set",
      "NG/mtn",
      "freeze_windows=2026-11-09..2026-11-13",
      "pin_needed=yes",
      "cut_off=15:00"
    )
    let shown = try desk.json("carrier", "show", "NG/mtn")
    #expect(shown["pin_needed"] == .flag(true))
    #expect(shown["cut_off"] == "15:00")
    let refused = try desk.run("do", id, "schedule", "--date", "2026-11-10", "--json")
    #expect(refused.status == 1)
    #expect(refused.json["code"] == "freeze_window")
    let next = try desk.create("+2348012345679")
    #expect(try desk.run("why", next, "submit", "--json").output.contains("pin_needed"))
  }

  @Test("A country's freeze binds all its carriers, says whose it is, and goes as it came")
  func aCountryFreezes() throws {
    let desk = try CommandDesk()
    let id = try desk.createSubmitted()
    let set = try desk.json("country", "set", "NG", "freeze_windows=2026-11-09..2026-11-13")
    #expect(set["version"] == .integer(1) && set["recounted"] == .integer(1))
    let refused = try desk.run("do", id, "schedule", "--date", "2026-11-10", "--json")
    #expect(refused.status == 1 && refused.json["code"] == "freeze_window")
    #expect(refused.errors.contains("lies in Nigeria's freeze until Fri 13 Nov"))
    let listed = try desk.json("country", "list", "ng").values
    #expect(listed.count == 1 && listed[0]["confirmation_hours"] == .integer(48))
    #expect(listed[0]["freeze_windows"]?.values.first?["to"] == "2026-11-13")
    #expect(listed[0]["version"] == .integer(1) && listed[0]["confirms_by_sms"] == .flag(true))
    let late = try desk.run("country", "set", "NG", "confirmation_hours=24", "--if-version", "0")
    #expect(late.status == 2)
    _ = try desk.json("country", "set", "NG", "freeze_windows=", "confirmation_hours=24")
    #expect(try desk.run("country", "list", "NG").output.contains("confirmation_hours  24"))
    _ = try desk.json("do", id, "schedule", "--date", "2026-11-10")
    #expect(try desk.json("country", "list").values.count == 6)
  }

  @Test("A carrier's codes and days to acknowledge, and the desk's days of silence, are written")
  func answersAndSilence() throws {
    let desk = try CommandDesk()
    let code = "codes.8c=account_name_mismatch,pin_incorrect"
    _ = try desk.json("carrier", "set", "NG/mtn", code, "codes.7A=other", "ack_days=2")
    let shown = try desk.json("carrier", "show", "NG/mtn")
    #expect(shown["ack_days"] == .integer(2))
    #expect(shown["codes"]?["8C"] == ["account_name_mismatch", "pin_incorrect"])
    _ = try desk.json("carrier", "set", "NG/mtn", "codes.8C=", "ack_days=")
    let after = try desk.json("carrier", "show", "NG/mtn")
    #expect(
      after["codes"]?["8C"] == nil && after["codes"]?["7A"] != nil && after["ack_days"] == .null
    )
    _ = try desk.json("setting", "set", "stale_after=7")
    _ = try desk.json("setting", "set", "chase_after=2")
    let settings = try desk.json("setting", "list")
    #expect(settings["stale_after"] == 7 && settings["chase_after"] == 2)
  }

  @Test("A carrier that nobody knew is described and then known")
  func anUnknownCarrier() throws {
    let desk = try CommandDesk()
    #expect(try desk.run("carrier", "show", "NG/starcom").status == 66)
    _ = try desk.json("carrier", "set", "NG/starcom", "name=Starcom", "aliases=star")
    #expect(try desk.json("carrier", "show", "NG/star")["name"] == "Starcom")
    let taken = try desk.run("carrier", "set", "NG/glo", "aliases=star", "--json")
    #expect(taken.status == 1)
    #expect(taken.json["code"] == "alias_taken")
  }

  @Test(
    "What can't be read says what it should be, and nothing is stored",
    arguments: [
      (["carrier", "set", "NG/mtn", "lead_time=soon"], 65, "whole number of days"),
      (["carrier", "set", "NG/mtn", "freeze_windows=2026-12-10"], 65, "2026-12-10..2027-01-05"),
      (["carrier", "set", "NG/mtn", "cut_off=25:00"], 65, "15:00"),
      (["carrier", "set", "NG/mtn", "pin_needed=maybe"], 65, "yes or no"),
      (["carrier", "set", "NG/mtn", "colour=red"], 64, "colour"),
      (["carrier", "set", "mtn", "name=MTN"], 64, "NG/mtn"),
      (["carrier", "set", "FR/orange", "name=Orange"], 64, "FR"),
      (["holiday", "add", "NG", "2026-02-30", "Never"], 64, "2026-02-30"),
      (["holiday", "add", "NG", "2026-11-05", " "], 65, "name"),
      (["holiday", "list", "XX"], 64, "XX"),
    ]
  )
  func badWords(_ words: [String], status: Int, says: String) throws {
    let desk = try CommandDesk()
    let before = try desk.run("carrier", "show", "NG/mtn").output
    let run = try desk.home.run(words, now: desk.now)
    #expect(run.status == Int32(status))
    #expect(run.errors.contains(says), "\(run.errors)")
    #expect(try desk.run("carrier", "show", "NG/mtn").output == before)
  }

  @Test("Another version than the one seen ends with 2 and names who wrote it")
  func aStaleVersion() throws {
    let desk = try CommandDesk()
    _ = try desk.json("carrier", "set", "NG/mtn", "lead_time=2", "--if-version", "0")
    let late = try desk.run(
      "carrier",
      "set",
      "NG/mtn",
      "lead_time=3",
      "--if-version",
      "0",
      "--json"
    )
    #expect(late.status == 2)
    #expect(late.json["code"] == "conflict")
    #expect(late.errors.contains("version 1"))
  }
}
