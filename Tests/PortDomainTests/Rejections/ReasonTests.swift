import PortDomain
import TestSupport
import Testing

/// The catalogue of reasons: who acts, and what a reason concerns.
@Suite("Reasons of a rejection")
struct ReasonTests {
  /// Code, group, who acts, the fields and the papers that can mend it.
  private static let catalogue: [(ReasonCode, Reason.Group, Party, String)] = [
    (.accountNameMismatch, .account, .customer, "billing_name loa bill"),
    (.outstandingBalance, .money, .customer, "other"),
    (.contractObligation, .money, .customer, "other"),
    (.pinIncorrect, .account, .customer, "account_pin"),
    (.addressMismatch, .account, .customer, "billing_address service_address loa bill"),
    (.accountNumberMismatch, .account, .customer, "account_number loa bill"),
    (.accountNumberMissing, .account, .us, "account_number"),
    (.billingNumberMismatch, .account, .customer, "account_number phone_number loa bill"),
    (.splitRequired, .account, .customer, "account_number bill"),
    (.numberNotFound, .number, .customer, "phone_number current_carrier loa bill"),
    (.numberInactive, .number, .customer, "other"), (.alreadyInPort, .number, .customer, "loa"),
    (.portedAway, .number, .customer, "current_carrier loa bill"),
    (.portedRecently, .date, .us, "last_ported_on"), (.notPortable, .number, .us, "phone_number"),
    (.portLock, .number, .customer, "other"), (.featureOnLine, .number, .customer, "other"),
    (.blockOrRange, .number, .customer, "phone_number loa"), (.loaMissing, .authority, .us, "loa"),
    (.loaIllegible, .authority, .customer, "loa"),
    (.loaTooOld, .authority, .customer, "authorized_date loa"),
    (
      .signatoryNotAuthorised, .authority, .customer,
      "authorized_name authorized_title loa government_id"
    ),
    (.newerAuthorisation, .authority, .customer, "authorized_date loa"),
    (.customerChangedMind, .authority, .customer, "loa other"),
    (.suspectedFraud, .authority, .us, "loa government_id other"),
    (.dateRefused, .date, .us, "requested_port_date"),
    (.dateExpired, .date, .us, "requested_port_date"), (.noAnswer, .process, .customer, "other"),
    (.pinMissing, .account, .customer, "account_pin"),
    (.pendingOrder, .process, .carrier, "other"),
    (.numberNotOnLOA, .authority, .customer, "phone_number loa"),
    (.carrierSilent, .process, .carrier, "other"),
    (.carrierError, .process, .carrier, "other"), (.other, .process, .us, "other"),
  ]

  @Test("Each reason has its group, who acts, and what it concerns")
  func entries() {
    #expect(ReasonTests.catalogue.map(\.0) == ReasonCode.allCases)
    for (code, group, actor, concerned) in ReasonTests.catalogue {
      let reason = code.reason
      #expect(reason.code == code && reason.group == group && reason.actor == actor, "\(code)")
      let names = reason.fields.map(\.rawValue) + reason.papers.map(\.rawValue)
      #expect(names.joined(separator: " ") == concerned, "\(code)")
      #expect(reason.severity == .blocking && !reason.steps.isEmpty, "\(code)")
    }
  }

  @Test(
    "The five published reasons have the published solutions",
    arguments: [
      (
        ReasonCode.accountNameMismatch, "account name mismatch",
        "ensure the LOA matches exactly with the carrier's records"
      ),
      (.outstandingBalance, "outstanding balance", "pay pending bills with the current carrier"),
      (
        .contractObligation, "contract obligation",
        "check whether the number is under a contract term"
      ),
      (.pinIncorrect, "PIN incorrect", "verify or reset the account PIN with the carrier"),
      (.addressMismatch, "address mismatch", "update to the carrier's service address"),
    ]
  )
  func published(code: ReasonCode, title: String, step: String) {
    #expect(code.reason.title == title && code.reason.steps[0] == step)
  }

  private let desk = Sample.desk()

