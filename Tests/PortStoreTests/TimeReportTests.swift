import PortDomain
import TestSupport
import Testing

@Suite("Every store tells what carriers, customers and the desk took, and let lie")
struct TimeReportTests {
  @Test(
    "Days run from the day it happened; what was undone never was; each sending counts",
    arguments: StoreKind.allCases
  )
  func carriers(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    // Acknowledged after a day and answered after two, both noted on Thursday.
    let quick = try store.submitted("+2348031234501")
    let undone = try store.submitted("+2348031234502")
    try store.done(.change(undone, .undo, key: "undo submit"))
    let refused = try store.submitted("+2348031234503")
    let silent = try store.takeOver("+2348031234504", submittedOn: "2026-10-26")
    _ = try store.takeOver("+2348031234505", submittedOn: nil)
    // Answered after 28 days, the end of the range being 10.
    let late = try store.takeOver("+2348031234506", submittedOn: "2026-10-05")
    desk.clock.advance(days: 3)
    let steps: [(RequestID, StatusChange)] = [
      (quick, .acknowledge(on: Sample.day("2026-11-03"))),
      (quick, .schedule(.init(date: Sample.day("2026-11-12")), on: Sample.day("2026-11-04"))),
      (refused, .reject(RejectionDraft(reasons: [.outstandingBalance]))),
    ]
    for (id, step) in steps { try store.done(.change(id, .status(step), key: "\(id) \(step)")) }
    let paid = Change.rejection(.resolve(.outstandingBalance, .fixed, until: nil, note: "paid"))
    try store.done(.change(refused, paid, key: "paid"))
    try store.done(.change(refused, .status(.resubmit()), key: "resubmit"))
    try store.schedule(silent, "2026-11-20")
    try store.done(.change(silent, .undo, key: "undo schedule"))
    desk.clock.advance(days: 7)
    try store.schedule(late, "2026-11-20")

    #expect(
      try store.carrierTimes(in: desk).map(\.told) == [
        "NG mtn sent 5, acknowledged 1: 1 1 -, answered 3: 3 28, 1 late 33%, silent 2: 13"
      ]
    )
    let ackDays = try #require(desk.desk.carriers.carrier("mtn", in: .nigeria))
      .acknowledging(within: 0)
    _ = try store.revise(.carrier(ackDays), by: .ngozi, on: .current)
    #expect(
      try store.carrierTimes(in: desk).map(\.acknowledgedLate) == [1]
    )
  }

  @Test(
    "What was sent before it was taken over is told by its own day, also once it is sent again",
    arguments: StoreKind.allCases
  )
  func takenOver(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.takeOver(
      "+2348031234501",
      submittedOn: "2026-10-26",
      status: .rejected,
      acknowledgedOn: "2026-10-28"
    )
    // Nobody knows when it was refused.
    let before = "NG mtn sent 1, acknowledged 1: 2 2 -, answered 0: - -, 0 late -, silent 0: -"
    #expect(try store.carrierTimes(in: desk).map(\.told) == [before])
    try store.acceptPapers(of: id)
    let paid = Change.rejection(.resolve(.outstandingBalance, .fixed, until: nil, note: "paid"))
    try store.done(.change(id, paid, key: "paid"))
    try store.done(.change(id, .status(.resubmit()), key: "resubmit"))
    try store.schedule(id, "2026-11-20")
    let after = "NG mtn sent 2, acknowledged 0: - - -, answered 1: 0 0, 0 late 0%, silent 0: -"
    #expect(try store.carrierTimes(in: desk).map(\.told) == [after])
    #expect(try store.stepTimes(in: desk).map(\.told).contains("resubmit 1: 0 0, 0 late, now 0: -"))
  }

  @Test(
    "A customer's papers count from the day each was asked for; who keeps waiting longest is first",
    arguments: StoreKind.allCases
  )
  func customers(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(.sample(organization: "Ökobank"), key: "a")
    _ = try store.create(.sample("+2348031234568", name: "Ama Owusu"), key: "b")
    _ = try store.takeOver("+2348031234569", submittedOn: "2026-10-26", organization: "Ökobank")
    desk.clock.advance(days: 2)
    let first = try store.done(.change(id, .addPaper(.loa), key: "loa")).document
    try store.done(.change(id, .addPaper(.governmentID), key: "id"))
    try store.done(.change(id, .undo, key: "another person's"))
    desk.clock.advance(days: 1)
    let bill = try store.done(.change(id, .addPaper(.bill), key: "bill")).document
    let wrong = SheetEdits(answers: [.signature: .fail])
    try store.done(.change(id, .paper(.check(#require(first), wrong)), key: "wrong"))
    desk.clock.advance(days: 4)
    let second = try store.done(.change(id, .addPaper(.loa), key: "loa again")).document
    for (paper, kind) in [(bill, DocumentKind.bill), (second, .loa)] {
      try store.done(.change(id, .pass(#require(paper), kind), key: "pass \(kind)"))
    }
    desk.clock.advance(days: 10)
    #expect(
      try store.customerTimes(in: desk).map(\.told) == [
        "Ama Owusu 1, papers 0: - -, waiting 1: 13, stale 1",
        "Ökobank 2, papers 3: 2 3, waiting 1: 8, stale 0",
      ]
    )
  }

  @Test(
    "The desk's own steps count from when it could take them; what waits for one lies",
    arguments: StoreKind.allCases
  )
  func steps(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(.sample(), key: "a")
    let loa = try store.done(.change(id, .addPaper(.loa), key: "loa")).document
    let lying = try store.create(.sample("+2348031234568"), key: "b")
    try store.done(.change(lying, .addPaper(.loa), key: "lying"))
    desk.clock.advance(days: 2)
    try store.done(.change(id, .pass(#require(loa), .loa), key: "pass"))
    for kind in [DocumentKind.bill, .governmentID] {
      let paper = try store.done(.change(id, .addPaper(kind), key: "\(kind)")).document
      try store.done(.change(id, .pass(#require(paper), kind), key: "pass \(kind)"))
    }
    func advance(_ days: Int, _ changes: Change...) throws {
      desk.clock.advance(days: days)
      for change in changes { try store.done(.change(id, change, key: "\(change)")) }
    }
    try advance(1, .status(.submit()))
    let paid = Change.rejection(.resolve(.outstandingBalance, .fixed, until: nil, note: "paid"))
    let refused = Change.status(.reject(RejectionDraft(reasons: [.outstandingBalance])))
    try advance(1, refused, paid, .status(.resubmit()))
    try store.schedule(id, "2026-11-10")
    try advance(5, .status(.complete()))
    try advance(0, .edit(FieldEdits([FieldEdit(.endpointID, "ep_1")])))
    try advance(1, .tick(.testInbound, done: true))
    #expect(
      try store.stepTimes(in: desk).map(\.told) == [
        "review 3: 0 2, 1 late, now 1: 8", "submit 1: 1 1, 1 late, now 0: -",
        "resubmit 1: 0 0, 0 late, now 0: -", "complete 1: 1 1, 1 late, now 0: -",
        "test 1: 1 1, 1 late, now 0: -", "routing 1: 0 0, 0 late, now 0: -",
      ]
    )
  }

  @Test("On the same random work every store tells the same")
  func agree() throws {
    var told: [[ReportFigures]] = []
    for kind in StoreKind.allCases {
      let desk = try TestDesk()
      let store = try kind.make(in: desk)
      desk.restartIDs()
      var requests = RandomRequests(seed: 5, today: Sample.day("2026-11-02"))
      for index in 0..<120 {
        let entry = requests.entry(index)
        guard case .takeOver(let draft, var running) = entry.subject else { continue }
        if running.status != "pending", index % 7 > 0 { running.submittedOn = "2026-10-15" }
        let intent = Intent(key: entry.key, actor: entry.actor, subject: .takeOver(draft, running))
        let id = try store.done(intent).request
        if let paper = requests.paper(index, for: id) { _ = try store.commit(paper) }
        let steps: [Change] = [
          .status(.acknowledge()), .undo, .status(.reject(RejectionDraft(reasons: [.other]))),
          .rejection(.resolve(.other, .waived, until: nil, note: "no")),
          .status(.reopen(why: "so")),
        ]
        for (step, change) in steps.prefix(index % 7).enumerated() {
          _ = try store.commit(.change(id, change, key: "\(index) \(step)"))
        }
        if index.isMultiple(of: 20) { desk.clock.advance(days: 1) }
      }
      // Given up on the way it comes to nothing, and the next is the whole one.
      var reached = 0.0
      #expect(throws: StoreError.interrupted) {
        try store.figures(of: .carriers, by: desk.desk, from: desk.viewpoint()) {
          part throws(StoreError) in
          reached = part
          if part > 0.1 { throw .interrupted }
        }
      }
      #expect(reached > 0.1 && reached < 1)
      told.append(
        try [Report.carriers, .customers, .desk].map {
          try store.figures(of: $0, by: desk.desk, from: desk.viewpoint())
        }
      )
    }
    #expect(told[0] == told[1])
    for figures in told[0] {
      switch figures {
      case .carriers(let times): #expect(times.contains { $0.silent > 0 })
      case .customers(let times): #expect(times.contains { $0.waiting > 0 })
      case .desk(let times): #expect(times.contains { $0.lying > 0 })
      case .workload, .fees, .reasons, .durations: Issue.record("another report came")
      }
    }
  }
}

// MARK: What was told

extension ReportStore {
  fileprivate func carrierTimes(in desk: TestDesk) throws -> [CarrierTime] {
    let rules = try (self as? any RecordStore)?.rules() ?? desk.desk
    let figures = try figures(of: .carriers, by: rules, from: desk.viewpoint())
    if case .carriers(let times) = figures { return times }
    return []
  }

  fileprivate func customerTimes(in desk: TestDesk) throws -> [CustomerTime] {
    let figures = try figures(of: .customers, by: desk.desk, from: desk.viewpoint())
    if case .customers(let times) = figures { return times }
    return []
  }

  fileprivate func stepTimes(in desk: TestDesk) throws -> [StepTime] {
    let figures = try figures(of: .desk, by: desk.desk, from: desk.viewpoint())
    if case .desk(let times) = figures { return times }
    return []
  }
}

private func text(_ figure: Int?) -> String { figure.map { "\($0)" } ?? "-" }

extension Quickness {
  fileprivate var told: String { "\(count): \(text(median)) \(text(ninetieth))" }
}

extension CarrierTime {
  fileprivate var told: String {
    "\(country.code) \(carrier.text) sent \(sent), acknowledged \(acknowledged.told)"
      + " \(text(acknowledgedLate)), answered \(answered.told), \(late) late "
      + (latePercent.map { "\($0)%" } ?? "-") + ", silent \(silent): \(text(longestSilence))"
  }
}

extension CustomerTime {
  fileprivate var told: String {
    "\(customer) \(requests), papers \(papers.told), waiting \(waiting): \(text(longestWait)), "
      + "stale \(stale)"
  }
}

extension StepTime {
  fileprivate var told: String {
    "\(step.rawValue) \(done.told), \(late) late, now \(lying): \(text(longest))"
  }
}

// MARK: What happens

extension Carrier {
  fileprivate func acknowledging(within days: Int) -> Carrier {
    var carrier = self
    carrier.ackDays = days
    return carrier
  }
}

extension Change {
  /// Every row of a sheet passes.
  fileprivate static func pass(_ paper: DocumentID, _ kind: DocumentKind) -> Change {
    let rows = kind.items.filter { !$0.isComputed }
    let answers = Dictionary(uniqueKeysWithValues: rows.map { ($0, Document.Verdict?.some(.pass)) })
    return .paper(.check(paper, SheetEdits(answers: answers)))
  }
}

extension DeskStore {
  fileprivate func submitted(_ number: String) throws -> RequestID {
    let id = try create(.sample(number), key: number)
    try acceptPapers(of: id)
    try done(.change(id, .status(.submit()), key: "submit \(id)"))
    return id
  }

  fileprivate func schedule(_ id: RequestID, _ day: String) throws {
    let confirmation = Lifecycle.Confirmation(date: Sample.day(day))
    try done(.change(id, .status(.schedule(confirmation)), key: "schedule \(id)"))
  }

  /// Running work from before the desk was used.
  fileprivate func takeOver(
    _ number: String,
    submittedOn: String?,
    status: Status = .inProgress,
    acknowledgedOn: String? = nil,
    organization: String? = nil
  ) throws -> RequestID {
    var running = InFlight(
      status: status.rawValue,
      createdOn: "2026-10-01",
      submittedOn: submittedOn,
      reasons: status == .rejected ? ReasonCode.outstandingBalance.rawValue : nil
    )
    running.kept[.acknowledgedOn] = acknowledgedOn
    let draft = RequestDraft.sample(number, organization: organization)
    return try done(Intent(key: number, actor: .ngozi, subject: .takeOver(draft, running))).request
  }
}
