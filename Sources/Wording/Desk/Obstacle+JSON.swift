import PortDomain

extension Obstacle {
  /// One thing in the way, for `why` and the details of a failure: what it is, which field it concerns,
  /// and its facts.
  /// - Parameter today: in the number's country.
  public func json(today: CalendarDay) -> JSON {
    JSON.facts([
      ("code", .text(code)), ("field", JSON(name)),
      ("message", .text(message(today: today, at: .command))),
    ])
    .adding(.facts(facts))
  }

  /// The field it concerns, under the name that it was given by.
  private var name: String? {
    if case .fieldInvalid(let problem) = self { problem.name(at: .command) } else { field?.name }
  }

  /// What a program may want to know of it; never a PIN.
  private var facts: [(String, JSON)] {
    switch self {
    case .wrongStatus(let action, let status):
      [
        ("action", .text(action.rawValue)), ("status", .text(status.rawValue)),
        ("from", .texts(Lifecycle.sources(of: action).map(\.rawValue))),
        ("way", .texts(Lifecycle.way(to: action, from: status).map(\.rawValue))),
      ]
    case .fieldMissing(let field): [("allowed", field.allowed)].filter { $0.1 != .null }
    case .fieldInvalid(let problem): problem.facts
    case .fieldLocked(_, let status), .stillOpen(let status), .nothingToTell(let status):
      [("status", .text(status.rawValue))]
    case .pinNeeded(let carrier): [("carrier", .text(carrier.text))]
    case .documentMissing(let kind): [("document", .text(kind.rawValue))]
    case .documentUnchecked(let kind, let items):
      [("document", .text(kind.rawValue)), ("items", .texts(items.map(\.rawValue)))]
    case .checkFailed(let kind, let item, let differing),
      .remarkMissing(let kind, let item, let differing):
      [
        ("document", .text(kind.rawValue)), ("item", .text(item.rawValue)),
        ("differing", .list(differing.map(\.json))),
      ]
    case .paperElsewhere(let kind, let country, let carrier):
      [
        ("document", .text(kind.rawValue)), ("country", .text(country.code)),
        ("current_carrier", .text(carrier.text)),
      ]
    case .paperReplaced(let kind, let successor):
      [("document", .text(kind.rawValue)), ("by", .text(successor.text))]
    case .billTooOld(let last): Obstacle.good(.bill, until: last)
    case .loaTooOld(let last): Obstacle.good(.loa, until: last)
    case .idExpired(let last): Obstacle.good(.governmentID, until: last)
    case .holdRunning(let end), .waitRunning(let end): [("until", .text(end.iso))]
    case .untilPast(let until): [("value", .text(until.iso))]
    case .reasonOpen(let code), .reasonNotOpen(let code): [("reason", .text(code.rawValue))]
    case .reasonSettled(let code, let status):
      [("reason", .text(code.rawValue)), ("status", .text(status.rawValue))]
    case .changeDemanded(let code, let orNote):
      [
        ("reason", .text(code.rawValue)), ("fields", .texts(code.reason.fields.map(\.name))),
        ("papers", .texts(code.reason.papers.map(\.rawValue))), ("or_note", .flag(orNote)),
      ]
    case .dateInPast(let date): [("value", .text(date.iso))]
    case .notBusinessDay(let date, let holiday):
      [
        ("value", .text(date.iso)), ("holiday", JSON(holiday?.name)),
        ("estimated", .flag(holiday?.isEstimated == true)),
      ]
    case .freezeWindow(let date, let end, let country):
      [
        ("value", .text(date.iso)), ("until", .text(end.iso)),
        ("of", .text(country == nil ? "carrier" : "country")),
      ]
    case .activationEarly(let date, let confirmed):
      [("value", .text(date.iso)), ("confirmed", .text(confirmed.iso))]
    case .activationInFuture(let date, let today):
      [("value", .text(date.iso)), ("limit", .text(today.iso))]
    case .dayInFuture(let date, let today):
      [("value", .text(date.iso)), ("limit", .text(today.iso))]
    case .dayTooEarly(let date, let since):
      [("value", .text(date.iso)), ("limit", .text(since.iso))]
    case .acknowledgedAlready(let date), .confirmedAlready(let date):
      [("value", .text(date.iso))]
    case .textTooLong: [("limit", .integer(TextBounds.words.bytes))]
    case .notPermitted(let role): [("needed", .text(role.rawValue))]
    case .duplicateOpen(let other): [("request", .text(other.text))]
    case .undoNotMine(let login): [("by", .text(login))]
    case .undoImpossible(let kind): [("event", .text(kind.rawValue))]
    case .answerNotTaken(let item), .notApplicableWhy(let item):
      [("items", .texts([item.rawValue]))]
    case .evidenceInvalid(let field, let value):
      [("evidence", .text(field.rawValue)), ("value", .text(value))]
    case .messageNotSo(let kind, let status):
      [("kind", .text(kind.rawValue)), ("status", .text(status.rawValue))]
    case .orderDiffers(let number, _, let here, let there):
      [("phone_number", .text(number.e164)), ("value", JSON(here)), ("order_value", JSON(there))]
    case .orderSettled(let number, let status):
      [("phone_number", .text(number.e164)), ("status", .text(status.rawValue))]
    case .inOrder(let number, let order):
      [("phone_number", .text(number.e164)), ("order", .text(order.text))]
    case .orderShares(_, let others): [("others", .integer(others))]
    case .notInOrder(let number): [("phone_number", .text(number.e164))]
    case .fraudStop, .whyMissing, .noteMissing, .noteEmpty, .wordsMissing, .textInvalid,
      .alreadyOurs, .nothingToUndo, .nothingToRedo, .reasonsMissing, .untilMissing, .noSuchPaper,
      .pinAbsent,
      .notEscalated, .notStopped, .returnedAlready, .noChangeTold:
      []
    }
  }

  private static func good(_ kind: DocumentKind, until day: CalendarDay) -> [(String, JSON)] {
    [("document", .text(kind.rawValue)), ("good_until", .text(day.iso))]
  }
}

extension FieldProblem {
  fileprivate var facts: [(String, JSON)] {
    [
      ("value", JSON(value)),
      (
        "allowed",
        field.allowed
      ),
      ("limit", JSON(limit)),
      ("request", JSON(other?.text)),
    ]
    .filter { $0.1 != .null }
  }

  /// How many characters fit into the field, where a text didn't.
  private var limit: Int? {
    guard cause == .fieldInvalid, column == nil else { return nil }
    switch field.form {
    case .line: return FieldText.longestLine
    case .lines: return FieldText.longestLines
    case .day, .instant, .number, .flag, .choice, .phoneNumber, .country, .carrier, .email,
      .endpoint,
      .order, .login, .secret:
      return nil
    }
  }
}

extension RequestField {
  /// The values it can have, where these are few.
  fileprivate var allowed: JSON {
    switch form {
    case .choice(let values): .texts(values)
    case .flag: .texts(["true", "false"])
    case .country: .texts(Country.allCases.map(\.code))
    case .line, .lines, .day, .instant, .number, .phoneNumber, .carrier, .email, .endpoint, .order,
      .login,
      .secret:
      .null
    }
  }
}
