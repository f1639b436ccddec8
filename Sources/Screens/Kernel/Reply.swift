import PortDomain
import Wording

/// A question to the store. Its answer carries it, and is dropped when nobody asks any more.
public enum Read: Hashable, Sendable {
  case page(Query, from: PageStart, limit: Int)
  /// How many each of the filters means, by a name for it.
  case counts([String: Filter], Viewpoint)
  /// How many a filter means, while it is typed and after.
  case matches(Filter, Viewpoint)
  case file(RequestID)
  /// Those that can be read, in the order of the ids.
  case files([RequestID])
  case order(OrderID)
  case drafts
  /// What the operator keeps for themselves.
  case personal
  /// Who else has the request open; also tells that this session has it, or none any more.
  case presence(RequestID?)
  /// The requests of numbers that were pasted, in their order.
  case numbers([String])
  /// Whether each of the numbers can be requested.
  case standings([PhoneNumber])
  case report(Report, Viewpoint)
  /// Whom to remind today, of the requests that a filter means.
  case chases(Filter, Viewpoint)
  /// What customers' programs were told, the newest first.
  case deliveries(DeliveryScope, limit: Int)
  /// A stretch of a list for something else than to show it: nothing takes its place.
  case stretch(Query, from: PageStart, limit: Int)
  /// What the operator did lately, newest first.
  case deeds
  /// The logins that are known here.
  case operators
  /// What a path of a file to be taken in may become, as it is being typed.
  case paths(String)

  /// Reads of one lane replace each other while they wait: only the newest answer matters.
  public enum Lane: Hashable, Sendable {
    case page, counts, matches, report, paths, other
  }

  public var lane: Lane {
    switch self {
    case .page: .page
    case .counts: .counts
    case .matches: .matches
    case .report, .chases: .report
    case .paths: .paths
    case .file, .files, .order, .drafts, .personal, .presence, .numbers, .standings, .stretch,
      .deeds, .deliveries, .operators:
      .other
    }
  }

  /// Whether the answer usually comes within a few milliseconds and the screen is nothing without it.
  var isQuick: Bool {
    switch self {
    case .page, .file, .files, .order, .personal: true
    case .counts, .matches, .drafts, .presence, .numbers, .standings, .report, .chases, .stretch,
      .deeds, .deliveries, .operators, .paths:
      false
    }
  }
}

/// What came back.
public enum Reply: Hashable, Sendable {
  case read(Found)
  case written(Written)
  case draftSaved(Draft.Key, StoreError?)
  case kept(PersonalChange, StoreError?)
  /// Something was written to a file.
  case givenOut(Outgoing, Message)
  /// What became of each row of a carrier's answers, or would.
  case answered(AnswerIntake, AnswerReport)
  /// Why a file was not taken in or not written; told at the field that names it while it is open.
  case fileRefused(FileWork, String)
  /// How far a change of many has come.
  case progress(Int, of: Int)
  /// How far a report that takes long has come, from 0 to 1.
  case addedUp(Report, part: Double)
  /// Who else is at the open request by now.
  case met(RequestID, [String])
  /// Something to be told that belongs to no screen: a paper that came before.
  case notice(Message)
  /// Others changed these requests; nil when there were too many to name.
  case changed([RequestID]?)
}

/// The answer to a read.
public enum Found: Hashable, Sendable {
  case page(Query, from: PageStart, Result<Page, StoreError>)
  case counts(Viewpoint, Result<[String: Count], StoreError>)
  case matches(Filter, Result<Count, StoreError>)
  case file(RequestID, Result<RequestFile, StoreError>)
  case files([RequestID], Result<[RequestFile], StoreError>)
  case order(OrderID, Result<OrderFile, StoreError>)
  case drafts(Result<[Draft], StoreError>)
  case personal(Result<Personal, StoreError>)
  case presence(RequestID, [String])
  case numbers([String], Result<[RequestID?], StoreError>)
  case standings([PhoneNumber], Result<[NumberStanding], StoreError>)
  case report(Report, Result<ReportFigures, StoreError>)
  case chases(Filter, Result<ChaseList, StoreError>)
  case deliveries(DeliveryScope, Result<[Delivery], StoreError>)
  case stretch(Query, from: PageStart, Result<Page, StoreError>)
  case deeds(Result<[Event], StoreError>)
  case operators(Result<[String], StoreError>)
  case paths(String, [String])
  /// The read was replaced by a newer one before it began.
  case superseded(Read)

  var isQuick: Bool {
    switch self {
    case .page, .file, .files, .order, .personal: true
    case .superseded(let read): read.isQuick
    case .counts, .matches, .drafts, .presence, .numbers, .standings, .report, .chases, .stretch,
      .deeds, .deliveries, .operators, .paths:
      false
    }
  }
}

/// What became of a write.
public enum Written: Hashable, Sendable {
  /// One outcome for each intent; those that were not reached are left out.
  case committed([Intent], Result<[Outcome], StoreError>)
  case revised(DeskRecord, Result<RecordOutcome, StoreError>)
  case pin(RequestID, Result<Secret, StoreError>)
  case sentAgain(Delivery.ID, Result<Delivery, StoreError>)
}
