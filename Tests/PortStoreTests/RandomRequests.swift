import PortDomain

/// Requests of every status, with owners, papers and dates strewn over them; the same for the same
/// seed.
struct RandomRequests {
  static let carriers = ["mtn", "airtel", "safaricom"].compactMap { try? CarrierID(parsing: $0) }

  private static let names = [
    "Adewale Bakare", "Ama Owusu", "École Zoë", "Bakari Mwangi", "Олена Коваль", "عمر حسن",
    "O’Neil 7",
  ]
  private static let prefixes: [(country: Country, digits: String)] = [
    (.nigeria, "+234803"), (.ghana, "+23324"), (.kenya, "+25471"), (.emirates, "+97150"),
  ]

  private var numbers: SeededChance
  private let today: CalendarDay

  init(seed: UInt64, today: CalendarDay) {
    numbers = SeededChance(seed)
    self.today = today
  }

  /// What brings the `index`-th request into the desk.
  mutating func entry(_ index: Int) -> Intent {
    let (country, digits) = pick(RandomRequests.prefixes)
    let name = pick(RandomRequests.names)
    var draft = RequestDraft(values: [
      .phoneNumber: digits + String(1_234_000 + index),
      .country: country.code, .currentCarrier: pick(RandomRequests.carriers).text,
      .accountNumber: "A\(index)", .authorizedName: name, .authorizedDate: "2026-10-01",
      .billingName: name, .billingAddress: "Street \(index)",
    ])
    draft.values[.organizationName] = chance(3) ? pick(RandomRequests.names) + " Ltd" : nil
    draft.values[.owner] = chance(2) ? pick(["ngozi", "kofi"]) : nil
    draft.values[.priority] = chance(4) ? "high" : nil
    draft.values[.followUpOn] = chance(3) ? day(around: 0).iso : nil
    draft.values[.holdUntil] = chance(5) ? day(around: 2).iso : nil
    draft.values[.carrierReference] = chance(4) ? "REF-\(index)" : nil
    draft.values[.scope] = chance(4) ? pick(AccountScope.allCases).rawValue : nil
    draft.values[.lookupCarrier] = chance(4) ? pick(RandomRequests.carriers).text : nil
    draft.values[.cancelAsked] = chance(6) ? "true" : nil
    let status = pick([Status.pending, .inProgress, .scheduled, .rejected, .completed, .cancelled])
    var running = InFlight(
      status: status.rawValue,
      createdOn: day(around: -20).iso,
      portDate: status == .scheduled || status == .completed ? day(around: 3).iso : nil,
      attempt: String(Int.random(in: 1...3, using: &numbers)),
      reasons: status == .rejected
        ? pick(["account_name_mismatch", "outstanding_balance,other"]) : nil
    )
    for field in [
      RequestField.acknowledgedOn, .confirmedOn, .changeToldOn, .lastMessageOn, .cancelAskedOn,
    ] where chance(3) {
      running.kept[field] = day(around: -11).iso
    }
    return Intent(
      key: "enter \(index)",
      actor: .ngozi,
      subject: .takeOver(
        draft,
        running
      )
    )
  }

  /// A paper for a request, now and then.
  mutating func paper(_ index: Int, for id: RequestID) -> Intent? {
    guard chance(2) else { return nil }
    let kind = pick(DocumentKind.allCases)
    let date = kind.evidence.first(where: \.isDate)
    return .change(
      id,
      .paper(
        .add(
          kind,
          Document.FileFacts(
            name: "p\(index).pdf",
            mediaType: "application/pdf",
            size: 100,
            sha256: String(repeating: "ab", count: 32)
          ),
          evidence: date.map { [$0: day(around: -85).iso] } ?? [:],
          to: []
        )
      ),
      key: "paper \(index)"
    )
  }

  private mutating func day(around days: Int) -> CalendarDay {
    today.adding(days: days + Int.random(in: -10...10, using: &numbers))
  }

  private mutating func chance(_ among: Int) -> Bool {
    Int.random(in: 0..<among, using: &numbers) == 0
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &numbers)]
  }
}
