extension Desk {
  /// Decides on a new request whose order, if it has one, is new as well. Pure.
  public func admit<Failure: Error>(
    _ draft: RequestDraft,
    inFlight: InFlight? = nil,
    by actor: Operator,
    at now: Instant,
    standing: (PhoneNumber) throws(Failure) -> NumberStanding
  ) throws(Failure) -> Ruling {
    let none: (OrderID) throws(Failure) -> PortRequest? = { _ in nil }
    return try admit(
      draft,
      inFlight: inFlight,
      by: actor,
      at: now,
      voice: none,
      standing: standing
    )
  }

  /// Decides on a new request, or on running work that is taken over. Pure.
  ///
  /// - Returns: `.allowed` with the new file, or `.refused` with every problem, the one a person would
  ///   mend first in front.
  /// - Parameter voice: the request that speaks for an order; nil for one that is new.
  /// - Throws: only what `standing` and `voice` throw.
  public func admit<Failure: Error>(
    _ draft: RequestDraft,
    inFlight: InFlight? = nil,
    by actor: Operator,
    at now: Instant,
    voice: (OrderID) throws(Failure) -> PortRequest?,
    standing: (PhoneNumber) throws(Failure) -> NumberStanding
  ) throws(Failure) -> Ruling {
    if actor.role < .operator { return .refused(Refusal(.notPermitted(needed: .operator))) }
    var problems: [FieldProblem] = []
    let written = draft.values.filter { !isBlank($0.value) }
    if let countryText = written[.country],
      let problem = RequestField.country.problem(withSizeOf: countryText)
    {
      return .refused(Refusal(.fieldInvalid(problem)))
    }
    guard let countryText = written[.country] else {
      return .refused(Refusal(missingFields(in: written).map(Obstacle.fieldInvalid)))
    }
    guard let country = Country(code: FoldedText.kept(countryText, lines: false)) else {
      return .refused(
        Refusal(.fieldInvalid(FieldProblem(.country, .countryUnsupported, value: countryText)))
      )
    }
    problems += missingFields(in: written)
    let moment = Moment(actor: actor, now: now, today: zones.today(in: country, at: now))
    let text = FieldText(carriers: carriers, country: country, today: moment.today)
    let isPorted = inFlight?.status?.lowercased() == Status.completed.rawValue
    var fields: [RequestField: String] = [:]
    for field in RequestField.allCases {
      guard let value = written[field], field != .country else { continue }
      do throws(FieldProblem) {
        fields[field] = try text.kept(value, for: field)
      } catch {
        problems.append(error)
      }
      if field.side == .rules || (field == .endpointID && !isPorted) {
        problems.append(FieldProblem(field, .fieldInvalid, value: value))
      }
    }
    if let number = fields[.phoneNumber].flatMap({ PhoneNumber(e164: $0) }) {
      switch try standing(number) {
      case .free: break
      case .ours: problems.append(FieldProblem(.phoneNumber, .alreadyOurs, value: number.e164))
      case .open(let other):
        problems.append(
          FieldProblem(.phoneNumber, .duplicateOpen, value: number.e164, other: other)
        )
      }
    }
    var course = Course(startedOn: moment.today, record: .init(status: .pending), reasons: [])
    if let inFlight {
      do throws(FieldProblem) { course = try Course(inFlight, today: moment.today) } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else {
      return .refused(Refusal(problems.map(Obstacle.fieldInvalid), in: country))
    }
    let decision = enter(fields, draft, course, isTakenOver: inFlight != nil, moment)
    let request = decision.file.request
    let peers = try request.orderID.flatMap { order throws(Failure) in try voice(order) }
    let differences = obstacles(from: peers.map { [$0] } ?? [], to: request)
    guard differences.isEmpty else { return .refused(Refusal(differences, in: country)) }
    return .allowed(decision)
  }

  private func missingFields(in written: [RequestField: String]) -> [FieldProblem] {
    RequestField.required.filter { written[$0] == nil }
      .map { FieldProblem($0, .fieldMissing, value: nil) }
  }

  /// Makes the file of an admitted request; its first event says created or taken over.
  private func enter(
    _ fields: [RequestField: String],
    _ draft: RequestDraft,
    _ course: Course,
    isTakenOver: Bool,
    _ moment: Moment
  ) -> Decision {
    let id: RequestID = ids.make(at: moment.now)
    var fields = fields
    fields[.status] = Status.pending.rawValue
    fields[.clockCountedTo] = moment.today.iso
    let hasPIN = draft.pin.map { !$0.exposed.isEmpty } ?? false
    if hasPIN { fields[.accountPINState] = PINState.given.rawValue }
    fields[.orderID] = draft.orderID?.text ?? fields[.orderID]
    guard
      var request = PortRequest(
        id: id,
        createdAt: moment.now,
        updatedAt: moment.now,
        version: 0,
        clockStartedOn: course.startedOn,
        fields: fields
      ),
      let lifecycle = Lifecycle(course.record)
    else { preconditionFailure("checked fields make a request") }
    let blank = RequestFile(request: request)
    request.lifecycle = lifecycle
    hold(&request, moment)
    var file = RequestFile(request: request)
    if !course.reasons.isEmpty {
      file.rejections = [
        Rejection(
          id: ids.make(at: moment.now),
          request: id,
          at: moment.now,
          day: moment.today,
          by: moment.actor.login,
          source: .carrier,
          attempt: lifecycle.attempt,
          carrierCode: nil,
          text: nil,
          reasons: course.reasons.map { Rejection.Ground(code: $0) }
        )
      ]
      remind(&file.request, moment)
    }
    if isTakenOver, lifecycle.status == .completed, let day = lifecycle.activatedOn {
      file.activeNumber = ActiveNumber(
        id: ids.make(at: moment.now),
        request: id,
        e164: request.number.e164,
        activatedOn: day
      )
    }
    var decision = conclude(
      blank,
      file,
      as: isTakenOver ? .takenOver : .created,
      about: .status(request.status),
      isCounted: true,
      moment
    )
    // A beginning has no values before it; the request itself holds those after.
    decision.event.detail = nil
    decision.file.history = [decision.event]
    decision.pin = hasPIN ? draft.pin.map { .set($0) } ?? .kept : .kept
    decision.warnings = warnings(about: decision.file.request)
    return decision
  }
}

/// Where running work stands when it is taken over.
private struct Course {
  let startedOn: CalendarDay
  let record: Lifecycle.Record
  let reasons: [ReasonCode]

