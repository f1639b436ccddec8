import PortDomain
import TerminalUI
import Wording

/// The papers of a request, and the check sheet of the chosen one.
public struct DocumentsScreen: Screen, RequestScreen {
  public let title = Title.documents
  var open: OpenFile
  var slot: PaperSlot
  /// The older version whose sheet is being read; nil for the newest, which alone takes answers.
  var older: DocumentID?
  /// The row of the sheet that the cursor is on.
  var row = 0
  /// Answers that were sent, by their intents' keys, and have not come back.
  var underway: Set<String> = []
  /// The version that the last of them led to.
  var stored = 0
  /// What to go to once the papers are read; nil when that was done.
  var sought: Sought?
  /// The row that a remark was asked for; the cursor may be elsewhere by the time it is given.
  var remarked: Remarked?

  struct Remarked: Hashable, Sendable {
    let document: DocumentID
    let item: CheckItem
    let verdict: Document.Verdict
    let version: Int
    let key: String
  }

  /// What a screen of papers begins with.
  public enum Sought: Hashable, Sendable {
    /// The first paper that waits to be looked through, else the letter of authorisation.
    case waiting
    /// The first row that fails among some papers, else the first of these.
    case failure(in: [DocumentKind])
  }

  public init(request: RequestID, seeking sought: Sought = .waiting) {
    open = OpenFile(request)
    self.sought = sought
    slot = .demanded(.loa)
    if case .failure(let kinds) = sought, let kind = kinds.first(where: { $0 != .other }) {
      slot = .demanded(kind)
    }
  }

  public func offers(in context: Context) -> [Offer] {
    let noPaper = document == nil ? WhyNot.missing(slot.kind, add: context.key(.addPaper)) : nil
    let item = items.isEmpty ? nil : items[row]
    let readOnly = older == nil ? nil : WhyNot.onlyRead(turn: context.key(.olderVersion))
    let noSheet = noPaper ?? readOnly ?? (item == nil ? WhyNot.noSheet : nil)
    let onlyOne = olderVersions.isEmpty ? WhyNot.onlyVersion : nil
    let computed = item.flatMap {
      $0.isComputed ? WhyNot.computed($0, type: context.key(.typeEvidence)) : nil
    }
    let notNA = item.flatMap { $0.mayNotApply(on: slot.kind) ? nil : WhyNot.alwaysApplies($0) }
    let unanswered = item.flatMap { document?.answers[$0] } == nil ? WhyNot.unanswered : nil
    let unread = open.file == nil ? WhyNot.beingRead : nil
    return [
      Offer(.pass, whyNot: noSheet ?? computed, hinted: true),
      Offer(.fail, whyNot: noSheet ?? computed, hinted: true),
      Offer(.notApplicable, whyNot: noSheet ?? computed ?? notNA, hinted: true),
      Offer(.passAll, whyNot: noSheet, hinted: true),
      Offer(.typeEvidence, whyNot: noSheet, hinted: true),
      Offer(.nextPaper, hinted: true), Offer(.addPaper, whyNot: unread, hinted: true),
      Offer(.clearAnswer, whyNot: noSheet ?? computed ?? unanswered),
      Offer(.olderVersion, whyNot: noPaper ?? onlyOne), Offer(.extract, whyNot: noPaper),
      Offer(.packet, whyNot: unread),
      Offer(.undo, whyNot: unread), Offer(.redo, whyNot: unread), Offer(.status), Offer(.down),
      Offer(.up), Offer(.home),
      Offer(.end),
    ] + Offer.general
  }

  /// Whether the sheet doesn't show yet what was just answered.
  var isBehind: Bool { !underway.isEmpty || (open.file?.request.version ?? 0) < stored }

  /// The chosen paper in the version that is being read; nil while it is missing.
  var document: Document? { olderVersions.first { $0.id == older } ?? newest }

  private var newest: Document? { open.file.flatMap { slot.document(in: $0) } }

  /// The versions that the chosen paper replaced, newest first.
  var olderVersions: [Document] {
    guard slot.kind != .other, let file = open.file else { return [] }
    return file.documents.reversed().filter { $0.kind == slot.kind && $0.id != newest?.id }
  }

  var items: [CheckItem] { document?.kind.items ?? [] }
}

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
