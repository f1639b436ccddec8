/// The requests one customer sent together under one LOA.
public struct Order: Hashable, Sendable {
  public let id: OrderID
  public let createdAt: Instant
  /// The customer's own name for it, as in the import column `order_ref`.
  public let reference: String?

  public init(id: OrderID, createdAt: Instant, reference: String?) {
    self.id = id
    self.createdAt = createdAt
    self.reference = reference
  }
}

extension Order {
  /// What the numbers of one order have in common beside their customer.
  public static let terms: [RequestField] = [
    .country, .currentCarrier, .billingName, .accountNumber, .authorizedName,
  ]

  /// All that they have in common, the customer too.
  public static let shared: [RequestField] = [.organizationID, .organizationName] + terms

  /// Of the requests of one order those that speak for it to a newcomer: of the open ones, or of all
  /// where none is, the first of each that state its terms alike.
  public static func voices(of requests: [PortRequest]) -> [PortRequest] {
    let open = requests.filter(\.status.isOpen)
    var heard: Set<[String?]> = []
    return (open.isEmpty ? requests : open).filter { request in
      heard.insert(shared.map { request[$0] }).inserted
    }
  }

  /// The fields in which two requests differ though one order holds them in common.
  ///
  /// An organisation that only one of them names tells nothing: the billing name does then.
  static func differences(_ one: PortRequest, _ other: PortRequest) -> [RequestField] {
    let organisation = [RequestField.organizationID, .organizationName].first {
      one[$0] != nil && other[$0] != nil
    }
    return ([organisation].compactMap { $0 } + terms).filter { one[$0] != other[$0] }
  }
}
