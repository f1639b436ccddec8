import PortDomain
import TestSupport
import Testing

@Suite("Every store adds up fees, reasons and days")
struct ReportTests {
  @Test("An empty desk has nothing to report", arguments: StoreKind.allCases)
  func empty(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    for grouping in FeeSum.Grouping.allCases {
      #expect(try store.fees(FeeQuestion(by: grouping, viewpoint: desk.viewpoint())).isEmpty)
    }
    #expect(try store.reasonCounts().isEmpty)
    #expect(try store.completedSpans(from: nil).isEmpty)
    #expect(try store.openCounts().isEmpty)
    #expect(FeeSum.totals(of: []).isEmpty)
  }

  @Test(
    "A return in another month is reversed there; months, countries and customers add up alike",
    arguments: StoreKind.allCases
  )
  func fees(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let returned = try store.submitted(.sample(organization: "Ökobank"), key: "a")
    let kept = try store.submitted(.sample("+2348031234568"), key: "b")
    _ = try store.submitted(.sample("+2348031234569"), key: "c")
    try store.complete([returned, kept], on: "2026-11-10", in: desk)
    desk.clock.advance(days: 25)
    try store.done(.change(returned, .status(.return(why: "wrong port")), key: "return"))

    func fees(
      _ grouping: FeeSum.Grouping,
      of filter: Filter = .everything,
      from: CalendarDay? = nil,
      before: CalendarDay? = nil
    ) throws -> [FeeSum] {
      try store.fees(
        FeeQuestion(
          by: grouping,
          of: filter,
          viewpoint: desk.viewpoint(),
          from: from,
          before: before
        )
      )
    }
    let months = try fees(.month)
    #expect(months == [.usd("2026-11", charges: 2), .usd("2026-12", reversals: 1)])
    let all = [FeeSum.usd("total", charges: 2, reversals: 1)]
    for grouping in FeeSum.Grouping.allCases {
      #expect(FeeSum.totals(of: try fees(grouping)) == all)
    }
    #expect(
      try fees(.customer)
        == [.usd("Adewale Bakare", charges: 1), .usd("Ökobank", charges: 1, reversals: 1)]
    )
    #expect(try fees(.country) == [.usd("NG", charges: 2, reversals: 1)])
    let december = CalendarDay(iso: "2026-12-01")
    #expect(try fees(.country, from: december) == [.usd("NG", reversals: 1)])
    #expect(try fees(.country, before: december) == [.usd("NG", charges: 2)])
    #expect(
      try fees(.month, of: try Filter(parsing: "\u{f6}kobank"))
        == [.usd("2026-11", charges: 1), .usd("2026-12", reversals: 1)]
    )
    #expect(try fees(.month, of: try Filter(parsing: "country:GH")).isEmpty)
  }

  @Test(
    "A carrier's reason counts once for each outcome, with what became of the request",
    arguments: StoreKind.allCases
  )
  func reasons(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let carriers = [("a", "+2348031234567"), ("b", "+2348031234568"), ("c", "+2348031234569")]
    let ids = try carriers.map { key, number in
      let id = try store.submitted(.sample(number), key: key)
      let draft = RejectionDraft(reasons: [.outstandingBalance, .contractObligation])
      try store.done(.change(id, .status(.reject(draft)), key: "reject \(key)"))
      return id
    }
    for (index, id) in ids.dropLast().enumerated() {
      for (code, outcome) in [
        (ReasonCode.outstandingBalance, Rejection.Outcome.fixed),
        (.contractObligation, index == 0 ? .waived : .disputed),
      ] {
        let step = Change.rejection(.resolve(code, outcome, until: nil, note: "paid"))
        try store.done(.change(id, step, key: "\(id) \(code)"))
      }
      try store.done(.change(id, .status(.resubmit()), key: "resubmit \(id)"))
    }
    try store.complete([ids[0]], on: "2026-11-10", in: desk)
    // Refused by our own review: no carrier said so.
    let own = try store.create(.sample("+2348031234560"), key: "own")
    let draft = RejectionDraft(reasons: [.addressMismatch])
    try store.done(.change(own, .status(.reject(draft)), key: "reject own"))

    func count(
      _ reason: ReasonCode,
      _ outcome: Rejection.Outcome?,
      _ times: Int,
      _ completed: Int
    ) throws -> ReasonCount {
      ReasonCount(
        country: .nigeria,
        carrier: try CarrierID(parsing: "mtn"),
        reason: reason,
        outcome: outcome,
        times: times,
        completed: completed
      )
    }
    #expect(
      try store.reasonCounts() == [
        count(.contractObligation, nil, 1, 0), count(.contractObligation, .disputed, 1, 0),
        count(.contractObligation, .waived, 1, 1), count(.outstandingBalance, nil, 1, 0),
        count(.outstandingBalance, .fixed, 2, 1),
      ]
    )
  }

  @Test("Completed requests are told by their days", arguments: StoreKind.allCases)
  func spans(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let ids = try ["+2348031234567", "+2348031234568", "+2348031234569"].map {
      try store.submitted(.sample($0), key: $0)
    }
    try store.complete(Array(ids[..<2]), on: "2026-11-10", in: desk)
    try store.complete([ids[2]], on: "2026-11-20", in: desk)
    let spans = try store.completedSpans(from: nil)
    #expect(spans.map(\.activated.iso) == ["2026-11-10", "2026-11-20"])
    #expect(spans.map(\.requests) == [2, 1])
    #expect(try store.completedSpans(from: CalendarDay(iso: "2026-11-11")) == [spans[1]])
    let times = desk.desk.completionTimes(of: spans)
    #expect(times.map(\.median) == [6] && times.map(\.ninetieth) == [14])
    #expect(times.map(\.completed) == [3] && times.map(\.late) == [1])
  }

  @Test(
    "What is open is counted by status, country, owner and age; what is completed, by week",
    arguments: StoreKind.allCases
  )
  func workload(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let done = try store.submitted(.sample(), key: "a")
    try store.complete([done], on: "2026-11-10", in: desk)
    var owned = RequestDraft.sample("+2348031234568")
    owned.values[.owner] = "kofi"
    _ = try store.create(owned, key: "b")
    desk.clock.advance(days: 10)
    _ = try store.create(.sample("+2348031234569"), key: "c")
    let figures = try store.figures(of: .workload, by: desk.desk, from: desk.viewpoint())
    guard case .workload(let workload) = figures else {
      Issue.record("another report came")
      return
    }
    #expect(workload.open == 2)
    #expect(workload.statuses == [.pending: 2] && workload.countries == [.nigeria: 2])
    #expect(workload.owners == ["kofi": 1, nil: 1])
    #expect(workload.ages == [1, 1, 0, 0, 0])
    #expect(workload.completed == Array(repeating: 0, count: 24) + [1, 0])
  }

  @Test("On the same random requests both stores report the same, by any filter")
  func agree() throws {
    var desks: [(store: any DeskStore & ReportStore, desk: TestDesk)] = []
    for kind in StoreKind.allCases {
      let desk = try TestDesk()
      let store = try kind.make(in: desk)
      desk.restartIDs()
      let today = desk.desk.zones.today(in: .ghana, at: desk.clock.read())
      var requests = RandomRequests(seed: 3, today: today)
      for index in 0..<120 {
        let id = try store.done(requests.entry(index)).request
        guard try store.file(id).request.status == .scheduled else { continue }
        let early = Change.status(.complete(override: "the carrier did"))
        try store.done(.change(id, early, key: "complete \(index)"))
        guard index.isMultiple(of: 3) else { continue }
        try store.done(.change(id, .status(.return(why: "wrong")), key: "return \(index)"))
      }
      desks.append((store, desk))
    }
    var numbers = SeededChance(11)
    var telling = 0
    for _ in 0..<60 {
      let filter = Filter.random(depth: 2, using: &numbers)
      let grouping = FeeSum.Grouping.allCases.randomElement(using: &numbers) ?? .month
      let sums = try desks.map { store, desk in
        try store.fees(FeeQuestion(by: grouping, of: filter, viewpoint: desk.viewpoint()))
      }
      #expect(sums[0] == sums[1], "\(filter) \(grouping)")
      if !sums[0].isEmpty { telling += 1 }
    }
    #expect(telling > 10)
    let reasons = try desks.map { try $0.store.reasonCounts() }
    let spans = try desks.map { try $0.store.completedSpans(from: nil) }
    #expect(reasons[0] == reasons[1] && !reasons[0].isEmpty)
    #expect(spans[0] == spans[1] && !spans[0].isEmpty)
    let open = try desks.map { Set(try $0.store.openCounts()) }
    #expect(open[0] == open[1] && !open[0].isEmpty)
  }
}

