import PortDomain

extension ReasonCode {
  /// What a customer is told about a reason that is open: what they can do, or what we do.
  ///
  /// nil for a suspected fraud, which is never named to a customer. Where the country's rule says to
  /// dispute a ground, nothing is asked of them.
  ///
  /// - Parameters:
  ///   - source: who refused the request for it.
  ///   - rule: of the number's country; nil where none is on file.
  ///   - today: in the number's country.
  func letterLine(
    on request: PortRequest,
    from source: Rejection.Source?,
    under rule: CountryRule?,
    today: CalendarDay
  ) -> String? {
    if self == .suspectedFraud { return nil }
    let words: String
    if rule?.offer != .disputed {
      words = letterWords(on: request, under: rule, today: today)
    } else if source == .review {
      words = "your carrier may not refuse for this; we see to it, and nothing is needed from you"
    } else {
      words = "your carrier may not refuse for this, and we tell it so; nothing is needed from you"
    }
    return "- \(reason.title.capitalisedFirst): \(words)."
  }

  private func letterWords(
    on request: PortRequest,
    under rule: CountryRule?,
    today: CalendarDay
  ) -> String {
    let ours = "we see to it; nothing is needed from you"
    switch self {
    case .accountNameMismatch, .outstandingBalance, .contractObligation, .pinIncorrect,
      .addressMismatch:
      // As the provider publishes them.
      return reason.steps.joined(separator: "; ")
    case .accountNumberMismatch: return "please tell us the account number as it is on your bill"
    case .billingNumberMismatch: return "please tell us the billing number of the account"
    case .splitRequired:
      return "please have your carrier move this number to an account of its own, and tell us then"
    case .numberNotFound:
      return "please check the number, and that it is with this carrier"
    case .numberInactive: return "please have your carrier restore the line, and tell us then"
    case .alreadyInPort:
      return
        "another provider has an order for the number; please tell us which one counts, and have"
        + " the other one cancelled"
    case .portedAway: return "please tell us which carrier serves the number now"
    case .portedRecently:
      guard let end = rule?.waitEnd(of: request), end > today else {
        return "a number stays for a while after an earlier port; we send the request again then"
      }
      return "a number stays for a while after an earlier port; we send the request again on "
        + end.inFull
    case .notPortable: return "this number can't be moved; we can offer you a new one"
    case .portLock: return "please have your carrier lift its lock, and tell us then"
    case .featureOnLine:
      return "please have your carrier remove the service that stands in the way, and tell us then"
    case .blockOrRange:
      return
        "the number belongs to a block that moves as a whole; please tell us whether all of it is"
        + " to move"
    case .numberNotOnLOA:
      return "please sign a letter of authorisation that lists this number"
    case .loaIllegible: return "please send us a clean scan of the letter of authorisation"
    case .loaTooOld: return "please sign a new letter of authorisation"
    case .signatoryNotAuthorised: return "please have somebody sign whom the account names"
    case .newerAuthorisation:
      return "a later letter names another provider; please tell us which one counts"
    case .customerChangedMind:
      return "your carrier says that you wish to stay; please tell us in writing what you want"
    case .noAnswer: return "please answer your carrier's message about the move"
    case .pinMissing: return "please tell us the PIN of the account"
    case .pendingOrder:
      return "another order on your account is still open; please have it closed or cancelled"
    case .carrierSilent:
      return "your carrier owes us an answer, and we ask for it; nothing is needed from you"
    case .carrierError:
      return "your carrier made a mistake, and we have it put right; nothing is needed from you"
    case .accountNumberMissing, .loaMissing, .dateRefused, .dateExpired, .suspectedFraud, .other:
      return ours
    }
  }
}
