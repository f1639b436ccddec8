import PortDomain

extension Conflict {
  /// Who changed what meanwhile, and what to do.
  public func message(by clocks: Clocks) -> String {
    message { clocks.stamp($0, in: country) }
  }

  /// - Parameter local: how the moment is written.
  public func message(at local: (Instant) -> String) -> String {
    guard let last = since.last else {
      return "the request is at version \(version) now; look at it and try again"
    }
    let what =
      fields.isEmpty
      ? last.kind.title
      : fields.map(\.field.label).spoken() + " changed"
    return "\(last.by) was first at \(local(last.at)): \(what); look at it and try again"
  }
}