extension FeeSum {
  /// So many fees of 25 dollars and their reversals.
  fileprivate static func usd(_ group: String, charges: Int = 0, reversals: Int = 0) -> FeeSum {
    FeeSum(
      group: group,
      currency: "USD",
      charges: charges,
      chargedCents: charges * 2500,
      reversals: reversals,
      reversedCents: reversals * -2500
    )
  }
}

extension DeskStore {
  /// A request that is with its carrier.
  fileprivate func submitted(_ draft: RequestDraft, key: String) throws -> RequestID {
    let id = try create(draft, key: key)
    try acceptPapers(of: id)
    try done(.change(id, .status(.submit()), key: "submit \(id)"))
    return id
  }

  /// Schedules requests for a day and completes them on it.
  fileprivate func complete(_ ids: [RequestID], on day: String, in desk: TestDesk) throws {
    let date = try #require(CalendarDay(iso: day))
    for id in ids {
      let confirmation = Lifecycle.Confirmation(date: date, window: nil)
      try done(.change(id, .status(.schedule(confirmation)), key: "schedule \(id)"))
    }
    let today = desk.desk.zones.today(in: .nigeria, at: desk.clock.read())
    desk.clock.advance(days: today.days(until: date))
    for id in ids { try done(.change(id, .status(.complete()), key: "complete \(id)")) }
  }
}
