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
      problem = problem ?? column.problem(withSizeOf: text).map(Problem.field)
      return
    }
    if case .field(let field) = column, MaskedText.isMasked(text), problem == nil {
      problem = .field(FieldProblem(field, .masked, value: text))
    }
    switch column {
    case .field(.accountPIN): draft.pin = Secret(FoldedText.kept(text))
    case .field(let field): draft.values[field] = text
    case .row(.orderReference): draft.orderReference = FoldedText.kept(text)
    case .row(.status): inFlight.status = text
    case .row(.createdOn): inFlight.createdOn = text
    case .row(.submittedOn): inFlight.submittedOn = text
    case .row(.portDate): inFlight.portDate = text
    case .row(.window): inFlight.window = text
    case .row(.attempt): inFlight.attempt = text
    case .row(.reasons): inFlight.reasons = text
    case .row(.createdAt): inFlight.createdAt = text
    case .keptOfRunning(let field): inFlight.kept[field] = text
    case .severalNumbers: problem = problem ?? .unreadable(.severalNumbers)
    case .unknown: break
    }
  }

  var country: Country? {
    draft.values[.country].flatMap { Country(code: FoldedText.kept($0)) }
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
        column == .row(.reasons) || column == .keptOfRunning(.ticks)
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
  /// Where running work stands, or the order.
  case row(RowColumn)
  /// What else the rules keep of running work, as an export gives it.
  case keptOfRunning(RequestField)
  /// The numbers of an order together, as `create` takes them and an import doesn't.
  case severalNumbers
  /// Nothing the desk knows.
  case unknown

  /// Whether it says nothing of a request that is new, so that there it is left out as if unknown.
  var isOnlyOfExports: Bool {
    switch self {
    case .row(.createdAt), .keptOfRunning: true
    case .field, .row, .severalNumbers, .unknown: false
    }
  }

  /// What is wrong with a cell that holds too much; nil when it can be looked at further, or is left out.
  fileprivate func problem(withSizeOf text: String) -> FieldProblem? {
    switch self {
    case .field(let field), .keptOfRunning(let field): return field.problem(withSizeOf: text)
    case .row(let column):
      return column.field.problem(withSizeOf: text).map {
        FieldProblem($0.field, $0.cause, value: $0.value, column: column)
      }
    case .severalNumbers: return RequestField.phoneNumber.problem(withSizeOf: text)
    case .unknown: return nil
    }
  }

  /// - Parameter name: as people write it: `phone_number`, `Phone Number`, `PHONE-NUMBER`.
  init(_ name: String) {
    self = ImportColumn.byLetters[ImportColumn.letters(of: name)] ?? .unknown
  }

  /// As it is called in files.
  var name: String {
    switch self {
    case .field(let field), .keptOfRunning(let field): field.name
    case .row(let column): column.rawValue
    case .severalNumbers: "phone_numbers"
    case .unknown: ""
    }
  }

  private static func letters(of name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static let byLetters: [String: ImportColumn] = {
    let rows = RowColumn.allCases.map(ImportColumn.row)
    let names = Set(rows.map(\.name))
    let fields = RequestField.allCases.filter { $0.side != .rules && !names.contains($0.name) }
    let columns =
      fields.map(ImportColumn.field) + rows + [.severalNumbers]
      + InFlight.keptFields.map(ImportColumn.keptOfRunning)
    let former = (letters(of: RequestField.rejectedAt.rawValue), keptOfRunning(.rejectedAt))
    return Dictionary(uniqueKeysWithValues: columns.map { (letters(of: $0.name), $0) } + [former])
  }()
}

extension RowColumn {
  /// The field of the request that a cell of it is told by.
  fileprivate var field: RequestField {
    switch self {
    case .status: .status
    case .createdOn, .createdAt: .clockCountedTo
    case .submittedOn: .submittedOn
    case .portDate: .portDate
    case .window: .window
    case .attempt: .timesSent
    case .reasons: .rejectedAt
    case .orderReference: .orderID
    }
  }
}
