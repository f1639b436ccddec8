/// Everything that stands in the way of a change; nothing was changed.
public struct Refusal: Error, Hashable, Sendable {
  /// In the order in which they should be dealt with; never empty.
  public let obstacles: [Obstacle]
  /// The number's, whose calendar the obstacles' dates are told by; nil where none could be read.
  public let country: Country?

  public init(_ obstacles: [Obstacle], in country: Country? = nil) {
    self.obstacles = obstacles
    self.country = country
  }

  public init(_ obstacle: Obstacle, in country: Country? = nil) {
    self.init([obstacle], in: country)
  }
}

/// One thing that stands in the way of a change.
public enum Obstacle: Hashable, Sendable {
  case wrongStatus(Action, status: Status)
  case fieldMissing(RequestField)
  case fieldInvalid(FieldProblem)
  /// The field may not be changed in this status.
  case fieldLocked(RequestField, status: Status)
  case pinNeeded(CarrierID)
  case documentMissing(DocumentKind)
  case documentUnchecked(DocumentKind, open: [CheckItem])
  /// With what differs in the row, where anything does.
  case checkFailed(DocumentKind, CheckItem, [Compared] = [])
  case billTooOld(goodUntil: CalendarDay)
  case loaTooOld(goodUntil: CalendarDay)
  case idExpired(on: CalendarDay)
  case holdRunning(until: CalendarDay)
  case reasonOpen(ReasonCode)
  /// Nothing that a reason concerns has changed; whether a note would do as well.
  case changeDemanded(ReasonCode, orNote: Bool)
  case fraudStop
  case dateInPast(CalendarDay)
  case notBusinessDay(CalendarDay, holiday: Holiday?)
  /// The country's where one is named, else the carrier's own.
  case freezeWindow(CalendarDay, until: CalendarDay, in: Country? = nil)
  case activationEarly(CalendarDay, confirmed: CalendarDay)
  case activationInFuture(CalendarDay, today: CalendarDay)
  /// A step is said to have happened on a day to come, or before the one that goes before it.
  case dayInFuture(CalendarDay, today: CalendarDay)
  case dayTooEarly(CalendarDay, since: CalendarDay)
  case acknowledgedAlready(on: CalendarDay)
  case confirmedAlready(on: CalendarDay)
  /// The carrier was told of no change, or has answered it.
  case noChangeTold
  /// A step or an edit is to be explained.
  case whyMissing
  /// The same, where what is written is a note.
  case noteMissing
  /// A row of a sheet that doesn't apply is to be explained in a remark.
  case notApplicableWhy(CheckItem)
  /// A note without a word.
  case noteEmpty
  /// The carrier's words, with the reason `other`.
  case wordsMissing
  /// A text has a NUL in it, which can't be kept.
  case textInvalid
  /// A text is more than `TextBounds` allows.
  case textTooLong
  case notPermitted(needed: Role)
  case duplicateOpen(RequestID)
  case alreadyOurs
  case nothingToUndo
  /// Something else was done since the last undo, or there was none.
  case nothingToRedo
  case undoNotMine(by: String)
  case undoImpossible(Event.Kind)
  case reasonNotOpen(ReasonCode)
  /// The reason is resolved, and the request went on since.
  case reasonSettled(ReasonCode, status: Status)
  case reasonsMissing
  /// A date is needed with `waiting`.
  case untilMissing
  /// One waits until a day that is still to come.
  case untilPast(CalendarDay)
  case noSuchPaper
  /// The paper is made out for requests of this country and carrier.
  case paperElsewhere(DocumentKind, Country, CarrierID)
  /// A newer paper took its place.
  case paperReplaced(DocumentKind, by: DocumentID)
  /// A row can't pass without one while the paper differs from the request.
  case remarkMissing(DocumentKind, CheckItem, [Compared])
  case answerNotTaken(CheckItem)
  case evidenceInvalid(EvidenceField, value: String)
  case pinAbsent(PINAbsence)
  /// What the message tells isn't so.
  case messageNotSo(MessageKind, status: Status)
  /// No message to the customer tells what is so.
  case nothingToTell(Status)
  case notEscalated
  case notStopped
  case returnedAlready
  /// Only a finished request can be purged.
  case stillOpen(Status)
  /// The number's value and the order's, where one order holds them in common.
  case orderDiffers(PhoneNumber, RequestField, here: String?, there: String?)
  /// A finished number neither joins nor leaves an order.
  case orderSettled(PhoneNumber, status: Status)
  case inOrder(PhoneNumber, OrderID)
  case notInOrder(PhoneNumber)
  /// The order's other open numbers, so many, have it in common with this one.
  case orderShares(RequestField, with: Int)
  /// The country's wait after an earlier port runs longer than the hold that was asked for.
  case waitRunning(until: CalendarDay)

  /// Whether it goes away when the change is made for all open numbers of the order.
  public var isForOrder: Bool { if case .orderShares = self { true } else { false } }

  /// Whether it goes away with another day on which the step happened.
  public var isOfDay: Bool {
    switch self {
    case .dayInFuture, .dayTooEarly: true
    case _: false
    }
  }

