import PortDomain
import Wording

/// The records of an import file one after the other, whichever of the three forms it has.
struct ImportRows {
  private enum Form {
    case csv(CSVReader, columns: [ImportColumn])
    case jsonLines(ByteStream)
    case json([JSON])
  }

  private var form: Form
  private var line = 1
  /// Names of columns that the desk doesn't know; of JSON, as far as it was read.
  private(set) var unknown: [String] = []

  /// Looks at the beginning: `[` is an array, `{` an object or lines of objects, anything else CSV.
  init(_ bytes: ByteStream, isInFlight: Bool) throws(ImportObstacle) {
    guard let first = bytes.peek() else { throw bytes.obstacle ?? .empty }
    switch first {
    case UInt8(ascii: "["):
      guard case .list(let values)? = JSON(parsing: try bytes.rest()) else {
        throw .notJSON(line: 2)
      }
      form = .json(values.reversed())
    case UInt8(ascii: "{"):
      let start = try ImportRows.lineBytes(bytes, line: 2)
      if let object = JSON(parsing: start) {
        form = .jsonLines(bytes)
        held = object
      } else if let object = JSON(parsing: start + (try bytes.rest())) {
        form = .json([object])
      } else {
        throw .notJSON(line: 2)
      }
    default:
      var reader = CSVReader(bytes)
      guard let header = try reader.next() else { throw .empty }
      let columns = header.map { ImportColumn($0) }
      unknown = zip(header, columns).filter { $0.1 == .unknown && !$0.0.isEmpty }.map(\.0)
      try ImportRows.check(columns, isInFlight: isInFlight)
      form = .csv(reader, columns: columns)
    }
  }

  /// The first object of JSON Lines, which was read to tell the form.
  private var held: JSON?

  mutating func next() throws(ImportObstacle) -> ImportRow? {
    switch form {
    case .csv(var reader, let columns):
      let cells = try reader.next()
      form = .csv(reader, columns: columns)
      guard let cells else { return nil }
      var row = ImportRow(line: reader.line)
      for (column, cell) in zip(columns, cells) { row.set(column, CellGuard.unguarded(cell)) }
      if let extra = cells.dropFirst(columns.count).first(where: { !$0.isEmpty }),
        case .field(let last)? = columns.last
      {
        row.problem = FieldProblem(last, .fieldInvalid, value: extra)
      }
      return row
    case .jsonLines(let bytes):
      if let object = held {
        held = nil
        return try row(of: object)
      }
      while bytes.peek() != nil {
        let text = try ImportRows.lineBytes(bytes, line: line + 1)
        if text.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) { continue }
        return try row(of: JSON(parsing: text))
      }
      if let obstacle = bytes.obstacle { throw obstacle }
      return nil
    case .json(var rest):
      guard let value = rest.popLast() else { return nil }
      form = .json(rest)
      return try row(of: value)
    }
  }

  private mutating func row(of value: JSON?) throws(ImportObstacle) -> ImportRow {
    line += 1
    guard case .object(let members)? = value else { throw .notJSON(line: line) }
    let row = ImportRow(members, line: line)
    unknown += row.unknown.filter { !unknown.contains($0) }
    return row
  }

  private static func lineBytes(
    _ bytes: ByteStream,
    line number: Int
  ) throws(ImportObstacle) -> [UInt8] {
    var line: [UInt8] = []
    while let byte = bytes.next(), byte != UInt8(ascii: "\n") {
      line.append(byte)
      if line.count > ImportFile.longestRecord { throw .recordTooLong(line: number) }
    }
    return line
  }

  /// - Throws: what keeps every row of the file from being created.
  private static func check(
    _ columns: [ImportColumn],
    isInFlight: Bool
  ) throws(ImportObstacle) {
    let missing = RequestField.required.filter { !columns.contains(.field($0)) }
    guard missing.isEmpty else { throw .columnsMissing(missing.map(\.rawValue)) }
    for field in RequestField.allCases where columns.count(where: { $0 == .field(field) }) > 1 {
      throw .columnRepeated(field.rawValue)
    }
    let running = ImportColumn.RunningWork.allCases.filter { columns.contains(.running($0)) }
    guard running.isEmpty || isInFlight else {
      throw .columnsOfRunningWork(running.map(\.rawValue))
    }
  }
}
