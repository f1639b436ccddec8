import PortDomain
import Synchronization

/// A walk over the files of all requests that several take part in, each with a reader of its own on the
/// same snapshot.
///
/// It says whether all are what their last events left, and no more: what is wrong is named by whoever
/// then goes through them in order.
final class FileWalk: Sendable {
  /// As many as share what is read with them, and few enough to be held.
  static let stride = 500

  /// What one of them came to.
  struct Part: Sendable {
    fileprivate(set) var requests = 0
    /// The sum of what the ids hash to in this process: two sets of them have the same by no design.
    fileprivate(set) var sum = 0
    fileprivate(set) var isSound = true
  }

  private struct Place {
    var last: RequestID?
    /// How many were given out.
    var count = 0
    var isOver = false
  }

  private let place = Mutex(Place())

  /// Whether all that took part found sound what they looked at, and that was exactly these requests.
  static func isSound(_ parts: [Part], over ids: some Collection<RequestID>) -> Bool {
    parts.allSatisfy(\.isSound) && parts.reduce(0) { $0 + $1.requests } == ids.count
      && parts.reduce(0) { $0 &+ $1.sum } == ids.reduce(0) { $0 &+ $1.hashValue }
  }

  /// Takes part until all files are looked at, or one isn't sound.
  ///
  /// - Parameter progress: told now and then how many all together were given to look at.
  func part(
    of rows: some DeskTransaction,
    _ progress: (Int) -> Void = { _ in }
  ) -> Part {
    var part = Part()
    do {
      while part.isSound, let ids = try next(of: rows) {
        let given = place.withLock { $0.count }
        if given > FileWalk.stride { progress(given) }
        var papers = PaperHashes()
        for (stored, isAsWritten) in try rows.examined(ids) {
          part.requests += 1
          part.sum &+= stored.file.request.id.hashValue
          let isOrderThere = stored.file.request.orderID == nil || stored.file.order != nil
          if !isAsWritten || !isOrderThere || stored.tail?.state != stored.state(&papers) {
            part.isSound = false
          }
        }
      }
    } catch {
      part.isSound = false
    }
    if !part.isSound { place.withLock { $0.isOver = true } }
    return part
  }

  /// Ends it for all that take part.
  func end() { place.withLock { $0.isOver = true } }

  private func next(of rows: some DeskTransaction) throws -> [RequestID]? {
    try place.withLock { place in
      if place.isOver { return nil }
      let ids = try rows.requests(after: place.last, limit: FileWalk.stride)
      guard let last = ids.last else {
        place.isOver = true
        return nil
      }
      place.last = last
      place.count += ids.count
      return ids
    }
  }
}
