import PortDomain
import TestSupport
import Testing

/// Who may change which field when, which fields must be given, what their texts may be.
@Suite("Fields of a request")
struct FieldTableTests {
  private static let customer: [RequestField] = [
    .phoneNumber, .country, .currentCarrier, .accountNumber, .accountPIN, .accountPINState,
    .authorizedName, .authorizedTitle, .authorizedDate, .billingName, .billingAddress,
    .serviceAddress, .requestedPortDate, .scope, .scopeStays, .newBillingNumber, .scopeRest,
  ]
  private static let desk: [RequestField] = [
    .lastPortedOn, .organizationID, .organizationName, .contactName, .contactEmail, .contactPhone,
    .carrierReference, .lookupCarrier, .lookupOn, .lookupSource, .owner, .priority, .followUpOn,
    .waitingOn, .holdUntil, .cancelAsked,
  ]
  private static let rules: [RequestField] = [
    .escalated, .fraudStop, .status, .timesSent, .submittedOn, .portDate, .window, .reschedules,
    .rejectedAt, .activatedOn, .returnedOn, .clockStood, .clockCountedTo, .ticks, .orderID,
    .submittedAt, .acknowledgedOn, .confirmedOn, .changeToldOn, .changeAnsweredOn, .changeAnswer,
    .changeWords, .cancelAskedOn, .lastMessageOn,
  ]

  private func obstacle(_ field: RequestField, _ status: Status, why: String?) throws -> String {
    let desk = Sample.desk()
    let request = try desk.file(at: status).request
    return switch desk.obstacle(to: field, of: request, why: why) {
    case nil: "open"
    case .whyMissing: "why"
    case .fieldLocked(field, status: status): "locked"
    case let other: "\(other as Any)"
    }
  }

  @Test(
    "The customer's statement is open in pending and rejected, with a why in progress, then shut",
    arguments: [
      (Status.pending, "open"), (.rejected, "open"), (.inProgress, "why"), (.scheduled, "locked"),
      (.completed, "locked"), (.cancelled, "locked"),
    ]
  )
  func ofTheCustomer(status: Status, expected: String) throws {
    // The country goes with the number, while nobody else has seen it.
    for field in FieldTableTests.customer where field != .country {
      #expect(try obstacle(field, status, why: nil) == expected, "\(field)")
      #expect(try obstacle(field, status, why: " ") == expected, "\(field)")
      let told = try obstacle(field, status, why: "the carrier is told")
      #expect(told == (expected == "why" ? "open" : expected), "\(field)")
    }
  }

  @Test("The desk's own fields are open at any time", arguments: Status.allCases)
  func ofTheDesk(status: Status) throws {
    for field in FieldTableTests.desk {
      #expect(try obstacle(field, status, why: nil) == "open", "\(field)")
    }
  }

