/// Why a file can't be read as rows of requests, as facts.
public enum ImportObstacle: Error, Hashable, Sendable {
  case missing(path: String)
  case isFolder(path: String)
  /// A device, a pipe or a socket.
  case notAFile(path: String)
  /// In restricted mode: a symbolic link, which could lead out of the folder.
  case link(path: String)
  /// In restricted mode: it has other names, by which it could be somebody else's.
  case hardLink(path: String)
  /// The system refused to open or read it.
  case unreadable(path: String, errno: Int32)
  case empty
  /// More than is taken at once, which is so many bytes.
  case tooLarge(limit: Int)
  /// A record is longer than any may be.
  case recordTooLong(line: Int)
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

extension ImportObstacle {
  /// What is wrong with the file and what to do about it.
  public var message: String {
    switch self {
    case .missing(let path): "there is no file \(path); check the name"
    case .isFolder(let path): "\(path) is a folder; name a file in it"
    case .notAFile(let path): "\(path) is not a file; save it as one, or give it by standard input"
    case .link(let path): PaperObstacle.link(path: path).message
    case .hardLink(let path): PaperObstacle.hardLink(path: path).message
    case .unreadable(let path, let errno): "\(path) can't be read: \(systemText(errno))"
    case .empty: "the file is empty; nothing was created"
    case .tooLarge(let limit):
      "that is more than \(limit >> 20) MiB, the most that is taken at once; split it, nothing was"
        + " created"
    case .recordTooLong(let line):
      "record \(line) is longer than 1 MiB; correct it, nothing was created"
    case .notUTF8(let line):
      "record \(line) is not UTF-8; save the file as UTF-8 and import it again, nothing was created"
    case .quoteNotClosed(let line):
      "a quote opened in record \(line) is never closed; correct it, nothing was created"
    case .textAfterQuote(let line):
      "record \(line) has text behind a closing quote; double quotes within cells, nothing was created"
    case .notJSON(let line): "record \(line) is no JSON object; correct it, nothing was created"
    case .columnsMissing(let names):
      "columns are missing: \(names.joined(separator: ", ")); the first record names the columns"
    case .columnRepeated(let name): "column \(name) stands there twice; remove one"
    case .columnsOfRunningWork(let names):
      "\(names.joined(separator: ", ")) belong to running work; import it with --in-flight"
    }
  }
}

/// What is wrong with the JSON of a new request, as facts.
public enum RequestBodyFault: Error, Hashable, Sendable {
  case notAnObject
  case unknownField(String)
  /// The rules or the program set it.
  case notTaken(String)

  public var message: String {
    switch self {
    case .notAnObject: "a request is one JSON object of texts; this is something else"
    case .unknownField(let name): "there is no field \"\(name)\"; remove or correct it"
    case .notTaken(let name): "\(name) can't be given for a new request; remove it"
    }
  }
}
