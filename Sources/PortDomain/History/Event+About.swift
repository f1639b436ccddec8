extension Event {
  /// What an event was about. Its codes are hashed and stored, so that their form must never change.
  public enum About: Hashable, Sendable {
    case nothing
    /// The status that a request came in with.
    case status(Status)
    /// The carrier that it was sent to.
    case carrier(CarrierID)
    /// The port date that was confirmed.
    case portDate(CalendarDay)
    /// Why it was refused.
    case reasons([ReasonCode])
    case outcome(Rejection.Outcome, of: ReasonCode)
    case paper(DocumentKind, DocumentID)
    /// What was answered on a paper's sheet or typed from it.
    case sheet(DocumentID, DocumentKind, [SheetPart])
    case item(ChecklistItem)
    case message(MessageKind)
    case order(OrderID)
    /// The event that was taken back.
    case event(EventID, Kind)
    case purged([Retention.Class])

    /// As stores keep it and scripts read it.
    public var codes: [String] {
      switch self {
      case .nothing: []
      case .status(let status): [status.rawValue]
      case .carrier(let carrier): [carrier.text]
      case .portDate(let day): [day.iso]
      case .reasons(let reasons): reasons.map(\.rawValue)
      case .outcome(let outcome, of: let reason): [reason.rawValue, outcome.rawValue]
      case .paper(let kind, let id): [kind.rawValue, id.text]
      case .sheet(let id, let kind, let parts): [id.text, kind.rawValue] + parts.map(\.code)
      case .item(let item): [item.rawValue]
      case .message(let kind): [kind.rawValue]
      case .order(let order): [order.text]
      case .event(let id, let kind): [id.text, kind.rawValue]
      case .purged(let classes): classes.map(\.rawValue)
      }
    }

    /// What the codes of an event of a kind say; nil unless they say it in just these letters.
    public init?(codes: [String], of kind: Kind) {
      let first = codes.first ?? ""
      let second = codes.dropFirst().first ?? ""
      let read: About? =
        switch kind.form {
        case .nothing: .nothing
        case .status: Status(rawValue: first).map(About.status)
        case .carrier: (try? CarrierID(parsing: first)).map(About.carrier)
        case .portDate: CalendarDay(iso: first).map(About.portDate)
        case .reasons: .reasons(codes.compactMap(ReasonCode.init(rawValue:)))
        case .outcome:
          ReasonCode(rawValue: first).flatMap { reason in
            Rejection.Outcome(rawValue: second).map { .outcome($0, of: reason) }
          }
        case .paper:
          DocumentKind(rawValue: first).flatMap { kind in
            DocumentID(second).map { .paper(kind, $0) }
          }
        case .sheet:
          DocumentID(first).flatMap { id in
            DocumentKind(rawValue: second).map { kind in
              .sheet(id, kind, codes.dropFirst(2).compactMap(SheetPart.init(code:)))
            }
          }
        case .item: ChecklistItem(rawValue: first).map(About.item)
        case .message: MessageKind(rawValue: first).map(About.message)
        case .order: OrderID(first).map(About.order)
        case .event:
          EventID(first).flatMap { id in Kind(rawValue: second).map { .event(id, $0) } }
        case .purged: .purged(codes.compactMap(Retention.Class.init(rawValue:)))
        }
      guard let read, read.codes == codes else { return nil }
      self = read
    }
  }

  /// A row of a check sheet, or a value that is typed from the paper.
  ///
  /// Some rows bear the code of the value that is typed for them: the history doesn't tell these apart.
  public struct SheetPart: Hashable, Sendable {
    public let code: String

    /// nil where it is a row.
    public var evidence: EvidenceField? { EvidenceField(rawValue: code) }

    public init(_ row: CheckItem) { code = row.rawValue }
    public init(_ typed: EvidenceField) { code = typed.rawValue }

    fileprivate init?(code: String) {
      guard CheckItem(rawValue: code) != nil || EvidenceField(rawValue: code) != nil else {
        return nil
      }
      self.code = code
    }
  }
}

extension Event.Kind {
  /// What events of a kind are about.
  fileprivate var form: Form { row.form }

  /// Whether it raises the request's version; notes and ticks never make anybody's change stale.
  public var raisesVersion: Bool { row.traits.contains(.version) }

  /// Whether `undo` can take it back. Never: complete, return, PIN shown, message sent, purge; nor
  /// the beginning of the history, nor an undo itself.
  public var canBeUndone: Bool { row.traits.contains(.undo) }

  /// Whether events of the kind say which answers stand and what the request said at their time.
  public var bearsOnPapers: Bool { row.traits.contains(.papers) }

  /// Whether a request that is final came to its end by it.
  public var endsRequest: Bool { row.traits.contains(.end) }

  fileprivate enum Form {
    case nothing, status, carrier, portDate, reasons, outcome, paper, sheet, item, message, order
    case event, purged
  }

  private struct Traits: OptionSet {
    let rawValue: Int

    static let version = Traits(rawValue: 1)
    static let undo = Traits(rawValue: 2)
    static let papers = Traits(rawValue: 4)
    static let end = Traits(rawValue: 8)
  }

  /// The one table of what each kind is about, and what follows from it.
  private var row: (form: Form, traits: Traits) {
    switch self {
    case .created: (.status, .version)
    case .takenOver: (.status, [.version, .end])
    case .submitted: (.carrier, [.version, .undo])
    case .scheduled: (.portDate, [.version, .undo])
    case .rescheduled: (.portDate, [.version, .undo])
    case .withdrawn: (.nothing, [.version, .undo])
    case .completed: (.nothing, [.version, .end])
    case .rejected: (.reasons, [.version, .undo])
    case .resubmitted: (.carrier, [.version, .undo])
    case .reopened: (.nothing, [.version, .undo])
    case .cancelled: (.nothing, [.version, .undo, .end])
    case .returned: (.nothing, [.version, .end])
    case .acknowledged: (.nothing, [.version, .undo])
    case .confirmed: (.nothing, [.version, .undo])
    case .changeAccepted: (.nothing, [.version, .undo])
    case .changeRefused: (.nothing, [.version, .undo])
    case .edited: (.nothing, [.version, .undo, .papers])
    case .pinSet: (.nothing, [.version, .undo, .papers])
    case .pinShown: (.nothing, [])
    case .paperAdded: (.paper, [.version, .undo])
    case .paperAttached: (.paper, [.version, .undo, .papers])
    case .paperChecked: (.sheet, [.version, .undo, .papers])
    case .reasonResolved: (.outcome, [.version, .undo])
    case .escalationCleared: (.nothing, [.version, .undo])
    case .fraudStopLifted: (.nothing, [.version, .undo])
    case .orderJoined: (.order, [.version, .undo])
    case .splitOff: (.order, [.version, .undo])
    case .noted: (.nothing, .undo)
    case .ticked: (.item, .undo)
    case .unticked: (.item, .undo)
    case .messageSent: (.message, [])
    case .undone: (.event, [.version, .papers])
    case .purged: (.purged, .version)
    }
  }
}