  @Test(
    "An endpoint is set once completed, never before, and never on a number that went back",
    arguments: Status.allCases
  )
  func endpoint(status: Status) throws {
    let expected = status == .completed ? "open" : "locked"
    #expect(try obstacle(.endpointID, status, why: "so") == expected)
    let desk = Sample.desk()
    guard status == .completed else { return }
    let routed = desk.editing(.endpointID, "ep_7", of: try desk.file(at: status))
    let returned = desk.applying([.status(.return(why: "another firm's"))], to: routed)
    #expect(routed.request.endpointID == "ep_7" && returned.request.endpointID == nil)
    #expect(
      desk.obstacle(to: .endpointID, of: returned.request, why: "so")
        == .fieldLocked(.endpointID, status: .completed)
    )
  }

  @Test("What follows from actions is never edited", arguments: Status.allCases)
  func ofTheRules(status: Status) throws {
    for field in FieldTableTests.rules {
      #expect(try obstacle(field, status, why: "so") == "locked", "\(field)")
    }
  }

  @Test("Every field is in one of these lists")
  func everyField() {
    let all = FieldTableTests.customer + FieldTableTests.desk + FieldTableTests.rules
    #expect(Set(all + [.endpointID]) == Set(RequestField.allCases))
    #expect(all.count + 1 == RequestField.allCases.count)
  }

  private func problems(_ change: (inout RequestDraft) -> Void) -> [FieldProblem] {
    var draft = Sample.draft
    change(&draft)
    let ruling = Sample.desk().admit(draft, by: Sample.ada, at: Sample.now) { _ in .free }
    guard case .refused(let refusal) = ruling else { return [] }
    return refusal.obstacles.compactMap {
      if case .fieldInvalid(let problem) = $0 { problem } else { nil }
    }
  }

  @Test(
    "Without number, country, carrier, account number, signatory with date, name and address it isn't taken",
    arguments: [
      RequestField.phoneNumber, .country, .currentCarrier, .accountNumber, .authorizedName,
      .authorizedDate, .billingName, .billingAddress,
    ]
  )
  func required(field: RequestField) {
    for blank in [nil, "", " \t"] {
      let problems = problems { $0.values[field] = blank }
      #expect(problems == [FieldProblem(field, .fieldMissing, value: nil)])
    }
  }

  @Test("All that is missing is named at once")
  func allMissing() {
    let missing = problems { $0.values = [.country: "NG"] }
    #expect(missing.map(\.cause) == Array(repeating: .fieldMissing, count: 7))
    #expect(Set(missing.map(\.field)).union([.country]) == Set(RequestField.required))
    #expect(problems { $0.values = [:] }.count == 8)
  }

  @Test(
    "A text is taken for its field or named with it",
    arguments: [
      (RequestField.authorizedDate, "2026-11-23", nil),
      (.authorizedDate, "2026-11-24", FieldProblem.Cause.dateInFuture),
      (.authorizedDate, "23.11.2026", .fieldInvalid),
      (.authorizedDate, "2026-02-29", .fieldInvalid),
      (.lastPortedOn, "2026-11-24", .dateInFuture), (.lastPortedOn, "2026-01-01", nil),
      (.requestedPortDate, "2027-11-24", nil), (.followUpOn, "2027-11-24", nil),
      (.country, "FR", .countryUnsupported), (.country, "ng", nil),
      (.phoneNumber, "12", .numberImpossible),
      (.phoneNumber, "+233241234567", .numberOfOtherCountry),
      (.currentCarrier, "m t n", .fieldInvalid), (.currentCarrier, "Airtel", nil),
      (.contactEmail, "a@b", nil), (.contactEmail, "a@", .fieldInvalid),
      (.contactEmail, "@b", .fieldInvalid), (.contactEmail, "a@b@c", .fieldInvalid),
      (.contactEmail, "a b@c", .fieldInvalid), (.contactEmail, "nobody", .fieldInvalid),
      (.priority, "HIGH", nil), (.priority, "highest", .fieldInvalid),
      (.waitingOn, "customer", nil), (.waitingOn, "them", .fieldInvalid),
      (.cancelAsked, "yes", nil), (.cancelAsked, "0", nil), (.cancelAsked, "2", .fieldInvalid),
      (.accountPINState, "not_needed", nil), (.accountPINState, "maybe", .fieldInvalid),
      (.owner, "bola", nil), (.owner, "bo la", .fieldInvalid),
      (.endpointID, "ep_1", .fieldInvalid), (.status, "completed", .fieldInvalid),
      (.authorizedTitle, String(repeating: "x", count: 200), nil),
      (.authorizedTitle, String(repeating: "x", count: 201), .fieldInvalid),
      (.serviceAddress, String(repeating: "x", count: 1000), nil),
      (.serviceAddress, String(repeating: "x", count: 1001), .fieldInvalid),
      (.billingName, "Acme\0", .fieldInvalid), (.billingAddress, "1\0", .fieldInvalid),
    ] as [(RequestField, String, FieldProblem.Cause?)]
  )
  func texts(field: RequestField, text: String, cause: FieldProblem.Cause?) {
    let problems = problems { $0.values[field] = text }
    #expect(problems.map(\.cause) == (cause.map { [$0] } ?? []))
    #expect(problems.allSatisfy { $0.field == field && $0.value == text })
  }

  @Test(
    "An endpoint begins with ep_ and goes on without blanks",
    arguments: [
      ("ep_main", true), ("ep_1", true), ("ep_", false), ("main", false), ("ep_a b", false),
    ]
  )
  func endpoints(text: String, isTaken: Bool) throws {
    let desk = Sample.desk()
    let edit = Change.edit(FieldEdits([FieldEdit(.endpointID, text)]))
    let codes = desk.codes(of: edit, on: try desk.file(at: .completed))
    #expect(codes == (isTaken ? [] : ["field_invalid"]))
  }

  @Test(
    "What every request has can't be emptied, all else can",
    arguments: [
      (RequestField.billingName, false), (.accountNumber, false), (.priority, false),
      (.cancelAsked, false), (.accountPINState, false), (.authorizedTitle, true), (.owner, true),
      (.followUpOn, true), (.waitingOn, true), (.contactEmail, true),
    ]
  )
  func emptying(field: RequestField, isTaken: Bool) throws {
    let desk = Sample.desk()
    let edit = Change.edit(FieldEdits([FieldEdit(field, nil)]))
    let codes = desk.codes(of: edit, on: try desk.file(at: .pending))
    #expect(codes == (isTaken ? [] : ["field_missing"]))
  }

  @Test("A number that is open elsewhere or ours already isn't taken, a free one is")
  func standing() throws {
    let other: RequestID = Sample.countingIDs().make(at: Sample.now)
    for (standing, cause) in [
      (NumberStanding.free, nil), (.open(other), FieldProblem.Cause.duplicateOpen),
      (.ours, .alreadyOurs),
    ] {
      let ruling = Sample.desk().admit(Sample.draft, by: Sample.ada, at: Sample.now) { _ in standing
      }
      var found: FieldProblem?
      if case .refused(let refusal) = ruling, case .fieldInvalid(let problem) = refusal.obstacles[0]
      {
        found = problem
      }
      #expect(found?.cause == cause)
      #expect(found?.other == (cause == .duplicateOpen ? other : nil))
    }
  }
}
