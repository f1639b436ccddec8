import Wording

/// Reads records of separated values one at a time, as RFC 4180 writes them, with comma, semicolon or
/// tab between the cells.
///
/// Cells in quotes may hold separators, doubled quotes and line breaks; records end with LF, CRLF or
/// CR. Records without anything in them are passed over.
struct CSVReader {
  enum Record: Hashable {
    case cells([String])
    /// No cells could be made of it; the next record begins on the line after its first.
    case broken(RowFault)
  }

  private var bytes: ImportBytes
  private let separator: UInt8
  /// Where the record last read begins.
  private(set) var line = 0
  /// What was read of the record at hand.
  private var raw: [UInt8] = []

  private static let quote = UInt8(ascii: "\"")
  private static let separators = [",", ";", "\t"].flatMap(\.utf8)

  /// - Parameter bytes: a first line `sep=;` names the separator; else the first record, which names
  ///   the columns, shows it.
  init(_ bytes: ImportBytes) throws(ImportObstacle) {
    self.bytes = bytes
    let start = self.bytes.line
    let head = try self.bytes.restOfLine()
    if head.starts(with: "sep=".utf8), let named = head.dropFirst(4).first {
      separator = named
      return
    }
    self.bytes.putBack(head + [UInt8(ascii: "\n")], from: start)
    var counts = CSVReader.separators.map { (separator: $0, count: 0) }
    var isQuoted = false
    for byte in head {
      if byte == CSVReader.quote { isQuoted.toggle() }
      for index in counts.indices where !isQuoted && counts[index].separator == byte {
        counts[index].count += 1
      }
    }
    let comma = UInt8(ascii: ",")
    let most = counts.reversed().max { $0.count < $1.count }
    separator = most.map { $0.count > 0 ? $0.separator : comma } ?? comma
  }

  /// - Returns: the next record; nil at the end.
  mutating func next() throws(ImportObstacle) -> Record? {
    while bytes.peek() != nil {
      line = bytes.line
      raw = []
      do throws(CSVFault) {
        let cells = try record()
        if cells.allSatisfy({ $0.utf8.allSatisfy(ImportBytes.isBlank) }) { continue }
        return .cells(cells)
      } catch {
        if let obstacle = bytes.obstacle { throw obstacle }
        if !error.isWhole { try resume() }
        return .broken(error.fault)
      }
    }
    if let obstacle = bytes.obstacle { throw obstacle }
    return nil
  }

  private struct CSVFault: Error {
    let fault: RowFault
    /// Whether the record's end was found.
    var isWhole = false
  }

  private mutating func record() throws(CSVFault) -> [String] {
    var cells: [[UInt8]] = []
    while true {
      let (cell, isLast) = try cell()
      cells.append(cell)
      if isLast { break }
    }
    var texts: [String] = []
    for cell in cells {
      guard let text = String(validating: cell, as: UTF8.self) else {
        throw CSVFault(fault: .notUTF8, isWhole: true)
      }
      texts.append(text)
    }
    return texts
  }

  private mutating func cell() throws(CSVFault) -> (content: [UInt8], isLast: Bool) {
    var content: [UInt8] = []
    var isQuoted = false
    if bytes.peek() == CSVReader.quote {
      _ = try take()
      isQuoted = true
      content = try quoted()
    }
    while let byte = try take() {
      switch byte {
      case separator: return (content, false)
      case UInt8(ascii: "\n"): return (content, true)
      case UInt8(ascii: "\r"):
        if bytes.peek() == UInt8(ascii: "\n") { _ = try take() }
        return (content, true)
      default:
        if isQuoted, !ImportBytes.isBlank(byte) { throw CSVFault(fault: .textAfterQuote) }
        if !isQuoted { content.append(byte) }
      }
    }
    return (content, true)
  }

  /// The rest of a cell in quotes, the closing one passed.
  private mutating func quoted() throws(CSVFault) -> [UInt8] {
    var content: [UInt8] = []
    while let byte = try take() {
      if byte != CSVReader.quote {
        content.append(byte)
      } else if bytes.peek() == CSVReader.quote {
        content.append(byte)
        _ = try take()
      } else {
        return content
      }
    }
    throw CSVFault(fault: .quoteNotClosed)
  }

  private mutating func take() throws(CSVFault) -> UInt8? {
    guard raw.count < ImportFile.longestRecord else { throw CSVFault(fault: .tooLong) }
    guard let byte = bytes.next() else { return nil }
    raw.append(byte)
    return byte
  }

  /// Goes back to behind the first line of a record whose end wasn't found, so that a stray quote
  /// costs no more than its own row.
  private mutating func resume() throws(ImportObstacle) {
    guard let end = raw.firstIndex(where: { "\r\n".utf8.contains($0) }) else {
      if raw.count >= ImportFile.longestRecord { throw .recordTooLong(line: line) }
      _ = try bytes.restOfLine()
      return
    }
    let isPair = raw[end...].starts(with: "\r\n".utf8)
    bytes.putBack(raw[(end + (isPair ? 2 : 1))...], from: line + 1)
  }
}
