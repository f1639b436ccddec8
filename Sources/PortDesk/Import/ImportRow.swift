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

  /// The number in E.164, where it can be read.
  var number: String? {
    guard let country = draft.values[.country].flatMap({ Country(code: trimmed($0)) }),
      let text = draft.values[.phoneNumber]
    else { return nil }
    return (try? PhoneNumber(parsing: text, in: country))?.e164
  }

  private func trimmed(_ text: String) -> String { FoldedText.kept(text, lines: false) }
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
