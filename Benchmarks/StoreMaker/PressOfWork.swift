import PortDesk
import PortDomain
import PortStore

/// The made-up requests of a large desk, each a function of its place.
///
/// They arrive in the order in which they were created, the more the later. Of a twentieth of them, and
/// no fewer than 600, something is still to be done: those lie among the last twice as many.
struct PressOfWork {
  /// The time at which the desk is looked at: a Monday morning.
  static let end = Instant(milliseconds: 1_795_424_400_000)
  private static let days = 730.0
  private static let leastOpen = 600

  let count: Int
  private let open: Int
  private var issued: [Country: Int] = [:]

  init(count: Int) {
    self.count = count
    open = min(count, max(PressOfWork.leastOpen, count / 20))
  }

  private static let actor = Operator(login: "ada", role: .supervisor, session: "bench")

  /// The intent that brings a request in; to be called for one after the other.
  mutating func arrival(_ index: Int) -> Intent {
    var chance = SeededChance(UInt64(index) &* 2_654_435_761 &+ 15)
    let country = chance.pick(Country.allCases)
    let age = age(of: index, &chance)
    let createdAt = PressOfWork.end.adding(seconds: -age)
    let day = createdAt.parts(offset: 0).day
    let customer = Customer(&chance)
    var values: [RequestField: String] = [
      .phoneNumber: number(in: country),
      .country: country.code,
      .currentCarrier: chance.pick(Cast.carriers(of: country)),
      .accountNumber: "ACC" + String(Int.random(in: 100_000...999_999, using: &chance)),
      .authorizedName: customer.signatory,
      .authorizedDate: day.adding(days: -3).iso,
      .billingName: customer.firm,
      .billingAddress: customer.address,
      .organizationName: customer.firm,
      .contactName: customer.signatory,
      .contactEmail: "ports@\(index).example",
    ]
    let owner = chance.pick(["ada", "bola", "chidi", "ngozi", "", ""])
    if !owner.isEmpty { values[.owner] = owner }
    if chance.happens(5) { values[.priority] = "high" }
    let running = running(index, day, createdAt, &chance)
    if running.status != Status.pending.rawValue {
      values[.carrierReference] = "PO-\(100_000 + index)"
    }
    let pin = chance.happens(30) ? Secret(String(Int.random(in: 1000...9999, using: &chance))) : nil
    return Intent(
      key: "bench-\(index)",
      actor: PressOfWork.actor,
      subject: .takeOver(RequestDraft(values: values, pin: pin), running)
    )
  }

  /// Two papers for one in ten of the open requests, the letter looked through as far as two rows.
  func papers(of index: Int, _ request: RequestID) -> [Intent] {
    guard isOpen(index), index % 10 < 2 else { return [] }
    let day = PressOfWork.end.parts(offset: 0).day.adding(days: -9).iso
    return [DocumentKind.loa, .bill].map { kind in
      let name = "\(kind.rawValue)-\(index).pdf"
      let facts = Document.FileFacts(
        name: name,
        mediaType: "application/pdf",
        size: 1_000 + index % 1_000,
        sha256: HashValue(hashing: Array(name.utf8)).hex
      )
      let dated: [EvidenceField: String] = kind == .loa ? [.signedOn: day] : [.issuedOn: day]
      return Intent(
        key: "bench-\(index)-\(kind.rawValue)",
        actor: PressOfWork.actor,
        subject: .change(
          request,
          .paper(.add(kind, facts, evidence: dated, to: [])),
          basis: .current
        )
      )
    }
  }

  // MARK: Where it stands

  private func isOpen(_ index: Int) -> Bool {
    let tail = min(count, 2 * open)
    let place = index - (count - tail)
    return place >= 0 && (place + 1) * open / tail > place * open / tail
  }

  /// In seconds.
  private func age(of index: Int, _ chance: inout SeededChance) -> Int {
    let part = 1 - Double(index) / Double(count)
    return Int(PressOfWork.days * 86_400 * part * part.squareRoot())
      + Int.random(in: 60...3_600, using: &chance)
  }

  private func running(
    _ index: Int,
    _ created: CalendarDay,
    _ createdAt: Instant,
    _ chance: inout SeededChance
  ) -> InFlight {
    let today = PressOfWork.end.parts(offset: 0).day
    let status = status(isOpen(index), &chance)
    var running = InFlight(status: status.rawValue)
    running.createdAt = createdAt.rfc3339
    let submitted = min(today, created.adding(days: 2))
    switch status {
    case .pending: break
    case .inProgress: running.submittedOn = submitted.iso
    case .scheduled:
      running.submittedOn = submitted.iso
      running.portDate = today.adding(days: .random(in: 0...9, using: &chance)).iso
      running.window = "10:00-12:00"
    case .rejected:
      running.submittedOn = submitted.iso
      running.reasons = chance.pick(PressOfWork.refusals)
    case .completed:
      running.submittedOn = submitted.iso
      let taken = Int.random(in: 3...15, using: &chance)
      running.portDate = min(today, created.adding(days: taken)).iso
    case .cancelled:
      running.submittedOn = submitted.iso
      if chance.happens(30) { running.reasons = chance.pick(PressOfWork.refusals) }
    }
    return running
  }

  private func status(_ isOpen: Bool, _ chance: inout SeededChance) -> Status {
    guard isOpen else { return chance.happens(88) ? .completed : .cancelled }
    return chance.pick([
      .pending, .pending, .pending, .inProgress, .inProgress, .inProgress, .scheduled, .rejected,
    ])
  }

  private static let refusals = [
    "account_name_mismatch,pin_incorrect", "outstanding_balance", "contract_obligation",
    "pin_incorrect", "address_mismatch", "account_number_mismatch", "number_inactive",
  ]

  // MARK: Numbers

  /// A number that no other of these requests has.
  private mutating func number(in country: Country) -> String {
    let (starts, digits) = Cast.ranges(of: country)
    let place = issued[country, default: 0]
    issued[country] = place + 1
    let ten = [6: 1_000_000, 7: 10_000_000][digits] ?? 1
    // 7919 is prime, so that neighbours don't look like neighbours and none comes twice.
    let line = String(ten + (place / starts.count * 7919) % ten).dropFirst()
    return "+" + country.callingCode + starts[place % starts.count] + line
  }
}
