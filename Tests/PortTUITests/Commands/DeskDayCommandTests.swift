import PortDomain
import TestSupport
import Testing

/// What a desk's days bring beside the smooth case, by commands.
@Suite("A desk's day by commands")
struct DeskDayCommandTests {
  @Test("The same number in five spellings is one number: the others are refused, naming the first")
  func fiveSpellings() throws {
    let desk = try CommandDesk()
    let first = try desk.create("0801 234 5678")
    #expect(try desk.json("show", first)["phone_number"] == "+2348012345678")
    for spelling in ["+234 (0)801-234-5678", "00234 801 234 5678", "2348012345678", "٠٨٠١٢٣٤٥٦٧٨"] {
      let body = CommandDesk.body.replacing("+2348012345678", with: spelling)
      let again = try desk.run("create", "-", "--json", input: body)
      #expect(again.status == 1, "\(spelling)")
      #expect(again.json["code"] == "duplicate_open", "\(spelling)")
      #expect(again.errors.contains(first), "\(spelling)")
    }
  }

  /// One request in each status.
  private func everyStatus(_ desk: CommandDesk) throws -> [Status: String] {
    var ids: [Status: String] = [:]
    for (index, status) in Status.allCases.enumerated() {
      let number = "+23480123456\(70 + index)"
      switch status {
      case .pending: ids[status] = try desk.create(number)
      case .inProgress: ids[status] = try desk.createSubmitted(number)
      case .scheduled, .completed:
        let id = try desk.createSubmitted(number)
        _ = try desk.json("do", id, "schedule", "--date", "2026-11-02")
        if status == .completed { _ = try desk.json("do", id, "complete") }
        ids[status] = id
      case .rejected:
        let id = try desk.createSubmitted(number)
        _ = try desk.json("do", id, "reject", "--reason", "no_answer")
        ids[status] = id
      case .cancelled:
        let id = try desk.create(number)
        _ = try desk.json("do", id, "cancel", "--why", "twice the same")
        ids[status] = id
      }
    }
    return ids
  }

  /// From where each action is possible: the table of the published lifecycle.
  private static let table: [Action: Set<Status>] = [
    .submit: [.pending], .reject: [.pending, .inProgress, .scheduled],
    .schedule: [.inProgress], .reschedule: [.scheduled], .withdraw: [.scheduled],
    .complete: [.scheduled], .resubmit: [.rejected], .reopen: [.rejected],
    .cancel: [.pending, .inProgress], .return: [.completed],
    .acknowledge: [.inProgress, .scheduled], .confirm: [.inProgress, .scheduled],
    .changeAccepted: [.inProgress, .scheduled], .changeRefused: [.inProgress, .scheduled],
  ]

  @Test("Every cell of status and action is as the table says; a refusal changes nothing")
  func everyCell() throws {
    let desk = try CommandDesk()
    for (status, id) in try everyStatus(desk) {
      let before = try desk.json("show", id)["version"]
      for action in Action.allCases {
        let answer = try desk.run("why", id, action.rawValue, "--json").json
        let codes = Set((answer["obstacles"]?.values ?? []).compactMap { $0["code"] })
        let isPossible = try #require(DeskDayCommandTests.table[action]).contains(status)
        #expect(codes.contains("wrong_status") == !isPossible, "\(status) \(action)")
        if isPossible { continue }
        let words: [String] =
          switch action {
          case .submit, .resubmit, .complete, .acknowledge, .confirm, .changeAccepted,
            .changeRefused:
            []
          case .schedule: ["--date", "2026-11-09"]
          case .reschedule: ["--date", "2026-11-09", "--why", "asked"]
          case .reject: ["--reason", "no_answer"]
          case .withdraw, .reopen, .cancel, .return: ["--why", "asked"]
          }
        let run = try desk.home.run(["do", id, action.rawValue] + words, now: desk.now)
        #expect(run.status == 1, "\(status) \(action): \(run.errors)")
      }
      #expect(try desk.json("show", id)["version"] == before, "\(status)")
    }
  }

  @Test("Of two reasons one is fixed: the other is named until it is dealt with")
  func twoReasons() throws {
    let desk = try CommandDesk()
    let id = try desk.createSubmitted()
    _ = try desk.json(
      "do",
      id,
      "reject",
      "--reason",
      "outstanding_balance",
      "--reason",
      "no_answer"
    )
    _ = try desk.json("do", id, "resolve", "no_answer", "fixed", "--note", "they answered")
    let refused = try desk.run("do", id, "resubmit", "--json")
    #expect(refused.status == 1 && refused.json["code"] == "reason_open")
    #expect(refused.errors.contains("outstanding balance"))
    #expect(!refused.errors.contains("no answer"))
    _ = try desk.json("do", id, "resolve", "outstanding_balance", "fixed", "--note", "paid")
    #expect(try desk.json("do", id, "resubmit")["attempt"] == .integer(2))
  }

