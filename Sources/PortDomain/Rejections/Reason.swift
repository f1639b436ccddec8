/// What the desk knows of a reason: its usual cause, the way out, and what it concerns.
public struct Reason: Hashable, Sendable {
  public let code: ReasonCode
  public let group: Group
  /// The plain title an operator reads.
  public let title: String
  /// What usually causes it.
  public let cause: String
  /// Steps to resolve, in order.
  public let steps: [String]
  /// The fields whose change can mend it.
  public let fields: [RequestField]
  /// The papers whose new version can mend it.
  public let papers: [DocumentKind]
  /// Who acts first.
  public let actor: Party
  public let severity: Severity

  /// Whether there is nothing of the request that could be mended; at most a proof can be added.
  public var concernsNothing: Bool { fields.isEmpty && papers.allSatisfy { $0 == .other } }

  public enum Group: String, CaseIterable, Hashable, Sendable {
    case account, money, number, authority, date, process
  }

  public enum Severity: String, Hashable, Sendable {
    /// The request can't go back to the carrier before it is resolved.
    case blocking
    /// Advice: several of these alone are a note, not a rejection.
    case warning
  }
}

/// Why a port was refused, as the desk files it whatever words the carrier used.
public enum ReasonCode: String, CaseIterable, Hashable, Sendable, Codable {
  case accountNameMismatch = "account_name_mismatch"
  case outstandingBalance = "outstanding_balance"
  case contractObligation = "contract_obligation"
  case pinIncorrect = "pin_incorrect"
  case addressMismatch = "address_mismatch"
  case accountNumberMismatch = "account_number_mismatch"
  case accountNumberMissing = "account_number_missing"
  case billingNumberMismatch = "billing_number_mismatch"
  case splitRequired = "split_required"
  case numberNotFound = "number_not_found"
  case numberInactive = "number_inactive"
  case alreadyInPort = "already_in_port"
  case portedAway = "ported_away"
  case portedRecently = "ported_recently"
  case notPortable = "not_portable"
  case portLock = "port_lock"
  case featureOnLine = "feature_on_line"
  case blockOrRange = "block_or_range"
  case loaMissing = "loa_missing"
  case loaIllegible = "loa_illegible"
  case loaTooOld = "loa_too_old"
  case signatoryNotAuthorised = "signatory_not_authorised"
  case newerAuthorisation = "newer_authorisation"
  case customerChangedMind = "customer_changed_mind"
  case suspectedFraud = "suspected_fraud"
  case dateRefused = "date_refused"
  case dateExpired = "date_expired"
  case noAnswer = "no_answer"
  case pinMissing = "pin_missing"
  case pendingOrder = "pending_order"
  case numberNotOnLOA = "number_not_on_loa"
  case carrierSilent = "carrier_silent"
  case carrierError = "carrier_error"
  case other
}

extension ReasonCode {
  /// Those that the provider publishes to its customers.
  public static let published: [ReasonCode] = [
    .accountNameMismatch, .outstandingBalance, .contractObligation, .pinIncorrect, .addressMismatch,
  ]
}
