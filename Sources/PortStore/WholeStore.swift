import PortDomain

/// All that a store is to the program: the requests and what lies beside them.
public typealias WholeStore = ClientKeyStore & DeskStore & DraftStore & HistoryStore & OpenStore
  & OrganisationStore & PaperStore & PersonalStore & PresenceStore & RecordStore & ReportStore
  & WebhookStore

/// A store as its session has it open.
public protocol OpenStore: Sendable {
  /// Where it lies, as people and the command line name it.
  var place: String { get }
  /// Names the store and its key file; a copy of it keeps the name.
  var storeID: String { get }
  /// Made for trying things out: its clock may be set.
  var isSandbox: Bool { get }
  /// Nothing can be written in this session.
  var isReadOnly: Bool { get }

  /// Why this session can store no change; nil when it can.
  func writeObstacle() -> StoreError?

  /// Makes the count or the examination that runs in the background fail with `.interrupted`.
  func interrupt()

  /// From now on no write of this session waits longer than so for others', what waits already
  /// included: what isn't stored by then fails with `.busy`.
  func hurry(within milliseconds: Int)

  /// Runs `body` while this session writes nothing and keeps nobody from writing.
  func whileNothingIsWritten(_ body: () -> Void)

  /// Seals the history and lets go of everything; what is in use elsewhere is left to the next session.
  func close()
}

/// The history as a whole.
public protocol HistoryStore: Sendable {
  /// Reads the whole store, all but drafts and what lists derive, and says whether it is what was written.
  ///
  /// - Parameters:
  ///   - kept: seals that were kept elsewhere; without one a cut tail or an old copy can't be told.
  ///   - progress: told now and then how far it has come, from 0 to 1.
  /// - Returns: the first thing found wrong, if any. Without the key, accidental damage alone is found.
  func verifyHistory(
    against kept: [KeptSeal],
    progress: (Double) -> Void
  ) throws(StoreError) -> HistoryVerdict

  /// Seals all events written so far.
  /// - Returns: the newest seal, to be kept elsewhere; nil while nothing has happened.
  func sealHistory() throws(StoreError) -> KeptSeal?
}

extension HistoryStore {
  public func verifyHistory(
    against kept: [KeptSeal] = []
  ) throws(StoreError) -> HistoryVerdict {
    try verifyHistory(against: kept) { _ in }
  }
}
