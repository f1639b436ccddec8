/// New values for fields, each with the value it was based on.
public struct FieldEdits: Hashable, Sendable {
  public var edits: [FieldEdit]
  /// A new PIN; an empty one takes the PIN away.
  public var pin: Secret?
  /// Demanded where the carrier must be told of the change.
  public var why: String?

  public init(_ edits: [FieldEdit], pin: Secret? = nil, why: String? = nil) {
    self.edits = edits
    self.pin = pin
    self.why = why
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
    var values: [RequestField: String?] = [:]
    var obstacles: [Obstacle] = []
    var conflicts: [FieldConflict] = []
    for edit in edits.edits {
      if let obstacle = self.obstacle(to: edit.field, of: request, why: edits.why) {
        obstacles.append(obstacle)
        continue
      }
      let current = request[edit.field]
      if let text = edit.value, text == current { continue }
      let value: String?
      do throws(FieldProblem) {
        value = try kept(edit, of: request, moment)
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
    if edits.pin != nil, let obstacle = obstacle(to: .accountPIN, of: request, why: edits.why) {
      obstacles.append(obstacle)
    }
    guard obstacles.isEmpty else { return .refused(Refusal(obstacles)) }
    guard conflicts.isEmpty else {
      return .conflict(
        Conflict(request, since: lastTouch(of: conflicts, in: file), fields: conflicts)
      )
    }
    if values.isEmpty, edits.pin == nil { return .unchanged(version: request.version) }
    if let pin = edits.pin {
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
    if after.number != request.number,
      let obstacle = obstacle(from: try standing(after.number), besides: request.id)
    {
      return .refused(Refusal(obstacle))
    }
    hold(&after, moment)
    var edited = file
    edited.request = after
    var decision = conclude(
      file,
      edited,
      as: edits.pin == nil ? .edited : .pinSet,
      detail: EventDetail(text: edits.why),
      moment
    )
    decision.pin = edits.pin.map { $0.exposed.isEmpty ? .removed : .set($0) } ?? .kept
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
    case .desk: return field == .endpointID && request.status != .completed ? locked : nil
    case .customer:
      switch request.status {
      case .pending, .rejected: return nil
      case .inProgress: return isBlank(why) ? .whyMissing : nil
      case .scheduled, .completed, .cancelled: return locked
      }
    }
  }

  /// The text to keep for an edit; required fields can't be emptied.
  private func kept(
    _ edit: FieldEdit,
    of request: PortRequest,
    _ moment: Moment
  ) throws(FieldProblem) -> String? {
    let text = FieldText(carriers: carriers, country: request.country, today: moment.today)
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

  /// A number that was ported too recently holds the request until the country's waiting time is over.
  func hold(_ request: inout PortRequest, _ moment: Moment) {
    let rule = rules.rule(for: .portedRecently, in: request.country)
    guard let end = rule?.waitEnd(of: request) else { return }
    if end > moment.today, request.holdUntil.map({ $0 < end }) ?? true { request.holdUntil = end }
  }

  func obstacle(from standing: NumberStanding, besides id: RequestID?) -> Obstacle? {
    switch standing {
    case .free: nil
    case .ours: .alreadyOurs
    case .open(let other): other == id ? nil : .duplicateOpen(other)
    }
  }

  /// What is worth saying about the customer's statement; with `before`, only what is new.
  func warnings(about request: PortRequest, before: PortRequest? = nil) -> [Warning] {
    func signs(_ request: PortRequest) -> [Warning] {
      [RequestField.phoneNumber, .currentCarrier, .authorizedName].flatMap { field in
        warnings(about: request[field] ?? "", for: field, in: request.country)
      }
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
