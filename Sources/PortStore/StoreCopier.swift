import PortDomain

/// What makes a store of another one, as its engine does: for backups, and to put one back.
public protocol StoreCopier: Sendable {
  /// Copies all that a store holds at one moment; others may work on it meanwhile.
  ///
  /// The copy keeps the store's name, and needs its key.
  /// - Parameters:
  ///   - source: the store as the command line names it.
  ///   - target: a path at which there is nothing.
  func copy(_ source: String, to target: String) throws(StoreError)

  /// Copies a store to a place where there is none; it appears there once it is whole.
  ///
  /// - Parameter before: called with the path of the copy before it gets its name.
  /// - Throws: `.alreadyExists` when something has the name.
  func restore(
    _ source: String,
    at target: String,
    before: (_ copy: String) throws(StoreError) -> Void
  ) throws(StoreError)

  /// Holds a copy that nobody works on against its own history, and leaves it as a single file.
  ///
  /// - Parameter progress: told now and then how far it has come, from 0 to 1.
  func examine(
    _ copy: String,
    progress: (Double) -> Void
  ) throws(StoreError) -> ExaminedCopy
}

/// What a copy of a store holds.
public struct ExaminedCopy: Hashable, Sendable {
  public let storeID: String
  public let verdict: HistoryVerdict
  /// The papers that requests hold, by their hashes.
  public let papers: Set<String>

  public init(storeID: String, verdict: HistoryVerdict, papers: Set<String>) {
    self.storeID = storeID
    self.verdict = verdict
    self.papers = papers
  }
}
