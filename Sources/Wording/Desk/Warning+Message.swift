import PortDomain

extension Warning {
  /// The code that scripts read; the same word is kept in receipts.
  public var code: String { rawValue }

  /// What to look at; nothing is stopped.
  public var message: String {
    switch self {
    case .numberOutsideKnownRanges:
      "the number lies in no published range; check it with the customer"
    case .shortNumber: "the number is shorter than mobile numbers are here; count its digits"
    case .fixedLine: "a fixed line: whether it can be ported is not certain here; ask the carrier"
    case .unknownCarrier: "the carrier is not known here; describe it"
    case .unknownOwner: "nobody here is called as the owner is; check the login"
    case .signatoryLooksLikeCompany: "the signatory looks like a company; a person must sign"
    case .escalated: "the same reason came a third time: escalated"
    case .idExpiresBeforePort: "the government ID expires before the port date"
    case .yearNotCovered: "the holidays of that year are not known; count the days by hand"
    case .holidayEstimated: "a holiday next to it may still move with the moon"
    case .afterCutOff:
      "after the carrier's cut-off: it counts as sent on the next business day"
    case .customerConfirms: "the customer must confirm by SMS"
    case .customerConfirmsInTime: "the customer must confirm by SMS within 48 hours"
    case .decemberFreeze: "carriers freeze ports in December; ask for a date before or after"
    case .sameButForSpelling: "the same as in the request but for spelling"
    case .pinNotInFile: "the file has no PIN, though one was given; enter it"
    case .orderMayDiffer:
      "the order's other open numbers may say otherwise now; look at the order"
    case .cancelAsked: "the customer has asked to cancel"
    case .lookupDiffers: "the look-up names another carrier than the request; check the carrier"
    case .wishedOnDayOff: "the wished day is a weekend or a holiday there: nothing is ported on it"
    case .rangeOfAnotherCarrier:
      "the range was first another operator's; check the carrier"
    case .withinLeadTime: "sooner than the carrier's lead time; see that it has confirmed this day"
    }
  }

  /// That the ID will not last.
  public static func idExpires(beforePort date: CalendarDay, today: CalendarDay) -> String {
    "\(Warning.idExpiresBeforePort.message), \(date.spoken(today: today))"
  }
}
