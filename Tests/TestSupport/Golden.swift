import Foundation
import TerminalUI
import Testing

/// Compares a frame, text and styles, with the one kept under `Tests/ScreenLayoutTests/Golden`.
///
/// A missing frame is recorded and fails that run, so that somebody looks at it before it is
/// committed. `RECORD_GOLDEN=1` records all afresh and fails them too.
public func expectGolden(
  _ frame: Frame,
  _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("ScreenLayoutTests/Golden/\(name).golden")
  let drawn = frame.golden + "\n"
  let kept = try? String(contentsOf: file, encoding: .utf8)
  if let kept, ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == nil {
    #expect(drawn == kept, "\(name).golden differs", sourceLocation: sourceLocation)
    return
  }
  do {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try drawn.write(to: file, atomically: true, encoding: .utf8)
    Issue.record(
      "\(name).golden was recorded; look at it and run again",
      sourceLocation: sourceLocation
    )
  } catch {
    Issue.record("\(name).golden can't be written: \(error)", sourceLocation: sourceLocation)
  }
}
