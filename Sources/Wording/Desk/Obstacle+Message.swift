import PortDomain

extension Obstacle {
  /// What stands in the way and what to do about it.
  /// - Parameters:
  ///   - today: in the number's country.
  ///   - door: by which names fields and options are called.
  public func message(today: CalendarDay, at door: Door = .screen) -> String {
    func day(_ day: CalendarDay) -> String { day.spoken(today: today) }
    /// What a form shows at its field, and what a command's option is called.
    func asked(_ words: String, _ option: String) -> String {
      switch door {
      case .screen: words
      case .command: option
      }
    }
    return switch self {
    case .wrongStatus(let action, let status): Obstacle.wrong(action, status)
    case .fieldMissing(let field):
      "\(field.name(at: door)) is missing: \(asked("edit it", "set it"))"
    case .fieldInvalid(let problem): problem.message(at: door)
    case .fieldLocked(let field, let status): Obstacle.locked(field, status, door)
    case .pinNeeded(let carrier):
      "\(carrier.text) asks for the account's PIN: \(asked("enter it", "set account_pin=-"))"
    case .documentMissing(let kind): "\(kind.title) missing: add the paper"
    case .documentUnchecked(let kind, let items): Obstacle.unchecked(kind, items, door)
    case .checkFailed(let kind, let item, let differing):
      (["\(kind.title) \(item.title) fails"] + differing.map(\.sentence)).joined(separator: ", ")
        + ": correct it, or add a new paper"
    case .billTooOld(let last): "bill too old: good until \(day(last)); ask for a newer one"
    case .loaTooOld(let last):
      "LOA too old for this carrier: good until \(day(last)); ask for a new one"
    case .idExpired(let last): "government ID expired on \(day(last)); ask for a valid one"
    case .holdRunning(let end):
      "on hold until \(day(end)); wait, or "
        + asked("change \(RequestField.holdUntil.label)", "set hold_until")
    case .reasonOpen(let code):
      "\(code.reason.title) is open: "
        + asked("resolve it first", "first resolve \(code.rawValue)")
    case .changeDemanded(let code, let orNote): Obstacle.demanded(code, orNote, door)
    case .fraudStop:
      "fraud stop: a supervisor must lift it with "
        + asked("a note", "lift-fraud-stop --note")
    case .dateInPast(let date):
      "\(day(date)) is past; choose a day from today on" + asked("", Obstacle.orOption)
    case .notBusinessDay(let date, let holiday):
      "\(day(date)) is \(holiday?.spoken ?? "a weekend"); choose a business day"
        + asked(holiday?.isEstimated == true ? Obstacle.orOverride : "", Obstacle.orOption)
    case .freezeWindow(let date, let end, let country):
      "\(day(date)) lies in \(country?.name ?? "the carrier")'s freeze until \(day(end)); "
        + "choose a day after it"
        + asked("", Obstacle.orOption)
    case .activationEarly(let date, let confirmed):
      "\(day(date)) is before the confirmed \(day(confirmed)); "
        + asked("say in writing why", "say why with --override")
    case .activationInFuture(let date, let today):
      "\(day(date)) is still to come; the latest activation day is today, \(day(today))"
    case .dayInFuture(let date, let today):
      "\(day(date)) is still to come; the latest day for it is today, \(day(today))"
    case .dayTooEarly(let date, let since):
      "\(day(date)) is before \(day(since)), the day of the step before it; give a day from then on"
    case .acknowledgedAlready(let date):
      "the carrier acknowledged it on \(day(date)) already; undo that to note another day"
    case .confirmedAlready(let date):
      "the customer confirmed it on \(day(date)) already; undo that to note another day"
    case .noChangeTold:
      "no change that the carrier was told of is unanswered; edit what changes first"
    case .whyMissing: asked("say why, in writing", "say why with --why")
    case .noteMissing: asked("write a note that says why", "say why with --note")
    case .notApplicableWhy(let item):
      "say why \(item.title) doesn't apply, " + asked("in a remark", "with --remark")
    case .noteEmpty: "an empty note says nothing; write it"
    case .wordsMissing:
      "the reason other needs the carrier's words" + asked("", "; give them with --text")
    case .textInvalid: "a text has a NUL character in it, which can't be kept; take it out"
    case .textTooLong:
      "a text is longer than 64 kB or has more than \(TextBounds.marks) marks on one letter; shorten it"
    case .notPermitted(let role): "only \(role.withArticle) may do this; ask one"
    case .duplicateOpen(let other):
      "the number has an open request already: \(other.text); work on that one"
    case .alreadyOurs: "the number is ours already; check its digits"
    case .nothingToUndo: "nothing to undo here"
    case .nothingToRedo: "there is no undo here to be taken back"
    case .undoNotMine(let login): "the last change is \(login)'s; only they can undo it"
    case .undoImpossible(let kind): "\(kind.title) can't be undone"
    case .reasonNotOpen(let code):
      "the request was not rejected for \(code.reason.title); settle a reason that it has"
    case .reasonsMissing:
      "name at least one blocking reason\(asked("", " with --reason")); warnings alone are a note"
    case .reasonSettled(let code, let status):
      "\(code.reason.title) is settled: the request is \(status.title)"
    case .untilMissing: "say until when to wait" + asked("", ", with --until")
    case .untilPast(let until): "\(day(until)) is not ahead; wait until a day after today"
    case .noSuchPaper: "no such paper on this request; look at its documents"
    case .paperElsewhere(let kind, let country, let carrier):
      "this \(kind.title) is for numbers of \(carrier.text) in \(country.name); a paper goes only to"
        + " requests of the same country and carrier"
    case .paperReplaced(let kind, let successor):
      "a newer \(kind.title) took this one's place, which can only be read; go on with"
        + " \(successor.text)"
    case .remarkMissing(let kind, let item, let differing):
      (["\(kind.title) \(item.title) can't pass by itself"] + differing.map(\.sentence))
        .joined(separator: ", ")
        + ": correct what is wrong, or accept the difference with " + asked("a remark", "--remark")
    case .answerNotTaken(let item): Obstacle.notTaken(item)
    case .evidenceInvalid(let field, let value):
      field.isDate
        ? "\(field.name(at: door)): \(CalendarDay.demanded(insteadOf: value))"
        : "this paper doesn't say \(field.name(at: door)); type it from one that does"
    case .pinAbsent(let absence): absence.message
    case .messageNotSo(let kind, let status):
      "the message \"\(kind.title)\" isn't so now, the request is \(status.title): \(kind.condition)"
    case .nothingToTell(let status):
      "there is nothing to tell the customer now: the request is \(status.title)"
    case .notEscalated: "the request is not escalated"
    case .notStopped: "there is no fraud stop on this request"
    case .stillOpen(let status):
      "still \(status.title); only a finished request is purged"
    case .orderDiffers(let number, let field, let here, let there):
      "\(number.grouped): \(field.name(at: door)) is \"\(here ?? "")\", in the order \"\(there ?? "")\"; an order"
        + " holds one customer's account"
    case .orderSettled(let number, let status):
      "\(number.grouped) is \(status.title); only open numbers join or leave an order"
    case .inOrder(let number, let order):
      "\(number.grouped) belongs to \(order.text); split it off there first"
    case .notInOrder(let number):
      "\(number.grouped) belongs to no order; there is nothing to split off"
    case .orderShares(let field, let others): Obstacle.shared(field, with: others, door)
    case .waitRunning(let end):
      "the country's wait after the earlier port runs until \(day(end)); say "
        + asked("in writing why", "why with --why") + " if the carrier takes it sooner"
    case .returnedAlready: "the return is recorded already"
    }
  }

