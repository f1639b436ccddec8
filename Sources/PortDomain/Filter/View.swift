/// A named list that operators switch to: built in, shared by the desk, or somebody's own.
public struct View: Hashable, Sendable {
  /// Who has it.
  public enum Kind: Hashable, Sendable {
    case builtIn, shared, own
  }

  public let name: String
  /// The key's digit; nil where it is opened by its name alone.
  public let digit: Int?
  public let filter: Filter
  /// The filter as it is typed.
  public let text: String
  public let look: ViewLook
  public let kind: Kind
  /// What tells it from the others an operator has.
  public let key: String

  /// A view as somebody saved it.
  init(_ saved: SavedView, digit: Int?, filter: Filter, kind: Kind) {
    name = saved.name
    self.digit = digit
    self.filter = filter
    text = saved.filter
    look = saved.look
    self.kind = kind
    key = saved.key
  }

  private init(_ digit: Int, _ name: String, _ text: String, _ filter: Filter) {
    self.name = name
    self.digit = digit
    self.filter = filter
    self.text = text
    look = ViewLook()
    kind = .builtIn
    key = View.key(of: name)
  }

  public var sort: Sort { look.sort }
  public var saved: SavedView { SavedView(name: name, filter: text, look: look) }

  public static func key(of name: String) -> String { FoldedText.key(name) }

  /// The built-in views, `0` to `6`.
  public static let builtIn: [View] = [
    View(0, "All", "open", open),
    View(1, "Mine", "owner:me open", .all([.term(.owner([.me])), open])),
    View(2, "Review", "status:pending", .term(.status([.pending]))),
    View(3, "Carrier", "turn:carrier", .term(.turn([.carrier]))),
    View(4, "Today", "(open or afterport) (late or today)", today),
    View(5, "Rejected", "status:rejected", .term(.status([.rejected]))),
    View(6, "Overdue", "overdue", .term(.flag(.overdue))),
  ]

  /// The digits that open views of one's own choice.
  public static let ownDigits = 7...9

  /// All open requests.
  public static var all: View { builtIn[0] }

  private static let open = Filter.term(.flag(.open))

  /// What awaits us today, and all that is late.
  private static let today = Filter.all([
    .any([open, .term(.flag(.afterPort))]),
    .any([.term(.flag(.late)), .term(.flag(.today))]),
  ])
}

/// How a list is shown: in which order, with which columns.
public struct ViewLook: Hashable, Sendable, Codable {
  public var sort: Sort
  /// From left to right; nil for as many of the usual as there is room for.
  public var columns: [ViewColumn]?

  public init(sort: Sort = .byUrgency, columns: [ViewColumn]? = nil) {
    self.sort = sort
    self.columns = columns
  }

  /// The columns that were chosen behind the number, which names the row.
  public var shownColumns: [ViewColumn]? {
    columns.map { [.number] + $0.filter { $0 != .number } }
  }
}

/// A column of a list of requests, in the usual order. Raw values are the names that stores and commands use.
public enum ViewColumn: String, CaseIterable, Hashable, Sendable, Codable {
  case number, country, carrier, customer, next, due, status, port, age, created, updated, owner

  /// Whether a list can be without it.
  public var isOptional: Bool {
    switch self {
    case .number, .customer, .next: false
    case .country, .carrier, .due, .status, .port, .age, .created, .updated, .owner: true
    }
  }

  /// The order that it stands for.
  public var sort: Sort.Field? {
    switch self {
    case .number: .number
    case .country: .country
    case .carrier: .carrier
    case .customer: .customer
    case .next: .urgency
    // It tells when the next thing is due: by that a list goes where it goes by urgency.
    case .due: nil
    case .status: .status
    case .port: .port
    case .age, .created: .created
    case .updated: .updated
    case .owner: .owner
    }
  }
}

/// A view as somebody saved it.
public struct SavedView: Hashable, Sendable, Codable {
  public let name: String
  /// As it is typed; what it says of days is read anew each day.
  public let filter: String
  public let look: ViewLook

  public init(name: String, filter: String, look: ViewLook = ViewLook()) {
    self.name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    self.filter = filter
    self.look = look
  }

  public var key: String { View.key(of: name) }

  /// Why a view can't be saved.
  public enum Problem: Error, Hashable, Sendable {
    case nameMissing
    case nameTooLong(most: Int)
    /// A built-in view, or a digit, is called so.
    case nameTaken(String)
    case filter(FilterError)
  }

  static let longestName = 30

  /// What is wrong with its name.
  var problem: Problem? {
    if FoldedText.words(of: name).isEmpty { return .nameMissing }
    if name.count > SavedView.longestName { return .nameTooLong(most: SavedView.longestName) }
    let isTaken = View.builtIn.contains { $0.key == key } || Int(name) != nil
    return isTaken ? .nameTaken(name) : nil
  }
}

extension Desk {
  /// What is wrong with a view that is to be saved; nil when nothing is.
  public func problem(with view: SavedView, at now: Instant) -> SavedView.Problem? {
    if let problem = view.problem { return problem }
    do throws(FilterError) {
      _ = try filter(view.filter, at: now)
      return nil
    } catch {
      return .filter(error)
    }
  }

  /// The views that an operator has: built in, their own, the desk's but for those that an own one
  /// hides. One that can't be read any more is empty.
  public func views(with personal: Personal, at now: Instant) -> [View] {
    let own = personal.views
    let hidden = Set(own.map(\.key))
    let shared = views.filter { !hidden.contains($0.key) }
    return View.builtIn
      + (own.map { ($0, View.Kind.own) } + shared.map { ($0, View.Kind.shared) })
      .map { saved, kind in
        let filter = (try? filter(saved.filter, at: now)) ?? .any([])
        return View(saved, digit: personal.digit(of: saved.key), filter: filter, kind: kind)
      }
  }
}

extension [View] {
  /// The view of that digit or name, or the only one whose name begins so.
  public func named(_ name: String) -> View? {
    first { $0.digit.map { String($0) } == name } ?? named(View.key(of: name), by: \.key)
  }
}
