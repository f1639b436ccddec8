import PortDomain
import Wording

/// What is to be done beside the loop or by the app, as data.
public enum Effect: Hashable, Sendable {
  case read(Read)
  /// Stored in the order of the keys; the outcome always comes back, whatever is on top by then.
  case commit([Intent])
  case saveDraft(Draft)
  case removeDraft(Draft.Key)
  /// Shows the PIN: the event is stored first, under the intent's key.
  case revealPIN(Intent, RequestID)
  /// Takes a file into the paper vault and attaches it; answered by `Reply.committed`.
  case addPaper(PaperIntake)
  /// Writes a record's next version; answered by `Reply.revised`.
  case revise(DeskRecord, on: RecordBasis)
  /// Writes something to a file outside of the store; answered by `Reply.givenOut`.
  case giveOut(Outgoing)
  /// To the operator's clipboard, by whatever way there is.
  case copy(String)
  case open(ScreenBox)
  /// Asks for `ScreenEvent.rested` once the keys have been still for a moment.
  case rest
  /// Leaves the screen; what lies under it is uncovered.
  case close
  /// To the screen below: how its question was answered.
  case tell(Answer)
  case say(Message)
  /// An offer of the screen below, chosen in help or on the command line.
  case run(Offer)
  case repaint
  case suspend
  case quit

  public static func open(_ screen: some Screen) -> Effect { .open(ScreenBox(screen)) }
}

/// A question to the store. Its answer carries it, and is dropped when nobody asks any more.
public enum Read: Hashable, Sendable {
  case page(Query, from: PageStart, limit: Int)
  case counts([View], Viewpoint)
  case file(RequestID)
  case order(OrderID)
  case drafts
  /// Who else has the request open; also tells that this session has it, or none any more.
  case presence(RequestID?)
  /// The requests of numbers that were pasted, in their order.
  case numbers([String])
  case report(Report, Viewpoint)

  /// Reads of one lane replace each other while they wait: only the newest answer matters.
  public enum Lane: Hashable, Sendable {
    case page, counts, report, other
  }

  public var lane: Lane {
    switch self {
    case .page: .page
    case .counts: .counts
    case .report: .report
    case .file, .order, .drafts, .presence, .numbers: .other
    }
  }
}

/// What came back.
public enum Reply: Hashable, Sendable {
  case page(Query, from: PageStart, Result<Page, StoreError>)
  /// Counts by the digit of the view.
  case counts(Viewpoint, Result<[Int: Count], StoreError>)
  case file(RequestID, Result<RequestFile, StoreError>)
  case order(OrderID, Result<OrderFile, StoreError>)
  case drafts(Result<[Draft], StoreError>)
  case presence(RequestID, [String])
  case numbers([String], Result<[RequestID?], StoreError>)
  case report(Report, Result<ReportFigures, StoreError>)
  /// One outcome for each intent.
  case committed([Intent], Result<[Outcome], StoreError>)
  case revised(DeskRecord, Result<RecordOutcome, StoreError>)
  case draftSaved(Draft.Key, StoreError?)
  case pin(RequestID, Result<Secret, StoreError>)
  /// What became of a file that was to be written.
  case givenOut(Message)
  /// Something to be told that belongs to no screen: a paper that couldn't be taken.
  case notice(Message)
  /// The read was replaced by a newer one before it began.
  case superseded(Read)
  /// Somebody changed these requests; nil when there were too many to name.
  case changed([RequestID]?)
}
