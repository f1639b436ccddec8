/// A named list that operators switch to with one key.
public struct View: Hashable, Sendable {
  /// The key's digit.
  public let digit: Int
  public let name: String
  public let filter: Filter
  public let sort: Sort

  public init(digit: Int, name: String, filter: Filter, sort: Sort = .byUrgency) {
    self.digit = digit
    self.name = name
    self.filter = filter
    self.sort = sort
  }

  /// The built-in views, `0` to `6`.
  public static let builtIn: [View] = [
    View(digit: 0, name: "All", filter: open),
    View(digit: 1, name: "Mine", filter: .all([.term(.owner([.me])), open])),
    View(digit: 2, name: "Review", filter: .term(.status([.pending]))),
    View(digit: 3, name: "Carrier", filter: .term(.turn([.carrier]))),
    View(digit: 4, name: "Today", filter: today),
    View(digit: 5, name: "Rejected", filter: .term(.status([.rejected]))),
    View(digit: 6, name: "Overdue", filter: .term(.flag(.overdue))),
  ]

  /// All open requests.
  public static var all: View { builtIn[0] }

  private static let open = Filter.term(.flag(.open))

  /// What awaits us today, and all that is late.
  private static let today = Filter.all([
    .any([open, .term(.flag(.afterPort))]),
    .any([.term(.flag(.late)), .term(.flag(.today))]),
  ])
}
