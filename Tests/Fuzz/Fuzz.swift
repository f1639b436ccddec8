import Glibc

/// What is tried with bytes that libFuzzer makes up; `FUZZ_TARGET` names the one that runs.
///
/// A target fails by a trap: its own `precondition`, one of the program, or what a sanitizer finds.
enum FuzzTarget: String, CaseIterable {
  /// CSV, JSON and JSON Lines as import takes them.
  case `import`
  case number
  /// The sanitiser, wrapping and widths.
  case text
  case keys
  /// Drafts that wait in files.
  case draft
  case filter
  /// What a store keeps as JSON: event details and records.
  case stored

  static let current: FuzzTarget = {
    let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      preconditionFailure("FUZZ_TARGET is none of \(allCases.map(\.rawValue))")
    }
    return target
  }()

  func run(_ bytes: [UInt8]) {
    switch self {
    case .import: Fuzzing.imports(bytes)
    case .number: Fuzzing.number(bytes)
    case .text: Fuzzing.text(bytes)
    case .keys: Fuzzing.keys(bytes)
    case .draft: Fuzzing.draft(bytes)
    case .filter: Fuzzing.filter(bytes)
    case .stored: Fuzzing.stored(bytes)
    }
  }
}

/// What libFuzzer calls.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.current.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
