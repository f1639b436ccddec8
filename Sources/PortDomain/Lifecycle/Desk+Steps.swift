/// A step of the lifecycle with what the operator says about it.
///
/// `on` is the day in the number's country on which it really happened; nil is today.
public enum StatusChange: Hashable, Sendable {
  case submit(carrierReference: String? = nil, on: CalendarDay? = nil)
  case schedule(Lifecycle.Confirmation, override: String? = nil, on: CalendarDay? = nil)
  case reschedule(Lifecycle.Confirmation, why: String, override: String? = nil)
  case withdraw(why: String)
  case complete(activatedOn: CalendarDay? = nil, override: String? = nil)
  case reject(RejectionDraft)
  case resubmit(carrierReference: String? = nil, on: CalendarDay? = nil)
  case reopen(why: String)
  case cancel(why: String)
  case acknowledge(carrierReference: String? = nil, on: CalendarDay? = nil)
  case confirm(on: CalendarDay? = nil)
  case answerChange(ChangeAnswer, words: String? = nil, on: CalendarDay? = nil)
  case `return`(why: String)

  public var action: Action {
    switch self {
    case .submit: .submit
    case .schedule: .schedule
    case .reschedule: .reschedule
    case .withdraw: .withdraw
    case .complete: .complete
    case .reject: .reject
    case .resubmit: .resubmit
    case .reopen: .reopen
    case .cancel: .cancel
    case .acknowledge: .acknowledge
    case .confirm: .confirm
    case .answerChange(.accepted, _, _): .changeAccepted
    case .answerChange(.refused, _, _): .changeRefused
    case .return: .return
    }
  }

  /// The day on which it really happened, where one was given.
  public var day: CalendarDay? {
    switch self {
    case .submit(_, let day), .schedule(_, _, let day), .resubmit(_, let day),
      .acknowledge(_, let day), .confirm(let day), .answerChange(_, _, let day):
      day
    case .reject(let draft): draft.on
    case .reschedule, .withdraw, .complete, .reopen, .cancel, .return: nil
    }
  }
}

extension Desk {
  /// Decides on a step of the lifecycle.
  func decide(_ change: StatusChange, on file: RequestFile, _ moment: Moment) -> Ruling {
    var obstacles = obstacles(
      to: change.action,
      on: file,
      by: moment.actor,
      at: moment.now
    )
    if Lifecycle.target(of: change.action, from: file.request.status) != nil {
      obstacles += self.obstacles(in: change, on: file, moment)
    }
    guard obstacles.isEmpty else { return .refused(Refusal(obstacles)) }

    let (step, text) = step(of: change, on: file, moment)
    guard let lifecycle = file.request.lifecycle.after(step) else {
      return .refused(Refusal(.wrongStatus(change.action, status: file.request.status)))
    }
    var after = file
    after.request.lifecycle = lifecycle
    if !change.action.isNotice { after.request.waitingOn = nil }
    var detail = EventDetail(text: text)
    let day = change.day ?? moment.today
    if day != moment.today { detail.on = day }
    var about = Event.About.nothing
    var warnings: [Warning] = []

    switch change {
    case .submit(let reference, _), .resubmit(let reference, _):
      if let reference, !reference.isEmpty { after.request.carrierReference = reference }
      dropReminder(&after.request, moment)
      // The carrier gets the whole statement anew.
      after.request.forgetChange()
      about = .carrier(after.request.carrier)
      warnings = self.warnings(aboutSubmitting: file.request, at: moment.now)
      if day != moment.today { warnings.removeAll { $0 == .afterCutOff } }
    case .acknowledge(let reference, _):
      if let reference, !reference.isEmpty { after.request.carrierReference = reference }
    case .confirm: break
    case .answerChange(let answer, let words, _):
      after.request.changeAnswer = answer
      after.request.changeAnsweredOn = day
      after.request.changeWords = isBlank(words) ? nil : text
    case .schedule(let confirmation, _, _), .reschedule(let confirmation, _, _):
      about = .portDate(confirmation.date)
      warnings = self.warnings(aboutPortDate: confirmation.date, of: file, on: day)
    case .withdraw, .reopen: break
    case .cancel: dropReminder(&after.request, moment)
    case .complete:
      bringForth(in: &after, moment)
      warnings = self.warnings(aboutGoingOnWith: file.request)
      dropReminder(&after.request, moment)
    case .reject(let draft):
      let rejection = enter(draft, in: &after, moment)
      detail.rejection = .init(id: rejection.id, before: nil)
      about = .reasons(draft.reasons)
      if after.request.isEscalated { warnings = [.escalated] }
    case .return: takeBack(in: &after, moment)
    }
    var decision = conclude(
      file,
      after,
      as: Event.Kind(change.action),
      about: about,
      detail: detail,
      on: day,
      moment
    )
    decision.warnings = warnings
    return .allowed(decision)
  }

