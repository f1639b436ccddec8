/// An announcement on its way to one webhook.
///
/// Those about one request go to a webhook one after another: a later one waits until the one before it
/// is delivered or given up.
public struct Delivery: Hashable, Sendable {
  public let announcement: Announcement
  public let webhook: WebhookID
  public private(set) var state: State
  /// How often it was sent since it was last asked for.
  public private(set) var attempts: Int
  /// When it is sent next; nil while it waits for the one before it, and once it is done.
  public private(set) var next: Instant?
  /// The newest attempt whose end is known.
  public private(set) var last: Attempt?

  public init(
    announcement: Announcement,
    webhook: WebhookID,
    state: State,
    attempts: Int,
    next: Instant?,
    last: Attempt?
  ) {
    self.announcement = announcement
    self.webhook = webhook
    self.state = state
    self.attempts = attempts
    self.next = next
    self.last = last
  }

  /// One that was never sent.
  public init(_ announcement: Announcement, to webhook: WebhookID) {
    self.init(
      announcement: announcement,
      webhook: webhook,
      state: .pending,
      attempts: 0,
      next: nil,
      last: nil
    )
  }

  public var id: ID { ID(announcement: announcement.id, webhook: webhook) }

  /// What tells a delivery from all others.
  public struct ID: Hashable, Sendable {
    public let announcement: AnnouncementID
    public let webhook: WebhookID

    public init(announcement: AnnouncementID, webhook: WebhookID) {
      self.announcement = announcement
      self.webhook = webhook
    }
  }

  /// How far it has come. Raw values are what stores and JSON call it.
  public enum State: String, CaseIterable, Hashable, Sendable {
    /// Not tried, or being tried for the first time.
    case pending
    /// Failed, and tried again later.
    case retrying
    case delivered
    /// Failed as often as it is tried, or its webhook was removed. It can be sent again by hand.
    case givenUp = "given_up"

    /// Whether nothing more is done about it.
    public var isDone: Bool {
      switch self {
      case .pending, .retrying: false
      case .delivered, .givenUp: true
      }
    }
  }

  /// One time that it was sent, and what came of it.
  public struct Attempt: Hashable, Sendable {
    public let at: Instant
    public let result: Result

    public init(at: Instant, result: Result) {
      self.at = at
      self.result = result
    }
  }

  /// What came of an attempt.
  public enum Result: Hashable, Sendable {
    /// The HTTP status of the answer.
    case answered(Int)
    case failed(Failure)

    /// Only what was answered with a status of success counts as delivered; a redirect is not followed.
    public var isSuccess: Bool {
      if case .answered(let status) = self { (200..<300).contains(status) } else { false }
    }
  }

  /// Why there was no answer. Raw values are what stores and JSON call it.
  public enum Failure: String, CaseIterable, Hashable, Sendable {
    /// The name has no address.
    case nameUnknown = "name_unknown"
    /// It leads to where webhooks are not allowed to: this machine, or a private network.
    case addressRefused = "address_refused"
    case unreachable
    /// The certificate or the encryption was not good.
    case insecure
    case timedOut = "timed_out"
    /// What came back is no HTTP.
    case answerUnreadable = "answer_unreadable"
  }

  // MARK: The schedule

  /// Seconds from each failed attempt to the next one: at once, then after 1 min, 5 min, 30 min, 2 h.
  public static let pauses = [60, 300, 1800, 7200]

  /// For how many seconds whoever takes a delivery has it for himself; a session that died by then has
  /// lost it to the next.
  public static let claim = 60

  /// It is the first one about its request that isn't done: it may be sent.
  public mutating func come(at now: Instant) {
    if !state.isDone, next == nil { next = now }
  }

  /// Somebody sends it now. Nobody else does until the claim is over.
  public mutating func begin(at now: Instant) {
    attempts += 1
    next = now.adding(seconds: Delivery.claim)
  }

  /// An attempt came to its end.
  ///
  /// A success counts whenever it is told; a failure only if nobody has tried it since.
  ///
  /// - Parameter number: how many attempts it was, as `begin` counted.
  public mutating func end(_ attempt: Attempt, number: Int) {
    guard !state.isDone, attempt.result.isSuccess || number == attempts else { return }
    last = attempt
    if attempt.result.isSuccess {
      finish(as: .delivered)
    } else if attempts > Delivery.pauses.count {
      finish(as: .givenUp)
    } else {
      state = .retrying
      next = attempt.at.adding(seconds: Delivery.pauses[attempts - 1])
    }
  }

  /// Nothing more is sent: there is no webhook any more.
  public mutating func giveUp() {
    if !state.isDone { finish(as: .givenUp) }
  }

  /// It is sent again from the start, whatever became of it.
  public mutating func renew() {
    state = .pending
    attempts = 0
    next = nil
  }

  private mutating func finish(as state: State) {
    self.state = state
    next = nil
  }
}

extension Delivery.Result {
  /// As stores keep it: `503`, `timed_out`.
  public var code: String {
    switch self {
    case .answered(let status): String(status)
    case .failed(let failure): failure.rawValue
    }
  }

  /// nil for a text that no result has.
  public init?(code: String) {
    if let failure = Delivery.Failure(rawValue: code) {
      self = .failed(failure)
    } else if let status = Int(code), (100..<1000).contains(status) {
      self = .answered(status)
    } else {
      return nil
    }
  }
}