  init(startedOn: CalendarDay, record: Lifecycle.Record, reasons: [ReasonCode]) {
    self.startedOn = startedOn
    self.record = record
    self.reasons = reasons
  }

  /// - Throws: the first column that can't be read, or that its status needs and lacks.
  init(_ texts: InFlight, today: CalendarDay) throws(FieldProblem) {
    func day(_ text: String?, _ field: RequestField) throws(FieldProblem) -> CalendarDay? {
      guard let text, !text.isEmpty else { return nil }
      guard let day = CalendarDay(iso: text) else {
        throw FieldProblem(field, .fieldInvalid, value: text)
      }
      return day
    }
    let statusText = texts.status.flatMap { $0.isEmpty ? nil : $0 } ?? Status.pending.rawValue
    guard let status = Status(rawValue: statusText.lowercased()) else {
      throw FieldProblem(.status, .fieldInvalid, value: statusText)
    }
    let createdOn = try day(texts.createdOn, .clockCountedTo) ?? today
    if createdOn > today {
      throw FieldProblem(.clockCountedTo, .dateInFuture, value: createdOn.iso)
    }
    let portDate = try day(texts.portDate, .portDate)
    let codes = (texts.reasons ?? "").split { " ,;".contains($0) }.map(String.init)
    for code in codes where ReasonCode(rawValue: code) == nil {
      throw FieldProblem(.rejectedAt, .fieldInvalid, value: code)
    }
    let attemptText = texts.attempt.flatMap { $0.isEmpty ? nil : $0 }
    let attempt = attemptText.map { Int($0) ?? 0 } ?? 1
    guard attempt >= 1 else { throw FieldProblem(.timesSent, .fieldInvalid, value: attemptText) }
    var window: PortWindow?
    if let text = texts.window, !text.isEmpty {
      guard let read = PortWindow(text) else {
        throw FieldProblem(.window, .fieldInvalid, value: text)
      }
      window = read
    }
    if status == .scheduled || status == .completed, portDate == nil {
      throw FieldProblem(.portDate, .fieldMissing, value: nil)
    }
    if status == .rejected, codes.isEmpty {
      throw FieldProblem(.rejectedAt, .fieldMissing, value: nil)
    }
    startedOn = createdOn
    reasons = codes.compactMap(ReasonCode.init(rawValue:))
    record = Lifecycle.Record(
      status: status,
      timesSent: status == .pending ? attempt - 1 : attempt,
      submittedOn: try day(texts.submittedOn, .submittedOn),
      confirmation: portDate.map { .init(date: $0, window: window) },
      rejectedAt: status == .rejected ? .carrier : nil,
      activatedOn: portDate
    )
  }
}
