import PortDomain
import Wording

extension DeskSession {
  /// The views that the operator has: built in, own, shared.
  public func views() throws(DeskFailure) -> [View] {
    desk.views(with: try personal(), at: now)
  }

  /// How many requests a view lists.
  public func count(of view: View) throws(DeskFailure) -> Count {
    try count(Query(view.filter, viewpoint: viewpoint), upTo: 99_999)
  }

  /// Saves a view, one's own or as all share it.
  ///
  /// - Parameter digit: that opens it for the operator.
  public func save(
    _ view: SavedView,
    digit: Int? = nil,
    isShared: Bool = false
  ) throws(DeskFailure) {
    if let problem = desk.problem(with: view, at: now) { throw .record([.viewInvalid(problem)]) }
    if isShared {
      _ = try revise(.view(view))
      // It would hide the one that all share.
      try make(.forget(.view(view.key)))
    } else {
      try make(.keep(.view(view)))
    }
    try make(.forget(.look(view.key)))
    guard let digit else { return }
    if let former = try personal().digit(of: view.key) { try make(.forget(.digit(former))) }
    try make(.keep(.digit(digit, view: view.key)))
  }

  /// Takes a view of one's own away, or one that all share.
  public func removeView(_ name: String, isShared: Bool = false) throws(DeskFailure) {
    let key = View.key(of: name)
    let personal = try personal()
    if isShared {
      _ = try revise(.noView(key))
    } else if !personal.views.contains(where: { $0.key == key }) {
      throw .store(.noSuchThing(name))
    }
    let isHidden = isShared && personal.views.contains { $0.key == key }
    if !isHidden { for change in personal.removal(of: key) { try make(change) } }
  }

  private func personal() throws(DeskFailure) -> Personal {
    try ask { store throws(StoreError) in try store.personal(of: actor.login) }
  }

  private func make(_ change: PersonalChange) throws(DeskFailure) {
    try ask { store throws(StoreError) in try store.make(change, of: actor.login) }
  }
}

extension View {
  /// - Parameter count: how many requests it lists.
  public func json(count: Count) -> JSON {
    [
      "name": .text(name), "digit": digit.map { .integer($0) } ?? .null, "kind": .text(kind.code),
      "filter": .text(text), "sort": .text(sort.typed),
      "columns": look.columns.map { .list($0.map { .text($0.rawValue) }) } ?? .null,
      "count": .integer(count.known),
    ]
  }
}
