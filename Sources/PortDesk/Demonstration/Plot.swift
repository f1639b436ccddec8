import PortDomain

/// The courses that requests take in a demonstration.
enum Plot: CaseIterable {
  case arriving, reviewing, refusedPaper, reviewRejected, ready
  case smooth, routingOpen, slowCarrier, dateToday, datePassed, moved
  case carrierRejected, resolving, resolved, resubmitted, loop
  case held, cancelled, stopped, returned

  /// How many requests of some 300 take this course.
  var share: Int {
    switch self {
    case .arriving: 26
    case .reviewing: 30
    case .refusedPaper: 14
    case .reviewRejected: 10
    case .ready: 9
    case .smooth: 70
    case .routingOpen: 10
    case .slowCarrier: 34
    case .dateToday: 8
    case .datePassed: 3
    case .moved: 14
    case .carrierRejected: 22
    case .resolving: 16
    case .resolved: 4
    case .resubmitted: 18
    case .loop: 3
    case .held: 6
    case .cancelled: 12
    case .stopped: 2
    case .returned: 2
    }
  }

  /// In which part of the time it begins: 0 is the beginning, 1 the end.
  ///
  /// What is still open at the end began so late that little of it is overdue, as on a desk that is
  /// looked after.
  var start: ClosedRange<Double> {
    switch self {
    case .arriving: 0.95...0.995
    case .reviewing: 0.92...0.98
    case .refusedPaper, .reviewRejected: 0.91...0.97
    case .held: 0.8...0.96
    case .ready: 0.9...0.94
    case .smooth: 0.05...0.97
    case .routingOpen: 0.58...0.66
    case .returned: 0.1...0.4
    case .slowCarrier: 0.78...0.9
    case .dateToday, .moved: 0.62...0.75
    case .datePassed: 0.6...0.7
    case .carrierRejected: 0.7...0.8
    case .resolving: 0.74...0.8
    case .resolved: 0.68...0.75
    case .resubmitted: 0.3...0.75
    case .loop: 0.45...0.55
    case .cancelled: 0.1...0.9
    case .stopped: 0.75...0.85
    }
  }

  /// The steps after creation.
  func write(into story: inout Story, _ chance: inout SeededChance) {
    if chance.happens(80) { story.then(1, .take) }
    switch self {
    case .arriving:
      if chance.happens(50) { story.then(1, .paper(.loa, days: 3)) }
    case .reviewing:
      story.then(2, .paper(.loa, days: 5))
      story.then(1, .paper(.bill, days: .random(in: 10...85, using: &chance)))
      story.then(3, .check(.loa, rows: .random(in: 1...9, using: &chance)))
      if chance.happens(50) { story.then(4, .paper(.governmentID, days: 900)) }
      if chance.happens(40) { story.then(2, .check(.bill, rows: 2)) }
      story.then(3, .note("Customer promised the remaining papers this week"))
    case .refusedPaper:
      story.then(2, .paper(.loa, days: 2))
      story.then(3, .paper(.bill, days: .random(in: 20...100, using: &chance)))
      let (item, why) = chance.pick([
        (CheckItem.account, "Not as on the bill"), (.signature, "Cut off by the scanner"),
        (.numbers, "Two digits are swapped"),
      ])
      story.then(4, .check(.loa, rows: .max))
      story.then(1, .fail(.loa, item, why))
      story.then(1, .note("Asked for a new LOA"))
      story.then(1, .sent(.papersWanted))
    case .reviewRejected:
      story.then(2, .paper(.loa, days: 9))
      story.then(5, .reject(RejectionDraft(reasons: [.signatoryNotAuthorised, .loaTooOld])))
      if chance.happens(50) { story.then(9, .reopen("A director signs instead")) }
    case .ready, .held:
      story.bringPapers(&chance)
    case .smooth:
      send(&story, &chance)
      // Some carriers take longer than published; there is time for that at the beginning alone.
      let isLate = (20..<50).contains(story.start) && story.country.typicalDuration.upperBound < 15
      finish(&story, &chance, isLate: isLate)
      story.then(2, .edit(.endpointID, "ep_main"))
      story.then(2, .tick(.configureRouting))
      story.then(3, .tick(.testInbound))
    case .routingOpen:
      send(&story, &chance)
      finish(&story, &chance)
      if chance.happens(50) { story.then(4, .tick(.testInbound)) }
    case .slowCarrier:
      if chance.happens(30) { story.then(1, .edit(.priority, "high")) }
      send(&story, &chance, acknowledgedIn: 26)
      story.then(27, .note("Called the carrier's desk: in their queue"))
    case .dateToday:
      send(&story, &chance)
      story.then(18, .scheduleBeforeEnd(days: 0))
    case .datePassed:
      send(&story, &chance)
      story.then(9, .scheduleBeforeEnd(days: chance.pick([1, 1, 2])))
    case .moved:
      send(&story, &chance)
      story.then(18, .schedule(inDays: 8))
      story.then(12, .reschedule(inDays: .random(in: 10...14, using: &chance)))
      if chance.happens(25) { story.then(9, .withdraw) }
    case .carrierRejected:
      reject(&story, &chance)
      story.then(2, .followUp(inDays: .random(in: 2...6, using: &chance)))
    case .resolving:
      let reasons = reject(&story, &chance)
      resolve(reasons.dropLast(), &story, &chance)
      story.then(1, .followUp(inDays: .random(in: 2...6, using: &chance)))
    case .resolved:
      let reasons = reject(&story, &chance)
      resolve(reasons[...], &story, &chance)
    case .resubmitted:
      let reasons = reject(&story, &chance)
      resolve(reasons[...], &story, &chance)
      story.then(3, .resubmit)
      finish(&story, &chance)
    case .loop:
      send(&story, &chance)
      for round in 1...3 {
        story.then(
          9,
          .reject(RejectionDraft(reasons: [.accountNumberMismatch], carrierCode: "8A"))
        )
        guard round < 3 else { break }
        let account = "ACC77001\(round)"
        story.then(4, .edit(.accountNumber, account))
        story.then(1, .type(.loa, .accountNumber, account))
        story.then(1, .type(.bill, .accountNumber, account))
        story.then(1, .resolve(.accountNumberMismatch, .fixed, note: nil))
        story.then(1, .resubmit)
      }
    case .cancelled:
      if chance.happens(50) { send(&story, &chance) }
      story.then(9, .cancel("Customer stays with the current carrier"))
    case .stopped:
      send(&story, &chance)
      story.then(9, .reject(RejectionDraft(reasons: [.suspectedFraud], text: "SIM swap reported")))
    case .returned:
      send(&story, &chance)
      finish(&story, &chance)
      story.then(18, .giveBack("Ported without the subscriber's consent"))
    }
  }

