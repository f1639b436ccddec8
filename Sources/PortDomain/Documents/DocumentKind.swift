/// What a received paper is. The first three are demanded at every submit; published by the provider.
public enum DocumentKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// The letter of authorisation.
  case loa
  /// The losing carrier's bill, or a prepaid line's statement of ownership.
  case bill
  case governmentID = "government_id"
  case other

  /// The papers without which nothing is submitted.
  public static let demanded: [DocumentKind] = [.loa, .bill, .governmentID]

  /// How old a bill may be, in days. Published by the provider.
  public static let billDays = 90

  /// The rows of this paper's check sheet, in the order they are worked through.
  public var items: [CheckItem] {
    switch self {
    case .loa: [.numbers, .carrier, .account, .statement, .signature, .date]
    case .bill: [.issuer, .date, .account, .number, .address, .complete]
    case .governmentID: [.signatory, .expiry, .legible, .type]
    case .other: []
    }
  }

  /// What can be typed from this paper.
  public var evidence: [EvidenceField] {
    switch self {
    case .loa: [.numbers, .carrier, .accountName, .accountNumber, .signer, .signedOn]
    case .bill:
      [.issuer, .issuedOn, .accountName, .accountNumber, .numbers, .address, .serviceAddress]
    case .governmentID: [.idName, .idExpiresOn]
    case .other: []
    }
  }

  /// The date that a paper's validity is measured from.
  var date: EvidenceField? {
    switch self {
    case .loa: .signedOn
    case .bill: .issuedOn
    case .governmentID: .idExpiresOn
    case .other: nil
    }
  }
}

/// One row of a check sheet.
public enum CheckItem: String, CaseIterable, Hashable, Sendable, Codable {
  case numbers, carrier, account, statement, signature, date
  case issuer, number, address, complete
  case signatory, expiry, legible, type

  /// Whether the answer follows from a typed date each time it is needed, so that none is taken.
  public var isComputed: Bool { self == .date || self == .expiry }

  /// Whether "not applicable" is an answer (with a remark) on a kind of paper.
  public func mayNotApply(on kind: DocumentKind) -> Bool {
    switch kind {
    case .bill: self == .number || self == .address || self == .complete
    case .governmentID: self == .type
    case .loa, .other: false
    }
  }
}

/// What an operator types from a paper.
public enum EvidenceField: String, CaseIterable, Hashable, Sendable, Codable {
  case accountName = "account_name"
  case accountNumber = "account_number"
  case address
  case serviceAddress = "service_address"
  case numbers
  case carrier
  case issuer
  case issuedOn = "issued_on"
  case signer
  case signedOn = "signed_on"
  case idName = "id_name"
  case idExpiresOn = "id_expires_on"

  /// Whether it is a date.
  public var isDate: Bool { DocumentKind.allCases.contains { $0.date == self } }

  /// A typed text as it is kept; nil where nothing is left of it. Numbers typed one a line become a
  /// list on one, as every form and column has room for.
  func kept(_ text: String) -> String? {
    let kept =
      switch self {
      case .numbers:
        text.split(whereSeparator: \.isNewline).map { FoldedText.kept($0) }
          .filter { !$0.isEmpty }.joined(separator: ", ")
      case .address, .serviceAddress: FoldedText.kept(text, lines: true)
      case .accountName, .accountNumber, .carrier, .issuer, .issuedOn, .signer, .signedOn, .idName,
        .idExpiresOn:
        FoldedText.kept(text)
      }
    return kept.isEmpty ? nil : kept
  }
}

extension CheckItem {
  /// What the paper says in this row and the field of the request it is held against; nil where
  /// there is none, as for dates.
  public func pairs(
    on kind: DocumentKind
  ) -> [(evidence: EvidenceField, field: RequestField?)] {
    switch self {
    case .numbers, .number: [(.numbers, .phoneNumber)]
    case .carrier: [(.carrier, .currentCarrier)]
    case .account: [(.accountName, .billingName), (.accountNumber, .accountNumber)]
    case .signature: [(.signer, .authorizedName)]
    case .date, .expiry: kind.date.map { [($0, nil)] } ?? []
    case .issuer: [(.issuer, .currentCarrier)]
    case .address: [(.address, .billingAddress), (.serviceAddress, .serviceAddress)]
    case .signatory: [(.idName, .authorizedName)]
    case .statement, .complete, .legible, .type: []
    }
  }
}

/// How far one of the three papers of a request is.
public enum PaperState: String, CaseIterable, Hashable, Sendable {
  /// There is no file.
  case missing
  /// Nothing is answered.
  case received
  /// Some rows are answered.
  case underReview = "under_review"
  /// A row failed.
  case refused
  /// All rows pass or don't apply.
  case accepted
}
