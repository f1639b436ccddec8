import PortDomain
import Wording

/// What may be typed behind a command's name on the command line; its raw value stands for it in the line
/// and in help.
public enum CommandArgument: String, Hashable, Sendable {
  case login = "LOGIN"
  case filter = "FILTER"
  case day = "DATE"
  case portDate = "DATE [WINDOW]"
  case reasons = "REASON …"
  case field = "FIELD [VALUE]"
  case file = "FILE"
  case number = "NUMBER or ID"
  case reference = "REFERENCE"
  case text = "TEXT"
  case column = "COLUMN"
  case party = "PARTY"
  case country = "COUNTRY"
  case report = "REPORT"
  case view = "VIEW"

  /// What one of its words may become, but for filters and views, which the command line knows.
  /// - Parameter operators: the logins that are known here.
  func candidates(operators: [String]) -> [String] {
    switch self {
    case .login: operators
    case .reasons: ReasonCode.allCases.map(\.rawValue)
    case .field: RequestField.allCases.filter { $0.side != .rules }.map(\.rawValue)
    case .column: Sort.Field.allCases.map(\.rawValue)
    case .party: Party.allCases.map(\.rawValue)
    case .country: Country.allCases.map(\.code)
    case .report: ReportsScreen.Page.allCases.map { "\($0)" }
    case .filter, .day, .portDate, .file, .number, .reference, .text, .view: []
    }
  }

  /// Whether several of its words are each one of the candidates.
  var isList: Bool { self == .reasons }
}
