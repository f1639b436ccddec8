import PortDomain
import Wording

/// The records of an import file one after the other, whichever of the three forms it has.
struct ImportRows {
  private enum Form {
    case csv(CSVReader, columns: [ImportColumn])
    case jsonLines(ImportBytes)
    /// The first last.
    case json([(line: Int, value: JSON)])
  }

  private var form: Form
  /// The number of the record last read, the header's being 1.
  private var record = 1
  /// Names of columns that the desk doesn't know; of JSON, as far as it was read.
  private(set) var unknown: [String] = []
  /// Names of columns that say something of running work alone, as exports have them.
  private(set) var onlyOfExports: [String] = []

  /// Looks at the beginning: `[` is an array, `{` an object or lines of objects, anything else CSV.
  init(_ stream: ByteStream) throws(ImportObstacle) {
    var bytes = ImportBytes(stream)
    guard let head = bytes.peek() else { throw bytes.obstacle ?? .empty }
    // A zip archive is an .xlsx, a compound file an .xls.
    if head == UInt8(ascii: "P") || head == 0xD0 {
      let start = try bytes.restOfLine()
      if start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
        throw .spreadsheet
      }
      bytes.putBack(start + [UInt8(ascii: "\n")], from: 1)
    }
    bytes.skipBlanks()
    switch bytes.peek() {
    case nil: throw bytes.obstacle ?? .empty
    case UInt8(ascii: "["): form = .json(try ImportRows.elements(&bytes).reversed())
    case UInt8(ascii: "{"): form = try ImportRows.objects(&bytes)
    default:
      var reader = try CSVReader(bytes)
      let header: [String]
      switch try reader.next() {
      case nil: throw .empty
      case .broken(let fault): throw .header(fault)
      case .cells(let cells): header = cells
      }
      let columns = header.map { ImportColumn($0) }
      unknown = zip(header, columns).filter {
        $0.1 == .unknown && !$0.0.utf8.allSatisfy(ImportBytes.isBlank)
      }.map(\.0)
      onlyOfExports = zip(header, columns).filter { $0.1.isOnlyOfExports }.map(\.0)
      try ImportRows.check(columns)
      form = .csv(reader, columns: columns)
    }
  }

  mutating func next() throws(ImportObstacle) -> ImportRow? {
    guard var row = try read() else { return nil }
    record += 1
    row.record = record
    return row
  }

  private mutating func read() throws(ImportObstacle) -> ImportRow? {
    switch form {
    case .csv(var reader, let columns):
      let record = try reader.next()
      form = .csv(reader, columns: columns)
      guard let record else { return nil }
      var row = ImportRow(line: reader.line)
      switch record {
      case .broken(let fault): row.problem = .unreadable(fault)
      case .cells(let cells) where cells.count > columns.count:
        row.problem = .unreadable(.moreCells(cells.count, columns: columns.count))
      case .cells(let cells):
        for (column, cell) in zip(columns, cells) { row.set(column, CellGuard.unguarded(cell)) }
      }
      return row
    case .jsonLines(var bytes):
      bytes.skipBlanks()
      let line = bytes.line
      let text = try bytes.restOfLine()
      form = .jsonLines(bytes)
      return text.isEmpty ? nil : row(of: JSON(parsing: text), line: line)
    case .json(var rest):
      guard let element = rest.popLast() else { return nil }
      form = .json(rest)
      return row(of: element.value, line: element.line)
    }
  }

  private mutating func row(of value: JSON?, line: Int) -> ImportRow {
    guard case .object(let members)? = value else {
      var row = ImportRow(line: line)
      row.problem = .unreadable(.notAnObject)
      return row
    }
    let row = ImportRow(members, line: line)
    unknown += row.unknown.filter { !unknown.contains($0) }
    onlyOfExports += row.onlyOfExports.filter { !onlyOfExports.contains($0) }
    return row
  }

  /// The values of an array with their lines.
  private static func elements(
    _ bytes: inout ImportBytes
  ) throws(ImportObstacle) -> [(line: Int, value: JSON)] {
    var counted = (line: bytes.line, to: 0)
    let content = try bytes.rest()
    func line(of place: Int) -> Int {
      let more = content[counted.to..<place].count { $0 == UInt8(ascii: "\n") }
      counted = (counted.line + more, place)
      return counted.line
    }
    do throws(JSON.Fault) {
      return try JSON.elements(of: content).map { (line(of: $0.place), $0.value) }
    } catch {
      throw .notJSON(line: line(of: error.place))
    }
  }

  /// An object to a line, or one object over several.
  private static func objects(_ bytes: inout ImportBytes) throws(ImportObstacle) -> Form {
    let start = bytes.line
    var content = try bytes.restOfLine() + [UInt8(ascii: "\n")]
    if JSON(parsing: content) == nil {
      let rest = try bytes.rest()
      content += rest
      if let object = JSON(parsing: content) { return .json([(start, object)]) }
      guard rest.first(where: { !ImportBytes.isBlank($0) }) == UInt8(ascii: "{") else {
        throw .notJSON(line: start)
      }
    }
    bytes.putBack(content, from: start)
    return .jsonLines(bytes)
  }

  /// - Throws: what keeps every row of the file from being created.
  private static func check(_ columns: [ImportColumn]) throws(ImportObstacle) {
    let missing = RequestField.required.filter { !columns.contains(.field($0)) }
    guard missing.isEmpty else { throw .columnsMissing(missing.map(\.rawValue)) }
    var seen: Set<ImportColumn> = []
    for column in columns where column != .unknown && !seen.insert(column).inserted {
      throw .columnRepeated(column.name)
    }
  }
}
