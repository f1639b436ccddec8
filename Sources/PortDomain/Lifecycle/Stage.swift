/// A stretch of the published outline, as the progress line shows it; never computed with.
public enum Stage: String, CaseIterable, Hashable, Sendable, Codable {
  case submit
  case validation
  case carrier
  case port
  case routing
}

extension Lifecycle {
  /// Where the request stands on the outline; a rejected one at the step it came from.
  ///
  /// `routing` also where nothing is left to do: once completed, and it stays there.
  public var stage: Stage {
    switch status {
    case .pending: .validation
    case .inProgress: .carrier
    case .scheduled: .port
    case .completed: .routing
    case .rejected: rejectedAt ?? .validation
    case .cancelled: timesSent > 0 ? .carrier : .validation
    }
  }
}
