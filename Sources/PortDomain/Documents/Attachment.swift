/// The requests that a paper is attached to, and what an LOA lists of their numbers: one value for the
/// files of all of them, so that it is worked out once and not for each.
public struct Attachment: Hashable, Sendable {
  /// In the order of attaching.
  public let requests: [RequestID]
  private let members: [RequestID: RequestFile.Sibling]
  /// What an LOA was typed to list; nil where nothing was.
  private let numbers: NumbersOnPaper?
  /// Requests whose number it lacks.
  private let unlisted: Set<RequestID>
  /// It lacks that of an open request, or lists what is none of its requests'.
  private let isAmiss: Bool

  /// - Parameters:
  ///   - requests: in the order of attaching.
  ///   - siblings: what is known of them; others than those requests are left aside.
  public init(
    of document: Document,
    to requests: [RequestID],
    among siblings: some Sequence<RequestFile.Sibling>
  ) {
    self.requests = requests
    let attached = Set(requests)
    let members = Dictionary(
      siblings.filter { attached.contains($0.id) }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    self.members = members
    let text = document.kind == .loa ? document.evidence[.numbers] : nil
    guard let text, let country = members.values.first?.number.country else {
      numbers = nil
      unlisted = []
      isAmiss = false
      return
    }
    let numbers = NumbersOnPaper(text, in: country)
    let listed = Set(numbers.read)
    let wanted = Set(members.values.map(\.number))
    let lacking = members.values.filter { !listed.contains($0.number) }
    self.numbers = numbers
    unlisted = Set(lacking.map(\.id))
    isAmiss =
      lacking.contains(where: \.status.isOpen) || !numbers.unread.isEmpty
      || !listed.isSubset(of: wanted)
  }

  /// What is known of those requests.
  fileprivate var known: [RequestFile.Sibling] { requests.compactMap { members[$0] } }

  /// Whether what an LOA was typed to list is the numbers of its requests; nil where something other
  /// was typed, or one of them is no longer what it was.
  fileprivate func isListed(as text: String, for own: RequestFile.Sibling) -> Bool? {
    guard let numbers, numbers.text == text, numbers.country == own.number.country,
      members[own.id] == own
    else { return nil }
    return !isAmiss && !unlisted.contains(own.id)
  }
}

extension RequestFile {
  /// Has a paper that it holds attached to these requests; when it isn't among them it holds it no more.
  mutating func attach(_ document: Document, to requests: [RequestID]) -> Attachment {
    // Those that hold it already need be no siblings yet.
    let known = [Sibling(request)] + siblings + (attachments[document.id]?.known ?? [])
    let attachment = Attachment(of: document, to: requests, among: known)
    hold(document, by: attachment)
    return attachment
  }

  /// Takes in which requests a paper is attached to; when this one isn't among them it holds it no more.
  mutating func hold(_ document: Document, by attachment: Attachment?) {
    let isHeld = attachment?.requests.contains(request.id) == true
    attachments[document.id] = isHeld ? attachment : nil
    if !isHeld { documents.removeAll { $0.id == document.id } }
  }

  /// The paper that took the place of another one of this request's, whose sheet can only be read since.
  public func successor(of document: Document) -> Document? {
    guard document.kind != .other, let newest = paper(document.kind) else { return nil }
    return newest.id == document.id ? nil : newest
  }

  /// Whether an LOA that lists these numbers lists those of all open requests it is attached to, and no
  /// others.
  func isListed(as text: String, on document: Document) -> Bool {
    let own = Sibling(request)
    if let known = attachments[document.id]?.isListed(as: text, for: own) { return known }
    let numbers = NumbersOnPaper(text, in: request.country)
    return numbers.missing(of: document, in: self).isEmpty
      && numbers.surplus(of: document, in: self).isEmpty
  }
}
