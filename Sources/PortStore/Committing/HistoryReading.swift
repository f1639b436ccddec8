import PortDomain

/// How far back a request's history is read.
public enum HistoryDepth: Hashable, Sendable {
  case whole
  /// The last event alone.
  case newest
  /// As far as a decision looks: the last event, those after the version that was seen, those since
  /// the first rejection, and what bears on papers since their first answer. A request with thousands
  /// of events is then changed as quickly as a new one.
  case deciding(seen: Int?)
}

/// Puts a request's history together, read from the newest event back.
public struct HistoryReading {
  private let depth: HistoryDepth
  private let rejected: Instant
  private let answered: Instant
  private let papers: Set<DocumentID>
  private var newestFirst: [Event] = []
  private var isPurged = false

  /// - Parameter file: all of the request's file but its history.
  public init(_ depth: HistoryDepth, of file: RequestFile) {
    self.depth = depth
    rejected = file.rejections.first?.at ?? .distantFuture
    answered = file.firstAnswer ?? .distantFuture
    papers = Set(file.documents.map(\.id))
  }

  /// Oldest first.
  public var history: [Event] { newestFirst.reversed() }

  /// Looks at the next older event.
  ///
  /// - Parameters:
  ///   - event: without its detail.
  ///   - detail: its own or that of the event it followed; read only where it is wanted.
  /// - Returns: false once nothing older is wanted.
  public mutating func look(
    at event: Event,
    detail: () throws -> EventDetail?
  ) rethrows -> Bool {
    if depth == .newest {
      newestFirst.append(event)
      return false
    }
    if case .deciding(let seen) = depth, !newestFirst.isEmpty, event.version <= seen ?? .max,
      event.at < rejected
    {
      if event.at < answered { return false }
      if !event.kind.bearsOnPapers { return true }
    }
    if event.kind == .purged { isPurged = true }
    var event = event
    event.detail = try detail().flatMap { shown($0, of: event) }
    newestFirst.append(event)
    return true
  }

  /// A purge took away what was known here of a paper, though others hold it still and its details stay
  /// for them.
  private func shown(_ detail: EventDetail, of event: Event) -> EventDetail? {
    if isPurged, let paper = detail.paper, !papers.contains(paper.id) { return nil }
    return event.lead == nil ? detail : detail.shared
  }
}

extension Instant {
  /// Later than any event.
  fileprivate static let distantFuture = Instant(milliseconds: .max)
}
