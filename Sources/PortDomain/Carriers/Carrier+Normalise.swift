extension Carrier {
  /// The id that a customer's word for a carrier stands for in a country, aliases resolved.
  ///
  /// Aliases are scoped by country: `etisalat` is `9mobile` in Nigeria and itself in the Emirates.
  public static func normalise(
    id text: some StringProtocol,
    in country: Country,
    among book: CarrierBook = .known
  ) throws(CarrierID.Refusal) -> NormalisedID {
    let id = try CarrierID(parsing: text)
    guard let carrier = book.carrier(id, in: country) else { return .unknown(id) }
    return .known(carrier.id)
  }

  /// What a customer's word for a carrier comes to.
  public enum NormalisedID: Hashable, Sendable {
    case known(CarrierID)
    /// A well-formed id that the desk has no record of; accepted, and to be described.
    case unknown(CarrierID)

    public var id: CarrierID {
      switch self {
      case .known(let id), .unknown(let id): id
      }
    }

    public var isKnown: Bool {
      switch self {
      case .known: true
      case .unknown: false
      }
    }
  }
}
