import PortDomain

extension DocumentKind {
  /// The paper's name within a sentence.
  public var title: String {
    switch self {
    case .loa: "LOA"
    case .bill: "bill"
    case .governmentID: "government ID"
    case .other: "other paper"
    }
  }

  /// The paper's name in a narrow column.
  public var shortTitle: String {
    switch self {
    case .loa: "LOA"
    case .bill: "Bill"
    case .governmentID: "ID"
    case .other: "Other"
    }
  }
}

extension DocumentKind {
  /// As a few words in the middle of a line call it: `LOA`, `bill`, `ID`.
  public var briefTitle: String { self == .governmentID ? shortTitle : title }
}

extension PaperState {
  public var title: String {
    switch self {
    case .missing: "missing"
    case .received: "received"
    case .underReview: "under review"
    case .refused: "refused"
    case .accepted: "accepted"
    }
  }
}

extension CheckItem {
  /// The row's word, the same on screen and command line.
  public var title: String { rawValue }

  /// What passes the row on a kind of paper.
  public func demand(on kind: DocumentKind) -> String {
    switch self {
    case .numbers: "lists every number, and no other"
    case .carrier: "names the carrier"
    case .account: kind == .bill ? "name and number" : "name and number as on the bill"
    case .statement: "names the provider, no blanks"
    case .signature: "legible, with printed name"
    case .date: kind == .bill ? "within \(DocumentKind.billDays) days" : "not in the future"
    case .issuer: "is the carrier"
    case .number: "visible"
    case .address: "equals billing address"
    case .complete: "all pages, legible"
    case .signatory: "is the authorised person"
    case .expiry: "not expired"
    case .legible: "photo and details"
    case .type: "accepted in the country"
    }
  }
}

extension Document.Verdict {
  public var title: String {
    switch self {
    case .pass: "pass"
    case .fail: "fail"
    case .notApplicable: "n.a."
    }
  }
}

extension EvidenceField {
  public var title: String {
    switch self {
    case .accountName: "account name"
    case .accountNumber: "account number"
    case .address: "address"
    case .serviceAddress: "service address"
    case .numbers: "numbers"
    case .carrier: "carrier"
    case .issuer: "issuer"
    case .issuedOn: "issued on"
    case .signer: "signer"
    case .signedOn: "signed on"
    case .idName: "name on the ID"
    case .idExpiresOn: "expires on"
    }
  }
}

extension ChecklistItem {
  /// The point as the provider's published lists word it, shortened.
  public var title: String {
    switch self {
    case .accountAccess: "account access at the current carrier"
    case .contractTerms: "contract and termination fees checked"
    case .noBalance: "no balance outstanding"
    case .signatoryAvailable: "authorised signatory available"
    case .keepService: "keep the current service active"
    case .monitorStatus: "monitor the status"
    case .respondPromptly: "respond promptly"
    case .testInbound: "test inbound calls"
    case .configureRouting: "configure routing"
    case .updateIntegrations: "update webhooks and integrations"
    case .cancelOldService: "cancel the old carrier's service"
    }
  }
}

extension Comparison {
  /// The code that scripts read.
  public var code: String {
    switch self {
    case .same: "same"
    case .sameBut: "same_but"
    case .different: "different"
    }
  }

  public var title: String {
    switch self {
    case .same: "same"
    case .sameBut: "same but for spelling"
    case .different: "different"
    }
  }
}

extension ChecklistItem.Phase {
  /// The head of the phase's list.
  public var title: String {
    switch self {
    case .before: "Before the port"
    case .during: "While it is under way"
    case .after: "After the port"
    }
  }
}

extension Event.SheetPart {
  /// The row's word, or what was typed.
  var title: String { evidence?.title ?? code }
}
