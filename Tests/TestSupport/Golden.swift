import Foundation
import TerminalUI
import Testing

/// Compares a frame, text and styles, with the one kept under `Tests/ScreenLayoutTests/Golden`.
public func expectGolden(
  _ frame: Frame,
  _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let path = "ScreenLayoutTests/Golden/\(name).golden"
  expectKept(frame.golden, path, sourceLocation: sourceLocation)
}

/// Compares a text with the one kept in a file, whose path is within `Tests`.
///
/// A missing one is recorded and fails that run, so that somebody looks at it before it is
/// committed. `RECORD_GOLDEN=1` records all afresh and fails them too.
public func expectKept(
  _ text: String,
  _ path: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(path)
  let kept = try? String(contentsOf: file, encoding: .utf8)
  if let kept, ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == nil {
    #expect(text + "\n" == kept, "\(path) differs", sourceLocation: sourceLocation)
    return
  }
  do {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data((text + "\n").utf8).write(to: file, options: .atomic)
    Issue.record("\(path) was recorded; look at it and run again", sourceLocation: sourceLocation)
  } catch {
    Issue.record("\(path) can't be written: \(error)", sourceLocation: sourceLocation)
  }
}