  @Test("An address refused again demands a change; the third time the request is escalated")
  func addressLoop() throws {
    let desk = try CommandDesk()
    let id = try desk.createSubmitted()
    let note = ["--note", "their clerk misread it"]
    _ = try desk.json("do", id, "reject", "--reason", "address_mismatch")
    _ = try desk.json("do", id, "resolve", "address_mismatch", "fixed", note[0], note[1])
    _ = try desk.json("do", id, "resubmit")
    _ = try desk.json("do", id, "reject", "--reason", "address_mismatch")
    let again = try desk.run(
      "do",
      id,
      "resolve",
      "address_mismatch",
      "fixed",
      note[0],
      note[1],
      "--json"
    )
    #expect(again.status == 1 && again.json["code"] == "change_demanded")
    _ = try desk.json("set", id, "service_address=9 Marina, Lagos")
    _ = try desk.json("do", id, "resolve", "address_mismatch", "fixed")
    #expect(try desk.json("do", id, "resubmit")["escalated"] == false)
    let third = try desk.json("do", id, "reject", "--reason", "address_mismatch")
    #expect(third["escalated"] == true)
    #expect(third["rejections"]?.values.count == 3)
    #expect(
      try desk.json("do", id, "clear-escalation", "--note", "spoke to them")["escalated"] == false
    )
  }

  @Test("A missed date is overdue and told with the days of grace, and is never moved by itself")
  func missedDate() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    _ = try desk.json("carrier", "set", "NG/mtn", "days_of_grace=2")
    let id = try desk.createSubmitted()
    _ = try desk.json("do", id, "schedule", "--date", "2026-11-04")
    desk.turn(to: "2026-11-05")
    let missed = try desk.json("show", id)
    #expect(missed["port_date"] == "2026-11-04" && missed["due"]?["over"] == true)
    #expect(try desk.run("show", id).output.contains("the carrier carries it out until Fri 6 Nov"))
    #expect(try desk.json("list", "overdue").values.count == 1)
    let why = ["--why", "nobody was there"]
    let moved = try desk.json(
      "do",
      id,
      "reschedule",
      "--date",
      "2026-11-09",
      why[0],
      why[1]
    )
    #expect(moved["reschedules"] == 1)
    #expect(try desk.json("list", "overdue") == [])
    #expect(try desk.run("show", id, "--history").output.contains("4 Nov"))
  }

  @Test("A number that ported lately is held until the wait is over, then goes")
  func holdUntil() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.create()
    try desk.acceptPapers(of: id)
    let held = try desk.json("set", id, "last_ported_on=2026-09-21")
    #expect(held["hold_until"] == "2026-11-05" && held["turn"] == "nobody")
    #expect(held["due"]?["paused"] == true)
    let refused = try desk.run("do", id, "submit", "--json")
    #expect(refused.status == 1 && refused.json["code"] == "hold_running")
    desk.turn(to: "2026-11-05")
    #expect(try desk.json("list", "--view", "today").values.count == 1)
    #expect(try desk.json("do", id, "submit")["status"] == "in_progress")
  }

  @Test(
    "Business days pass over both kinds of weekend, Eid, Easter and summer time",
    arguments: [
      // Friday and Saturday rest in Egypt, Saturday and Sunday elsewhere.
      ("EG", "2026-11-12", 1, "2026-11-15"), ("NG", "2026-11-13", 1, "2026-11-16"),
      // Easter: Good Friday and Easter Monday of 2027 in South Africa (as Family Day).
      ("ZA", "2027-03-25", 1, "2027-03-30"),
      // Egypt puts its clocks forward on 30 April 2027, a Friday.
      ("EG", "2027-04-29", 1, "2027-05-02"),
      // Eid al-Fitr of 2027 in the Emirates, estimated.
      ("AE", "2027-03-08", 1, "2027-03-12"),
    ]
  )
  func workingDays(country: String, from: String, days: Int, to: String) throws {
    let desk = try CommandDesk()
    let counted = try desk.json("calendar", country, "--from", from, "--days", String(days))
    #expect(counted["date"] == .text(to))
  }
}
