/// New values for fields, each with the value it was based on.
public struct FieldEdits: Hashable, Sendable {
  public var edits: [FieldEdit]
  /// A new PIN; an empty one takes the PIN away.
  public var pin: Secret?
  /// Demanded where the carrier must be told of the change, and for a hold below the country's wait.
  public var why: String?
  /// Every open number of the order is given the same, so that what they share stays shared.
  public var isForOrder: Bool

  public init(
    _ edits: [FieldEdit],
    pin: Secret? = nil,
    why: String? = nil,
    isForOrder: Bool = false
  ) {
    self.edits = edits
    self.pin = pin
    self.why = why
    self.isForOrder = isForOrder
  }
}

/// One field's new text; nil takes the value away.
public struct FieldEdit: Hashable, Sendable {
  public let field: RequestField
  public let value: String?
  public let basis: Basis

  /// What the operator saw before typing.
  public enum Basis: Hashable, Sendable {
    /// This value; another one meanwhile is a conflict.
    case seen(String?)
    /// Whatever the same transaction reads.
    case current
  }

  public init(_ field: RequestField, _ value: String?, basis: Basis = .current) {
    self.field = field
    self.value = value
    self.basis = basis
  }
}

extension Desk {
  /// Decides on new values for fields: each goes through when nobody changed the same field since it
  /// was seen; the others stay as they are.
  func decide<Failure: Error>(
    _ edits: FieldEdits,
    on file: RequestFile,
    _ moment: Moment,
    standing: (PhoneNumber) throws(Failure) -> NumberStanding
  ) throws(Failure) -> Ruling {
    let request = file.request
    let text = text(for: edits, of: request, moment)
    var values: [RequestField: String?] = [:]
    var obstacles: [Obstacle] = []
    var conflicts: [FieldConflict] = []
    for edit in edits.edits {
      if let obstacle = self.obstacle(to: edit.field, of: request, why: edits.why) {
        obstacles.append(obstacle)
        continue
      }
      let current = request[edit.field]
      if let value = edit.value, value == current { continue }
      let value: String?
      do throws(FieldProblem) {
        value = try kept(edit, of: request, by: text)
      } catch {
        obstacles.append(.fieldInvalid(error))
        continue
      }
      if current == value { continue }
      if case .seen(let before) = edit.basis, before != current {
        conflicts.append(
          FieldConflict(field: edit.field, before: before, theirs: current, mine: value)
        )
        continue
      }
      values[edit.field] = value
    }
    if text.country != request.country {
      do throws(FieldProblem) { try fit(&values, of: request, by: text) } catch {
        obstacles.append(.fieldInvalid(error))
      }
    }
    if edits.pin != nil, let obstacle = obstacle(to: .accountPIN, of: request, why: edits.why) {
      obstacles.append(obstacle)
    }
    if !edits.isForOrder { obstacles += sharedObstacles(to: values.keys, on: file) }
    guard obstacles.isEmpty else { return .refused(Refusal(obstacles)) }
    guard conflicts.isEmpty else {
      return .conflict(
        Conflict(request, since: lastTouch(of: conflicts, in: file), fields: conflicts)
      )
    }
    let pin = file.isPINRepeated ? nil : edits.pin
    if values.isEmpty, pin == nil { return .unchanged(version: request.version) }
    if let pin {
      values[.accountPINState] =
        pin.exposed.isEmpty ? PINState.notGiven.rawValue : PINState.given.rawValue
    }
    guard var after = request.replacing(values) else {
      return .refused(
        Refusal(
          values.keys.map {
            .fieldInvalid(FieldProblem($0, .fieldInvalid, value: values[$0] ?? nil))
          }
        )
      )
    }
    if after.number != request.number {
      let standing = try standing(after.number)
      if let obstacle = obstacle(from: standing, besides: request.id) {
        return .refused(Refusal(obstacle))
      }
      after.remember(standing)
    }
    if values.keys.contains(where: { $0.side == .customer }), request.status.isWithCarrier {
      after.tellChange(on: moment.today)
    }
    after.fitLookup(to: Set(values.keys), before: request, on: moment.today)
    if after.cancelAsked != request.cancelAsked {
      after.cancelAskedOn = after.cancelAsked ? moment.today : nil
    }
    if values[.holdUntil] == nil {
      moveHold(of: &after, from: request, on: moment.today)
    } else if let obstacle = obstacle(toHoldOf: after, why: edits.why, on: moment.today) {
      return .refused(Refusal(obstacle))
    }
    var edited = file
    edited.request = after
    var decision = conclude(
      file,
      edited,
      as: pin == nil ? .edited : .pinSet,
      // The store puts the PIN in that it has.
      detail: EventDetail(text: edits.why, pin: pin.map { _ in .init() }),
      moment
    )
    decision.pin = pin.map { $0.exposed.isEmpty ? .removed : .set($0) } ?? .kept
    decision.warnings = warnings(about: after, before: request)
    return .allowed(decision)
  }