  /// A holiday that is an estimate may be a business day after all.
  static let orOverride = ", or override it in writing once the carrier has confirmed it"

  private static func wrong(_ action: Action, _ status: Status) -> String {
    "\(action.subject) isn't possible from \(status.title), \(onlyFrom(action, status))"
  }

  /// Names the statuses from which the action is possible, and the way to one of them.
  public static func onlyFrom(_ action: Action, _ status: Status) -> String {
    let sources = Lifecycle.sources(of: action).map(\.title).spoken("or")
    let way = Lifecycle.way(to: action, from: status).map(\.rawValue)
    return "only from \(sources)" + (way.count > 1 ? ": \(way.joined(separator: ", then "))" : "")
  }

  /// How a day that the rules don't allow is chosen all the same.
  private static let orOption = ", or say why with --override"

  private static func locked(_ field: RequestField, _ status: Status, _ door: Door) -> String {
    let name = field.name(at: door)
    return switch field.side {
    case .rules:
      "\(name) follows from what is done and can't be edited; take the step that changes it"
    case .desk where field == .orderID:
      switch door {
      case .screen: "a number joins and leaves its order on the order's screen"
      case .command: "a number joins its order with order add, and leaves it with order split"
      }
    case .desk where status == .completed:
      "\(name) can't be set: the number went back and is ours no more"
    case .desk: "\(name) can be set once the request is completed, not while \(status.title)"
    case .customer where field == .country:
      "\(name) can be corrected only while \(Status.pending.title), with the number"
        + (status == .rejected ? "; reopen the request first" : "")
    case .customer:
      switch status {
      case .scheduled:
        "\(name) can't be changed while scheduled; withdraw the date first"
      case .pending, .inProgress, .completed, .rejected, .cancelled:
        "\(name) can't be changed once \(status.title)"
      }
    }
  }

