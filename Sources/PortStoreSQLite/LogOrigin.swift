import Foundation
import GRDB
import GRDBSQLite
import PortDomain

/// Whether the write-ahead log that lies beside a database is the one that was begun on it.
///
/// SQLite takes in whatever lies there, also what another copy of the database left, and writes it over
/// the good pages. So the store's row holds a generation, renewed before the log is emptied into the
/// file: the file, read without its log, then holds the generation that the log goes on from.
struct LogOrigin {
  private let connection: OpaquePointer

  init?(_ db: Database) {
    guard let connection = db.sqliteConnection else { return nil }
    self.connection = connection
  }

  private init(_ connection: OpaquePointer) {
    self.connection = connection
  }

  /// Looks at a database before anybody works on it.
  ///
  /// A connection that only reads never empties a log at its end. A file that can't be opened, or is
  /// none of ours without the log too, is left to whoever opens it next.
  static func isOwn(at path: String) -> Bool {
    var handle: OpaquePointer?
    defer { sqlite3_close_v2(handle) }
    guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, nil) == SQLITE_OK,
      let handle
    else { return true }
    sqlite3_busy_timeout(handle, Int32(Connections.busySeconds * 1000))
    let origin = LogOrigin(handle)
    guard origin.applicationID == Schema.applicationID else { return true }
    guard let found = origin.blobs("SELECT application_id FROM pragma_application_id"),
      found.first.flatMap({ Int(String(decoding: $0, as: UTF8.self)) }) == Schema.applicationID
    else { return false }
    return origin.isOwn ?? true
  }

  /// Whether the file holds, without the log, the generation that the log goes on from; nil where none
  /// can be read.
  var isOwn: Bool? {
    guard let row = blobs("SELECT generation, generation_before FROM store"), row.count == 2 else {
      return nil
    }
    let known = [row[0], row[1].reversed()]
    if known.contains(where: { $0.isEmpty || isInFile($0) }) { return true }
    // A page that a power cut tore holds none of them whole, and is mended from the log: only a whole
    // other one shows another file.
    guard let other = generationOfFile else { return true }
    return known.contains { LogOrigin.sharesEnd($0, other) }
  }

  /// What the file's own row says, its log left aside; nil where that can't be read.
  private var generationOfFile: [UInt8]? {
    guard let name = sqlite3_db_filename(connection, "main") else { return nil }
    let path = String(cString: name).addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
    var handle: OpaquePointer?
    defer { sqlite3_close_v2(handle) }
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
    guard let path, sqlite3_open_v2("file:\(path)?immutable=1", &handle, flags, nil) == SQLITE_OK,
      let handle,
      let found = LogOrigin(handle).blobs("SELECT generation FROM store")?.first, found.count == 16
    else { return nil }
    return found
  }

  /// Whether one is the other's beginning or end, as where a sector's end parts it: nobody's chance makes
  /// four bytes alike.
  private static func sharesEnd(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let few = 4
    return one.prefix(few).elementsEqual(other.prefix(few))
      || one.suffix(few).elementsEqual(other.suffix(few))
  }

  /// Begins another generation, unless the file hasn't reached the present one.
  static func renew(_ db: Database) throws {
    guard let origin = LogOrigin(db),
      let present = origin.blobs("SELECT generation FROM store")?.first,
      present.isEmpty || origin.isInFile(present)
    else { return }
    // Reversed, so that in the file's bytes it isn't taken for the present one.
    try db.execute(
      sql: "UPDATE store SET generation_before = ?, generation = randomblob(16)",
      arguments: [Data(present.reversed())]
    )
  }

  // MARK: The file without its log

  private func isInFile(_ generation: [UInt8]) -> Bool {
    guard generation.count == 16,
      let root = blobs("SELECT rootpage FROM sqlite_schema WHERE name = 'store'")?.first,
      let page = Int64(String(decoding: root, as: UTF8.self)), page > 0, page < 1 << 32,
      let size = blobs("SELECT page_size FROM pragma_page_size")?.first,
      let length = Int32(String(decoding: size, as: UTF8.self)),
      let bytes = read(length, at: (page - 1) * Int64(length))
    else { return false }
    return bytes.indices.contains { bytes[$0...].starts(with: generation) }
  }

  /// As it stands in the file's header; see SQLite's file format.
  private var applicationID: Int? {
    read(4, at: 68)?.reduce(0) { $0 << 8 | Int($1) }
  }

  /// Through the connection's own descriptor: another one, when closed, would take its locks away.
  private func read(_ count: Int32, at offset: Int64) -> [UInt8]? {
    var file: UnsafeMutablePointer<sqlite3_file>?
    guard
      sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK,
      let file, let read = file.pointee.pMethods?.pointee.xRead
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(count))
    return read(file, &bytes, count, offset) == SQLITE_OK ? bytes : nil
  }

  /// The cells of the first row, as bytes; nil where there is none, or it can't be read.
  private func blobs(_ sql: String) -> [[UInt8]]? {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK,
      sqlite3_step(statement) == SQLITE_ROW
    else { return nil }
    return (0..<sqlite3_column_count(statement)).map { column in
      guard let bytes = sqlite3_column_blob(statement, column) else { return [] }
      let count = Int(sqlite3_column_bytes(statement, column))
      return Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }
  }
}
