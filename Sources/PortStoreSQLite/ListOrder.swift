import PortDomain

/// The order of one half's stretch of a list, and the index that holds it.
struct ListOrder {
  let half: ListHalf
  let isAscending: Bool
  /// What it orders by before the id; nil where that is absent.
  let column: String?
  /// What holds of each of its rows, as the index has it.
  let conditions: [String]
  /// nil where the ids' own order serves.
  let index: String?

  /// - Parameter hasKey: whether it is of the rows that have what they are sorted by.
  init(_ field: Sort.Field, of half: ListHalf, hasKey: Bool, isAscending: Bool) {
    self.half = half
    self.isAscending = isAscending
    let key = field.column
    column = hasKey ? key : nil
    let presence = "\(key) IS \(hasKey ? "NOT " : "")NULL"
    switch (field, half) {
    case (.due, .closed) where !hasKey:
      // Nearly all that is closed: no index holds it a second time.
      index = nil
      conditions = ["+is_open = 0", "+\(presence)"]
    case (.number, .closed):
      index = "request_number"
      conditions = ["+is_open = 0"]
    case (.urgency, _), (.due, _), (.port, _), (.owner, _):
      index = half.index(field.rawValue)
      conditions = [half.condition, presence]
    case (.created, _), (.updated, _), (.number, _), (.country, _), (.carrier, _), (.customer, _),
      (.status, _):
      index = half.index(field.rawValue)
      conditions = [half.condition]
    }
  }

  /// How it stands behind ORDER BY.
  var terms: String {
    let way = isAscending ? "ASC" : "DESC"
    return (column.map { "\($0) \(way), " } ?? "") + "request.id \(way)"
  }

  /// Where it is walked: the table by the order's index and no other.
  var source: String { "request" + (index.map { " INDEXED BY \($0)" } ?? "") }

  /// That a row lies behind another in the order, or is that one.
  ///
  /// - Parameter isPlain: whether the index is not to be used for it.
  func behind(_ key: PageKey, isInclusive: Bool, isPlain: Bool = false) -> SQLFragment {
    place(key, isAscending ? ">" : "<", isInclusive, isPlain)
  }

  /// That a row lies before another in the order, or is that one.
  func upTo(_ key: PageKey) -> SQLFragment { place(key, isAscending ? "<" : ">", true, false) }

  private func place(
    _ key: PageKey,
    _ sign: String,
    _ isInclusive: Bool,
    _ isPlain: Bool
  ) -> SQLFragment {
    let symbol = sign + (isInclusive ? "=" : "")
    let plain = isPlain ? "+" : ""
    let places = "(\(plain)\(column ?? ""), \(plain)request.id) \(symbol) (?, ?)"
    return switch key.key {
    case .none: SQLFragment("\(plain)request.id \(symbol) ?", [key.id.text])
    case .integer(let value): SQLFragment(places, [value, key.id.text])
    case .text(let value): SQLFragment(places, [value, key.id.text])
    }
  }
}

extension Sort.Field {
  /// The column that holds `Listing.key` of it.
  fileprivate var column: String {
    switch self {
    case .urgency: "urgency"
    case .due: "span1_due"
    case .created: "request.created_at"
    case .updated: "updated_at"
    case .number: "phone_number"
    case .country: "country"
    case .carrier: "current_carrier"
    case .customer: "customer_key"
    case .status: "status_order"
    case .port: "port_date"
    case .owner: "owner"
    }
  }
}
