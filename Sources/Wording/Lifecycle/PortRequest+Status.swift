import PortDomain

/// A status as people read it: a completed port that was taken back is called returned, though the
/// request stays completed.
extension Status {
  /// The word an operator reads.
  public func title(isReturned: Bool) -> String { isReturned ? Status.returned : title }

  /// `C returned`, as lists show it.
  public func lettered(isReturned: Bool) -> String { "\(letter) \(title(isReturned: isReturned))" }

  fileprivate static let returned = "returned"
}

extension PortRequest {
  public var isReturned: Bool { lifecycle.returnedOn != nil }

  /// The word an operator reads for its status.
  public var statusTitle: String { status.title(isReturned: isReturned) }

  /// `R rejected`, `C returned`.
  public var statusLettered: String { status.lettered(isReturned: isReturned) }
}

extension Stage {
  /// The last step's name on the progress line of a number that was returned.
  public static var returnedTitle: String { Status.returned.capitalisedFirst }
}
