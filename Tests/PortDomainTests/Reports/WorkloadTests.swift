import PortDomain
import TestSupport
import Testing

@Suite("Sums of reports")
struct WorkloadTests {
  private let viewpoint = Viewpoint(zones: Sample.zones, now: Sample.now, me: "ada")

  @Test("Half a year of weeks, from Mondays, the present one last")
  func weeks() {
    for today in ["2026-11-23", "2026-11-26", "2026-11-29"] {
      let starts = CompletedWeeks(endingOn: Sample.day(today)).starts
      #expect(starts.count == 26)
      #expect(starts.first?.iso == "2026-06-01" && starts.last?.iso == "2026-11-23")
    }
  }

  @Test(
    "What was completed falls into its week, what lies outside of them into none",
    arguments: [
      ("2026-05-31", nil), ("2026-06-01", 0), ("2026-06-07", 0), ("2026-06-08", 1),
      ("2026-11-22", 24), ("2026-11-23", 25), ("2026-11-29", 25), ("2026-11-30", nil),
    ] as [(String, Int?)]
  )
  func completed(day: String, week: Int?) {
    let span = CompletedSpan(
      country: .nigeria,
      carrier: Sample.mtn,
      created: Sample.day("2026-05-01"),
      activated: Sample.day(day),
      requests: 3
    )
    let weeks = CompletedWeeks(endingOn: Sample.day("2026-11-26"))
    let workload = Workload(
      open: [],
      completed: [span],
      weeks: weeks,
      today: Sample.day("2026-11-23"),
      viewpoint: viewpoint
    )
    var expected = Array(repeating: 0, count: 26)
    if let week { expected[week] = 3 }
    #expect(workload.completed == expected)
  }

  @Test(
    "An open request is as old as the calendar days since its creation",
    arguments: [
      ("2026-11-23", 0), ("2026-11-16", 0), ("2026-11-15", 1), ("2026-11-09", 1), ("2026-11-08", 2),
      ("2026-10-26", 2), ("2026-10-25", 3), ("2026-09-28", 3), ("2026-09-27", 4), ("2020-01-01", 4),
    ]
  )
  func ages(created: String, place: Int) {
    let count = OpenCount(
      status: .pending,
      country: .nigeria,
      carrier: Sample.mtn,
      owner: nil,
      created: Sample.day(created),
      port: nil,
      requests: 2
    )
    let weeks = CompletedWeeks(endingOn: Sample.day("2026-11-23"))
    let workload = Workload(
      open: [count, count],
      completed: [],
      weeks: weeks,
      today: Sample.day("2026-11-23"),
      viewpoint: viewpoint
    )
    var expected = Array(repeating: 0, count: 5)
    expected[place] = 4
    #expect(workload.ages == expected && workload.open == 4)
    #expect(workload.statuses == [.pending: 4] && workload.countries == [.nigeria: 4])
    #expect(workload.owners == [nil: 4])
  }

  @Test(
    "A port of the coming two weeks is counted on its day, one that isn't scheduled on none",
    arguments: [
      ("2026-11-22", Status.scheduled, nil as Int?), ("2026-11-23", .scheduled, 0),
      ("2026-12-06", .scheduled, 13), ("2026-12-07", .scheduled, nil),
      ("2026-12-01", .rejected, nil),
    ]
  )
  func ports(day: String, status: Status, place: Int?) {
    let today = Sample.day("2026-11-23")
    let count = OpenCount(
      status: status,
      country: .nigeria,
      carrier: Sample.mtn,
      owner: nil,
      created: today,
      port: Sample.day(day),
      requests: 3
    )
    let workload = Workload(
      open: [count],
      completed: [],
      weeks: CompletedWeeks(endingOn: today),
      today: today,
      viewpoint: viewpoint
    )
    var expected = Array(repeating: 0, count: 14)
    if let place { expected[place] = 3 }
    #expect(workload.ports == expected)
    let mtn = Workload.Losing(country: .nigeria, carrier: Sample.mtn)
    #expect(workload.carriers == [mtn: 3])
  }

  @Test("Reasons are summed by place, the most frequent first, with what was completed then")
  func reasons() throws {
    func count(
      _ country: Country,
      _ reason: ReasonCode,
      _ outcome: Rejection.Outcome?,
      _ times: Int,
      _ completed: Int
    ) -> ReasonCount {
      ReasonCount(
        country: country,
        carrier: Sample.mtn,
        reason: reason,
        outcome: outcome,
        times: times,
        completed: completed
      )
    }
    let counts = [
      count(.nigeria, .pinIncorrect, .fixed, 2, 1), count(.nigeria, .pinIncorrect, nil, 1, 0),
      count(.ghana, .pinIncorrect, .fixed, 3, 2), count(.ghana, .noAnswer, .waived, 9, 9),
    ]
    func told(_ grouping: ReasonCount.Grouping) -> [String] {
      counts.summed(by: grouping).map { sum in
        let words = sum.place + [sum.reason.rawValue, sum.outcome?.rawValue ?? "open"]
        return words.joined(separator: " ") + " \(sum.times) \(sum.completed)"
      }
    }
    #expect(
      told(.carrier) == [
        "GH mtn no_answer waived 9 9", "GH mtn pin_incorrect fixed 3 2",
        "NG mtn pin_incorrect fixed 2 1", "NG mtn pin_incorrect open 1 0",
      ]
    )
    #expect(told(.country).first == "GH no_answer waived 9 9" && told(.country).count == 4)
    #expect(
      told(.reason)
        == ["no_answer waived 9 9", "pin_incorrect fixed 5 3", "pin_incorrect open 1 0"]
    )
  }
}
