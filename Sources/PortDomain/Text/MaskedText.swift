/// Text of which only so much is left that its owner's clerk knows it again.
public enum MaskedText {
  /// The first letter of each word: `J••• S•••`.
  public static func name(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).map { String($0.prefix(1)) + dots }
      .joined(separator: " ")
  }

  /// The last four characters of at least eight: `•••3456`; of a shorter one nothing.
  public static func number(_ text: String) -> String {
    text.count < 8 ? dots : dots + text.suffix(4)
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