  private func reject(_ codes: [ReasonCode], _ file: RequestFile) -> RequestFile {
    desk.applying([.status(.reject(RejectionDraft(reasons: codes, text: "their words")))], to: file)
  }

  private func fixed(_ code: ReasonCode, note: String?) -> Change {
    .rejection(.resolve(code, .fixed, until: nil, note: note))
  }

  /// The file after somebody changed a field that a reason concerns, or brought a paper.
  private func mended(_ name: Substring, _ file: RequestFile) throws -> RequestFile {
    if let kind = DocumentKind(rawValue: String(name)) {
      let facts = Document.FileFacts(name: "a", mediaType: "image/png", size: 1, sha256: "a")
      return desk.applying([.paper(.add(kind, facts, evidence: [:], to: []))], to: file)
    }
    let field = try #require(RequestField(rawValue: String(name)))
    if field == .accountPIN {
      return desk.applying([.edit(FieldEdits([], pin: Secret("0042")))], to: file)
    }
    let values: [RequestField: String] = [
      .phoneNumber: "+2348012345679", .currentCarrier: "airtel", .authorizedDate: "2026-11-20",
      .lastPortedOn: "2026-01-05", .requestedPortDate: "2026-12-10",
    ]
    return desk.editing(field, values[field] ?? "another", of: file)
  }

  @Test("A reason counts as fixed when any of what it concerns was changed, else with a note")
  func fixing() throws {
    let sent = try desk.file(at: .inProgress)
    for (code, _, _, concerned) in ReasonTests.catalogue {
      let file = reject([code], sent)
      #expect(desk.codes(of: fixed(code, note: nil), on: file) == ["change_demanded"], "\(code)")
      #expect(desk.codes(of: fixed(code, note: " "), on: file) == ["change_demanded"], "\(code)")
      #expect(desk.codes(of: fixed(code, note: "said so"), on: file) == [], "\(code)")
      for name in concerned.split(separator: " ") {
        let mended = try mended(name, file)
        #expect(desk.codes(of: fixed(code, note: nil), on: mended) == [], "\(code) \(name)")
      }
      // What it doesn't concern changes nothing.
      let other = desk.editing(.contactName, "Bo", of: file)
      #expect(desk.codes(of: fixed(code, note: nil), on: other) == ["change_demanded"], "\(code)")
    }
  }

  @Test("What was changed before the rejection, or taken back since, is no change")
  func unchanged() throws {
    let early = desk.editing(.billingAddress, "9 Marina", of: try desk.file(at: .pending))
    let file = reject([.addressMismatch], early)
    let codes = ["change_demanded"]
    #expect(desk.codes(of: fixed(.addressMismatch, note: nil), on: file) == codes)
    let changed = desk.editing(.billingAddress, "8 Marina", of: file)
    let undone = desk.applying([.undo], to: changed)
    #expect(desk.codes(of: fixed(.addressMismatch, note: nil), on: undone) == codes)
  }

  @Test(
    "The second time a note is not enough, the third time escalates, the other outcomes stay open",
    arguments: [(1, [], false), (2, ["change_demanded"], false), (3, ["change_demanded"], true)]
  )
  func loops(times: Int, noted: [String], isEscalated: Bool) throws {
    var file = try desk.file(at: .inProgress)
    for time in 1...times {
      file = reject([.addressMismatch], file)
      if time == times { break }
      let waive = Change.rejection(
        .resolve(.addressMismatch, .waived, until: nil, note: "they agreed")
      )
      file = desk.applying([waive, .status(.resubmit())], to: file)
    }
    #expect(file.times(.addressMismatch) == times)
    #expect(file.request.isEscalated == isEscalated)
    #expect(desk.codes(of: fixed(.addressMismatch, note: "said so"), on: file) == noted)
    for outcome in [Rejection.Outcome.disputed, .waived, .waiting] {
      let until = outcome == .waiting ? Sample.day("2026-12-01") : nil
      let change = Change.rejection(
        .resolve(.addressMismatch, outcome, until: until, note: "said so")
      )
      #expect(desk.codes(of: change, on: file) == [])
    }
    let clear = Change.rejection(.clearEscalation(note: "looked at"))
    #expect(desk.codes(of: clear, on: file) == (isEscalated ? [] : ["not_escalated"]))
  }

