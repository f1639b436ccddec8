import NIOPosix
import PortDesk
import PortDomain
import PortStore
import Synchronization

/// The desk that is served: its store, its rules as they are by now, and the threads that ask it.
///
/// A store blocks, so nothing of it runs on the threads that serve connections.
final class OpenDesk: Sendable {
  let store: any WholeStore
  let clock: @Sendable () -> Instant
  let commits: CommitQueue
  let answers = KeptAnswers()
  private let readers: NIOThreadPool
  private let known: Mutex<Rules>

  private let folders: ExchangeFolders

  /// The rules as the store's records have them up to the newest.
  private struct Rules {
    let desk: Desk
    let newest: ChangeToken
    let vault: PaperVault

    init(of store: any WholeStore) throws(StoreError) {
      // Read before: a record that comes between is looked at again.
      newest = try store.newestRecord()
      desk = try store.rules()
      vault = PaperVault(besideDatabase: store.place, largest: desk.settings.largestPaper)
    }
  }

  /// - Parameter readers: as many threads read at once.
  init(
    _ store: any WholeStore,
    readers: Int,
    clock: @escaping @Sendable () -> Instant
  ) throws(StoreError) {
    self.store = store
    self.clock = clock
    commits = CommitQueue(into: store)
    known = Mutex(try Rules(of: store))
    // Papers come and go by calls; no call names a file of the host.
    folders = ExchangeFolders(besideDatabase: store.place, login: "", isRestricted: true)
    self.readers = NIOThreadPool(numberOfThreads: readers)
    self.readers.start()
  }

  /// Lets what is being read end, and closes the store.
  func close() async {
    try? await readers.shutdownGracefully()
    await commits.alone { self.store.close() }
  }

  /// The rules as they were looked at last.
  var rules: Desk { known.withLock { $0.desk } }

  /// The desk as a caller sits at it.
  func session(of actor: Operator) -> DeskSession {
    let rules = known.withLock { $0 }
    return DeskSession(
      store: store,
      desk: rules.desk,
      newestRecord: rules.newest,
      actor: actor,
      folders: folders,
      vault: rules.vault,
      clock: clock
    )
  }

  /// Reads the rules again where somebody changed a record, and counts anew what that left owed.
  func lookAtRecords() throws(StoreError) {
    guard try store.newestRecord() != known.withLock({ $0.newest }) else { return }
    let rules = try Rules(of: store)
    known.withLock { $0 = rules }
  }

  /// Asks the desk something on a thread that may wait.
  func read<Value: Sendable>(
    _ question: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await readers.runIfActive(question)
  }

  /// Changes something in the order of asking, alone.
  func write<Value: Sendable>(
    _ change: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await commits.alone { Result(catching: change) }.get()
  }
}
