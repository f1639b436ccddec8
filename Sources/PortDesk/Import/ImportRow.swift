import PortDomain
import Wording

/// One record of an import file: texts, nothing checked yet.
struct ImportRow: Hashable {
  /// The line of the file on which it begins, from 1.
  let line: Int
  /// Its number among the records: several may begin on one line.
  var record = 0
  var draft = RequestDraft()
  var inFlight = InFlight()
  /// Names of columns that the desk doesn't know.
  var unknown: [String] = []
  /// Names of columns that say something of running work alone, as exports have them.
  var onlyOfExports: [String] = []
  /// What keeps it from being a request, whatever the rules say.
  var problem: Problem?

  enum Problem: Hashable {
    case field(FieldProblem)
    case unreadable(RowFault)
  }

  init(line: Int) {
    self.line = line
  }

  /// Takes a cell in; empty ones leave the field without a value.
  mutating func set(_ column: ImportColumn, _ text: String) {
    if text.isEmpty { return }
    // Before it is composed or looked at in any other way.
    guard TextBounds.lines.allow(text) else {
      problem = problem ?? column.field?.problem(withSizeOf: text).map(Problem.field)
      return
    }
    if case .field(let field) = column, MaskedText.isMasked(text), problem == nil {
      problem = .field(FieldProblem(field, .masked, value: text))
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
    case .running(.createdAt): inFlight.createdAt = text
    case .keptOfRunning(let field): inFlight.kept[field] = text
    case .severalNumbers: problem = problem ?? .unreadable(.severalNumbers)
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
  /// The row of a JSON object; null is no value.
  init(_ members: [JSON.Member], line: Int) {
    self.init(line: line)
    var seen: Set<ImportColumn> = []
    for member in members {
      let column = ImportColumn(member.name)
      if column == .unknown {
        unknown.append(member.name)
      } else if !seen.insert(column).inserted {
        problem = .unreadable(.nameRepeated(member.name))
      }
      if column.isOnlyOfExports { onlyOfExports.append(member.name) }
      if case .list(let values) = member.value,
        column == .running(.reasons) || column == .keptOfRunning(.ticks)
      {
        set(column, values.map { $0.fieldText ?? $0.line }.joined(separator: ","))
      } else if column == .severalNumbers, member.value != .null {
        problem = problem ?? .unreadable(.severalNumbers)
      } else if let text = member.value.fieldText {
        set(column, text)
      } else if column != .unknown, problem == nil {
        problem = .unreadable(.notAText(member.name))
      }
    }
  }
}

extension JSON {
  /// The value as the text of a field, every digit of a number kept; empty for null and nil for what is
  /// no single value.
  var fieldText: String? {
    switch self {
    case .null: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): number
    case .flag(let flag): String(flag)
    case .list, .object: nil
    }
  }
}

/// What a column of an import file holds.
enum ImportColumn: Hashable {
  case field(RequestField)
  /// The customer's own name for the order.
  case orderReference
  /// Where running work stands.
  case running(RunningWork)
  /// What else the rules keep of running work, as an export gives it.
  case keptOfRunning(RequestField)
  /// The numbers of an order together, as `create` takes them and an import doesn't.
  case severalNumbers
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
    case createdAt = "created_at"
  }

  /// Whether it says nothing of a request that is new, so that there it is left out as if unknown.
  var isOnlyOfExports: Bool {
    switch self {
    case .running(.createdAt), .keptOfRunning: true
    case .field, .orderReference, .running, .severalNumbers, .unknown: false
    }
  }

  /// The field of the request that a cell of it is told by; nil where nothing is taken from it.
  fileprivate var field: RequestField? {
    switch self {
    case .field(let field): field
    case .orderReference: .orderID
    case .running(.status): .status
    case .running(.createdOn), .running(.createdAt): .clockCountedTo
    case .running(.submittedOn): .submittedOn
    case .running(.portDate): .portDate
    case .running(.window): .window
    case .running(.attempt): .timesSent
    case .running(.reasons): .rejectedAt
    case .keptOfRunning(let field): field
    case .severalNumbers: .phoneNumber
    case .unknown: nil
    }
  }

  /// - Parameter name: as people write it: `phone_number`, `Phone Number`, `PHONE-NUMBER`.
  init(_ name: String) {
    self = ImportColumn.byLetters[ImportColumn.letters(of: name)] ?? .unknown
  }

  /// As it is called in files.
  var name: String {
    switch self {
    case .field(let field): field.rawValue
    case .orderReference: "order_ref"
    case .running(let running): running.rawValue
    case .keptOfRunning(let field): field.rawValue
    case .severalNumbers: "phone_numbers"
    case .unknown: ""
    }
  }

  private static func letters(of name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static let byLetters: [String: ImportColumn] = {
    let running = RunningWork.allCases.map(ImportColumn.running)
    let names = Set(running.map(\.name))
    let fields = RequestField.allCases.filter { $0.side != .rules && !names.contains($0.rawValue) }
    let columns =
      fields.map(ImportColumn.field) + running + [.orderReference, .severalNumbers]
      + InFlight.keptFields.map(ImportColumn.keptOfRunning)
    return Dictionary(uniqueKeysWithValues: columns.map { (letters(of: $0.name), $0) })
  }()
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
