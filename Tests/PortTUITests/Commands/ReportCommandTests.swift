import PortDesk
import TestSupport
import Testing
import Wording

@Suite("Fees and reports by command")
struct ReportCommandTests {
  @Test("Of two numbers one completes: one fee; its return in another month reverses it there")
  func feesAndTheirReversal() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    let id = try desk.createSubmitted()
    _ = try desk.createSubmitted("+2348012345679")
    _ = try desk.json("do", id, "schedule", "--date", "2026-11-10")
    desk.turn(to: "2026-11-10")
    _ = try desk.json("do", id, "complete")
    #expect(try nets(desk.json("fees")) == [2500])
    desk.turn(to: "2026-12-03")
    _ = try desk.json("do", id, "return", "--why", "a wrong port")
    let months = try desk.json("fees")
    #expect(months["rows"]?.values.map { $0["month"] } == ["2026-11", "2026-12"])
    #expect(nets(months) == [2500, -2500])
    #expect(months["totals"]?.values.map { $0["net_cents"] } == [.integer(0)])
    #expect(nets(try desk.json("fees", "--to", "2026-11")) == [2500])
    #expect(nets(try desk.json("fees", "country:NG", "--from", "2026-12")) == [-2500])
    #expect(nets(try desk.json("fees", "country:KE")) == [])
    #expect(
      try desk.run("fees", "--by", "customer", "--format", "csv").output
        == "customer,currency,charges,charged_cents,reversals,reversed_cents,net_cents\r\n"
        + "Acme Corporation,USD,1,2500,1,-2500,0\r\n"
    )
    #expect(
      try desk.run("fees").output
        == """
        Month    Currency  Charges  Charged  Reversals  Reversed     Net
        2026-11  USD             1    25.00          0      0.00   25.00
        2026-12  USD             0     0.00          1    -25.00  -25.00
        total    USD             1    25.00          1    -25.00    0.00

        """
    )
    let durations = try desk.json("report", "durations").values.first
    #expect(durations?["median"] == .integer(6) && durations?["p90"] == .integer(6))
    #expect(durations?["published_from"] == .integer(5))
    #expect(durations?["published_to"] == .integer(10))
  }

  @Test("A carrier's reason is counted with what became of it; one of our own review is not")
  func reasons() throws {
    let desk = try CommandDesk()
    let id = try desk.createSubmitted()
    _ = try desk.json("do", id, "reject", "--reason", "outstanding_balance")
    let own = try desk.create("+2348012345679")
    _ = try desk.json("do", own, "reject", "--reason", "address_mismatch")
    let rows = try desk.json("report", "reasons").values
    #expect(rows.map { $0["reason"] } == ["outstanding_balance"])
    #expect(rows.first?["outcome"] == .null && rows.first?["times"] == .integer(1))
  }

  @Test("Open requests add up the same by status, country, age and owner")
  func work() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    _ = try desk.create()
    _ = try desk.createSubmitted("+2348012345679")
    desk.turn(to: "2026-11-12")
    let rows = try desk.json("report", "work").values
    for kind in ["status", "country", "age", "owner"] {
      let counts = rows.filter { $0["by"] == .text(kind) }.map { $0["requests"] }
      #expect(counts.contains(.integer(kind == "status" ? 1 : 2)), "\(kind)")
    }
    let age = rows.first { $0["requests"] == .integer(2) && $0["by"] == "age" }
    #expect(age?["which"] == "8 to 14")
    let weeks = rows.filter { $0["by"] == "completed" }
    #expect(weeks.count == 26 && weeks.last?["which"] == "2026-11-09")
  }

  @Test("Carriers', customers' and the desk's own days come as text, CSV and JSON from one table")
  func times() throws {
    var desk = try CommandDesk(on: "2026-11-02")
    _ = try desk.json("carrier", "set", "NG/mtn", "ack_days=1")
    let id = try desk.createSubmitted()
    _ = try desk.create("+2348012345679")
    desk.turn(to: "2026-11-09")
    _ = try desk.json("do", id, "acknowledge", "--on", "2026-11-04")
    _ = try desk.json("do", id, "schedule", "--date", "2026-11-12", "--on", "2026-11-06")
    #expect(
      try desk.run("report", "carriers").output
        == """
        Country  Carrier  Sent  Acknowledged  Ack median  Ack p90  Ack late  Answered  Median  P90  \
        Late  Late percent  Silent  Longest
        NG       mtn         1             1           2        2         1         1       4    4  \
           0             0       0  -

        """
    )
    let carrier = try desk.json("report", "carriers").values.first
    #expect(carrier?["ack_median"] == .integer(2) && carrier?["ack_late"] == .integer(1))
    #expect(carrier?["median"] == .integer(4) && carrier?["longest"] == .null)
    #expect(
      try desk.run("report", "customers", "--format", "csv").output
        == "customer,requests,papers,median,p90,waiting,longest,stale\r\n"
        + "Acme Corporation,2,3,0,0,1,5,0\r\n"
    )
    let steps = try desk.json("report", "desk").values
    #expect(steps.map { $0["step"] } == ["review", "submit"])
    #expect(steps.map { $0["done"] } == [.integer(3), .integer(1)])
    desk.turn(to: "2026-11-20")
    #expect(try desk.json("report", "customers").values.first?["stale"] == .integer(1))
    #expect(try desk.json("report", "desk").values.map { $0["step"] }.contains("remind"))
  }

  @Test("A customer named like a formula is exported as text, a negative sum as a figure")
  func formula() throws {
    var desk = try CommandDesk()
    let id = try desk.create()
    _ = try desk.json("set", id, "organization_name==HYPERLINK(\"http://x\")")
    try desk.acceptPapers(of: id)
    _ = try desk.json("do", id, "submit")
    _ = try desk.json("do", id, "schedule", "--date", "2026-11-10")
    desk.turn(to: "2026-11-10")
    _ = try desk.json("do", id, "complete")
    let lines = try desk.run("fees", "--by", "customer", "--format", "csv").output
    #expect(lines.contains("\"'=HYPERLINK(\"\"http://x\"\")\",USD,1,2500,0,0,2500\r\n"))
  }

  @Test("An empty desk has heads and no rows")
  func empty() throws {
    let desk = try CommandDesk()
    for words in [
      ["fees"], ["report", "reasons"], ["report", "durations"], ["report", "carriers"],
      ["report", "customers"], ["report", "desk"],
    ] {
      let text = try desk.home.run(words, now: desk.now)
      #expect(text.status == 0 && text.output == "Nothing to report.\n")
      let csv = try desk.home.run(words + ["--format", "csv"], now: desk.now).output
      #expect(csv.filter { $0 == "\r\n" }.count == 1)
    }
    let fees = try desk.json("fees")
    #expect(fees["rows"] == .list([]) && fees["totals"] == .list([]))
    #expect(try desk.run("report", "reasons", "--format", "json").output == "[]\n")
  }

  @Test(
    "A grouping, form, month or filter that is none ends as usage",
    arguments: ["--by=week", "--format=xml", "--from=2026-13", "country:XX"]
  )
  func wrongWords(_ word: String) throws {
    let desk = try CommandDesk()
    let run = try desk.run("fees", word)
    #expect(run.status == 64 && !run.errors.isEmpty)
  }

  private func nets(_ fees: JSON) -> [Int] {
    (fees["rows"]?.values ?? []).compactMap { row in
      guard case .integer(let cents)? = row["net_cents"] else { return nil }
      return cents
    }
  }
}
