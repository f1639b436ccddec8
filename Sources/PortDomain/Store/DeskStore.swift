/// Where the desk's requests are kept. Blocking, callable from any thread, no engine's type in it.
///
/// Reads are short snapshots. A change is stored whole or not at all, and success is only returned once
/// it is durable.
public protocol DeskStore: Sendable {
  /// - Throws: `StoreError` when the store can't be read.
  func page(_ query: Query, from start: PageStart, limit: Int) throws(StoreError) -> Page

  /// Counts up to `cap` and no further.
  func count(_ filter: Filter, from viewpoint: Viewpoint, upTo cap: Int) throws(StoreError) -> Count

  /// One snapshot of all that a decision on a request needs.
  /// - Throws: `StoreError.noSuchThing` when there is none of that id.
  func file(_ id: RequestID) throws(StoreError) -> RequestFile

  /// The files of many requests, in the order asked for, of one snapshot; what isn't there is left out.
  func files(_ ids: [RequestID]) throws(StoreError) -> [RequestFile]

  /// Decides and stores each intent in turn, in one transaction; a refused one stores nothing and
  /// leaves its neighbours be. The same key again returns the first outcome.
  ///
  /// - Parameters:
  ///   - allOrNothing: whether nothing is stored unless all of them can be: an outcome that says done
  ///     beside one that doesn't is then what would have become of it.
  ///   - files: those that the papers concerned stand for.
  func commit(
    _ intents: [Intent],
    allOrNothing: Bool,
    with files: (any PaperFiles)?
  ) throws(StoreError) -> [Outcome]

  /// The request that the change under a key was made to, or made; nil while none was stored under it.
  func request(underKey key: String) throws(StoreError) -> RequestID?

  /// What others and this process changed since a token; all that is new when there was none.
  func changes(since token: ChangeToken?) throws(StoreError) -> Changes

  /// Where the store has got to: the same as long as no request changes.
  func newestChange() throws(StoreError) -> ChangeToken

  /// The open or else newest request of a number (E.164), if any.
  func request(ofNumber e164: String) throws(StoreError) -> RequestID?

  /// The requests that carriers call by a reference, however it is cased or accented, oldest first.
  func requests(ofReference reference: String) throws(StoreError) -> [RequestID]

  /// The newest request that a paper is attached to, if any.
  func request(ofDocument id: DocumentID) throws(StoreError) -> RequestID?

  /// The logins that own open requests or did anything lately, in their order; no customers' programs.
  func operators() throws(StoreError) -> [String]

  /// What an operator did lately, newest first, without the events' details.
  func recentEvents(by login: String) throws(StoreError) -> [Event]

  /// The events of one kind that many requests have had, oldest first for each, without their details.
  func events(_ kind: Event.Kind, of ids: [RequestID]) throws(StoreError) -> [Event]

  /// Whether a number can be requested now; the store asks again when it is.
  func standing(of number: PhoneNumber) throws(StoreError) -> NumberStanding

  /// The requests of an order, in order of creation.
  func requests(ofOrder id: OrderID) throws(StoreError) -> [RequestID]

  /// One snapshot of an order and all its numbers.
  /// - Throws: `StoreError.noSuchThing` when there is none of that id.
  func order(_ id: OrderID) throws(StoreError) -> OrderFile

  /// The newest orders, those with an open number or all, as many as `limit`.
  func orders(openOnly: Bool, limit: Int) throws(StoreError) -> [OrderListing]

  /// The PIN of a request, for the operator whose `showPIN` was stored under the key just before.
  func pin(of id: RequestID, shownUnder key: String) throws(StoreError) -> Secret
}

extension DeskStore {
  public func commit(
    _ intents: [Intent],
    allOrNothing: Bool = false
  ) throws(StoreError) -> [Outcome] {
    try commit(intents, allOrNothing: allOrNothing, with: nil)
  }

  /// Decides and stores one intent.
  public func commit(
    _ intent: Intent,
    with files: (any PaperFiles)? = nil
  ) throws(StoreError) -> Outcome {
    try commit([intent], allOrNothing: false, with: files)[0]
  }
}

/// The files that papers stand for, kept beside a store.
///
/// A file is in doubt from before the change that brings its first paper or takes its last one until
/// after it, so that whatever happens between it is known which files to look at. Called while no other
/// change can be stored, so that no paper comes or goes between; hence nothing is copied.
public protocol PaperFiles {
  /// Puts what was made ready with the others, in doubt.
  /// - Returns: its hash; nil where nothing was made ready.
  func settle() throws(StoreError) -> String?

  /// Puts a file in doubt.
  func doubt(sha256: String) throws(StoreError)

  /// Ends a doubt: a file that a paper stands for stays, any other goes.
  func resolve(sha256: String, isHeld: Bool) throws(StoreError)
}

/// A point in what a store has taken in: only equality means anything to anybody but the store that
/// made it, which encodes in it what it needs to tell what came since.
public struct ChangeToken: Hashable, Sendable {
  public let text: String

  public init(_ text: String) {
    self.text = text
  }
}

/// What changed since a token.
public struct Changes: Hashable, Sendable {
  public let token: ChangeToken
  /// The requests touched since, newest last; nil when there were too many to name.
  public let requests: [RequestID]?

  public init(token: ChangeToken, requests: [RequestID]?) {
    self.token = token
    self.requests = requests
  }
}

/// Texts being typed, kept so that a lost connection loses none; one per operator, form and subject.
public protocol DraftStore: Sendable {
  func saveDraft(_ draft: Draft, of login: String) throws(StoreError)
  func removeDraft(_ key: Draft.Key, of login: String) throws(StoreError)
  func drafts(of login: String) throws(StoreError) -> [Draft]
}

/// An unfinished text or form.
public struct Draft: Hashable, Sendable, Codable {
  public struct Key: Hashable, Sendable, Codable {
    /// Which form, such as `note` or `intake`.
    public let form: String
    /// The id of what it is about; empty for something new.
    public let subject: String

    public init(form: String, subject: String) {
      self.form = form
      self.subject = subject
    }

    /// A form about exactly these requests, in whatever order they were chosen.
    public init(form: String, about requests: [RequestID]) {
      self.init(form: form, subject: requests.map(\.text).sorted().joined(separator: " "))
    }
  }

  public let key: Key
  /// Field name to text; never a PIN.
  public let fields: [String: String]
  public let savedAt: Instant

  public init(key: Key, fields: [String: String], savedAt: Instant) {
    self.key = key
    // Stores would cut a text short there.
    self.fields = fields.mapValues { $0.contains("\0") ? $0.replacing("\0", with: "") : $0 }
    self.savedAt = savedAt
  }
}

/// What operators keep for themselves, from one session to the next.
public protocol PersonalStore: Sendable {
  func make(_ change: PersonalChange, of login: String) throws(StoreError)
  func personal(of login: String) throws(StoreError) -> Personal
}

/// What the papers of a desk are by their content.
public protocol PaperStore: Sendable {
  /// The newest paper of that content that a request has, if any, and all requests that have it.
  func paper(sha256: String) throws(StoreError) -> (paper: Document, requests: [RequestID])?

  /// Ends the doubts about files that a session which died left behind.
  func resolve(_ hashes: [String], in files: any PaperFiles) throws(StoreError)
}

/// Who else is looking at a request; ends with its session.
public protocol PresenceStore: Sendable {
  func setPresence(_ request: RequestID?, login: String, session: String) throws(StoreError)
  /// Logins of the other live sessions that have the request open.
  func presence(on request: RequestID, besides session: String) throws(StoreError) -> [String]
}
