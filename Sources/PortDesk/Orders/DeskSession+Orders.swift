import PortDomain
import Wording

extension DeskSession {
  public func order(_ id: OrderID) throws(DeskFailure) -> OrderFile {
    try ask { store throws(StoreError) in try store.order(id) }
  }

  /// An order by its id.
  public func order(_ text: String) throws(DeskFailure) -> OrderFile {
    guard let id = OrderID(text) else { throw .store(.noSuchThing(text)) }
    return try order(id)
  }

  /// The newest orders, those with an open number or all.
  public func orders(openOnly: Bool, limit: Int) throws(DeskFailure) -> [OrderListing] {
    try ask { store throws(StoreError) in try store.orders(openOnly: openOnly, limit: limit) }
  }

  /// Makes an order of requests of one customer; none is changed if one doesn't fit.
  public func createOrder(of requests: [RequestID]) throws(DeskFailure) -> OrderFile {
    try join(requests, to: desk.ids.make(at: now))
  }

  /// Puts requests into an order; none is changed if one doesn't fit.
  public func add(
    _ requests: [RequestID],
    to order: OrderFile
  ) throws(DeskFailure) -> OrderFile {
    try join(requests, to: order.order.id)
  }

  private func join(
    _ requests: [RequestID],
    to order: OrderID
  ) throws(DeskFailure) -> OrderFile {
    let intents = requests.map { intent(.change($0, .order(.join(order)), basis: .current)) }
    _ = try commitTogether(intents)
    return try self.order(order)
  }

  /// Changes fields of every open number of a request's order, or none of them.
  ///
  /// - Parameter version: does it only while the request itself is at this one.
  /// - Returns: what was done to each, the request itself first.
  public func changeOrder(
    of id: RequestID,
    _ edits: FieldEdits,
    ifVersion version: Int? = nil
  ) throws(DeskFailure) -> [Receipt] {
    let file = try file(id)
    var edits = edits
    edits.isForOrder = true
    let basis = version.map(Intent.Basis.exactly) ?? .current
    let others = file.others.filter(\.status.isOpen).map(\.id)
    let lead = intent(.change(id, .edit(edits), basis: basis))
    return try commitTogether(
      [lead] + others.map { intent(.change($0, .edit(edits), basis: .current)) }
    )
  }

  /// Stores all of several changes, or none; every obstacle of any of them is told.
  private func commitTogether(_ intents: [Intent]) throws(DeskFailure) -> [Receipt] {
    let outcomes = try ask { store throws(StoreError) in
      try store.commit(intents, allOrNothing: true)
    }
    var receipts: [Receipt] = []
    var refusals: [Refusal] = []
    for outcome in outcomes {
      switch outcome {
      case .done(let receipt): receipts.append(receipt)
      case .refused(let refusal): refusals.append(refusal)
      case .conflict(let conflict): throw .conflict(conflict)
      }
    }
    if let first = refusals.first {
      let all = Refusal(refusals.flatMap(\.obstacles), in: first.country)
      throw .refused(all, today: today(in: first.country))
    }
    return receipts
  }

  private static let orderBatch = 100

  /// Takes in a request for each of an order's numbers; those that are fine are created, whatever
  /// becomes of the others.
  ///
  /// - Parameter key: under it the same order again comes to the same.
  public func createOrder(
    of numbers: [String],
    _ draft: RequestDraft,
    key: String? = nil
  ) throws(DeskFailure) -> [(number: String, result: Result<Receipt, DeskFailure>)] {
    // What a customer's program may bring is told of each number.
    if actor.organization == nil { try demand(.operator) }
    let keys = numbers.indices.map { index in key.map { "\($0)-\(index)" } }
    let order = try self.order(madeUnder: keys) ?? desk.ids.make(at: now)
    var results: [(number: String, result: Result<Receipt, DeskFailure>)] = []
    let repeated = repeated(among: numbers, draft)
    // In one transaction what speaks for the order is read once; several, so that others get their turn.
    for start in stride(from: 0, to: numbers.count, by: DeskSession.orderBatch) {
      let batch = start..<min(start + DeskSession.orderBatch, numbers.count)
      let intents = batch.filter { repeated[$0] == nil }.map { index in
        var draft = draft
        draft.values[.phoneNumber] = numbers[index]
        draft.orderID = order
        return intent(.create(draft), key: keys[index])
      }
      var outcomes = try ask { store throws(StoreError) in try store.commit(intents)[...] }
      for index in batch {
        do throws(DeskFailure) {
          if let failure = repeated[index] { throw failure }
          guard let outcome = outcomes.popFirst() else {
            preconditionFailure("a store answers each intent")
          }
          results.append((numbers[index], .success(try receipt(of: outcome))))
        } catch {
          guard case .refused = error else { throw error }
          results.append((numbers[index], .failure(error)))
        }
      }
    }
    return results
  }

  /// The order that was made when some of these keys were used before; nil where none was.
  private func order(madeUnder keys: [String?]) throws(DeskFailure) -> OrderID? {
    for key in keys {
      guard let key else { continue }
      let made = try ask { store throws(StoreError) in try store.request(underKey: key) }
      if let made { return try file(made).request.orderID }
    }
    return nil
  }

  /// Those that came earlier among the numbers, by their places; what else is wrong the store tells.
  private func repeated(
    among numbers: [String],
    _ draft: RequestDraft
  ) -> [Int: DeskFailure] {
    guard let country = draft.values[.country].flatMap(Country.init(code:)) else { return [:] }
    let problems = desk.problems(withNumbers: numbers, in: country, on: today(in: country))
    return problems.enumerated().reduce(into: [:]) { repeated, found in
      guard let problem = found.element, problem.cause == .duplicateInFile else { return }
      let refusal = Refusal(.fieldInvalid(problem), in: country)
      repeated[found.offset] = .refused(refusal, today: today(in: country))
    }
  }
}
