import PortDomain
import TerminalUI
import Wording

/// What a screen asks for, as data: something of the app itself, or of what surrounds it.
public enum Effect: Hashable, Sendable {
  case app(AppEffect)
  case outside(Outside)
}

/// What the app does about its own screens.
public enum AppEffect: Hashable, Sendable {
  case open(ScreenBox)
  /// Leaves the screen; what lies under it is uncovered.
  case close
  /// To the screen below: how its question was answered.
  case tell(Answer)
  case say(Message)
  /// Asks for `ScreenEvent.rested` once the keys have been still for a moment.
  case rest
  /// An offer of the screen below, chosen in help or on the command line, with what was typed behind its
  /// name.
  case run(Offer, String? = nil)
  /// To the topmost screen: what was typed behind a command's name.
  case argue(String)
  /// Goes on by other settings of the operator's own, of which one was changed.
  case prefer(Preferences, Preference)
}

/// What is done beside the loop, by whom it is done.
public enum Outside: Hashable, Sendable {
  case read(Read)
  case write(Write)
  case draft(DraftChange)
  /// Answered by `Reply.kept`; nothing waits for it.
  case personal(PersonalChange)
  case file(FileWork)
  case terminal(TerminalEffect)
  /// Keeps a setting of the operator's own, and says where.
  case keep(Preference, value: String)
  /// Ends the change of many that is under way, once what is being stored is stored.
  case stop
  /// Gives up the report that is being added up: nobody waits for it any more.
  case giveUpReport
}

/// A change of the store. Writes are made in the order of the keys; the outcome always comes back,
/// whatever is on top by then.
public enum Write: Hashable, Sendable {
  /// Answered by `Written.committed`; many are stored in batches, with `Reply.progress` between them.
  case commit([Intent])
  /// Shows the PIN: the event is stored first, under the intent's key.
  case revealPIN(Intent, RequestID)
  /// Writes a record's next version; answered by `Written.revised`.
  case revise(DeskRecord, on: RecordBasis)
  /// Tells a webhook once more; answered by `Written.sentAgain`.
  case sendAgain(Delivery.ID)
}

/// What is kept of texts that are being typed.
public enum DraftChange: Hashable, Sendable {
  case save(Draft)
  case remove(Draft.Key)
}

/// A file outside of the store.
public enum FileWork: Hashable, Sendable {
  /// Into the paper vault and attached; answered by `Written.committed` or `Reply.fileRefused`.
  case take(PaperIntake)
  /// Written; answered by `Reply.givenOut` or `Reply.fileRefused`.
  case give(Outgoing)
  /// Read, and stored unless it is a trial; answered by `Reply.answered` or `Reply.fileRefused`.
  case answers(AnswerIntake)
}

public enum TerminalEffect: Hashable, Sendable {
  /// To the operator's clipboard, by whatever way there is.
  case copy(String)
  case repaint, suspend, quit
  /// To the operator's own editor; comes back as `InputEvent.edited`.
  case edit(String, limit: Int)
  case adopt(Theme)
}

/// A received paper as an operator names it; the runner reads its file and makes the change of it.
///
/// The outcome comes back as `Written.committed` with an intent under `key`, or as `Reply.fileRefused`
/// when the file itself could not be taken.
public struct PaperIntake: Hashable, Sendable {
  public let request: RequestID
  public let kind: DocumentKind
  /// As typed: relative to where the program was started, or in the inbox in restricted mode.
  public let path: String
  public let evidence: [EvidenceField: String]
  /// The other requests it is attached to.
  public let others: [RequestID]
  /// The key of the intent that stores it.
  public let key: String
}

/// A carrier's file of answers as an operator names it.
public struct AnswerIntake: Hashable, Sendable {
  /// As typed: relative to where the program was started, or in the inbox in restricted mode.
  public let path: String
  /// Whether it is only looked at.
  public let isTrial: Bool
}

/// What is to be written to a file outside of the desk's store.
public enum Outgoing: Hashable, Sendable {
  /// A paper's file, to a path as typed or into a folder under its own name.
  case paper(Document, to: String)
  /// What goes to the losing carrier, without the PIN, to a new folder.
  case packet(RequestID, to: String)
  /// Requests with what is personal masked, in the format that the file's name ends in.
  case requests(Query, to: String)
  /// What became of a change of several requests, as CSV.
  case results([ManyResult], to: String)

  /// As the operator typed it.
  public var path: String {
    switch self {
    case .paper(_, let path), .packet(_, let path), .requests(_, let path), .results(_, let path):
      path
    }
  }

  /// The same to another place.
  func to(_ path: String) -> Outgoing {
    switch self {
    case .paper(let paper, _): .paper(paper, to: path)
    case .packet(let request, _): .packet(request, to: path)
    case .requests(let query, _): .requests(query, to: path)
    case .results(let results, _): .results(results, to: path)
    }
  }
}

// MARK: As screens write them

extension Effect {
  public static let close = Effect.app(.close)
  public static let rest = Effect.app(.rest)

  public static func open(_ screen: some Screen) -> Effect { .app(.open(ScreenBox(screen))) }
  public static func tell(_ answer: Answer) -> Effect { .app(.tell(answer)) }
  public static func say(_ message: Message) -> Effect { .app(.say(message)) }
  public static func run(_ offer: Offer, _ argument: String? = nil) -> Effect {
    .app(.run(offer, argument))
  }
  public static func argue(_ text: String) -> Effect { .app(.argue(text)) }

  public static func read(_ read: Read) -> Effect { .outside(.read(read)) }
  public static func commit(_ intents: [Intent]) -> Effect { .outside(.write(.commit(intents))) }
  public static func revise(_ record: DeskRecord, on basis: RecordBasis) -> Effect {
    .outside(.write(.revise(record, on: basis)))
  }
  public static func saveDraft(_ draft: Draft) -> Effect { .outside(.draft(.save(draft))) }
  public static func removeDraft(_ key: Draft.Key) -> Effect { .outside(.draft(.remove(key))) }
  public static func keep(_ change: PersonalChange) -> Effect { .outside(.personal(change)) }
  public static func giveOut(_ outgoing: Outgoing) -> Effect { .outside(.file(.give(outgoing))) }
  public static func prefer(_ preferences: Preferences, _ changed: Preference) -> Effect {
    .app(.prefer(preferences, changed))
  }
  public static func copy(_ text: String) -> Effect { .outside(.terminal(.copy(text))) }
}
