extension CheckItem {
  /// What the paper says in this row and the field of the request it is held against; nil where
  /// there is none, as for dates.
  public func pairs(
    on kind: DocumentKind
  ) -> [(evidence: EvidenceField, field: RequestField?)] {
    switch (self, kind) {
    case (.numbers, _): [(.numbers, .phoneNumber)]
    case (.carrier, _): [(.carrier, .currentCarrier)]
    case (.account, _): [(.accountName, .billingName), (.accountNumber, .accountNumber)]
    case (.signature, _): [(.signer, .authorizedName)]
    case (.date, .loa): [(.signedOn, nil)]
    case (.date, _): [(.issuedOn, nil)]
    case (.issuer, _): [(.issuer, .currentCarrier)]
    case (.number, _): [(.numbers, .phoneNumber)]
    case (.address, _): [(.address, .billingAddress), (.serviceAddress, .serviceAddress)]
    case (.signatory, _): [(.idName, .authorizedName)]
    case (.expiry, _): [(.idExpiresOn, nil)]
    case (.statement, _), (.complete, _), (.legible, _), (.type, _): []
    }
  }
}
