/// Where a text stands in a space wider than itself.
public enum Alignment: Hashable, Sendable {
  case leading
  case center
  case trailing

  /// How many of the free columns go before the text.
  func lead(free: Int) -> Int {
    switch self {
    case .leading: 0
    case .center: max(0, free) / 2
    case .trailing: max(0, free)
    }
  }
}
