import PortDomain

/// What is to be written to a file outside of the desk's store; answered by `Reply.givenOut`.
public enum Outgoing: Hashable, Sendable {
  /// A paper's file, to a path as typed or into a folder under its own name.
  case paper(Document, to: String)
  /// What goes to the losing carrier, without the PIN, to a new folder.
  case packet(RequestID, to: String)
  /// Requests with what is personal masked, in the format that the file's name ends in.
  case requests(Query, to: String)
}

extension Outgoing {
  /// As the operator typed it.
  public var path: String {
    switch self {
    case .paper(_, let path), .packet(_, let path), .requests(_, let path): path
    }
  }
}