  /// What the words and dates of a step themselves lack.
  private func obstacles(
    in change: StatusChange,
    on file: RequestFile,
    _ moment: Moment
  ) -> [Obstacle] {
    func missing(_ why: String) -> [Obstacle] { isBlank(why) ? [.whyMissing] : [] }
    func date(_ day: CalendarDay, _ override: String?) -> [Obstacle] {
      isBlank(override) ? obstacles(toPortDate: day, of: file.request, at: moment.now) : []
    }
    let happened = obstacles(toDayOf: change, on: file, today: moment.today)
    switch change {
    case .submit, .resubmit, .acknowledge, .confirm: return happened
    case .answerChange(_, let words, _):
      return happened + (isOneLine(words) ? [] : [.fieldInvalid(.words(words))])
    case .schedule(let confirmation, let override, _):
      return date(confirmation.date, override) + happened
    case .reschedule(let confirmation, let why, let override):
      return date(confirmation.date, override) + missing(why)
    case .withdraw(let why), .reopen(let why), .cancel(let why), .return(let why):
      return missing(why)
    case .complete(let day, let override):
      let day = day ?? moment.today
      if day > moment.today { return [.activationInFuture(day, today: moment.today)] }
      if let date = file.request.lifecycle.confirmation?.date, day < date, isBlank(override) {
        return [.activationEarly(day, confirmed: date)]
      }
      return []
    case .reject(let draft):
      if !draft.reasons.contains(where: { $0.reason.severity == .blocking }) {
        return [.reasonsMissing] + happened
      }
      return (draft.reasons.contains(.other) && isBlank(draft.text) ? [.wordsMissing] : [])
        + happened
    }
  }

  /// What speaks against the day on which a step is said to have happened.
  private func obstacles(
    toDayOf change: StatusChange,
    on file: RequestFile,
    today: CalendarDay
  ) -> [Obstacle] {
    guard let day = change.day else { return [] }
    if day > today { return [.dayInFuture(day, today: today)] }
    let earliest = earliestDay(of: change.action, on: file)
    return day < earliest ? [.dayTooEarly(day, since: earliest)] : []
  }

  /// The day of the step before an action: that can't have happened earlier.
  private func earliestDay(of action: Action, on file: RequestFile) -> CalendarDay {
    let request = file.request
    let sent = request.lifecycle.submittedOn
    let rejected = file.rejections.last?.day
    let before: CalendarDay? =
      switch action {
      case .submit, .resubmit: rejected
      case .reject: request.status == .pending ? rejected : sent
      case .schedule, .acknowledge, .confirm: sent
      case .changeAccepted, .changeRefused: request.changeToldOn
      case .reschedule, .withdraw, .complete, .reopen, .cancel, .return: nil
      }
    return before ?? request.clock.startedOn
  }

  private func step(
    of change: StatusChange,
    on file: RequestFile,
    _ moment: Moment
  ) -> (Lifecycle.Step, String?) {
    switch change {
    case .submit(_, let day):
      (.submit(on: day ?? moment.today, at: sent(on: day, of: file, moment)), nil)
    case .resubmit(_, let day):
      (.resubmit(on: day ?? moment.today, at: sent(on: day, of: file, moment)), nil)
    case .schedule(let confirmation, let override, _): (.schedule(confirmation), override)
    case .reschedule(let confirmation, let why, let override):
      (.reschedule(confirmation), [why, override].compactMap { $0 }.joined(separator: "\n"))
    case .withdraw(let why): (.withdraw, why)
    case .complete(let day, let override):
      (.complete(activatedOn: day ?? moment.today), override)
    case .reject(let draft): (.reject, draft.text)
    case .reopen(let why): (.reopen, why)
    case .cancel(let why): (.cancel, why)
    case .acknowledge(_, let day): (.acknowledge(on: day ?? moment.today), nil)
    case .confirm(let day): (.confirm(on: day ?? moment.today), nil)
    case .answerChange(let answer, let words, _):
      (.answerChange(answer), isBlank(words) ? nil : words.map { FoldedText.kept($0) })
    case .return(let why): (.return(on: moment.today), why)
    }
  }

  /// When it went to the carrier: of an earlier day nobody knows the hour, so it counts from noon.
  private func sent(
    on day: CalendarDay?,
    of file: RequestFile,
    _ moment: Moment
  ) -> Instant {
    guard let day, day != moment.today else { return moment.now }
    return zones.instant(day, .noon, in: file.request.country)
  }

  private func isOneLine(_ words: String?) -> Bool {
    FoldedText.kept(words ?? "").count <= FieldText.longestLine
  }

  /// Completing makes the number ours and records the fee.
  private func bringForth(in file: inout RequestFile, _ moment: Moment) {
    guard let day = file.request.lifecycle.activatedOn else { return }
    file.activeNumber = ActiveNumber(
      id: ids.make(at: moment.now),
      request: file.request.id,
      e164: file.request.number.e164,
      activatedOn: day
    )
    file.charges.append(
      Charge(
        id: ids.make(at: moment.now),
        request: file.request.id,
        cents: Charge.fee,
        currency: Charge.feeCurrency,
        day: day
      )
    )
  }

  /// A return reverses the fee by a second row and releases the number.
  private func takeBack(in file: inout RequestFile, _ moment: Moment) {
    file.activeNumber?.releasedOn = moment.today
    file.request.endpointID = nil
    guard let charge = file.charges.last(where: { $0.reverses == nil }) else { return }
    file.charges.append(
      Charge(
        id: ids.make(at: moment.now),
        request: file.request.id,
        cents: -charge.cents,
        currency: charge.currency,
        day: moment.today,
        reverses: charge.id
      )
    )
  }

  /// Sets an empty follow-up date to the next business day.
  func remind(_ request: inout PortRequest, _ moment: Moment) {
    guard request.followUpOn == nil else { return }
    request.followUpOn = calendar(of: request.country).nextBusinessDay(after: moment.today)
  }

  /// Clears a follow-up date up to the next business day, which is what `remind` set at the latest: the
  /// step taken answers it. A later one is somebody's own and stays.
  private func dropReminder(_ request: inout PortRequest, _ moment: Moment) {
    guard let day = request.followUpOn else { return }
    let next = calendar(of: request.country).nextBusinessDay(after: moment.today)
    if day <= next { request.followUpOn = nil }
  }

  func isBlank(_ text: String?) -> Bool {
    text?.allSatisfy(\.isWhitespace) ?? true
  }
}
