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

/// Who has the turn, or acts on a reason.
public enum Party: String, CaseIterable, Hashable, Sendable, Codable {
  case us
  case customer
  case carrier
  case nobody
}
