/// How long what belongs to a finished request is kept beside its history.
///
/// Numbers, steps, reasons and money stay for good: duplicates and returns need them.
public struct Retention: Hashable, Sendable {
  /// What is purged together.
  public enum Class: String, CaseIterable, Hashable, Sendable, Comparable {
    case pin
    case governmentID = "government_id"
    case bill
    case loa
    /// Names, addresses, account number and contacts, other papers, notes, and every earlier value.
    case person

    public static func < (one: Class, other: Class) -> Bool { one.rawValue < other.rawValue }

    /// The papers that go with it.
    public var papers: Set<DocumentKind> {
      switch self {
      case .pin: []
      case .governmentID: [.governmentID]
      case .bill: [.bill]
      case .loa: [.loa]
      case .person: Set(DocumentKind.allCases)
      }
    }
  }

  /// Days after the end, each class being due on the day itself.
  public var days: [Class: Int]

  public init(days: [Class: Int]) {
    self.days = days
  }

  /// An LOA is the only proof of authority when a return is claimed, hence its two years.
  public static let standard = Retention(days: [
    .pin: 7, .governmentID: 30, .bill: 90, .loa: 730, .person: 730,
  ])

  /// Stands for a value that may not be absent.
  public static let pseudonym = "purged"
}
