import Foundation

/// A home of its own for the built program: a desk's file, a configuration, keys, and nothing else.
///
/// The host's zone is one in which it is another day than in the numbers' countries for most of the
/// time, so that a test fails where the host's day is taken. The folder goes with the value.
public final class ProgramHome: Sendable {
  public let folder: String

  public init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "porttui-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  /// A copy with all that lies in another.
  public init(copying other: ProgramHome) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "porttui-\(UUID().uuidString)")
    try FileManager.default.copyItem(atPath: other.folder, toPath: url.path)
    folder = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// The desk that the program works on unless another is named.
  public var database: String { folder + "/desk.db" }
  public var keys: String { folder + "/config/porttui/keys" }

  /// All that the program sees of its environment.
  public var environment: [String: String] {
    [
      "PATH": "/usr/bin:/bin", "HOME": folder, "XDG_CONFIG_HOME": folder + "/config",
      "XDG_DATA_HOME": folder + "/data", "PORTTUI_DB": database, "LC_ALL": "C.UTF-8",
      "TZ": "Pacific/Kiritimati",
    ]
  }

  /// Writes a file and returns its path.
  @discardableResult
  public func write(_ content: some Sequence<UInt8>, to name: String) throws -> String {
    let path = folder + "/" + name
    try Data(content).write(to: URL(filePath: path))
    return path
  }

  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(text.utf8, to: name)
  }

  /// Puts a converter of pages in place that runs a script, or gives the one that is there another.
  ///
  /// - Returns: the folder to look for it in.
  @discardableResult
  public func putConverter(running script: String) throws -> String {
    let place = folder + "/converters"
    if !FileManager.default.fileExists(atPath: place) {
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
      let here = URL(filePath: #filePath).deletingLastPathComponent()
      try FileManager.default.createSymbolicLink(
        atPath: place + "/weasyprint",
        withDestinationPath: here.appending(path: "converter").path
      )
    }
    try write(script, to: "converters/script")
    return place
  }

  /// Runs the program with these words to its end.
  ///
  /// - Parameters:
  ///   - now: the time it shall be, for a sandbox desk.
  ///   - environment: added to, or in place of, what `environment` holds.
  ///   - limits: what `ulimit` is told before, such as `-f 100`.
  public func run(
    _ words: [String],
    input: String = "",
    now: String? = nil,
    environment: [String: String] = [:],
    limits: String? = nil
  ) throws -> ProgramRun {
    try start(words, input: input, now: now, environment: environment, limits: limits).wait()
  }

  /// Starts the program with these words and lets it run.
  public func start(
    _ words: [String],
    input: String = "",
    now: String? = nil,
    environment: [String: String] = [:],
    limits: String? = nil
  ) throws -> RunningProgram {
    var command = [try ProgramUnderTest.path()] + words + (now.map { ["--now", $0] } ?? [])
    if let limits { command = ["/bin/sh", "-c", "ulimit \(limits); exec \"$@\"", "sh"] + command }
    return try RunningProgram(
      command,
      input: input,
      environment: self.environment.merging(environment) { $1 }
    )
  }

  /// Runs a script of bash, in which `porttui` is the program.
  public func shell(_ script: String) throws -> ProgramRun {
    let define = "porttui() { \"$PROGRAM\" \"$@\"; }\n"
    return try RunningProgram(
      ["/bin/bash", "-c", define + script],
      input: "",
      environment: environment.merging(["PROGRAM": ProgramUnderTest.path()]) { $1 }
    ).wait()
  }
}
