/// The requests and numbers of one customer's organisation, as its own programs read them: of no other
/// one is anything told.
public protocol OrganisationStore: Sendable {
  /// The requests that a query means, the newest first.
  func requests(_ query: OrganisationQuery) throws(StoreError) -> [Listing]

  /// A request of an organisation as lists have it; nil where it is none of its own.
  func request(_ id: RequestID, of organisation: String) throws(StoreError) -> Listing?

  /// The numbers of an organisation that are ours or were, the newest first.
  /// - Parameter before: a number behind which to go on; nil from the newest.
  func numbers(
    of organisation: String,
    before: NumberID?,
    limit: Int
  ) throws(StoreError) -> [PortedNumber]

  /// A number of an organisation; nil where it is none of its own.
  func number(_ id: NumberID, of organisation: String) throws(StoreError) -> PortedNumber?
}

/// Which of its requests an organisation asks for.
public struct OrganisationQuery: Hashable, Sendable {
  public let organisation: String
  /// nil for every status; so with the others.
  public var status: Status?
  public var country: Country?
  /// One of these: a name without its country may mean several.
  public var carriers: [CarrierID]?
  /// E.164.
  public var number: String?
  /// Those that came after it.
  public var createdAfter: Instant?
  /// Those that are older than it: where the page before ended.
  public var before: RequestID?
  /// How many of the newest are passed over.
  public var offset = 0
  public var limit: Int

  public init(of organisation: String, limit: Int) {
    self.organisation = organisation
    self.limit = limit
  }

  /// Whether it means a request, wherever in the list that lies.
  public func matches(_ request: PortRequest) -> Bool {
    request.organizationID == organisation
      && status.map { $0 == request.status } ?? true
      && country.map { $0 == request.country } ?? true
      && carriers.map { $0.contains(request.carrier) } ?? true
      && number.map { $0 == request.number.e164 } ?? true
      && createdAfter.map { $0 < request.createdAt } ?? true
      && before.map { request.id < $0 } ?? true
  }
}

/// A number that a completed request brought, with that request.
public struct PortedNumber: Hashable, Sendable {
  public let number: ActiveNumber
  public let request: PortRequest

  public init(number: ActiveNumber, request: PortRequest) {
    self.number = number
    self.request = request
  }
}
