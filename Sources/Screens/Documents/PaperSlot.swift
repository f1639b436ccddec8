import PortDomain

/// A place in the list of papers: one of the three demanded kinds, whose newest version counts, or one
/// of the other papers.
enum PaperSlot: Hashable, Sendable {
  case demanded(DocumentKind)
  case other(DocumentID)

  static func slots(in file: RequestFile) -> [PaperSlot] {
    DocumentKind.demanded.map(PaperSlot.demanded)
      + file.documents.filter { $0.kind == .other }.map { .other($0.id) }
  }

  func document(in file: RequestFile) -> Document? {
    switch self {
    case .demanded(let kind): file.paper(kind)
    case .other(let id): file.documents.first { $0.id == id }
    }
  }

  var kind: DocumentKind {
    switch self {
    case .demanded(let kind): kind
    case .other: .other
    }
  }
}
