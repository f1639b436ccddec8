import Foundation
import PortDesk
import Wording

/// A program that was started without a terminal; `wait` must be called once.
public struct RunningProgram: Sendable {
  public let process: pid_t
  private let files: String

  public init(
    _ command: [String],
    input: String = "",
    environment: [String: String]
  ) throws {
    let files = FileManager.default.temporaryDirectory.path + "/run-\(UUID().uuidString)"
    try Data(input.utf8).write(to: URL(filePath: files + ".in"))
    self.files = files
    process = try Spawn.start(
      command,
      environment: environment,
      input: files + ".in",
      output: files + ".out",
      errors: files + ".err"
    )
  }

  /// What the program has written to standard output so far.
  public var output: String { RunningProgram.text(of: files + ".out") }

  /// How many whole lines that is.
  public var outputLines: Int { output.utf8.count { $0 == UInt8(ascii: "\n") } }

  public func send(signal: Int32) { kill(process, signal) }

  /// Waits for the program's end.
  public func wait() -> ProgramRun {
    let status = Spawn.status(of: process)
    let errors = RunningProgram.text(of: files + ".err")
    let run = ProgramRun(status: status, output: output, errors: errors)
    for suffix in [".in", ".out", ".err"] {
      try? FileManager.default.removeItem(atPath: files + suffix)
    }
    return run
  }

  private static func text(of path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

/// What a program that ran to its end left.
public struct ProgramRun: Equatable, Sendable {
  /// The exit status; 128 and more for a signal.
  public let status: Int32
  public let output: String
  public let errors: String

  /// Standard output as one JSON value; null if it is none.
  public var json: JSON { JSON(parsing: Array(output.utf8)) ?? .null }
}
