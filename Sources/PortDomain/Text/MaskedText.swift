/// Text of which only so much is left that its owner's clerk knows it again; masked again it stays.
public enum MaskedText {
  /// The first letter of each word: `J••• S•••`.
  public static func name(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).map { String($0.prefix(1)) + dots }
      .joined(separator: " ")
  }

  /// The last four characters of at least eight: `•••3456`; of a shorter one nothing.
  public static func number(_ text: String) -> String {
    if text.hasPrefix(dots), text.count <= dots.count + 4 { return text }
    return text.count < 8 ? dots : dots + text.suffix(4)
  }

  /// What follows the last comma or line break, the town as a rule: `•••, Lagos`.
  public static func address(_ text: String) -> String {
    let parts = text.split { $0 == "," || $0.isNewline }
    guard parts.count > 1, let last = parts.last else { return dots }
    return dots + ", " + FoldedText.kept(last, lines: false)
  }

  /// The first letter and the domain: `j•••@example.com`.
  public static func email(_ text: String) -> String {
    guard let at = text.lastIndex(of: "@") else { return dots }
    return text.prefix(upTo: at).prefix(1) + dots + text[at...]
  }

  private static let dots = "•••"
}

extension RequestField {
  /// Its value with what is personal in it masked.
  public func masked(_ text: String) -> String {
    switch self {
    case .authorizedName, .billingName, .organizationName, .contactName: MaskedText.name(text)
    case .accountNumber, .contactPhone: MaskedText.number(text)
    case .billingAddress, .serviceAddress: MaskedText.address(text)
    case .contactEmail: MaskedText.email(text)
    case .phoneNumber, .country, .currentCarrier, .accountPIN, .accountPINState, .authorizedTitle,
      .authorizedDate, .requestedPortDate, .lastPortedOn, .organizationID, .carrierReference,
      .endpointID, .orderID, .owner, .priority, .followUpOn, .waitingOn, .holdUntil, .cancelAsked,
      .escalated, .fraudStop, .status, .timesSent, .submittedOn, .portDate, .window, .reschedules,
      .rejectedAt, .activatedOn, .returnedOn, .clockStood, .clockCountedTo, .ticks:
      text
    }
  }
}

// MARK: What a viewer sees

extension PortRequest {
  /// With what is personal in it masked.
  public var masked: PortRequest {
    var masked = self
    masked.accountNumber = RequestField.accountNumber.masked(accountNumber)
    masked.authorizedName = RequestField.authorizedName.masked(authorizedName)
    masked.billingName = RequestField.billingName.masked(billingName)
    masked.billingAddress = RequestField.billingAddress.masked(billingAddress)
    masked.serviceAddress = serviceAddress.map(RequestField.serviceAddress.masked)
    masked.organizationName = organizationName.map(RequestField.organizationName.masked)
    masked.contactName = contactName.map(RequestField.contactName.masked)
    masked.contactEmail = contactEmail.map(RequestField.contactEmail.masked)
    masked.contactPhone = contactPhone.map(RequestField.contactPhone.masked)
    return masked
  }
}

extension Listing {
  /// With what is personal in it masked.
  public var masked: Listing { Listing(request: request.masked, facts: facts) }
}

extension RequestFile {
  /// With what is personal in it masked: in the request, its papers and its history.
  public var masked: RequestFile {
    var masked = self
    masked.request = request.masked
    masked.documents = documents.map(\.masked)
    masked.history = history.map { event in
      var event = event
      event.detail = event.detail?.masked
      return event
    }
    masked.peers = peers.map(\.masked)
    return masked
  }
}

extension Document {
  /// With what it says of persons masked.
  public var masked: Document {
    var masked = self
    masked.evidence = evidence.reduce(into: [:]) { $0[$1.key] = $1.key.masked($1.value) }
    return masked
  }
}

extension EvidenceField {
  /// What the paper says, masked as the request's own fields are.
  fileprivate func masked(_ text: String) -> String {
    switch self {
    case .accountName, .signer, .idName: MaskedText.name(text)
    case .accountNumber: MaskedText.number(text)
    case .address, .serviceAddress: MaskedText.address(text)
    case .numbers, .carrier, .issuer, .issuedOn, .signedOn, .idExpiresOn: text
    }
  }
}

extension EventDetail {
  fileprivate var masked: EventDetail {
    var masked = self
    masked.changes = changes.map {
      FieldChange(
        field: $0.field,
        before: $0.before.map($0.field.masked),
        after: $0.after.map($0.field.masked)
      )
    }
    masked.paper = paper.map { Before(id: $0.id, before: $0.before?.masked) }
    return masked
  }
}

extension FeeSum {
  /// Of a customer, with the name masked.
  public var masked: FeeSum {
    FeeSum(
      group: MaskedText.name(group),
      currency: currency,
      charges: charges,
      chargedCents: chargedCents,
      reversals: reversals,
      reversedCents: reversedCents
    )
  }
}