  /// The field it concerns, for scripts and for the cursor.
  public var field: RequestField? {
    switch self {
    case .fieldMissing(let field), .fieldLocked(let field, _): field
    case .fieldInvalid(let problem): problem.field
    case .pinNeeded: .accountPIN
    case .orderDiffers(_, let field, _, _), .orderShares(let field, _): field
    case .orderSettled, .inOrder, .notInOrder: .orderID
    case .holdRunning, .waitRunning: .holdUntil
    case .dateInPast, .notBusinessDay, .freezeWindow: .portDate
    case .duplicateOpen, .alreadyOurs: .phoneNumber
    case .wrongStatus, .documentMissing, .documentUnchecked, .checkFailed, .billTooOld, .loaTooOld,
      .idExpired, .reasonOpen, .changeDemanded, .fraudStop, .activationEarly,
      .activationInFuture, .whyMissing, .noteMissing, .notApplicableWhy, .noteEmpty, .wordsMissing,
      .textInvalid, .textTooLong, .notPermitted, .nothingToUndo, .nothingToRedo, .undoNotMine,
      .undoImpossible, .reasonNotOpen, .reasonSettled, .reasonsMissing, .untilMissing, .untilPast,
      .noSuchPaper, .paperElsewhere, .paperReplaced, .remarkMissing, .answerNotTaken,
      .evidenceInvalid, .pinAbsent, .notEscalated, .notStopped, .returnedAlready, .stillOpen,
      .messageNotSo, .nothingToTell, .dayInFuture, .dayTooEarly, .acknowledgedAlready,
      .confirmedAlready, .noChangeTold:
      nil
    }
  }
}

/// Why there is no PIN to be shown.
public enum PINAbsence: String, Error, CaseIterable, Hashable, Sendable {
  case notGiven = "not_given"
  case notNeeded = "not_needed"
  case purged
  /// The request says that one was given, and none is stored.
  case lost
}

/// A value that was given for a field and can't be taken.
public struct FieldProblem: Error, Hashable, Sendable {
  public let field: RequestField
  public let cause: Cause
  /// The offending text; never a PIN.
  public let value: String?
  /// The open request in the way, with `duplicateOpen`.
  public let other: RequestID?
  /// What is wrong with the number, with `numberImpossible`.
  public let why: PhoneNumber.Why?
  /// Why it is no day, where one was typed.
  public let day: TypedDay.Fault?
  /// The column of an import that it was given in, where that isn't the field's own.
  public let column: RowColumn?

  public init(
    _ field: RequestField,
    _ cause: Cause,
    value: String?,
    other: RequestID? = nil,
    why: PhoneNumber.Why? = nil,
    day: TypedDay.Fault? = nil,
    column: RowColumn? = nil
  ) {
    self.field = field
    self.cause = cause
    self.value = field == .accountPIN ? nil : value
    self.other = other
    self.why = why
    self.day = day
    self.column = column
  }

  /// The carrier's words on a change that are too long.
  static func words(_ words: String?) -> FieldProblem {
    FieldProblem(.changeWords, .fieldInvalid, value: words)
  }

  public enum Cause: CaseIterable, Hashable, Sendable {
    case numberImpossible
    case numberOfOtherCountry
    case countryUnsupported
    case duplicateInFile
    case duplicateOpen
    case alreadyOurs
    case fieldMissing
    case dateInFuture
    case fieldInvalid
    /// It comes from where values are masked, such as an export.
    case masked
  }
}

/// Something an operator should look at; it stops nothing.
public enum Warning: String, CaseIterable, Hashable, Sendable {
  case numberOutsideKnownRanges = "number_outside_known_ranges"
  /// Shorter than the country's mobile numbers are, though its plan has such.
  case shortNumber = "short_number"
  case fixedLine = "fixed_line"
  case unknownCarrier = "unknown_carrier"
  /// Nobody of that login may work here, owns a request or has done anything.
  case unknownOwner = "unknown_owner"
  case signatoryLooksLikeCompany = "signatory_looks_like_company"
  case escalated
  case idExpiresBeforePort = "id_expires_before_port"
  case yearNotCovered = "year_not_covered"
  case holidayEstimated = "holiday_estimated"
  /// Sent after the carrier's hour: it counts as sent on the next business day.
  case afterCutOff = "after_cut_off"
  /// Sooner than the carrier asks for.
  case withinLeadTime = "within_lead_time"
  /// The losing carrier asks the customer by SMS, who must answer: Ghana; in Nigeria within 48 hours.
  case customerConfirms = "customer_confirms"
  case customerConfirmsInTime = "customer_confirms_in_time"
  /// Carriers of South Africa port few numbers or none in December.
  case decemberFreeze = "december_freeze"
  /// A paper's row differs from the request in spelling alone.
  case sameButForSpelling = "same_but_for_spelling"
  /// The file that running work was taken over from says that a PIN was given, and doesn't hold it.
  case pinNotInFile = "pin_not_in_file"
  /// What the order's numbers share was taken back on one of them.
  case orderMayDiffer = "order_may_differ"
  /// The customer asked to cancel, and the request goes on all the same.
  case cancelAsked = "cancel_asked"
  /// A look-up names another carrier than the request does.
  case lookupDiffers = "lookup_differs"
  /// The number's range was first given to another operator than the carrier named; it may have moved.
  case rangeOfAnotherCarrier = "range_of_another_carrier"
  /// The wished port date is a weekend or a holiday of the country, on which nothing is ported.
  case wishedOnDayOff = "wished_on_day_off"
}
