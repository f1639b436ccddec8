/// The person at the keyboard, known by their account on the host; or a customer's own program, known by
/// its key.
public struct Operator: Hashable, Sendable {
  public let login: String
  /// What somebody of the desk may do; a customer's program is none of them, and reads.
  public let role: Role
  /// The session the change is made from, as it stands in the history.
  public let session: String
  /// The organisation for which a customer's program acts, on its own requests alone; nil for the desk.
  public let organization: String?

  /// Stands for the session where a rule that somebody wrote changed a request, not somebody's hand.
  public static let ruleSession = "rule"

  public init(login: String, role: Role = .supervisor, session: String) {
    self.login = login
    self.role = role
    self.session = session
    organization = nil
  }

  /// A customer's program that acts through the API.
  public init(_ key: ClientKey, session: String) {
    login = key.id.text
    role = .viewer
    self.session = session
    organization = key.organization
  }

  /// Sees what is personal masked: somebody of the desk who only reads.
  public var seesMasked: Bool { organization == nil && role == .viewer }
}

/// What an operator may do; each role may do all that the ones before it may.
///
/// With no roles configured everyone is a supervisor.
public enum Role: String, CaseIterable, Comparable, Sendable {
  /// Reads, a PIN never.
  case viewer
  /// Does all daily work.
  case `operator`
  /// Also lifts fraud stops, records returns, edits calendars, carriers and rules, purges.
  case supervisor

  public static func < (left: Role, right: Role) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .viewer: 0
    case .operator: 1
    case .supervisor: 2
    }
  }
}
