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
    return dots + ", " + FoldedText.kept(last)
  }

  /// The first letter and the domain: `j•••@example.com`.
  public static func email(_ text: String) -> String {
    guard let at = text.lastIndex(of: "@") else { return dots }
    return text.prefix(upTo: at).prefix(1) + dots + text[at...]
  }

  /// What was written by hand: nothing of it is left.
  public static func words(_ text: String) -> String { text.isEmpty ? text : dots }

  /// The ending, by which its kind is known: `•••.pdf`.
  public static func fileName(_ text: String) -> String {
    guard let dot = text.lastIndex(of: ".") else { return dots }
    let ending = text[text.index(after: dot)...]
    let isPlain = (1...5).contains(ending.count) && ending.allSatisfy { $0.isASCII && $0.isLetter }
    return isPlain ? "\(dots).\(ending)" : dots
  }

  /// Whether a text comes from where it was masked, so that it is no value.
  public static func isMasked(_ text: String) -> Bool {
    // Every value that comes in is asked, and hardly one has a dot.
    var count = 0
    for scalar in text.unicodeScalars {
      count = scalar == dot ? count + 1 : 0
      if count == 3 { return true }
    }
    return false
  }

  private static let dot: Unicode.Scalar = "•"

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
    case .changeWords: MaskedText.words(text)
    case .phoneNumber, .country, .currentCarrier, .accountPIN, .accountPINState, .authorizedTitle,
      .authorizedDate, .requestedPortDate, .scope, .scopeStays, .newBillingNumber, .scopeRest,
      .lastPortedOn, .organizationID, .carrierReference, .lookupCarrier, .lookupOn, .lookupSource,
      .endpointID, .orderID, .owner, .priority, .followUpOn, .waitingOn, .holdUntil, .cancelAsked,
      .escalated, .fraudStop, .status, .timesSent, .submittedOn, .submittedAt, .acknowledgedOn,
      .confirmedOn, .portDate, .window, .reschedules, .rejectedAt, .activatedOn, .returnedOn,
      .changeToldOn, .changeAnsweredOn, .changeAnswer, .cancelAskedOn, .lastMessageOn,
      .clockStood, .clockCountedTo, .ticks:
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
    masked.changeWords = changeWords.map(RequestField.changeWords.masked)
    return masked
  }
}

extension Listing {
  /// With what is personal in it masked.
  public var masked: Listing { Listing(request: request.masked, facts: facts) }
}

extension RequestFile {
  /// With what is personal in it masked: in the request, its papers, its rejections and its history.
  ///
  /// What is compared or told apart stays so: a value that differs from the request's own is masked to
  /// one that does. What was written by hand may name anybody, and nothing is left of it.
  public var masked: RequestFile {
    var masked = self
    masked.request = request.masked
    masked.documents = documents.map { $0.masked(beside: request) }
    masked.rejections = rejections.map(\.masked)
    masked.history = history.map { event in
      var event = event
      event.detail = event.detail?.masked(beside: request)
      return event
    }
    masked.peers = peers.map(\.masked)
    return masked
  }
}

extension RequestField {
  /// A value that this field had or a paper states for it, masked such that it compares with the
  /// request's own as the two do unmasked.
  fileprivate func masked(_ text: String, beside request: PortRequest) -> String {
    let masked = self.masked(text)
    guard masked != text, let own = request[self] else { return masked }
    let truth = compared(text, own)
    let candidates = [masked, masked + ".", masked + " (other)"]
    return candidates.first { compared($0, self.masked(own)) == truth } ?? masked
  }

  private func compared(_ one: String, _ other: String) -> Comparison {
    self == .accountNumber ? Comparison(code: one, other) : Comparison(one, other)
  }
}

extension Document {
  /// With what it says of persons masked.
  public var masked: Document { masked(beside: nil) }

  fileprivate func masked(beside request: PortRequest?) -> Document {
    var masked = Document(
      id: id,
      kind: kind,
      version: version,
      file: FileFacts(
        name: MaskedText.fileName(file.name),
        mediaType: file.mediaType,
        size: file.size,
        sha256: file.sha256
      ),
      receivedAt: receivedAt,
      receivedBy: receivedBy,
      answers: answers.mapValues { answer in
        Answer(
          verdict: answer.verdict,
          by: answer.by,
          at: answer.at,
          remark: answer.remark.map(MaskedText.words)
        )
      },
      revision: revision
    )
    for (field, text) in evidence {
      let own = field.ownField(in: request)
      masked.evidence[field] =
        own.map { own in request.map { own.masked(text, beside: $0) } ?? own.masked(text) } ?? text
    }
    return masked
  }
}

extension EvidenceField {
  /// The field of the request that states the same of a person; nil where the paper states nothing
  /// personal.
  fileprivate func ownField(in request: PortRequest?) -> RequestField? {
    switch self {
    case .accountName: .billingName
    case .signer, .idName: .authorizedName
    case .accountNumber: .accountNumber
    case .address: .billingAddress
    case .serviceAddress: request?.serviceAddress == nil ? .billingAddress : .serviceAddress
    case .numbers, .carrier, .issuer, .issuedOn, .signedOn, .idExpiresOn: nil
    }
  }
}

extension Rejection {
  /// With what was written about it by hand masked.
  fileprivate var masked: Rejection { replacingWords(MaskedText.words) }
}

extension EventDetail {
  fileprivate func masked(beside request: PortRequest) -> EventDetail {
    EventDetail(
      changes: changes.map { change in
        FieldChange(
          field: change.field,
          before: change.before.map { change.field.masked($0, beside: request) },
          after: change.after.map { change.field.masked($0, beside: request) }
        )
      },
      text: text.map(MaskedText.words),
      paper: paper.map { Before(id: $0.id, before: $0.before?.masked(beside: request)) },
      rejection: rejection.map { Before(id: $0.id, before: $0.before?.masked) },
      on: on
    )
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

extension ReportFigures {
  /// With the names of customers masked.
  public var masked: ReportFigures {
    switch self {
    case .fees(let sums, by: .customer): .fees(sums.map(\.masked), by: .customer)
    case .customers(let times): .customers(times.map(\.masked))
    case .workload, .fees, .reasons, .durations, .carriers, .desk: self
    }
  }
}

extension CustomerTime {
  fileprivate var masked: CustomerTime {
    CustomerTime(
      customer: MaskedText.name(customer),
      requests: requests,
      papers: papers,
      waiting: waiting,
      longestWait: longestWait,
      stale: stale
    )
  }
}

extension AwaitedCount {
  /// With the customer's name masked.
  public var masked: AwaitedCount {
    AwaitedCount(
      country: country,
      customer: MaskedText.name(customer),
      code: code,
      from: from,
      since: since,
      requests: requests
    )
  }
}

extension Trail {
  /// With the customer's name masked; nothing else of it is personal but details, which are left out.
  public var masked: Trail {
    Trail(
      country: country,
      carrier: carrier,
      customer: MaskedText.name(customer),
      startedOn: startedOn,
      submittedOn: submittedOn,
      acknowledgedOn: acknowledgedOn,
      holdUntil: holdUntil,
      portDate: portDate,
      activatedOn: activatedOn,
      history: history,
      refusals: refusals
    )
  }
}
