/// Why a file can't be read as rows of requests or of answers, as facts.
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
  /// A workbook of a spreadsheet program, which is no text.
  case spreadsheet
  /// The record that names the columns can't be read.
  case header(RowFault)
  /// Not JSON from a line on.
  case notJSON(line: Int)
  /// Columns without which no row can be worked with.
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
    case .empty: "the file is empty; nothing was stored"
    case .tooLarge(let limit):
      "that is more than \(limit >> 20) MiB, the most that is taken at once; split it, nothing was"
        + " stored"
    case .recordTooLong(let line):
      "line \(line) is longer than 1 MiB; correct it, nothing was stored"
    case .spreadsheet:
      "this is a spreadsheet program's own file; save it as CSV in UTF-8 and import that"
    case .header(let fault): "the names of the columns can't be read: \(fault.message)"
    case .notJSON(let line): "line \(line) is no JSON; correct it, nothing was stored"
    case .columnsMissing(let names):
      "columns are missing: \(names.joined(separator: ", ")); the first record names the columns"
    case .columnRepeated(let name): "column \(name) stands there twice; remove one"
    case .columnsOfRunningWork(let names):
      "\(names.joined(separator: ", ")) \(names.count == 1 ? "belongs" : "belong") to running work;"
        + " import it with --in-flight"
    }
  }
}

/// Why a record of a file is no row; those beside it are read.
public enum RowFault: Hashable, Sendable {
  case notUTF8
  /// A quoted cell has no end.
  case quoteNotClosed
  /// A quoted cell is followed by something else than a separator or a line end.
  case textAfterQuote
  /// Longer than any request is.
  case tooLong
  /// More cells than the header, so that some stand in the wrong column.
  case moreCells(Int, columns: Int)
  /// Not a JSON object.
  case notAnObject
  case nameRepeated(String)
  /// A list or an object where a text belongs.
  case notAText(String)
  /// The numbers of a whole order in one record.
  case severalNumbers

  /// What is wrong with the record and what to do about it.
  public var message: String {
    switch self {
    case .notUTF8: "this is not UTF-8; save the file as UTF-8"
    case .quoteNotClosed: "a quote is opened and never closed; close it, or double it"
    case .textAfterQuote: "text follows a closing quote; double the quotes within a cell"
    case .tooLong: "this is longer than any request; look for a quote that is never closed"
    case .moreCells(let cells, let columns):
      "\(cells) cells, and the header names \(columns); put a cell with the separator in it in quotes"
    case .notAnObject: "this is no JSON object; correct it"
    case .nameRepeated(let name): "\(name) is given twice; leave one out"
    case .notAText(let name): "\(name) takes a text; give one"
    case .severalNumbers:
      "phone_numbers is for create; give each number a row of its own, with the same order_ref"
    }
  }

  /// The code that programs read.
  public static let code = "row_unreadable"
}

/// What is wrong with the JSON of a new request, as facts.
public enum RequestBodyFault: Error, Hashable, Sendable {
  case notAnObject
  case unknownField(String)
  /// The rules or the program set it.
  case notTaken(String)
  case row(RowFault)
  /// One number and several: it is in doubt which is meant.
  case numberBesideNumbers

  public var message: String {
    switch self {
    case .notAnObject: "a request is one JSON object of texts; this is something else"
    case .unknownField(let name): "there is no field \"\(name)\"; remove or correct it"
    case .notTaken(let name): "\(name) can't be given for a new request; remove it"
    case .row(let fault): fault.message
    case .numberBesideNumbers: "give phone_number or phone_numbers, not both"
    }
  }
}