  /// Why a field may not be changed now; nil when it may.
  public func obstacle(
    to field: RequestField,
    of request: PortRequest,
    why: String?
  ) -> Obstacle? {
    let locked = Obstacle.fieldLocked(field, status: request.status)
    switch field.side {
    case .rules: return locked
    // By a change of its own, which looks at the order's other numbers.
    case .desk where field == .orderID: return locked
    case .desk where field == .endpointID:
      let isOurs = request.status == .completed && request.lifecycle.returnedOn == nil
      return isOurs ? nil : locked
    case .desk: return nil
    case .customer where field == .country: return request.status == .pending ? nil : locked
    case .customer:
      switch request.status {
      case .pending, .rejected: return nil
      case .inProgress: return isBlank(why) ? .whyMissing : nil
      case .scheduled, .completed, .cancelled: return locked
      }
    }
  }

  /// By what texts are read: the country that the number has afterwards.
  private func text(for edits: FieldEdits, of request: PortRequest, _ moment: Moment) -> FieldText {
    let typed = edits.edits.last { $0.field == .country }?.value
    let country = typed.flatMap { Country(code: FoldedText.kept($0)) }
    return FieldText(
      carriers: carriers,
      country: country ?? request.country,
      today: country.map { zones.today(in: $0, at: moment.now) } ?? moment.today,
      calendar: calendar(of: country ?? request.country)
    )
  }

  /// Number and carrier in the number's other country: a number comes with it, a carrier that stays is
  /// looked for there.
  private func fit(
    _ values: inout [RequestField: String?],
    of request: PortRequest,
    by text: FieldText
  ) throws(FieldProblem) {
    for field in [RequestField.phoneNumber, .currentCarrier] where values[field] == nil {
      let value = try text.kept(request[field] ?? "", for: field)
      if value != request[field] { values[field] = value }
    }
  }

  /// What the order's other open numbers have in common with this one is not changed for one alone.
  private func sharedObstacles(
    to fields: some Collection<RequestField>,
    on file: RequestFile
  ) -> [Obstacle] {
    let shared = Order.shared.filter(fields.contains)
    guard file.request.status.isOpen, !shared.isEmpty else { return [] }
    let others = file.others.count(where: \.status.isOpen)
    return others == 0 ? [] : shared.map { .orderShares($0, with: others) }
  }

  /// The text to keep for an edit; required fields can't be emptied.
  private func kept(
    _ edit: FieldEdit,
    of request: PortRequest,
    by text: FieldText
  ) throws(FieldProblem) -> String? {
    if edit.field == .country, let typed = edit.value, !isBlank(typed) {
      if let problem = problem(with: typed, for: .country, in: nil, on: text.today) {
        throw problem
      }
      return text.country.code
    }
    let value = try text.kept(edit.value ?? "", for: edit.field)
    let hasAlways: Set<RequestField> = [.accountPINState, .priority, .cancelAsked]
    if edit.field == .accountPINState, request.pinState == .given {
      // What is stored must go first.
      throw FieldProblem(edit.field, .fieldInvalid, value: value)
    }
    if value == nil, RequestField.required.contains(edit.field) || hasAlways.contains(edit.field) {
      throw FieldProblem(edit.field, .fieldMissing, value: nil)
    }
    return value
  }

  func obstacle(from standing: NumberStanding, besides id: RequestID?) -> Obstacle? {
    switch standing {
    case .free, .released: nil
    case .ours: .alreadyOurs
    case .open(let other): other == id ? nil : .duplicateOpen(other)
    }
  }

  /// What is worth saying about the customer's statement; with `before`, only what is new.
  func warnings(about request: PortRequest, before: PortRequest? = nil) -> [Warning] {
    func signs(_ request: PortRequest) -> [Warning] {
      let signs = [
        RequestField.phoneNumber, .currentCarrier, .authorizedName, .requestedPortDate,
      ].flatMap { field in
        warnings(about: request[field] ?? "", for: field, in: request.country)
      }
      let isOthers = carrierOfRange(of: request).map { $0 != request.carrier } ?? false
      return signs + (isOthers ? [.rangeOfAnotherCarrier] : [])
    }
    let known = before.map(signs) ?? []
    return signs(request).filter { !known.contains($0) }
  }

  /// The events that last touched the fields in conflict.
  private func lastTouch(of conflicts: [FieldConflict], in file: RequestFile) -> [Event] {
    let fields = Set(conflicts.map(\.field))
    return file.history.last { !fields.isDisjoint(with: $0.fields) }.map { [$0] } ?? []
  }
}
