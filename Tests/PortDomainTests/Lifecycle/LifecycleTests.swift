import TestSupport
import Testing

@testable import PortDomain

@Suite("The lifecycle")
struct LifecycleTests {
  /// The provider's table, row by row; every pair that is not here is refused.
  static let published: [Status: [Action: Status]] = [
    .pending: [.submit: .inProgress, .reject: .rejected, .cancel: .cancelled],
    .inProgress: [
      .schedule: .scheduled, .reject: .rejected, .cancel: .cancelled, .acknowledge: .inProgress,
      .confirm: .inProgress, .changeAccepted: .inProgress, .changeRefused: .inProgress,
    ],
    .scheduled: [
      .acknowledge: .scheduled, .confirm: .scheduled, .changeAccepted: .scheduled,
      .changeRefused: .scheduled, .reschedule: .scheduled, .withdraw: .inProgress,
      .reject: .rejected, .complete: .completed,
    ],
    .rejected: [.resubmit: .inProgress, .reopen: .pending],
    .completed: [.return: .completed],
    .cancelled: [:],
  ]

  @Test(
    "Every action from every status leads where the provider's table says, or nowhere",
    arguments: Status.allCases,
    Action.allCases
  )
  func table(status: Status, action: Action) {
    #expect(
      Lifecycle.target(of: action, from: status) == LifecycleTests.published[status]?[action]
    )
  }

  @Test(
    "A refusal names the statuses an action is possible from and the way there",
    arguments: [
      (Action.cancel, Status.scheduled, [Action.withdraw, .cancel]),
      (.cancel, .rejected, [.reopen, .cancel]), (.submit, .rejected, [.reopen, .submit]),
      (.complete, .pending, [.submit, .schedule, .complete]),
    ]
  )
  func ways(action: Action, status: Status, way: [Action]) {
    #expect(Lifecycle.way(to: action, from: status) == way)
  }

  @Test("No way leads out of cancelled, and every way that is named can be walked")
  func everyWay() {
    for status in Status.allCases {
      for action in Action.allCases {
        let way = Lifecycle.way(to: action, from: status)
        if status == .cancelled { #expect(way.isEmpty) }
        var place: Status? = status
        for step in way { place = place.flatMap { Lifecycle.target(of: step, from: $0) } }
        #expect(way.isEmpty || place != nil)
        #expect(way.isEmpty || way.last == action)
      }
    }
  }

  @Test("Whatever is tried: only published steps change anything, and attempts only count sendings")
  func randomWalks() throws {
    let day = Sample.day("2026-11-23")
    var state: UInt64 = 7
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    for _ in 0..<300 {
      var lifecycle = Lifecycle()
      var sent = 0
      for step in 0..<30 {
        let date = day.adding(days: step)
        let steps: [Lifecycle.Step] = [
          .submit(on: date), .schedule(.init(date: date)), .reschedule(.init(date: date)),
          .withdraw, .complete(activatedOn: date), .reject, .resubmit(on: date), .reopen, .cancel,
          .return(on: date), .acknowledge(on: date), .confirm(on: date), .answerChange(.refused),
        ]
        let chosen = steps[random(steps.count)]
        let expected = LifecycleTests.published[lifecycle.status]?[chosen.action]
        let isSecondReturn = chosen.action == .return && lifecycle.returnedOn != nil
        let isNotedAlready =
          chosen.action == .acknowledge && lifecycle.acknowledgedOn != nil
          || chosen.action == .confirm && lifecycle.confirmedOn != nil
        guard let next = lifecycle.after(chosen) else {
          #expect(expected == nil || isSecondReturn || isNotedAlready)
          continue
        }
        if [.submit, .resubmit].contains(chosen.action) {
          sent += 1
          #expect(next.acknowledgedOn == nil && next.confirmedOn == nil)
        }
        #expect(next.status == expected)
        #expect(next.attempt == max(1, sent))
        #expect((next.confirmation != nil) == [.scheduled, .completed].contains(next.status))
        #expect(next.reschedules == lifecycle.reschedules + (chosen.action == .reschedule ? 1 : 0))
        #expect((next.activatedOn != nil) == (next.status == .completed))
        #expect((next.rejectedAt != nil) == (next.status == .rejected))
        #expect(Lifecycle(next.record) == next)
        lifecycle = next
      }
    }
  }
}
