import PortDomain
import TestSupport
import Testing
import Wording

/// What must hold before a step: each of the trade's obstacle codes, with what brings it and what lifts it.
@Suite("What stands in the way")
struct ObstacleTableTests {
  private static let submit = Change.status(.submit())

  private static func schedule(_ day: String, _ override: String? = nil) -> Change {
    .status(.schedule(Lifecycle.Confirmation(date: Sample.day(day)), override: override))
  }

  private static func complete(_ day: String, _ override: String? = nil) -> Change {
    .status(.complete(activatedOn: Sample.day(day), override: override))
  }

  /// The status, what is wrong in the file, the change, what is named.
  private static let rows: [(Status, Fault, Change, [String])] = [
    (.pending, .none, submit, []), (.cancelled, .none, submit, ["wrong_status"]),
    (.pending, .noPIN, submit, ["pin_needed"]), (.pending, .noBill, submit, ["document_missing"]),
    (.pending, .openRow, submit, ["document_unchecked"]),
    (.pending, .failedRow, submit, ["check_failed"]),
    (.pending, .oldBill, submit, ["bill_too_old"]),
    (.pending, .oldLOA, submit, ["loa_too_old"]), (.pending, .expiredID, submit, ["id_expired"]),
    (.pending, .hold, submit, ["hold_running"]), (.pending, .fraud, submit, ["fraud_stop"]),
    (
      .pending, .all, submit,
      [
        "pin_needed", "loa_too_old", "document_missing", "id_expired", "hold_running", "fraud_stop",
      ]
    ),
    (.rejected, .none, .status(.resubmit()), ["reason_open"]),
    (.rejected, .hold, .status(.resubmit()), ["hold_running", "reason_open"]),
    (.rejected, .oldBill, .status(.resubmit()), ["bill_too_old", "reason_open"]),
    (
      .rejected, .none, .rejection(.resolve(.pinIncorrect, .fixed, until: nil, note: nil)),
      ["change_demanded"]
    ),
    // What only stands against sending stands against nothing else.
    (.pending, .all, .status(.reject(RejectionDraft(reasons: [.pinIncorrect]))), []),
    (.pending, .all, .status(.cancel(why: "x")), []),
    (.rejected, .all, .status(.reopen(why: "x")), []),
    (.inProgress, .all, schedule("2026-11-25"), []),
    (.inProgress, .none, schedule("2026-11-20"), ["date_in_past"]),
    (.inProgress, .none, schedule("2026-11-23"), []),
    (.inProgress, .none, schedule("2026-11-21"), ["date_in_past", "not_business_day"]),
    (.inProgress, .none, schedule("2026-12-25"), ["not_business_day", "freeze_window"]),
    (.inProgress, .none, schedule("2026-12-09"), []),
    (.inProgress, .none, schedule("2026-12-10"), ["freeze_window"]),
    (.inProgress, .none, schedule("2027-01-05"), ["freeze_window"]),
    (.inProgress, .none, schedule("2027-01-06"), []),
    (.inProgress, .none, schedule("2026-12-12"), ["not_business_day", "freeze_window"]),
    (.inProgress, .none, schedule("2026-12-12", "they ported it"), []),
    // The country's and the carrier's freeze each for itself; the country's stands alone in April.
    (.inProgress, .none, schedule("2027-04-01"), ["freeze_window"]),
    (.inProgress, .none, schedule("2027-04-03"), ["not_business_day", "freeze_window"]),
    (.inProgress, .none, schedule("2027-01-04"), ["freeze_window", "freeze_window"]),
    (.inProgress, .none, schedule("2027-04-07"), []),
    (.scheduled, .none, complete("2026-11-23"), ["activation_early"]),
    (.scheduled, .none, complete("2026-11-23", " "), ["activation_early"]),
    (.scheduled, .none, complete("2026-11-23", "they were early"), []),
    (.scheduled, .none, complete("2026-11-24", "they were early"), ["activation_in_future"]),
    (.scheduled, .none, .status(.withdraw(why: "")), ["why_missing"]),
    (
      .scheduled, .none,
      .status(.reschedule(.init(date: Sample.day("2026-11-20")), why: "")),
      ["date_in_past", "why_missing"]
    ),
    (.rejected, .none, .status(.reopen(why: " ")), ["why_missing"]),
    (.pending, .none, .status(.cancel(why: "\n")), ["why_missing"]),
    (.completed, .none, .status(.return(why: "")), ["why_missing"]),
    (.pending, .none, .note(" "), ["why_missing"]), (.pending, .none, .showPIN, ["pin_absent"]),
    (.pending, .none, .purge([.person]), ["still_open"]),
    (.pending, .none, .rejection(.liftFraudStop(note: "x")), ["not_stopped"]),
    (.pending, .fraud, .rejection(.liftFraudStop(note: "")), ["why_missing"]),
    (.pending, .none, .rejection(.clearEscalation(note: "x")), ["not_escalated"]),
    (
      .pending, .none, .rejection(.resolve(.pinIncorrect, .waived, until: nil, note: "x")),
      ["reason_not_open"]
    ),
    (.pending, .none, .order(.split(why: "alone")), ["not_in_order"]),
    (.completed, .none, .order(.split(why: "alone")), ["order_settled", "not_in_order"]),
  ]

