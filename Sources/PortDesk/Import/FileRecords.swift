import Wording

/// The records of a file one after the other, whichever of the three forms it has: separated values,
/// JSON, or JSON Lines.
struct FileRecords {
  enum Content {
    /// As many as the header names, or fewer.
    case cells([String])
    case object([JSON.Member])
    case broken(RowFault)
  }

  private enum Form {
    case csv(CSVReader)
    case jsonLines(ImportBytes)
    /// The first last.
    case json([(line: Int, value: JSON)])
  }

  /// The names of the columns; nil where each record names its own.
  let header: [String]?
  private var form: Form

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
    case UInt8(ascii: "["):
      form = .json(try FileRecords.elements(&bytes).reversed())
      header = nil
    case UInt8(ascii: "{"):
      form = try FileRecords.objects(&bytes)
      header = nil
    default:
      var reader = try CSVReader(bytes)
      switch try reader.next() {
      case nil: throw .empty
      case .broken(let fault): throw .header(fault)
      case .cells(let cells): header = cells
      }
      form = .csv(reader)
    }
  }

  /// The next record with the line on which it begins, from 1; nil at the end.
  mutating func next() throws(ImportObstacle) -> (line: Int, content: Content)? {
    switch form {
    case .csv(var reader):
      let record = try reader.next()
      form = .csv(reader)
      switch record {
      case nil: return nil
      case .broken(let fault): return (reader.line, .broken(fault))
      case .cells(let cells):
        let columns = header?.count ?? 0
        guard cells.count <= columns else {
          return (reader.line, .broken(.moreCells(cells.count, columns: columns)))
        }
        return (reader.line, .cells(cells.map(CellGuard.unguarded)))
      }
    case .jsonLines(var bytes):
      bytes.skipBlanks()
      let line = bytes.line
      let text = try bytes.restOfLine()
      form = .jsonLines(bytes)
      return text.isEmpty ? nil : (line, FileRecords.content(of: JSON(parsing: text)))
    case .json(var rest):
      guard let element = rest.popLast() else { return nil }
      form = .json(rest)
      return (element.line, FileRecords.content(of: element.value))
    }
  }

  private static func content(of value: JSON?) -> Content {
    guard case .object(let members)? = value else { return .broken(.notAnObject) }
    return .object(members)
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
}
