import Wording

/// The bytes of a file with the line they are on; some can be put back and read again.
struct ImportBytes {
  private let stream: ByteStream
  /// Put back, the next one last.
  private var held: [UInt8] = []
  /// That of the next byte, from 1.
  private(set) var line = 1

  init(_ stream: ByteStream) {
    self.stream = stream
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard stream.peek() == mark[0] else { return }
    var start: [UInt8] = []
    while start.count < mark.count, let byte = stream.next() { start.append(byte) }
    if start != mark { held = start.reversed() }
  }

  /// Why reading ended early.
  var obstacle: ImportObstacle? { stream.obstacle }

  func peek() -> UInt8? { held.last ?? stream.peek() }

  mutating func next() -> UInt8? {
    guard let byte = held.popLast() ?? stream.next() else { return nil }
    // A carriage return ends a line unless a line feed does.
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && peek() != UInt8(ascii: "\n") {
      line += 1
    }
    return byte
  }

  /// - Parameter line: on which the first of them stands.
  mutating func putBack(_ bytes: some BidirectionalCollection<UInt8>, from line: Int) {
    held += bytes.reversed()
    self.line = line
  }

  /// Everything up to a line's end, which is passed over.
  mutating func restOfLine() throws(ImportObstacle) -> [UInt8] {
    var rest: [UInt8] = []
    let start = line
    while let byte = next() {
      if line > start { break }
      rest.append(byte)
      if rest.count > ImportFile.longestRecord { throw .recordTooLong(line: start) }
    }
    if let obstacle = stream.obstacle { throw obstacle }
    return rest
  }

  /// Everything that is left.
  mutating func rest() throws(ImportObstacle) -> [UInt8] {
    var rest: [UInt8] = []
    while let byte = next() {
      rest.append(byte)
      if rest.count > ImportFile.largest { throw .tooLarge(limit: ImportFile.largest) }
    }
    if let obstacle = stream.obstacle { throw obstacle }
    return rest
  }

  /// Passes over blanks and empty lines.
  mutating func skipBlanks() {
    while let byte = peek(), ImportBytes.isBlank(byte) { _ = next() }
  }

  /// A blank, a line end, or the mark that old systems end a text with.
  static func isBlank(_ byte: UInt8) -> Bool { " \t\r\n\u{1A}".utf8.contains(byte) }
}
