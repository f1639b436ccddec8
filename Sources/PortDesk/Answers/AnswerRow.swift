import PortDomain
import Wording

/// What a column of a file of carriers' answers holds. Raw values are the names that files use.
public enum AnswerColumn: String, CaseIterable, Hashable, Sendable {
  case number = "phone_number"
  case carrierReference = "carrier_reference"
  case result
  /// The port date, or the day on which the number became active.
  case date
  case window
  /// The carrier's own code for a refusal.
  case code
  /// The carrier's own words.
  case words
  /// The day on which it happened.
  case on

  /// - Parameter name: as people write it: `carrier_reference`, `Carrier Reference`, `number`.
  public init?(named name: String) {
    let letters = AnswerColumn.letters(of: name)
    guard let column = AnswerColumn.allCases.first(where: { $0.names.contains(letters) }) else {
      return nil
    }
    self = column
  }

  private var names: [String] {
    let own = AnswerColumn.letters(of: rawValue)
    switch self {
    case .number: return [own, "number"]
    case .carrierReference: return [own, "reference"]
    case .result, .date, .window, .code, .words, .on: return [own]
    }
  }

  /// A column's name without what people write between its words.
  static func letters(of name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

/// What a carrier says of a request. Raw values are the words that files use.
enum Answer: String, CaseIterable {
  /// The carrier has the request.
  case acknowledged
  /// The port date is confirmed.
  case confirmed
  case rejected
  case completed
  case dateMoved = "date_moved"

  init?(named name: String) {
    let letters = AnswerColumn.letters(of: name)
    guard
      let answer = Answer.allCases.first(where: { AnswerColumn.letters(of: $0.rawValue) == letters }
      )
    else { return nil }
    self = answer
  }
}

/// How a carrier's file is written, as far as that can't be seen from it.
public struct AnswerForm: Hashable, Sendable {
  /// Columns under other names than the desk's own, by the file's names.
  public var columns: [String: AnswerColumn]
  /// Whose answers they are; nil where numbers and references tell.
  public var sender: Sender?
  /// How dates in figures are meant, such as 03/12/2026; nil where such a one is refused.
  public var dates: DateOrder?

  public enum DateOrder: String, CaseIterable, Hashable, Sendable {
    case dayFirst = "day-first"
    case monthFirst = "month-first"
  }

  public struct Sender: Hashable, Sendable {
    public let country: Country
    public let carrier: CarrierID

    public init(country: Country, carrier: CarrierID) {
      self.country = country
      self.carrier = carrier
    }
  }

  public init(
    columns: [String: AnswerColumn] = [:],
    sender: Sender? = nil,
    dates: DateOrder? = nil
  ) {
    self.columns = columns
    self.sender = sender
    self.dates = dates
  }

  /// What a carrier may have answered, as files say it.
  public static let results = Answer.allCases.map(\.rawValue)

  func column(named name: String) -> AnswerColumn? {
    let letters = AnswerColumn.letters(of: name)
    return columns.first { AnswerColumn.letters(of: $0.key) == letters }?.value
      ?? AnswerColumn(named: name)
  }
}

/// One record of a file of carriers' answers: texts, nothing checked yet.
struct AnswerRow {
  /// The line of the file on which it begins, from 1.
  let line: Int
  /// Its number among the records: several may begin on one line.
  var record = 0
  private var texts: [AnswerColumn: String] = [:]
  private(set) var fault: RowFault?

  init(line: Int, fault: RowFault? = nil) {
    self.line = line
    self.fault = fault
  }

  /// What a column says; nil where it says nothing.
  subscript(column: AnswerColumn) -> String? { texts[column] }

  mutating func set(_ column: AnswerColumn, _ text: String) {
    // Before it is composed or looked at in any other way.
    guard TextBounds.lines.allow(text) else { return fault = fault ?? .tooLong }
    let kept = FoldedText.kept(text, lines: column == .words)
    if !kept.isEmpty { texts[column] = kept }
  }

  /// Takes the members of a JSON object in; null is no value.
  mutating func set(_ members: [JSON.Member], by form: AnswerForm) {
    for member in members {
      guard let column = form.column(named: member.name) else { continue }
      guard texts[column] == nil else { return fault = fault ?? .nameRepeated(member.name) }
      guard let text = member.value.fieldText else {
        return fault = fault ?? .notAText(member.name)
      }
      set(column, text)
    }
  }
}

/// The records of a file of carriers' answers one after the other.
struct AnswerRows {
  private var records: FileRecords
  private let form: AnswerForm
  private let columns: [AnswerColumn?]
  /// The number of the record last read, the header's being 1.
  private var record = 1
  /// Names of columns that the desk doesn't know; of JSON, as far as it was read.
  private(set) var unknown: [String] = []

  init(_ file: ImportFile, by form: AnswerForm) throws(ImportObstacle) {
    records = try FileRecords(file.open())
    self.form = form
    let header = records.header ?? []
    columns = header.map(form.column)
    guard records.header != nil else { return }
    unknown = zip(header, columns).filter {
      $0.1 == nil && !$0.0.utf8.allSatisfy(ImportBytes.isBlank)
    }.map(\.0)
    try check(header)
  }

  mutating func next() throws(ImportObstacle) -> AnswerRow? {
    guard let (line, content) = try records.next() else { return nil }
    var row: AnswerRow
    switch content {
    case .broken(let fault): row = AnswerRow(line: line, fault: fault)
    case .cells(let cells):
      row = AnswerRow(line: line)
      for case (let column?, let cell) in zip(columns, cells) { row.set(column, cell) }
    case .object(let members):
      row = AnswerRow(line: line)
      row.set(members, by: form)
      for member in members where form.column(named: member.name) == nil {
        if !unknown.contains(member.name) { unknown.append(member.name) }
      }
    }
    record += 1
    row.record = record
    return row
  }

  /// - Throws: what keeps every row of the file from being an answer.
  private func check(_ header: [String]) throws(ImportObstacle) {
    let letters = Set(header.map(AnswerColumn.letters))
    let unmet = form.columns.keys.filter { !letters.contains(AnswerColumn.letters(of: $0)) }
      .sorted()
    guard unmet.isEmpty else { throw .columnsMissing(unmet) }
    guard columns.contains(.result) else { throw .columnsMissing([AnswerColumn.result.rawValue]) }
    guard columns.contains(.number) || columns.contains(.carrierReference) else {
      throw .columnsMissing([AnswerColumn.number.rawValue])
    }
    var seen: Set<AnswerColumn> = []
    for case let column? in columns where !seen.insert(column).inserted {
      throw .columnRepeated(column.rawValue)
    }
  }
}
