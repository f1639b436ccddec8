extension ReasonCode {
  /// The catalogue entry. The first five are published by the provider; the others are the desk's.
  public var reason: Reason {
    switch self {
    case .accountNameMismatch:
      entry(
        .account,
        "account name mismatch",
        "the name on the LOA is not the name the carrier has",
        ["ensure the LOA matches exactly with the carrier's records"],
        [.billingName],
        [.loa, .bill],
        .customer
      )
    case .outstandingBalance:
      entry(
        .money,
        "outstanding balance",
        "a bill at the losing carrier is unpaid",
        ["pay pending bills with the current carrier"],
        [],
        [.other],
        .customer
      )
    case .contractObligation:
      entry(
        .money,
        "contract obligation",
        "the number is under a contract term",
        ["check whether the number is under a contract term", "wait for its end or pay the fee"],
        [],
        [.other],
        .customer
      )
    case .pinIncorrect:
      entry(
        .account,
        "PIN incorrect",
        "the account PIN was mistyped or changed since",
        ["verify or reset the account PIN with the carrier"],
        [.accountPIN],
        [],
        .customer
      )
    case .addressMismatch:
      entry(
        .account,
        "address mismatch",
        "the billing address was given where the service address counts",
        ["update to the carrier's service address"],
        [.billingAddress, .serviceAddress],
        [.loa, .bill],
        .customer
      )
    case .accountNumberMismatch:
      entry(
        .account,
        "account number mismatch",
        "a digit is wrong, or it is another account's number",
        ["copy the account number from the bill"],
        [.accountNumber],
        [.loa, .bill],
        .customer
      )
    case .accountNumberMissing:
      entry(
        .account,
        "account number missing",
        "the order reached the carrier without it",
        ["enter the account number from the bill and send again"],
        [.accountNumber],
        [],
        .us
      )
    case .billingNumberMismatch:
      entry(
        .account,
        "billing number mismatch",
        "the account's main number is another one",
        ["ask the customer for the account's billing number", "correct number or account"],
        [.accountNumber, .phoneNumber],
        [.loa, .bill],
        .customer
      )
    case .splitRequired:
      entry(
        .account,
        "account must be split",
        "the account holds other numbers or services",
        ["ask the customer to have the carrier split the account", "send again afterwards"],
        [.accountNumber],
        [.bill],
        .customer
      )
    case .numberNotFound:
      entry(
        .number,
        "number not found",
        "a digit is wrong, or another carrier serves the number",
        ["check number and carrier with the customer"],
        [.phoneNumber, .currentCarrier],
        [.loa, .bill],
        .customer
      )
    case .numberInactive:
      entry(
        .number,
        "number inactive",
        "the line is suspended or was cut off",
        ["ask the customer to have the line restored"],
        [],
        [.other],
        .customer
      )
    case .alreadyInPort:
      entry(
        .number,
        "already in port",
        "another provider has an order for the number",
        ["ask the customer which order counts", "have the other one cancelled"],
        [],
        [.loa],
        .customer
      )
    case .portedAway:
      entry(
        .number,
        "ported away",
        "the number is with another carrier by now",
        ["find the present carrier and correct it"],
        [.currentCarrier],
        [.loa, .bill],
        .customer
      )
    case .portedRecently:
      entry(
        .date,
        "ported recently",
        "the waiting time after an earlier port has not passed",
        ["wait until the date the country's rule gives"],
        [.lastPortedOn],
        [],
        .us
      )
    case .notPortable:
      entry(
        .number,
        "not portable",
        "the range or the kind of line can't be ported",
        ["offer the customer a new number"],
        [.phoneNumber],
        [],
        .us
      )
    case .portLock:
      entry(
        .number,
        "port lock",
        "the account holder set a lock against porting",
        ["ask the customer to lift the lock with the carrier"],
        [],
        [.other],
        .customer
      )
    case .featureOnLine:
      entry(
        .number,
        "feature on the line",
        "a service on the line stands in the way",
        ["ask the customer to have the service removed"],
        [],
        [.other],
        .customer
      )
    case .blockOrRange:
      entry(
        .number,
        "part of a block or range",
        "the number belongs to a block that moves as a whole",
        ["ask for the whole block, or for the carrier's leave to split it"],
        [.phoneNumber],
        [.loa],
        .customer
      )
    case .loaMissing:
      entry(
        .authority,
        "LOA missing",
        "the order reached the carrier without the letter",
        ["attach the signed LOA and send again"],
        [],
        [.loa],
        .us
      )
    case .loaIllegible:
      entry(
        .authority,
        "LOA illegible",
        "the scan is too coarse or cut off",
        ["ask for a clean scan"],
        [],
        [.loa],
        .customer
      )
    case .loaTooOld:
      entry(
        .authority,
        "LOA too old",
        "it was signed longer ago than the carrier accepts",
        ["have a new LOA signed"],
        [.authorizedDate],
        [.loa],
        .customer
      )
    case .signatoryNotAuthorised:
      entry(
        .authority,
        "signatory not authorised",
        "the signer is not on the account",
        ["have somebody sign whom the account names"],
        [.authorizedName, .authorizedTitle],
        [.loa, .governmentID],
        .customer
      )
    case .newerAuthorisation:
      entry(
        .authority,
        "newer authorisation",
        "a later LOA names another provider",
        ["ask the customer which one counts", "have a new LOA signed"],
        [.authorizedDate],
        [.loa],
        .customer
      )
    case .customerChangedMind:
      entry(
        .authority,
        "customer changed their mind",
        "the carrier won the customer back",
        ["ask the customer", "cancel, or have it confirmed in writing"],
        [],
        [.loa, .other],
        .customer
      )
    case .suspectedFraud:
      entry(
        .authority,
        "suspected fraud",
        "the order looks like a stolen identity",
        ["stop", "let a supervisor speak to the account holder"],
        [],
        [.loa, .governmentID, .other],
        .us
      )
    case .dateRefused:
      entry(
        .date,
        "date refused",
        "the carrier can't port on the wished day",
        ["agree on another date"],
        [.requestedPortDate],
        [],
        .us
      )
    case .dateExpired:
      entry(
        .date,
        "date expired",
        "the confirmed day passed without a port",
        ["ask for a new date"],
        [.requestedPortDate],
        [],
        .us
      )
    case .noAnswer:
      entry(
        .process,
        "no answer",
        "the customer did not confirm to the carrier in time",
        ["ask the customer to answer the carrier's message", "send again"],
        [],
        [.other],
        .customer
      )
    case .pinMissing:
      entry(
        .account,
        "PIN missing",
        "the carrier wants a PIN and had none",
        ["ask the customer for the account PIN"],
        [.accountPIN],
        [],
        .customer
      )
    case .pendingOrder:
      entry(
        .process,
        "pending order",
        "another order on the account is still open",
        ["wait until the carrier has closed it, or have it cancelled"],
        [],
        [.other],
        .carrier
      )
    case .numberNotOnLOA:
      entry(
        .authority,
        "number not on the LOA",
        "the letter doesn't list the number",
        ["have an LOA signed that lists every number"],
        [.phoneNumber],
        [.loa],
        .customer
      )
    case .carrierSilent:
      entry(
        .process,
        "carrier silent",
        "the carrier let the order lie and answers nobody",
        ["ask the carrier's next desk for an answer", "send again once it answers"],
        [],
        [.other],
        .carrier
      )
    case .carrierError:
      entry(
        .process,
        "carrier error",
        "the carrier mistook the order, or its systems failed",
        ["show the carrier what went wrong", "send again once it is put right"],
        [],
        [.other],
        .carrier
      )
    case .other:
      entry(
        .process,
        "other",
        "see the carrier's words",
        ["read the carrier's words and answer them"],
        [],
        [.other],
        .us
      )
    }
  }

  private func entry(
    _ group: Reason.Group,
    _ title: String,
    _ cause: String,
    _ steps: [String],
    _ fields: [RequestField],
    _ papers: [DocumentKind],
    _ actor: Party
  ) -> Reason {
    Reason(
      code: self,
      group: group,
      title: title,
      cause: cause,
      steps: steps,
      fields: fields,
      papers: papers,
      actor: actor,
      severity: .blocking
    )
  }
}
