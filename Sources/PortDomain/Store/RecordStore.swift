/// Carriers, holidays, rules and settings as the desk edits them: each change is a new version, none is ever removed.
public protocol RecordStore: Sendable {
  /// The rules with the newest version of every record.
  func rules() throws(StoreError) -> Desk

  /// Every version of every record, oldest first.
  func records() throws(StoreError) -> [RecordVersion]

  /// Moves with each version written, so that a session sees that the rules it holds are old.
  func newestRecord() throws(StoreError) -> ChangeToken

  /// Stores a record's next version and counts the open requests anew that depend on it.
  ///
  /// - Parameter counted: is told how many have been, after each some.
  func revise(
    _ record: DeskRecord,
    by actor: Operator,
    on basis: RecordBasis,
    counted: (Int) -> Void
  ) throws(StoreError) -> RecordOutcome

  /// Counts anew some of the requests that a change of a record, or a new program, left owed, also after a
  /// session that died.
  /// - Returns: how many were looked at; nil where nothing is owed.
  func recountSome() throws(StoreError) -> Int?
}

extension RecordStore {
  public func revise(
    _ record: DeskRecord,
    by actor: Operator,
    on basis: RecordBasis
  ) throws(StoreError) -> RecordOutcome {
    try revise(record, by: actor, on: basis) { _ in }
  }

  /// Counts anew all that is owed.
  ///
  /// - Parameter counted: is told how many have been, after each some.
  /// - Returns: how many were looked at.
  @discardableResult
  public func recountWhatIsOwed(
    counted: (Int) -> Void = { _ in }
  ) throws(StoreError) -> Int {
    var count = 0
    while let some = try recountSome() {
      count += some
      counted(count)
    }
    return count
  }
}

/// What a record's change was made on; on anything else it is refused, so that nobody's is lost.
public enum RecordBasis: Hashable, Sendable {
  /// Whatever there is.
  case current
  /// This version, 0 for none.
  case version(Int)
  /// The record as it was read; nil where there was none.
  case record(DeskRecord?)

  /// Whether what there is now is what the change was made on.
  ///
  /// - Parameters:
  ///   - version: of the newest that the desk wrote, 0 without one.
  ///   - record: as it holds now.
  public func agrees(with version: Int, _ record: DeskRecord?) -> Bool {
    switch self {
    case .current: true
    case .version(let seen): seen == version
    case .record(let seen): seen == record
    }
  }
}

extension RecordBasis {
  /// What a change that was made on it has to be told while the desk wrote no version; nil where none is
  /// expected.
  public var obstacleWhileUnwritten: RecordObstacle? {
    if case .version(let seen) = self, seen != 0 { .notWritten(expected: seen) } else { nil }
  }
}

/// What became of a record's change.
public enum RecordOutcome: Hashable, Sendable {
  /// Stored; how many open requests were counted anew.
  case done(version: Int, recounted: Int)
  /// It said nothing new.
  case unchanged
  case refused([RecordObstacle])

  /// Whether the record says by now what it was to say.
  public var isDone: Bool {
    switch self {
    case .done, .unchanged: true
    case .refused: false
    }
  }
}
