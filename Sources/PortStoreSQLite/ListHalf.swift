import PortDomain

/// The open requests of a store, or the closed ones: each half has indexes of its own, so that a list of
/// 50,000 open requests among 1,000,000 never touches the others.
enum ListHalf: String, CaseIterable {
  case open, closed

  var isOpen: Bool { self == .open }

  /// What holds of each of its rows, as the indexes have it.
  var condition: String { "is_open = \(isOpen ? 1 : 0)" }

  /// The name of an index of it.
  func index(_ name: String) -> String { "\(rawValue)_\(name)" }
}

extension Filter {
  /// The halves in which it may mean anything.
  var halves: Set<ListHalf> {
    switch self {
    case .term(.flag(.open)), .term(.flag(.overdue)): [.open]
    case .term(.status(let statuses)): Set(statuses.map { $0.isOpen ? .open : .closed })
    case .term: Set(ListHalf.allCases)
    case .all(let filters): filters.reduce(Set(ListHalf.allCases)) { $0.intersection($1.halves) }
    case .any(let filters): filters.reduce([]) { $0.union($1.halves) }
    case .not(.term(.flag(.open))): [.closed]
    case .not: Set(ListHalf.allCases)
    }
  }
}