  @Test(
    "Each outcome has its condition",
    arguments: [
      (Rejection.Outcome.waiting, nil, nil, ["until_missing"]),
      (.waiting, "2026-12-01", nil, []), (.disputed, nil, nil, ["why_missing"]),
      (.disputed, nil, "not listed", []), (.waived, nil, " ", ["why_missing"]),
      (.waived, nil, "they agreed", []),
    ] as [(Rejection.Outcome, String?, String?, [String])]
  )
  func outcomes(outcome: Rejection.Outcome, until: String?, note: String?, codes: [String]) throws {
    let file = try desk.file(at: .rejected)
    let change = Change.rejection(
      .resolve(.pinIncorrect, outcome, until: until.map { Sample.day($0) }, note: note)
    )
    #expect(desk.codes(of: change, on: file) == codes)
  }

  @Test("A rejection needs a reason, `other` its words, and says who refused")
  func rejecting() throws {
    let sent = try desk.file(at: .inProgress)
    func codes(_ reasons: [ReasonCode], _ text: String?) -> [String] {
      desk.codes(of: .status(.reject(RejectionDraft(reasons: reasons, text: text))), on: sent)
    }
    #expect(codes([], "words") == ["reasons_missing"])
    #expect(codes([.other], nil) == ["why_missing"] && codes([.other], " ") == ["why_missing"])
    #expect(codes([.other], "the line is a lift's") == [])
    for (status, source) in [
      (Status.pending, Rejection.Source.review), (.inProgress, .carrier), (.scheduled, .carrier),
    ] {
      let rejection = reject([.pinIncorrect], try desk.file(at: status)).rejections[0]
      #expect(rejection.source == source && rejection.day == Sample.day("2026-11-23"))
      #expect(rejection.attempt == 1)
    }
  }

  @Test("A suspected fraud stops what is sent until a supervisor lifts it; reopen and cancel go on")
  func fraud() throws {
    let file = reject([.suspectedFraud], try desk.file(at: .inProgress))
    let waive = Change.rejection(.resolve(.suspectedFraud, .waived, until: nil, note: "known"))
    let settled = desk.applying([waive], to: file)
    #expect(desk.codes(of: .status(.resubmit()), on: settled) == ["fraud_stop"])
    let open = desk.applying([.status(.reopen(why: "look"))], to: settled)
    #expect(desk.codes(of: .status(.submit()), on: open) == ["fraud_stop"])
    #expect(desk.codes(of: .status(.cancel(why: "fraud")), on: open) == [])
    let lift = Change.rejection(.liftFraudStop(note: "spoke to the holder"))
    #expect(desk.codes(of: .status(.submit()), on: desk.applying([lift], to: open)) == [])
  }

  @Test(
    "What the countries' rules offer, ground by ground",
    arguments: [
      (Country.nigeria, ["ported_recently waiting"]),
      (
        .ghana,
        [
          "outstanding_balance disputed", "contract_obligation disputed", "pin_incorrect disputed",
          "address_mismatch disputed", "ported_recently waiting", "pin_missing disputed",
        ]
      ),
      (.kenya, ["outstanding_balance fixed", "ported_recently waiting"]),
      (
        .southAfrica,
        [
          "outstanding_balance disputed", "contract_obligation disputed", "pin_incorrect disputed",
          "address_mismatch disputed", "ported_recently waiting", "pin_missing disputed",
        ]
      ),
      (.emirates, []), (.egypt, ["outstanding_balance fixed", "ported_recently waiting"]),
    ]
  )
  func rules(country: Country, expected: [String]) {
    let rules = RuleBook.known.rules(of: country)
    #expect(rules.map { "\($0.code.rawValue) \($0.offer.rawValue)" } == expected)
  }
}
