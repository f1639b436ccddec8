import PortDomain

/// The letter by which a customer authorises us to carry numbers over, ready to be signed.
///
/// Its six parts are the ones the provider publishes: every number, the current carrier, the account's
/// name and number, the authorisation itself, a place for signature and printed name, and the date.
public struct LetterOfAuthorisation: Hashable, Sendable {
  public let provider: String
  public let country: Country
  /// The losing carrier's name.
  public let carrier: String
  public let accountName: String
  public let accountNumber: String
  public let address: String
  public let signatory: String
  public let signatoryTitle: String?
  /// In rising order, each once.
  public let numbers: [PhoneNumber]

  /// What keeps requests from standing on one letter.
  public enum Obstacle: Error, Hashable, Sendable {
    /// The requests of one order differ in what the letter states once.
    case differing(RequestField)
    case noRequests
  }

  /// - Parameters:
  ///   - files: the requests that the letter is for; all must name the same account and signatory.
  ///   - desk: names the provider and the carrier.
  public init(for files: [RequestFile], at desk: Desk) throws(Obstacle) {
    guard let first = files.first?.request else { throw .noRequests }
    for field in LetterOfAuthorisation.common {
      if files.contains(where: { $0.request[field] != first[field] }) { throw .differing(field) }
    }
    provider = desk.settings.providerName
    country = first.country
    carrier = desk.carriers.carrier(first.carrier, in: first.country)?.name ?? first.carrier.text
    accountName = first.billingName
    accountNumber = first.accountNumber
    address = first.serviceAddress ?? first.billingAddress
    signatory = first.authorizedName
    signatoryTitle = first.authorizedTitle
    numbers = Set(files.map(\.request.number)).sorted()
  }

  /// What a letter states once for all its numbers.
  private static let common: [RequestField] =
    Order.terms + [.billingAddress, .serviceAddress, .authorizedTitle]

  /// The sentence by which the signatory authorises us.
  public var statement: String {
    """
    I am authorised to act for the account named above. I authorise \(provider) to act for me in \
    moving the telephone number\(numbers.count == 1 ? "" : "s") listed in this letter from \
    \(carrier) to \(provider), and to receive the information about the account that this needs. I \
    know that charges and terms of my contract with \(carrier) may remain, and that the service with \
    \(carrier) must stay active until the port is complete.
    """
  }

  /// What the letter states, label and value, in its order.
  public var particulars: [(label: String, value: String)] {
    [
      ("Current carrier", carrier), ("Country", country.name), ("Account name", accountName),
      ("Account number", accountNumber), ("Service address", address),
    ]
  }

  /// Places to be filled in by hand; what is known is printed.
  public var places: [(label: String, value: String?)] {
    [
      ("Signature", nil), ("Printed name", signatory), ("Title", signatoryTitle),
      ("Date of signing", nil),
    ]
  }

  public var title: String { "Letter of authorisation" }
}

extension LetterOfAuthorisation.Obstacle {
  /// Why there is no letter, and what to do instead.
  public var message: String {
    switch self {
    case .differing(let field):
      "the order's numbers differ in \(field.label); print a letter for each of them"
    case .noRequests: "there is no request for a letter"
    }
  }
}
