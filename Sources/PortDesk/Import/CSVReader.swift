import Wording

/// Reads records of comma-separated values one at a time, as RFC 4180 writes them.
///
/// Cells in quotes may hold commas, doubled quotes and line breaks; records end with LF, CRLF or CR; a
/// byte order mark at the start is no part of the first cell. Blank lines are passed over.
struct CSVReader {
  private let bytes: ByteStream
  /// The number of the record last read; the header is 1.
  private(set) var line = 0
  /// Where it begins.
  private var start = 0

  init(_ bytes: ByteStream) {
    self.bytes = bytes
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// - Returns: the cells of the next record; nil at the end.
  mutating func next() throws(ImportObstacle) -> [String]? {
    while bytes.peek() != nil {
      line += 1
      start = bytes.position
      let cells = try record()
      if cells != [""] { return cells }
      line -= 1
    }
    if let obstacle = bytes.obstacle { throw obstacle }
    return nil
  }

  private func record() throws(ImportObstacle) -> [String] {
    var cells: [String] = []
    while true {
      let (cell, isLast) = try cell(isFirst: cells.isEmpty)
      cells.append(cell)
      if isLast { return cells }
    }
  }

  private func cell(isFirst: Bool) throws(ImportObstacle) -> (text: String, isLast: Bool) {
    var content: [UInt8] = []
    var isQuoted = false
    if isFirst, line == 1, bytes.peek() == CSVReader.byteOrderMark[0] {
      for _ in CSVReader.byteOrderMark { if let byte = bytes.next() { content.append(byte) } }
      if content == CSVReader.byteOrderMark { content = [] }
    }
    if content.isEmpty, bytes.peek() == CSVReader.quote {
      _ = bytes.next()
      isQuoted = true
      content = try quoted()
    }
    while let byte = bytes.next() {
      try checkLength()
      switch byte {
      case CSVReader.comma: return (try text(content), false)
      case CSVReader.lineFeed: return (try text(content), true)
      case CSVReader.carriageReturn:
        if bytes.peek() == CSVReader.lineFeed { _ = bytes.next() }
        return (try text(content), true)
      default:
        if isQuoted { throw .textAfterQuote(line: line) }
        content.append(byte)
      }
    }
    return (try text(content), true)
  }

  /// The rest of a cell in quotes, the closing one passed.
  private func quoted() throws(ImportObstacle) -> [UInt8] {
    var content: [UInt8] = []
    while let byte = bytes.next() {
      try checkLength()
      if byte != CSVReader.quote {
        content.append(byte)
      } else if bytes.peek() == CSVReader.quote {
        content.append(byte)
        _ = bytes.next()
      } else {
        return content
      }
    }
    throw bytes.obstacle ?? .quoteNotClosed(line: line)
  }

  private func checkLength() throws(ImportObstacle) {
    if bytes.position - start > ImportFile.longestRecord { throw .recordTooLong(line: line) }
  }

  private func text(_ content: [UInt8]) throws(ImportObstacle) -> String {
    guard let text = String(validating: content, as: UTF8.self) else { throw .notUTF8(line: line) }
    return text
  }
}
