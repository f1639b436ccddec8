import PortDomain
import Screens
import Wording

/// A paper that came with the same bytes as one that is being taken in.
struct EarlierPaper {
  let paper: Document
  /// A request that it is attached to: the newest.
  let request: PortRequest
}

extension DeskSession {
  /// The newest paper of the desk that has this content; nil where none has it any more.
  func earlier(_ facts: Document.FileFacts) throws(CommandFailure) -> EarlierPaper? {
    let paper = try reading { () throws(StoreError) in try store.paper(sha256: facts.sha256) }
    guard let paper, let request = paper.requests.max() else { return nil }
    return EarlierPaper(paper: paper, request: try file(request).request)
  }

  /// What there is to say of it where it comes again.
  func words(for earlier: EarlierPaper, besides request: RequestID) -> String {
    let country = earlier.request.country
    return earlier.paper.receivedBefore(
      on: earlier.paper.requests.contains(request) ? nil : earlier.request,
      on: desk.zones.local(earlier.paper.receivedAt, in: country).day,
      today: today(in: country)
    )
  }
}
