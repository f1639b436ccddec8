import PortDomain
import Testing

extension Operator {
  static let ngozi = Operator(login: "ngozi", session: "s1")
  static let kofi = Operator(login: "kofi", session: "s2")
}

extension RequestDraft {
  /// A complete Nigerian request.
  static func sample(
    _ number: String = "+2348031234567",
    carrier: String = "mtn",
    name: String = "Adewale Bakare",
    organization: String? = nil,
    pin: String? = nil,
    order: OrderID? = nil
  ) -> RequestDraft {
    var draft = RequestDraft(
      values: [
        .phoneNumber: number, .country: "NG", .currentCarrier: carrier, .accountNumber: "0012345",
        .authorizedName: name, .authorizedDate: "2026-10-20", .billingName: name,
        .billingAddress: "1 Marina\nLagos",
      ],
      pin: pin.map { Secret($0) },
      orderID: order,
      orderReference: order.map { _ in "R-7" }
    )
    draft.values[.organizationName] = organization
    return draft
  }
}

extension Intent {
  static func create(_ draft: RequestDraft, key: String, by actor: Operator = .ngozi) -> Intent {
    Intent(key: key, actor: actor, subject: .create(draft))
  }

  static func change(
    _ id: RequestID,
    _ change: Change,
    key: String,
    by actor: Operator = .ngozi,
    basis: Basis = .current
  ) -> Intent {
    Intent(key: key, actor: actor, subject: .change(id, change, basis: basis))
  }
}

extension DeskStore {
  /// Stores an intent that is expected to go through.
  @discardableResult
  func done(
    _ intent: Intent,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Receipt {
    let outcome = try commit(intent)
    guard case .done(let receipt) = outcome else {
      throw NotDone(outcome: outcome)
    }
    return receipt
  }

  @discardableResult
  func create(
    _ draft: RequestDraft = .sample(),
    key: String,
    by actor: Operator = .ngozi
  ) throws -> RequestID {
    try done(.create(draft, key: key, by: actor)).request
  }
}

struct NotDone: Error {
  let outcome: Outcome
}
