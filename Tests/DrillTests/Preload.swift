import Foundation
import TestSupport
import Testing

/// `Preload/calls.c`, compiled: what a drill puts between a program and the C library.
struct Preload {
  private let library: String

  /// - Parameter home: where the library goes, and with which it goes.
  init(in home: ProgramHome) throws {
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Preload/calls.c")
    library = home.folder + "/calls.so"
    let compiler = ProcessInfo.processInfo.environment["CC"] ?? "clang"
    let run = try RunningProgram(
      [compiler, "-shared", "-fPIC", "-O1", "-o", library, source.path],
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    ).wait()
    try #require(run.status == 0, "\(run.errors)")
  }

  /// Has what a program writes below the folder written down.
  func noting(_ log: String, below folder: String) -> [String: String] {
    ["LD_PRELOAD": library, "DRILL_FOLDER": folder, "DRILL_LOG": log]
  }

  /// Has a call fail.
  func failing(_ fault: CallFault, below folder: String, mark: String) -> [String: String] {
    var variables = [
      "LD_PRELOAD": library, "DRILL_FOLDER": folder, "DRILL_CALLS": fault.calls.rawValue,
      "DRILL_AT": "\(fault.number)", "DRILL_ERRNO": "\(fault.error)", "DRILL_MARK": mark,
    ]
    if fault.isLasting { variables["DRILL_LASTING"] = "yes" }
    return variables
  }
}

/// A call of the system that fails.
struct CallFault: CustomStringConvertible {
  enum Calls: String, CaseIterable {
    case open, write, sync, truncate
    /// Naming, renaming and removing files and folders.
    case name
    /// What SQLite asks for of memory.
    case memory

    /// The one to fail after this one: what is asked for thousands of times is taken in growing steps.
    func next(after number: Int) -> Int {
      self == .memory ? number + 1 + number / 4 : number + 1
    }

    /// How many of them an open desk makes at least.
    var range: ClosedRange<Int> { self == .memory ? 1...12_000 : 1...30 }
  }

  var calls: Calls
  /// Which of them, from 1.
  var number: Int
  /// And all that come after.
  var isLasting: Bool
  var error: Int32

  var description: String {
    "\(calls) \(number)\(isLasting ? " and on" : "") errno \(error)"
  }
}
