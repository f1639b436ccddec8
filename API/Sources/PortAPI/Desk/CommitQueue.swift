import Dispatch
import PortDomain
import PortStore
import Synchronization

/// Where changes wait to be stored: one thread writes, and none of those who wait holds one.
///
/// What came while a transaction was on its way to the disk is stored together in the next one, so that
/// many share one wait for the disk. Each has its own outcome, in the order of asking.
final class CommitQueue: Sendable {
  private let store: any WholeStore
  private let thread = DispatchQueue(label: "portapi.commit")
  private let waiting = Mutex<[Waiting]>([])

  /// As many as are stored together at most, so that others get the write lock between.
  private static let most = 64

  private struct Waiting: Sendable {
    let intent: Intent
    let answer: @Sendable (Result<Outcome, StoreError>) -> Void
  }

  init(into store: any WholeStore) {
    self.store = store
  }

  /// Stores one change; durable on return.
  func commit(_ intent: Intent) async -> Result<Outcome, StoreError> {
    await withCheckedContinuation { continuation in
      waiting.withLock { waiting in
        waiting.append(Waiting(intent: intent) { continuation.resume(returning: $0) })
      }
      thread.async { self.storeNext() }
    }
  }

  /// Does something that stores changes by itself, alone.
  func alone<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      thread.async { continuation.resume(returning: body()) }
    }
  }

  private func storeNext() {
    let next = waiting.withLock { waiting in
      defer { waiting.removeFirst(min(waiting.count, CommitQueue.most)) }
      return Array(waiting.prefix(CommitQueue.most))
    }
    if next.isEmpty { return }
    do throws(StoreError) {
      let outcomes = try store.commit(next.map(\.intent))
      for (waiting, outcome) in zip(next, outcomes) { waiting.answer(.success(outcome)) }
    } catch {
      // One that can't be stored is no reason to refuse its neighbours. The keys tell what was stored.
      guard next.count > 1 else { return next[0].answer(.failure(error)) }
      for waiting in next { waiting.answer(outcome(of: waiting.intent)) }
    }
  }

  private func outcome(of intent: Intent) -> Result<Outcome, StoreError> {
    do throws(StoreError) { return .success(try store.commit(intent)) } catch {
      return .failure(error)
    }
  }
}
