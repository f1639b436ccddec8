import PortDomain
import Wording

/// One record of an import file: texts, nothing checked yet.
struct ImportRow: Hashable {
  /// The record's number, the header being 1.
  let line: Int
  var draft = RequestDraft()
  var inFlight = InFlight()
  /// Names of columns that the desk doesn't know.
  var unknown: [String] = []
  /// A cell that can't even be a text of its column.
  var problem: FieldProblem?

  init(line: Int) {
    self.line = line
  }

  /// Takes a cell in; empty ones leave the field without a value.
  mutating func set(_ column: ImportColumn, _ text: String) {
    if text.isEmpty { return }
    // Before it is composed or looked at in any other way.
    guard TextBounds.lines.allow(text) else {
      problem = problem ?? column.field?.problem(withSizeOf: text)
      return
    }
    switch column {
    case .field(.accountPIN): draft.pin = Secret(FoldedText.kept(text, lines: false))
    case .field(let field): draft.values[field] = text
    case .orderReference: draft.orderReference = FoldedText.kept(text, lines: false)
    case .running(.status): inFlight.status = text
    case .running(.createdOn): inFlight.createdOn = text
    case .running(.submittedOn): inFlight.submittedOn = text
    case .running(.portDate): inFlight.portDate = text
    case .running(.window): inFlight.window = text
    case .running(.attempt): inFlight.attempt = text
    case .running(.reasons): inFlight.reasons = text
    case .unknown: break
    }
  }

  var country: Country? {
    draft.values[.country].flatMap { Country(code: FoldedText.kept($0, lines: false)) }
  }

  /// The number in E.164, where it can be read.
  var number: String? {
    guard let country, let text = draft.values[.phoneNumber] else { return nil }
    return (try? PhoneNumber(parsing: text, in: country))?.e164
  }
}

extension ImportRow {
  /// The row of a JSON object: texts, numbers and flags are taken as texts, null as no value.
  init(_ members: [JSON.Member], line: Int) {
    self.init(line: line)
    for member in members {
      let column = ImportColumn(member.name)
      if column == .unknown { unknown.append(member.name) }
      switch member.value {
      case .null: continue
      case .text(let text): set(column, text)
      case .integer(let number): set(column, String(number))
      case .decimal(let number): set(column, number)
      case .flag(let flag): set(column, String(flag))
      case .list(let values):
        guard column == .running(.reasons) else {
          refuse(column, member.value)
          continue
        }
        let codes = values.map { if case .text(let code) = $0 { code } else { $0.line } }
        set(column, codes.joined(separator: ","))
      case .object: refuse(column, member.value)
      }
    }
  }

  private mutating func refuse(_ column: ImportColumn, _ value: JSON) {
    guard case .field(let field) = column, problem == nil else { return }
    problem = FieldProblem(field, .fieldInvalid, value: value.line)
  }
}

/// What a column of an import file holds.
enum ImportColumn: Hashable {
  case field(RequestField)
  /// The customer's own name for the order.
  case orderReference
  /// Where running work stands.
  case running(RunningWork)
  /// Nothing the desk knows.
  case unknown

  /// Columns of work that is under way, under the names they have in a file.
  enum RunningWork: String, CaseIterable {
    case status
    case createdOn = "created_on"
    case submittedOn = "submitted_on"
    case portDate = "port_date"
    case window
    case attempt
    case reasons
  }

  /// The field of the request that a cell of it is told by; nil where nothing is taken from it.
  fileprivate var field: RequestField? {
    switch self {
    case .field(let field): field
    case .orderReference: .orderID
    case .running(.status): .status
    case .running(.createdOn): .clockCountedTo
    case .running(.submittedOn): .submittedOn
    case .running(.portDate): .portDate
    case .running(.window): .window
    case .running(.attempt): .timesSent
    case .running(.reasons): .rejectedAt
    case .unknown: nil
    }
  }

  init(_ name: String) {
    let name = name.lowercased().filter { !$0.isWhitespace }
    if name == "order_ref" {
      self = .orderReference
    } else if let running = RunningWork(rawValue: name) {
      self = .running(running)
    } else if let field = RequestField(rawValue: name), field.side != .rules {
      self = .field(field)
    } else {
      self = .unknown
    }
  }
}

extension RequestField {
  /// The field's name in an import file: that of the column it was read from.
  func importName(isInFlight: Bool) -> String {
    guard isInFlight else { return rawValue }
    return switch self {
    case .clockCountedTo: ImportColumn.RunningWork.createdOn.rawValue
    case .rejectedAt: ImportColumn.RunningWork.reasons.rawValue
    case .timesSent: ImportColumn.RunningWork.attempt.rawValue
    case .phoneNumber, .country, .currentCarrier, .accountNumber, .accountPIN, .accountPINState,
      .authorizedName, .authorizedTitle, .authorizedDate, .billingName, .billingAddress,
      .serviceAddress, .requestedPortDate, .lastPortedOn, .organizationID, .organizationName,
      .contactName, .contactEmail, .contactPhone, .carrierReference, .endpointID, .orderID, .owner,
      .priority, .followUpOn, .waitingOn, .holdUntil, .cancelAsked, .escalated, .fraudStop, .status,
      .submittedOn, .portDate, .window, .reschedules, .activatedOn, .returnedOn, .clockStood,
      .ticks:
      rawValue
    }
  }
}