  private static func shared(
    _ field: RequestField,
    with others: Int,
    _ door: Door
  ) -> String {
    let name = field.name(at: door)
    let all = "shared with the order's \(others) other open number\(others == 1 ? "" : "s")"
    return field == .country
      ? "\(name) is \(all); split this one off the order first"
      : "\(name) is \(all); change it for all of them"
        + (door == .command ? " (--whole-order)" : "") + ", or split this one off first"
  }

  /// What is left where nothing that a reason concerns has changed.
  private static func demanded(_ code: ReasonCode, _ orNote: Bool, _ door: Door) -> String {
    let reason = code.reason
    let proof = reason.papers.isEmpty || reason.concernsNothing ? "a proof" : "a paper"
    let ways =
      (reason.fields.isEmpty
        ? [] : ["correct \(reason.fields.map { $0.name(at: door) }.spoken("or"))"])
      + (reason.papers.isEmpty && !reason.fields.isEmpty ? [] : ["add \(proof)"])
      + (orNote ? [door == .screen ? "say why not in a note" : "say why not with --note"] : [])
      + ["choose another outcome"]
    return "\(reason.title): nothing it concerns has changed since; \(ways.spoken("or"))"
  }

  private static func unchecked(
    _ kind: DocumentKind,
    _ items: [CheckItem],
    _ door: Door
  ) -> String {
    let dates = items.filter(\.isComputed)
    let answers = items.filter { !$0.isComputed }.map(\.title)
    var todo: [String] = []
    if !answers.isEmpty { todo.append("check \(answers.joined(separator: ", "))") }
    if !dates.isEmpty {
      let date = kind.evidence.first(where: \.isDate)?.rawValue ?? ""
      switch door {
      case .screen: todo.append("enter the paper's \(dates.map(\.title).spoken())")
      case .command: todo.append("give its \(date)")
      }
    }
    return "\(kind.title) not fully checked: \(todo.joined(separator: "; "))"
  }

  private static func notTaken(_ item: CheckItem) -> String {
    item.isComputed
      ? "\(item.title) follows from the paper's date; enter the date instead"
      : "this paper's sheet doesn't take that answer to \(item.title)"
  }
}

