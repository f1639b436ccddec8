import Foundation
import Testing

/// Compares a part of one of the project's papers with what the program makes of it now.
///
/// The part stands between `<!-- name -->` and `<!-- /name -->`. `RECORD_GOLDEN=1` rewrites it and
/// fails, so that somebody looks at it before it is committed.
public func expectGenerated(
  _ text: String,
  in file: String,
  named name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = placeOfGenerated(file)
  let whole = try String(contentsOf: path, encoding: .utf8)
  let start = try #require(whole.range(of: "<!-- \(name) -->\n"), sourceLocation: sourceLocation)
  let end = try #require(whole.range(of: "<!-- /\(name) -->"), sourceLocation: sourceLocation)
  let kept = whole[start.upperBound..<end.lowerBound]
  guard kept != text else { return }
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
    let changed = whole.replacingCharacters(in: start.upperBound..<end.lowerBound, with: text)
    try changed.write(to: path, atomically: true, encoding: .utf8)
  }
  Issue.record(
    "\(file): the part \(name) is not what the program makes; RECORD_GOLDEN=1 rewrites it",
    sourceLocation: sourceLocation
  )
}

/// Fails where a whole file isn't what the program makes of its tables.
///
/// - Parameter file: its path in the repository; with `RECORD_GOLDEN` it is written anew.
public func expectGenerated(
  _ text: String,
  as file: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = placeOfGenerated(file)
  guard (try? String(contentsOf: path, encoding: .utf8)) != text else { return }
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
    try text.write(to: path, atomically: true, encoding: .utf8)
  }
  Issue.record(
    "\(file) is not what the program makes; RECORD_GOLDEN=1 rewrites it",
    sourceLocation: sourceLocation
  )
}

private func placeOfGenerated(_ file: String) -> URL {
  URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent(file)
}
