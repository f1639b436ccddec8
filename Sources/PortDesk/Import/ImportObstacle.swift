/// Why a file can't be read as rows of requests, as facts.
public enum ImportObstacle: Error, Hashable, Sendable {
  case missing(path: String)
  case isFolder(path: String)
  /// The system refused to open or read it.
  case unreadable(path: String, errno: Int32)
  case empty
  /// Not UTF-8 from a record on.
  case notUTF8(line: Int)
  /// A quoted cell that began in a record has no end.
  case quoteNotClosed(line: Int)
  /// A quoted cell is followed by something else than a comma or a line end.
  case textAfterQuote(line: Int)
  /// Not JSON, or not an object where a record was expected.
  case notJSON(line: Int)
  /// Columns without which no row can be created.
  case columnsMissing([String])
  case columnRepeated(String)
  /// Columns that only running work has, without `--in-flight`.
  case columnsOfRunningWork([String])
}
