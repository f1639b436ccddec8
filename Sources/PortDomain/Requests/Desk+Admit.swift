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
    guard actor.may(create: draft, isTakenOver: inFlight != nil) else {
      return .refused(Refusal(.notPermitted(needed: .operator)))
    }
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
    guard let country = Country(code: FoldedText.kept(countryText)) else {
      return .refused(
        Refusal(.fieldInvalid(FieldProblem(.country, .countryUnsupported, value: countryText)))
      )
    }
    problems += missingFields(in: written)
    let moment = Moment(actor: actor, now: now, today: zones.today(in: country, at: now))
    let text = FieldText(carriers: carriers, country: country, today: moment.today)
    var fields: [RequestField: String] = [:]
    let isGiven = written[.accountPINState].map(FoldedText.key) == PINState.given.rawValue
    let hasPIN = draft.pin.map { !$0.exposed.isEmpty } ?? false
    var course = Course(at: moment)
    if let inFlight {
      do throws(FieldProblem) {
        course = try Course(inFlight, text, at: moment, in: zones)
      } catch {
        problems.append(error)
      }
    }
    for field in RequestField.allCases {
      guard let value = written[field], field != .country else { continue }
      // The PIN itself says so; a file of running work that lacks it can't.
      if field == .accountPINState, isGiven, hasPIN || inFlight != nil { continue }
      do throws(FieldProblem) {
        fields[field] = try text.kept(value, for: field)
      } catch {
        problems.append(error)
      }
      if field.side == .rules || (field == .endpointID && !course.isOurs) {
        problems.append(FieldProblem(field, .fieldInvalid, value: value))
      }
    }
    if course.claimsNumber, let number = fields[.phoneNumber].flatMap({ PhoneNumber(e164: $0) }) {
      let found = try standing(number)
      if let problem = FieldProblem(number, found) { problems.append(problem) }
      if case .released(let day) = found {
        // Texts of days are in the order of the days.
        fields[.lastPortedOn] = max(fields[.lastPortedOn] ?? day.iso, day.iso)
      }
    }
    guard problems.isEmpty else {
      return .refused(Refusal(problems.map(Obstacle.fieldInvalid), in: country))
    }
    var decision = enter(fields, draft, course, isTakenOver: inFlight != nil, moment)
    if isGiven, !hasPIN { decision.warnings.append(.pinNotInFile) }
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
    let id: RequestID = ids.make(at: course.createdAt)
    var fields = fields
    fields[.status] = Status.pending.rawValue
    fields[.clockCountedTo] = moment.today.iso
    let hasPIN = draft.pin.map { !$0.exposed.isEmpty } ?? false
    if hasPIN { fields[.accountPINState] = PINState.given.rawValue }
    fields[.orderID] = draft.orderID?.text ?? fields[.orderID]
    fields.merge(course.beside) { _, told in told }
    if fields[.cancelAsked] != String(true) {
      fields[.cancelAskedOn] = nil
    } else if !isTakenOver {
      fields[.cancelAskedOn] = moment.today.iso
    }
    guard
      var request = PortRequest(
        id: id,
        createdAt: course.createdAt,
        updatedAt: moment.now,
        version: 0,
        clockStartedOn: course.startedOn,
        fields: fields
      ),
      let lifecycle = Lifecycle(course.record)
    else { preconditionFailure("checked fields make a request") }
    let blank = RequestFile(request: request)
    if !isTakenOver {
      request.fitLookup(to: Set(draft.values.keys), before: nil, on: moment.today)
    }
    request.lifecycle = lifecycle
    request.isEscalated = course.isEscalated
    request.isFraudStopped = course.isFraudStopped
    request.ticks = course.ticks
    // What is done was tested and routed where it was done.
    if lifecycle.status == .completed {
      request.ticks.formUnion([.testInbound, .configureRouting])
    }
    hold(&request, on: moment.today)
    var file = RequestFile(request: request)
    if !course.reasons.isEmpty {
      file.rejections = [
        Rejection(
          id: ids.make(at: moment.now),
          request: id,
          at: moment.now,
          day: moment.today,
          by: moment.actor.login,
          source: lifecycle.rejectedAt == .validation ? .review : .carrier,
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
        activatedOn: day,
        releasedOn: lifecycle.returnedOn
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