  /// Papers come, pass, and the request goes to the carrier, which mostly acknowledges it within so many
  /// hours.
  private func send(
    _ story: inout Story,
    _ chance: inout SeededChance,
    acknowledgedIn hours: Int = 8
  ) {
    story.bringPapers(&chance)
    story.then(.random(in: 1...4, using: &chance), .submit)
    if chance.happens(95) { story.then(.random(in: 1...9, using: &chance), .confirm) }
    let word = story.start * 5 % (hours + 1)
    if word > 0 { story.meanwhile(word, .acknowledge) }
  }

  private func finish(
    _ story: inout Story,
    _ chance: inout SeededChance,
    isLate: Bool = false
  ) {
    let workingDay = 9
    let more = isLate ? workingDay * story.country.typicalDuration.upperBound : 0
    story.then(
      .random(in: 9...27, using: &chance) + more,
      .schedule(inDays: .random(in: 2...5, using: &chance))
    )
    story.then(9, .complete)
  }

  @discardableResult
  private func reject(_ story: inout Story, _ chance: inout SeededChance) -> [ReasonCode] {
    send(&story, &chance)
    let (reasons, code, words) = chance.pick(Plot.refusals)
    story.then(
      .random(in: 9...27, using: &chance),
      .reject(RejectionDraft(reasons: reasons, carrierCode: code, text: words))
    )
    return reasons
  }

  private func resolve(
    _ reasons: ArraySlice<ReasonCode>,
    _ story: inout Story,
    _ chance: inout SeededChance
  ) {
    for reason in reasons {
      if reason == .pinIncorrect { story.then(3, .newPIN("4711")) }
      let outcome = chance.happens(70) ? Rejection.Outcome.fixed : .disputed
      let note = outcome == .fixed ? "Confirmed by the customer" : "Not a ground in this country"
      story.then(.random(in: 2...9, using: &chance), .resolve(reason, outcome, note: note))
    }
  }

  /// What carriers refuse for, with their own code and words.
  static let refusals: [([ReasonCode], String, String)] = [
    ([.accountNameMismatch, .pinIncorrect], "8C", "NAME ON ACCT / PIN"),
    ([.outstandingBalance], "6B", "BILL UNPAID"),
    ([.addressMismatch, .accountNameMismatch, .accountNumberMismatch], "8A", "DATA MISMATCH"),
    ([.contractObligation], "7D", "IN CONTRACT"),
    ([.pinIncorrect], "8P", "PIN NOK"),
    ([.accountNumberMismatch, .outstandingBalance], "8N", "ACCOUNT / DEBT"),
    ([.numberInactive], "1X", "MSISDN INACTIVE"),
  ]
}
