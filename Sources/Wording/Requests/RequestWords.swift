import PortDomain

extension Title {
  public static let request = "Request"
  public static let message = "Message"
  public static let letter = "Letter of authorisation"
  public static let waitingOn = "Waiting on"
}

extension Prompt {
  public static let assign = "Assign to (none: nobody):"
  public static let followUp = "Follow up on (fri, +3, 15, 3 dec; none: never):"

  /// That a login is nobody's who is known here.
  /// - Parameter key: what takes it all the same.
  public static func unknown(_ login: String, among known: [String], key: String) -> String {
    let nearest = EditDistance.nearest(to: login, among: known).map { "; the nearest is \($0)" }
    return "nobody here is called \(login)\(nearest ?? ""). \(key) again takes it all the same"
  }
}

extension Message {
  public static let noRequestHere = Message("There is no request here.", .warning)
}

extension Party {
  /// Whom a request waits on, to be chosen; nil for what follows from the request itself.
  public static func choice(_ party: Party?) -> String {
    switch party {
    case .us: "us"
    case .customer: "the customer"
    case .carrier: "the carrier"
    case .nobody: "nobody"
    case nil: "as it follows from the request"
    }
  }
}

extension RequestField {
  /// The field's name where there is room for 14 letters.
  public var shortLabel: String { RequestField.short[self] ?? label.capitalisedFirst }

  private static let short: [RequestField: String] = [
    .accountNumber: "Account", .billingAddress: "Address", .serviceAddress: "Service addr",
    .requestedPortDate: "Wished date", .lastPortedOn: "Ported before", .authorizedDate: "Signed on",
    .contactName: "Contact", .contactEmail: "Email", .contactPhone: "Phone",
    .scopeStays: "Numbers stay", .newBillingNumber: "New billing",
    .lookupCarrier: "Looked up", .acknowledgedOn: "Acknowledged", .confirmedOn: "Confirmed",
    .carrierReference: "Carrier ref", .followUpOn: "Follow up",
    .accountPINState: "PIN",
  ]

  /// Its value as people read it; nil where there is none.
  public func spoken(in request: PortRequest, today: CalendarDay) -> String? {
    if self == .phoneNumber { return request.number.grouped }
    if self == .accountPIN || self == .accountPINState { return request.pinState.title }
    if self == .status { return request.statusTitle }
    let text = request[self]
    guard form == .day else { return text }
    return text.flatMap { CalendarDay(iso: $0) }?.spoken(today: today) ?? text
  }
}

extension PortRequest {
  /// What became of a change that the carrier was told of.
  fileprivate func changeMessage(today: CalendarDay) -> String {
    let told = changeToldOn?.spoken(today: today) ?? ""
    guard let changeAnswer else {
      return "\(carrier.text) was told of a change on \(told) and has not answered"
    }
    let answered = changeAnsweredOn.map { " on \($0.spoken(today: today))" } ?? ""
    return "\(carrier.text) \(changeAnswer.rawValue) the change of \(told)\(answered)"
      + (changeWords.map { ": \($0)" } ?? "")
  }

  /// Who and where: number, country, carrier, customer.
  public var heading: String {
    [number.grouped, country.code, carrier.text, customer].joined(separator: "  ")
  }

  public var attemptTitle: String { "attempt \(lifecycle.attempt)" }

  /// Whole days since it was created: `6d`.
  public func age(today: CalendarDay) -> String { "\(clock.startedOn.days(until: today))d" }
}

extension Listing {
  /// How far the clock has come.
  public func course(by desk: Desk, on today: CalendarDay) -> String {
    desk.progress(of: self, on: today).message(today: today)
  }
}

extension RequestFile {
  /// What comes next and who must do it by when, how far it has come, whose it is, and what its order has
  /// besides: `PIN incorrect: customer, by Thu 26 Nov · day 6 of 5–10 · due Thu 3 Dec · ada`.
  public func course(by desk: Desk, at now: Instant) -> String {
    let today = desk.zones.today(in: request.country, at: now)
    let listing = Listing(request: request, facts: desk.facts(of: self))
    var parts: [String] = []
    if let awaited = desk.awaited(of: listing, at: now), awaited.code != .cancelOldService {
      let words = awaited.message(of: request, at: now, by: desk)
      parts.append("\(words): \(awaited.duty(in: request.country, at: now, by: desk))")
    }
    parts.append(listing.course(by: desk, on: today))
    if request.lifecycle.attempt > 1 { parts.append(request.attemptTitle) }
    parts.append(request.owner ?? "nobody's")
    let moves = request.lifecycle.reschedules
    if moves > 0 { parts.append("moved \(moves)×") }
    if !others.isEmpty { parts.append("order: \(others.count) more") }
    return parts.joined(separator: " · ")
  }

  /// The port's fee and whether it was taken back; nil where none was charged.
  public func feeLine(on today: CalendarDay) -> String? {
    guard let charge = charges.first(where: { $0.reverses == nil }) else { return nil }
    let reversal = charges.first { $0.reverses == charge.id }
    return "\(Amount.text(charge.cents)) \(charge.currency)"
      + (reversal.map { ", reversed \($0.day.spoken(today: today))" } ?? "")
  }

  /// The fees so far and since when the number is active.
  public func fees(on today: CalendarDay) -> String {
    let currency = charges.first?.currency ?? Charge.feeCurrency
    let active = request.lifecycle.activatedOn?.spoken(today: today) ?? ""
    return "fee \(Amount.text(charges.map(\.cents).reduce(0, +))) \(currency), active \(active)"
  }
}

/// What an operator must not overlook in a request.
public enum Sign: Hashable, Sendable {
  /// - Parameter keys: what leads to where it is lifted.
  case fraudStop(keys: String)
  case escalated(keys: String)
  case held(until: CalendarDay)
  case cancelAsked
  /// The carrier was told of a change; with what it said to it.
  case change(PortRequest)
  case waitingOn(Party)
  case followUp(CalendarDay)
  case portDate(CalendarDay, window: PortWindow?)
  case missed(MissedDate)

  /// - Parameter country: the number's.
  public func message(today: CalendarDay, in country: Country, zones: TimeZones) -> String {
    func spoken(_ day: CalendarDay) -> String { day.spoken(today: today) }
    return switch self {
    case .fraudStop(let keys):
      "! Fraud stop (\(keys)): nothing goes out until a supervisor lifts it"
    case .escalated(let keys): "! Escalated (\(keys)): a reason came a third time; a note clears it"
    case .held(let end): "On hold until \(spoken(end))"
    case .cancelAsked: "The customer asked to cancel"
    case .change(let request): request.changeMessage(today: today)
    case .waitingOn(let party): "Waiting on \(party.title) (set by hand)"
    case .followUp(let day): "Follow up \(spoken(day))"
    case .portDate(let day, let window):
      "Port date \(spoken(day))"
        + (window.map { " \($0.spoken(on: day, in: country, zones: zones))" } ?? ", the whole day")
    case .missed(let missed): "! \(missed.message(today: today))"
    }
  }

  public static func returned(on day: CalendarDay, today: CalendarDay) -> String {
    ", returned \(day.spoken(today: today))"
  }

  /// Who else has it open.
  public static func alsoOpen(for logins: [String]) -> String {
    "\(logins.spoken()) \(logins.count == 1 ? "has" : "have") it open too"
  }
}

extension Message {
  /// Others are at the request that is open.
  public static func alsoOpen(for logins: [String]) -> Message {
    Message("\(Sign.alsoOpen(for: logins)).")
  }
}
