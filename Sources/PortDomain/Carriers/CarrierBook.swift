/// The carriers a desk knows, found by country and id or alias.
public struct CarrierBook: Hashable, Sendable {
  /// The carriers a new desk begins with.
  public static let known = CarrierBook(Carrier.known)

  public let carriers: [Carrier]
  private let positions: [Key: Int]

  private struct Key: Hashable {
    let country: Country
    let id: CarrierID
  }

  /// Of several carriers with the same id or alias in a country the last one counts, and an id
  /// before an alias: a desk's own record replaces one known at the start.
  public init(_ carriers: [Carrier]) {
    self.carriers = carriers
    var positions: [Key: Int] = [:]
    for (position, carrier) in carriers.enumerated() {
      for alias in carrier.aliases {
        positions[Key(country: carrier.country, id: alias)] = position
      }
    }
    for (position, carrier) in carriers.enumerated() {
      positions[Key(country: carrier.country, id: carrier.id)] = position
    }
    self.positions = positions
  }

  /// Those that count, by country and id: no record that a later one replaced.
  public var current: [Carrier] {
    Country.allCases.flatMap { country in
      let ids = Set(carriers.lazy.filter { $0.country == country }.map(\.id))
      return ids.sorted().compactMap { carrier($0, in: country) }
    }
  }

  /// The ids and aliases of all that count, each once.
  public var names: [String] {
    Set(current.flatMap { [$0.id.text] + $0.aliases.map(\.text) }).sorted()
  }

  /// The carrier that an id or alias names in a country; nil when the desk doesn't know it.
  public func carrier(_ id: CarrierID, in country: Country) -> Carrier? {
    positions[Key(country: country, id: id)].map { carriers[$0] }
  }

  /// The carrier that a stored id or a customer's word names in a country.
  public func carrier(_ text: some StringProtocol, in country: Country) -> Carrier? {
    guard let id = try? CarrierID(parsing: text) else { return nil }
    return carrier(id, in: country)
  }
}

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

extension Desk {
  /// The losing carrier by the name that letters bear; its id where nobody described it.
  public func carrierName(of request: PortRequest) -> String {
    carriers.carrier(request.carrier, in: request.country)?.name ?? request.carrier.text
  }
}
