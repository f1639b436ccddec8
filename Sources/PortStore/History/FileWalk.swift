import PortDomain
import Synchronization

/// A walk over all requests with their events that several take part in, each with a reader of its own on
/// the same snapshot.
///
/// It says whether all are what was written, and no more: what is wrong is named by whoever then goes
/// through them in order.
final class FileWalk: Sendable {
  /// As many as share what is read with them, and few enough to be held.
  static let stride = 500

  /// What one of them came to.
  struct Part: Sendable {
    fileprivate(set) var events = 0
    fileprivate(set) var isSound = true
  }

  private struct Place {
    var last: RequestID?
    /// How many events were looked at.
    var events = 0
    var isOver = false
  }

  private let place = Mutex(Place())

  /// Whether all that took part found sound what they looked at, and that was so many events: then none is
  /// of a request that isn't there.
  static func isSound(_ parts: [Part], over events: Int) -> Bool {
    parts.allSatisfy(\.isSound) && parts.reduce(0) { $0 + $1.events } == events
  }

  /// How many events were looked at so far, by all together.
  var events: Int { place.withLock { $0.events } }

  /// Takes part until all are looked at, or one isn't sound.
  ///
  /// - Parameter progress: called now and then.
  func part(of rows: some DeskTransaction, _ progress: () -> Void = {}) -> Part {
    var part = Part()
    do {
      let takenOver = try rows.head().takenOver.count
      while part.isSound, let (after, last) = try next(of: rows) {
        let look = try rows.quickLook(after: after, upTo: last, takenOver: takenOver)
        part.events += look.events
        part.isSound = try look.isSound && areSound(look.rest, of: rows)
        place.withLock { $0.events += look.events }
        progress()
      }
    } catch {
      part.isSound = false
    }
    if !part.isSound { end() }
    return part
  }

  /// Ends it for all that take part.
  func end() { place.withLock { $0.isOver = true } }

  /// Whether files are what their last events left.
  private func areSound(_ ids: [RequestID], of rows: some DeskTransaction) throws -> Bool {
    var papers = PaperHashes()
    let files = try rows.examined(ids)
    return files.count == ids.count
      && files.allSatisfy { stored, isAsWritten in
        let isOrderThere = stored.file.request.orderID == nil || stored.file.order != nil
        return isAsWritten && isOrderThere && stored.tail?.state == stored.state(&papers)
      }
  }

  private func next(
    of rows: some DeskTransaction
  ) throws -> (after: RequestID?, last: RequestID)? {
    try place.withLock { place in
      if place.isOver { return nil }
      guard let last = try rows.last(ofNext: FileWalk.stride, after: place.last) else {
        place.isOver = true
        return nil
      }
      defer { place.last = last }
      return (place.last, last)
    }
  }
}
