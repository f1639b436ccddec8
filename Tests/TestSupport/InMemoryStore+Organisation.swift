import PortDomain

extension InMemoryStore: OrganisationStore {
  public func requests(_ query: OrganisationQuery) throws(StoreError) -> [Listing] {
    let state = snapshot
    let found = state.files.keys.sorted(by: >).compactMap { state.listing($0) }
      .filter { query.matches($0.request) }
    return Array(found.dropFirst(query.offset).prefix(query.limit))
  }

  public func request(_ id: RequestID, of organisation: String) throws(StoreError) -> Listing? {
    guard let found = snapshot.listing(id), found.request.organizationID == organisation else {
      return nil
    }
    return found
  }

  public func numbers(
    of organisation: String,
    before: NumberID?,
    limit: Int
  ) throws(StoreError) -> [PortedNumber] {
    let numbers = numbers(of: organisation).filter { found in
      before.map { found.number.id < $0 } ?? true
    }
    return Array(numbers.sorted { $0.number.id > $1.number.id }.prefix(limit))
  }

  public func number(_ id: NumberID, of organisation: String) throws(StoreError) -> PortedNumber? {
    numbers(of: organisation).first { $0.number.id == id }
  }

  private func numbers(of organisation: String) -> [PortedNumber] {
    snapshot.files.values.filter { $0.request.organizationID == organisation }.compactMap { file in
      file.activeNumber.map { PortedNumber(number: $0, request: file.request) }
    }
  }
}
