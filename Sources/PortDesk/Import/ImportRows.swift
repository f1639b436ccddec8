import PortDomain
import Wording

/// The records of an import file one after the other.
struct ImportRows {
  private var records: FileRecords
  private let columns: [ImportColumn]
  /// The number of the record last read, the header's being 1.
  private var record = 1
  /// Names of columns that the desk doesn't know; of JSON, as far as it was read.
  private(set) var unknown: [String] = []
  /// Names of columns that say something of running work alone, as exports have them.
  private(set) var onlyOfExports: [String] = []

  init(_ stream: ByteStream) throws(ImportObstacle) {
    records = try FileRecords(stream)
    let header = records.header ?? []
    columns = header.map { ImportColumn($0) }
    guard records.header != nil else { return }
    unknown = zip(header, columns).filter {
      $0.1 == .unknown && !$0.0.utf8.allSatisfy(ImportBytes.isBlank)
    }.map(\.0)
    onlyOfExports = zip(header, columns).filter { $0.1.isOnlyOfExports }.map(\.0)
    try ImportRows.check(columns)
  }

  mutating func next() throws(ImportObstacle) -> ImportRow? {
    guard let (line, content) = try records.next() else { return nil }
    var row = ImportRow(line: line)
    switch content {
    case .broken(let fault): row.problem = .unreadable(fault)
    case .cells(let cells): for (column, cell) in zip(columns, cells) { row.set(column, cell) }
    case .object(let members):
      row = ImportRow(members, line: line)
      unknown += row.unknown.filter { !unknown.contains($0) }
      onlyOfExports += row.onlyOfExports.filter { !onlyOfExports.contains($0) }
    }
    record += 1
    row.record = record
    return row
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
