/// Something that an operator keeps for themselves; one under each name.
public enum PersonalItem: Hashable, Sendable, Codable {
  case view(SavedView)
  /// Which view a digit opens, by its key.
  case digit(Int, view: String)
  /// How a view was left, by its key.
  case look(ViewLook, view: String)
  /// What was typed into a prompt, newest first.
  case typed([String], prompt: String)
  /// The view that the desk opens with, by its key.
  case start(view: String)

  /// Under what it is kept.
  public enum Name: Hashable, Sendable {
    case view(String)
    case digit(Int)
    case look(String)
    case typed(String)
    case start

    /// As a store keeps it.
    public var text: String {
      switch self {
      case .view(let key): "view \(key)"
      case .digit(let digit): "digit \(digit)"
      case .look(let key): "look \(key)"
      case .typed(let prompt): Name.typedPrefix + prompt
      case .start: "start"
      }
    }

    /// What the names of everything that was typed begin with: it may tell of a customer.
    public static let typedPrefix = "typed "
  }

  public var name: Name {
    switch self {
    case .view(let view): .view(view.key)
    case .digit(let digit, _): .digit(digit)
    case .look(_, let key): .look(key)
    case .typed(_, let prompt): .typed(prompt)
    case .start: .start
    }
  }
}

/// A change of what an operator keeps.
public enum PersonalChange: Hashable, Sendable {
  /// In place of what was kept under its name.
  case keep(PersonalItem)
  case forget(PersonalItem.Name)
}

/// All that an operator keeps for themselves.
public struct Personal: Hashable, Sendable {
  private var items: [PersonalItem.Name: PersonalItem]

  public init(_ items: [PersonalItem] = []) {
    self.items = Dictionary(items.map { ($0.name, $0) }) { $1 }
  }

  public mutating func make(_ change: PersonalChange) {
    switch change {
    case .keep(let item): items[item.name] = item
    case .forget(let name): items[name] = nil
    }
  }

  /// In the order of their names.
  public var views: [SavedView] {
    items.values.compactMap { if case .view(let view) = $0 { view } else { nil } }
      .sorted { ($0.key, $0.name) < ($1.key, $1.name) }
  }

  /// The digit that opens a view.
  public func digit(of key: String) -> Int? {
    View.ownDigits.first { items[.digit($0)] == .digit($0, view: key) }
  }

  /// The first digit that opens no view yet.
  public var freeDigit: Int? { View.ownDigits.first { items[.digit($0)] == nil } }

  public func look(of key: String) -> ViewLook? {
    if case .look(let look, _)? = items[.look(key)] { look } else { nil }
  }

  public func typed(into prompt: String) -> [String] {
    if case .typed(let texts, _)? = items[.typed(prompt)] { texts } else { [] }
  }

  public var start: String? {
    if case .start(let key)? = items[.start] { key } else { nil }
  }

  /// What takes a view away, with its digit and how it was left.
  public func removal(of key: String) -> [PersonalChange] {
    let digit = digit(of: key).map { [PersonalChange.forget(.digit($0))] } ?? []
    let start = start == key ? [PersonalChange.forget(.start)] : []
    return [.forget(.view(key)), .forget(.look(key))] + digit + start
  }
}
