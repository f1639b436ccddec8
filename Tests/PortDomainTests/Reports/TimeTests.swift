import TestSupport
import Testing

@testable import PortDomain

@Suite("Business days that carriers, customers and the desk took")
struct TimeTests {
  private let desk = Sample.desk()
  private let viewpoint = Viewpoint(zones: Sample.zones, now: Sample.now, me: "ada")

  @Test("Carriers' days, what came late and what is silent, worked out by hand")
  func carriers() {
    let mtn = Carrier(country: .nigeria, id: Sample.mtn, name: "MTN", ackDays: 2)
    let desk = Sample.desk(carriers: CarrierBook([mtn]))
    var tally = CarrierTally(by: desk, from: viewpoint)
    func send(
      _ country: Country,
      _ sent: String,
      _ acknowledged: String? = nil,
      _ end: Attempt.End = .open
    ) {
      tally.add(
        Attempt(
          country: country,
          carrier: Sample.mtn,
          sentOn: Sample.day(sent),
          acknowledgedOn: acknowledged.map(Sample.day),
          end: end
        )
      )
    }
    // One day, then three.
    send(.nigeria, "2026-11-02", "2026-11-03", .answered(Sample.day("2026-11-05")))
    // Four days instead of two, then eleven of ten.
    send(.nigeria, "2026-11-02", "2026-11-06", .answered(Sample.day("2026-11-17")))
    // From Friday to Monday; silent since then for ten days.
    send(.nigeria, "2026-11-06", "2026-11-09")
    send(.nigeria, "2026-11-13", nil, .untold)
    // Friday and Saturday are no business days there; nobody names days to acknowledge in.
    send(.egypt, "2026-11-05", nil, .answered(Sample.day("2026-11-08")))
    // Noted as answered before it was sent.
    send(.egypt, "2026-11-05", "2026-11-08", .answered(Sample.day("2026-11-04")))
    let times = tally.times
    #expect(times.map(\.country) == [.egypt, .nigeria])
    #expect(times.map(\.sent) == [2, 4])
    #expect(
      times.map(\.acknowledged) == [
        Quickness(count: 1, median: 1, ninetieth: 1), Quickness(count: 3, median: 1, ninetieth: 4),
      ]
    )
    #expect(times.map(\.acknowledgedLate) == [nil, 1])
    #expect(
      times.map(\.answered) == [
        Quickness(count: 2, median: 0, ninetieth: 1), Quickness(count: 2, median: 3, ninetieth: 11),
      ]
    )
    #expect(times.map(\.late) == [0, 1] && times.map(\.latePercent) == [0, 50])
    #expect(times.map(\.silent) == [0, 1] && times.map(\.longestSilence) == [nil, 10])
  }

  @Test("Customers' days, and who keeps what waiting, worked out by hand")
  func customers() {
    var tally = CustomerTally(by: desk, from: viewpoint)
    func papers(_ spans: [(String, String)], of customer: String) {
      let spans = spans.map {
        PaperSpan(askedOn: Sample.day($0.0), receivedOn: Sample.day($0.1))
      }
      tally.add(spans, of: customer, in: .nigeria)
    }
    func wait(
      _ customer: String,
      _ code: Awaited.Code,
      _ from: Party,
      _ since: String,
      _ requests: Int = 1
    ) {
      tally.add(
        AwaitedCount(
          country: .nigeria,
          customer: customer,
          code: code,
          from: from,
          since: Sample.day(since),
          requests: requests
        )
      )
    }
    papers([("2026-11-02", "2026-11-02"), ("2026-11-06", "2026-11-09")], of: "Quick")
    papers([("2026-11-02", "2026-11-16")], of: "Slow")
    papers([], of: "New")
    wait("Quick", .papers, .customer, "2026-11-19", 2)
    wait("Quick", .review, .us, "2026-11-02")
    wait("Quick", .cancelOldService, .customer, "2026-11-02")
    // Silent since 15 days before, from a Monday on: 11 business days.
    wait("New", .stale, .us, "2026-11-21")
    wait("New", .reason, .customer, "2026-11-20")
    let times = tally.times
    #expect(times.map(\.customer) == ["New", "Quick", "Slow"])
    #expect(times.map(\.requests) == [1, 1, 1])
    #expect(
      times.map(\.papers) == [
        Quickness(), Quickness(count: 2, median: 0, ninetieth: 1),
        Quickness(count: 1, median: 10, ninetieth: 10),
      ]
    )
    #expect(times.map(\.waiting) == [2, 2, 0] && times.map(\.longestWait) == [11, 2, nil])
    #expect(times.map(\.stale) == [1, 0, 0])
  }

  @Test("The desk's own days, and what of it lies, worked out by hand")
  func steps() {
    var tally = StepTally(by: desk, from: viewpoint)
    for (step, since, done) in [
      // A paper may lie until the next business day.
      (DeskStep.review, "2026-11-06", "2026-11-09"), (.review, "2026-11-06", "2026-11-10"),
      // What is ready on a Saturday is due on Monday.
      (.submit, "2026-11-07", "2026-11-09"), (.submit, "2026-11-06", "2026-11-09"),
      (.complete, "2026-11-10", "2026-11-10"), (.complete, "2026-11-10", "2026-11-12"),
    ] {
      let span = StepSpan(step, since: Sample.day(since), doneOn: Sample.day(done))
      tally.add(span, in: .nigeria)
    }
    for (code, from) in [
      (Awaited.Code.missed, Party.us), (.papers, .us), (.papers, .customer), (.answer, .us),
    ] {
      tally.add(
        AwaitedCount(
          country: .nigeria,
          customer: "Any",
          code: code,
          from: from,
          since: Sample.day("2026-11-20"),
          requests: 2
        )
      )
    }
    let times = tally.times
    #expect(times.map(\.step) == [.review, .submit, .complete, .remind, .other])
    #expect(times.map(\.done.count) == [2, 2, 2, 0, 0])
    #expect(times.map(\.done.median) == [1, 1, 0, nil, nil])
    #expect(times.map(\.done.ninetieth) == [2, 1, 2, nil, nil])
    #expect(times.map(\.late) == [1, 1, 1, 0, 0])
    #expect(times.map(\.lying) == [0, 0, 2, 2, 2])
    #expect(times.map(\.longest) == [nil, nil, 1, 1, 1])
  }

  @Test(
    "A rejection on which the customer acts asks for its papers again; one of a carrier's fault doesn't"
  )
  func askedAgain() throws {
    let loa = try #require(desk.file(at: .pending).documents.first { $0.kind == .loa })
    func spans(_ reason: ReasonCode) throws -> [PaperSpan] {
      var file = try desk.file(at: .inProgress)
      func change(_ change: Change, on day: String) {
        file = desk.applying([change], to: file, at: Sample.instant(day + "T09:00:00Z"))
      }
      change(.status(.reject(RejectionDraft(reasons: [reason]))), on: "2026-11-24")
      change(.paper(.add(.loa, loa.file, evidence: [:], to: [])), on: "2026-11-26")
      return desk.papersBrought(in: Trail(file.request, history: file.history))
    }
    let today = PaperSpan(askedOn: Sample.day("2026-11-23"), receivedOn: Sample.day("2026-11-23"))
    let again = PaperSpan(askedOn: Sample.day("2026-11-24"), receivedOn: Sample.day("2026-11-26"))
    #expect(try spans(.accountNameMismatch) == [today, today, today, again])
    #expect(try spans(.carrierError) == [today, today, today])
  }

  @Test(
    "A resubmission after a wait until a date is left out; a hold that ran counts as no waiting"
  )
  func untold() throws {
    var file = try desk.file(at: .rejected)
    let ground = ReasonCode.pinIncorrect
    let until = Sample.day("2026-11-25")
    func change(_ change: Change, on day: String) {
      file = desk.applying([change], to: file, at: Sample.instant(day + "T09:00:00Z"))
    }
    change(
      .rejection(.resolve(ground, .waiting, until: until, note: "so they say")),
      on: "2026-11-23"
    )
    change(.status(.resubmit()), on: "2026-11-27")
    let steps = desk.steps(of: Trail(file.request, history: file.history)).map(\.step)
    #expect(steps == [.review, .review, .review, .submit])

    file = try desk.file(at: .pending)
    change(.edit(FieldEdits([FieldEdit(.holdUntil, "2026-11-26")])), on: "2026-11-23")
    change(.status(.submit()), on: "2026-11-26")
    let held = desk.steps(of: Trail(file.request, history: file.history)).last
    #expect(
      held == StepSpan(.submit, since: Sample.day("2026-11-26"), doneOn: Sample.day("2026-11-26"))
    )
  }
}
