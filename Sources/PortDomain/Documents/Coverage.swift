/// How many of an order's open numbers a paper is for.
public struct Coverage: Hashable, Sendable {
  /// How many it is for.
  public let covered: Int
  /// The open numbers that it leaves out, oldest first.
  public let left: [PhoneNumber]

  /// All open numbers of the order.
  public var count: Int { covered + left.count }
}

extension RequestFile {
  /// How many of its order's open numbers one of its papers is for: those it is attached to and, where it
  /// was typed which numbers a letter lists, those that it lists.
  ///
  /// - Returns: nil where the request has no order, or no other of its numbers is open.
  public func coverage(of document: Document) -> Coverage? {
    let attached = Set(attachments[document.id]?.requests ?? [])
    let typed = document.kind == .loa ? document.evidence[.numbers] : nil
    let listed = typed.map { Set(NumbersOnPaper($0, in: request.country).read) }
    return coverage { attached.contains($0.id) && listed?.contains($0.number) != false }
  }

  /// How many a new paper would be for.
  /// - Parameter others: the order's other numbers that it is attached to.
  public func coverage(ofPaperFor others: [RequestID]) -> Coverage? {
    let meant = Set(others + [request.id])
    return coverage { meant.contains($0.id) }
  }

  /// The order's other open numbers that a paper of this request can be for: of its country and carrier.
  public var fellows: [Sibling] {
    others.filter {
      $0.status.isOpen && $0.number.country == request.country && $0.carrier == request.carrier
    }
  }

  private func coverage(_ isCovered: (Sibling) -> Bool) -> Coverage? {
    let others = others.filter(\.status.isOpen)
    guard !others.isEmpty else { return nil }
    let open = (request.status.isOpen ? [Sibling(request)] : []) + others
    let left = open.filter { !isCovered($0) }.sorted { $0.id < $1.id }
    return Coverage(covered: open.count - left.count, left: left.map(\.number))
  }
}
