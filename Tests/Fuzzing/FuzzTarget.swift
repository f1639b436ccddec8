/// What is tried with bytes that libFuzzer makes up.
///
/// A target fails by a trap: its own `precondition`, one of the program, or what a sanitizer finds.
public enum FuzzTarget: String, CaseIterable, Sendable {
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

  public func run(_ bytes: [UInt8]) {
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
