extension Carrier {
  /// The carriers a new desk begins with; it edits them and adds its own.
  public static let known: [Carrier] = table.split(separator: "\n").map { line in
    let cells = line.split(separator: "|").map { cell in
      cell.split(separator: " ").joined(separator: " ")
    }
    guard cells.count >= 3, let country = Country(code: cells[0]),
      let id = try? CarrierID(parsing: cells[1])
    else { preconditionFailure("a carrier's line that can't be read") }
    let aliases = cells.dropFirst(3).flatMap { $0.split(separator: " ") }
    return Carrier(
      country: country,
      id: id,
      name: cells[2],
      aliases: aliases.compactMap { try? CarrierID(parsing: $0) }
    )
  }

  /// Country, id, name, and aliases where there are any.
  private static let table = """
    NG | mtn       | MTN Nigeria
    NG | airtel    | Airtel Nigeria
    NG | glo       | Globacom
    NG | 9mobile   | 9mobile            | etisalat t2
    NG | smile     | Smile
    NG | ntel      | ntel
    GH | mtn       | MTN Ghana
    GH | telecel   | Telecel Ghana      | vodafone
    GH | at        | AT Ghana           | airteltigo airtel tigo
    GH | expresso  | Expresso Ghana
    KE | safaricom | Safaricom
    KE | airtel    | Airtel Kenya
    KE | telkom    | Telkom Kenya
    KE | equitel   | Equitel
    KE | faiba     | Faiba
    ZA | vodacom   | Vodacom
    ZA | mtn       | MTN South Africa
    ZA | cellc     | Cell C
    ZA | telkom    | Telkom
    ZA | rain      | rain
    ZA | liquid    | Liquid
    AE | etisalat  | Etisalat by e&     | eand
    AE | du        | du
    AE | virgin    | Virgin Mobile UAE
    EG | vodafone  | Vodafone Egypt
    EG | etisalat  | Etisalat by e&
    EG | orange    | Orange Egypt
    EG | we        | WE                 | te
    """
}