extension Compared {
  /// What either says, where they differ.
  public var sentence: String {
    "the paper's \(field.title) is \"\(paper ?? "")\", the request's \"\(request ?? "")\""
  }
}

extension Holiday {
  /// What day it is, and whether that is certain.
  fileprivate var spoken: String { name + (isEstimated ? " (estimated: it may still move)" : "") }
}

extension Role {
  fileprivate var withArticle: String {
    switch self {
    case .viewer: "a viewer"
    case .operator: "an operator"
    case .supervisor: "a supervisor"
    }
  }
}

extension PINAbsence {
  /// That there is no PIN, why, and what to do.
  public var message: String {
    switch self {
    case .notGiven: "no PIN was given for this request; enter it first"
    case .notNeeded: "this request needs no PIN, and none is kept"
    case .purged: "the PIN was purged after the port; none is kept any more"
    case .lost: "a PIN was given for this request, but none is stored; enter it anew"
    }
  }
}

extension Obstacle {
  /// By itself, of one that tells of no day.
  public var sentence: String {
    message(today: CalendarDay(daysSinceEpoch: 0)).capitalisedFirst + "."
  }
}

extension Refusal {
  /// Everything in the way, each in a sentence, with the dates of the number's country.
  public func sentences(by clocks: Clocks) -> [String] {
    obstacles.map { $0.message(today: clocks.today(in: country)) }
  }

  /// Everything in the way, on one line.
  public func message(today: CalendarDay, at door: Door = .screen) -> String {
    obstacles.map { $0.message(today: today, at: door) }.joined(separator: " · ")
  }
}

extension Obstacle {
  /// What stands in the way in a few words, for lines that list all of it.
  /// - Parameter today: in the number's country.
  public func brief(today: CalendarDay) -> String {
    func count(_ items: [CheckItem]) -> String {
      items.count == 1 ? "\(items[0].title) open" : "\(items.count) items open"
    }
    return switch self {
    case .fieldMissing(let field): "\(field.label) missing"
    case .pinNeeded: "PIN needed"
    case .documentMissing(let kind): "\(kind.title) missing"
    case .documentUnchecked(let kind, let items): "\(kind.title) \(count(items))"
    case .checkFailed(let kind, let item, _): "\(kind.title) \(item.title) fails"
    case .billTooOld(let last): "bill too old since \(last.spoken(today: today))"
    case .loaTooOld(let last): "LOA too old since \(last.spoken(today: today))"
    case .idExpired(let last): "government ID expired \(last.spoken(today: today))"
    case .holdRunning(let end): "on hold until \(end.spoken(today: today))"
    case .reasonOpen(let code): code.reason.title
    case .fraudStop: "fraud stop"
    case .acknowledgedAlready(let date), .confirmedAlready(let date):
      "on \(date.spoken(today: today)) already"
    case .noChangeTold: "no change is unanswered"
    case .wrongStatus(let action, let status): Obstacle.onlyFrom(action, status)
    case .fieldInvalid, .fieldLocked, .changeDemanded, .dateInPast, .notBusinessDay,
      .freezeWindow, .activationEarly, .activationInFuture, .dayInFuture, .dayTooEarly,
      .whyMissing, .noteMissing, .notApplicableWhy, .noteEmpty, .wordsMissing, .textInvalid,
      .textTooLong, .notPermitted,
      .duplicateOpen, .alreadyOurs, .nothingToUndo, .nothingToRedo, .undoNotMine, .undoImpossible,
      .reasonNotOpen, .reasonSettled, .reasonsMissing, .untilMissing, .untilPast, .messageNotSo,
      .nothingToTell, .noSuchPaper, .paperElsewhere, .paperReplaced, .remarkMissing,
      .answerNotTaken, .evidenceInvalid, .pinAbsent,
      .notEscalated, .notStopped, .returnedAlready, .stillOpen, .orderDiffers,
      .orderSettled, .inOrder, .notInOrder, .orderShares, .waitRunning:
      message(today: today)
    }
  }
}
