import PortDomain
import Wording

extension DeskSession {
  /// Writes requests to a new file, whole or not at all.
  ///
  /// - Parameters:
  ///   - format: as the file's name says unless it is given.
  ///   - usual: where the name says nothing.
  ///   - readers: of CSV.
  /// - Returns: the file's path and how many requests are in it.
  public func export(
    _ query: Query,
    to path: String,
    as format: ExportFormat? = nil,
    or usual: ExportFormat = .csv,
    _ personal: ExportedRequest.Personal = .masked,
    for readers: CSVReaders = .programs,
    replacing: Bool = false,
    told: (Int) -> Void = { _ in }
  ) throws(DeskFailure) -> (path: String, count: Int) {
    let file = try folders.newFile(path, replacing: replacing)
    let named = file.path.split(separator: ".").last.flatMap { ExportFormat(rawValue: String($0)) }
    let format = format ?? named ?? usual
    let count = try export(query, as: format, personal, for: readers, told: told) {
      text throws(DeskFailure) in try file.write(text)
    }
    try file.finish()
    return (file.path, count)
  }

  /// The same as a person at the screen names it: the ending says the format, and a file without a
  /// request isn't written.
  public func export(
    _ query: Query,
    toNamed path: String
  ) throws(DeskFailure) -> (path: String, count: Int) {
    let name = path.lowercased().split(separator: "/").last ?? ""
    let format = ExportFormat.allCases.first { format in
      name.hasSuffix(".\(format.rawValue)") && name.count > format.rawValue.count + 1
    }
    guard let format else {
      let endings = ExportFormat.allCases.map { ".\($0.rawValue)" }
      throw .output(.noFormat(path: path, endings: endings))
    }
    let file = try folders.newFile(path)
    let count = try export(query, as: format, .masked) { text throws(DeskFailure) in
      try file.write(text)
    }
    guard count > 0 else { throw .output(.nothing) }
    try file.finish()
    return (file.path, count)
  }

  /// Hands out the file piece by piece, a page of requests in memory at a time.
  ///
  /// - Parameter told: hears how many requests are in it so far.
  /// - Returns: how many requests are in it.
  @discardableResult
  public func export(
    _ query: Query,
    as format: ExportFormat,
    _ personal: ExportedRequest.Personal,
    for readers: CSVReaders = .programs,
    told: (Int) -> Void = { _ in },
    to sink: (String) throws(DeskFailure) -> Void
  ) throws(DeskFailure) -> Int {
    if personal == .whole { try demand(.supervisor) }
    try sink(format.head(for: readers))
    var count = 0
    try forEach(of: query) { row throws(DeskFailure) in
      let request = ExportedRequest(row, personal, by: desk, at: query.viewpoint.now)
      try sink(format.text(of: request, isFirst: count == 0, for: readers))
      count += 1
      told(count)
    }
    try sink(format.tail)
    return count
  }
}
