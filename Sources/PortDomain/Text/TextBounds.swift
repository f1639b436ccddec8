/// How much a text may hold, measured before anything else is done with it.
///
/// Counted in bytes and Unicode scalars: one character may be thousands of marks, which bring whatever
/// composes, folds or draws them to a standstill.
public struct TextBounds: Hashable, Sendable {
  /// In UTF-8.
  public let bytes: Int
  let scalars: Int

  /// Marks behind one letter; more are in no language. Source: UAX #15, Stream-Safe Text Format.
  public static let marks = 30

  /// A field of one line.
  public static let line = TextBounds(bytes: 1_600, scalars: 400)
  /// A field of several.
  public static let lines = TextBounds(bytes: 8_000, scalars: 2_000)
  /// Whatever is written about a request: notes, reasons, remarks.
  public static let words = TextBounds(bytes: 64_000, scalars: 64_000)

  public func allow(_ text: String) -> Bool {
    guard text.utf8.count <= bytes else { return false }
    if text.utf8.count <= scalars, text.utf8.allSatisfy({ $0 < 0x80 }) { return true }
    var (count, marks) = (0, 0)
    for scalar in text.unicodeScalars {
      count += 1
      marks = scalar.isMark ? marks + 1 : 0
      if count > scalars || marks > TextBounds.marks { return false }
    }
    return true
  }
}

extension Unicode.Scalar {
  /// Whether it stands on, below or around the letter before it.
  fileprivate var isMark: Bool {
    guard value >= 0x300 else { return false }
    let category = properties.generalCategory
    return category == .nonspacingMark || category == .spacingMark || category == .enclosingMark
  }
}

extension Intent {
  /// A value for a field of the request that holds too much; nil when there is none.
  public var obstacleBySize: Obstacle? {
    let values: [(RequestField, String)] =
      switch subject {
      case .create(let draft), .takeOver(let draft, _): draft.values.map { ($0.key, $0.value) }
      case .change(_, .edit(let edits), _): edits.edits.map { ($0.field, $0.value ?? "") }
      case .change: []
      }
    return values.compactMap { $0.0.problem(withSizeOf: $0.1) }.first.map(Obstacle.fieldInvalid)
  }
}

extension RequestField {
  /// How much a text for it may hold.
  public var bounds: TextBounds { form == .lines ? .lines : .line }

  /// What is wrong with a text that holds too much; nil when it can be looked at further.
  public func problem(withSizeOf text: String) -> FieldProblem? {
    guard !bounds.allow(text) else { return nil }
    // Enough to know it by, and short by itself.
    let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(40)))
    return FieldProblem(self, .fieldInvalid, value: start)
  }
}