  /// What can be wrong in a request's file.
  enum Fault: CaseIterable {
    case none, noPIN, noBill, openRow, failedRow, oldBill, oldLOA, expiredID, hold, fraud
    /// No PIN, no bill, an old LOA, an expired ID, a hold, a fraud stop.
    case all
  }

  private func desk() -> Desk {
    var mtn = Carrier.known[0]
    mtn.needsPIN = true
    mtn.loaAgeLimit = 30
    mtn.freezeWindows = [Sample.day("2026-12-10")...Sample.day("2027-01-05")]
    var nigeria = CountryTerms.known(of: .nigeria)
    nigeria.freezeWindows = [
      Sample.day("2027-01-04")...Sample.day("2027-01-04"),
      Sample.day("2027-04-01")...Sample.day("2027-04-06"),
    ]
    return Sample.desk(carriers: CarrierBook([mtn])).with([.country(nigeria)])
  }

  private func bring(_ fault: Fault, into file: inout RequestFile) {
    func edit(_ kind: DocumentKind, _ body: (inout Document) -> Void) {
      for index in file.documents.indices where file.documents[index].kind == kind {
        body(&file.documents[index])
      }
    }
    switch fault {
    case .none: break
    case .noPIN: file.request.pinState = .notGiven
    case .noBill: file.documents.removeAll { $0.kind == .bill }
    case .openRow: edit(.bill) { $0.answers[.complete] = nil }
    case .failedRow:
      edit(.bill) { $0.answers[.complete] = .init(verdict: .fail, by: "ada", at: Sample.now) }
    case .oldBill: edit(.bill) { $0.evidence[.issuedOn] = "2026-08-24" }
    case .oldLOA: edit(.loa) { $0.evidence[.signedOn] = "2026-10-23" }
    case .expiredID: edit(.governmentID) { $0.evidence[.idExpiresOn] = "2026-11-22" }
    case .hold: file.request.holdUntil = Sample.day("2026-11-24")
    case .fraud: file.request.isFraudStopped = true
    case .all:
      for each in [Fault.noPIN, .noBill, .oldLOA, .expiredID, .hold, .fraud] {
        bring(each, into: &file)
      }
    }
  }

  @Test(
    "Each step is refused for all that stands in the way, in the order of work",
    arguments: rows.indices
  )
  func table(index: Int) throws {
    let (status, fault, change, codes) = ObstacleTableTests.rows[index]
    let desk = desk()
    var draft = Sample.draft
    draft.values[.accountPINState] = "not_needed"
    var file = try desk.file(at: status, draft)
    bring(fault, into: &file)
    #expect(desk.codes(of: change, on: file) == codes)
    if codes.isEmpty, case .status(let step) = change {
      #expect(desk.obstacles(to: step.action, on: file, by: Sample.ada, at: Sample.now) == [])
    }
  }

  @Test(
    "A port date on or beside an estimated holiday is told to be one that may move",
    arguments: [
      ("2026-11-30", false), ("2026-12-01", true), ("2026-12-02", true), ("2026-12-03", true),
      ("2026-12-04", false),
    ]
  )
  func estimated(day: String, isTold: Bool) throws {
    let eid = Holiday(day: Sample.day("2026-12-02"), name: "Eid", isEstimated: true)
    let desk = Sample.desk().with([.holiday(.nigeria, eid)])
    let warnings = desk.warnings(
      aboutPortDate: Sample.day(day),
      of: try desk.file(at: .inProgress),
      on: Sample.day("2026-11-23")
    )
    #expect(warnings == (isTold ? [.holidayEstimated] : []))
  }

  @Test(
    "Each status stands at its stage of the outline, a rejected one at the step it came from",
    arguments: [
      (Status.pending, Stage.validation), (.inProgress, .carrier), (.scheduled, .port),
      (.completed, .routing), (.rejected, .carrier), (.cancelled, .validation),
    ]
  )
  func stages(status: Status, stage: Stage) throws {
    let desk = Sample.desk()
    let file = try desk.file(at: status)
    #expect(file.request.lifecycle.stage == stage)
    let reject = Change.status(.reject(RejectionDraft(reasons: [.pinIncorrect])))
    if [.pending, .scheduled].contains(status) {
      #expect(desk.applying([reject], to: file).request.lifecycle.stage == stage)
    }
    if status == .inProgress {
      let cancelled = desk.applying([.status(.cancel(why: "x"))], to: file)
      #expect(cancelled.request.lifecycle.stage == .carrier)
    }
  }

  @Test(
    "A port date that is allowed warns of an ID that expires before it, and of what isn't known",
    arguments: [
      ("2026-11-25", "2026-11-24", [Warning.idExpiresBeforePort]), ("2026-11-25", "2026-11-25", []),
      ("2049-12-01", "2060-01-01", [.yearNotCovered]),
    ]
  )
  func warnings(day: String, expiry: String, expected: [Warning]) throws {
    let desk = Sample.desk()
    var file = try desk.file(at: .inProgress)
    for index in file.documents.indices where file.documents[index].kind == .governmentID {
      file.documents[index].evidence[.idExpiresOn] = expiry
    }
    let warnings = desk.warnings(
      aboutPortDate: Sample.day(day),
      of: file,
      on: Sample.day("2026-11-23")
    )
    #expect(warnings == expected)
  }
}
