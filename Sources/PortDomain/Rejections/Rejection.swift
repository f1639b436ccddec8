/// One refusal, by our own review or by the carrier, with all its reasons.
public struct Rejection: Hashable, Sendable, Codable {
  public let id: RejectionID
  public let request: RequestID
  public let at: Instant
  /// The date in the number's country.
  public let day: CalendarDay
  public let by: String
  public let source: Source
  /// The attempt that was refused.
  public let attempt: Int
  /// The carrier's own code and words.
  public let carrierCode: String?
  public let text: String?
  public var reasons: [Ground]

  public init(
    id: RejectionID,
    request: RequestID,
    at: Instant,
    day: CalendarDay,
    by: String,
    source: Source,
    attempt: Int,
    carrierCode: String?,
    text: String?,
    reasons: [Ground]
  ) {
    self.id = id
    self.request = request
    self.at = at
    self.day = day
    self.by = by
    self.source = source
    self.attempt = attempt
    self.carrierCode = carrierCode
    self.text = text
    self.reasons = reasons
  }

  /// What it says of a reason; nil when it doesn't name it.
  public func ground(_ code: ReasonCode) -> Ground? {
    reasons.first { $0.code == code }
  }

  public enum Source: String, CaseIterable, Hashable, Sendable, Codable {
    /// Found by our own review, before a carrier saw it.
    case review
    case carrier
  }

  /// One reason of a refusal and what became of it.
  public struct Ground: Hashable, Sendable, Codable {
    public let code: ReasonCode
    public var resolution: Resolution?

    public init(code: ReasonCode, resolution: Resolution? = nil) {
      self.code = code
      self.resolution = resolution
    }
  }

  /// How a reason was dealt with.
  public struct Resolution: Hashable, Sendable, Codable {
    public let outcome: Outcome
    /// With `waiting`: the first day on which the reason counts as resolved.
    public let until: CalendarDay?
    public let note: String?
    public let by: String
    public let at: Instant

    public init(outcome: Outcome, until: CalendarDay?, note: String?, by: String, at: Instant) {
      self.outcome = outcome
      self.until = until
      self.note = note
      self.by = by
      self.at = at
    }

    public func isResolved(on today: CalendarDay) -> Bool {
      switch outcome {
      case .fixed, .disputed, .waived: true
      case .waiting: until.map { today >= $0 } ?? false
      }
    }
  }

  public enum Outcome: String, CaseIterable, Hashable, Sendable, Codable {
    /// A concerned field or paper really changed, or a note says why not.
    case fixed
    /// Resolved from a date on.
    case waiting
    /// The carrier's ground is not a valid one there.
    case disputed
    case waived
  }
}

extension Rejection {
  /// With other words in place of what was written about it by hand.
  func replacingWords(_ words: (String) -> String?) -> Rejection {
    Rejection(
      id: id,
      request: request,
      at: at,
      day: day,
      by: by,
      source: source,
      attempt: attempt,
      carrierCode: carrierCode,
      text: text.flatMap(words),
      reasons: reasons.map { ground in
        Ground(
          code: ground.code,
          resolution: ground.resolution.map {
            Resolution(
              outcome: $0.outcome,
              until: $0.until,
              note: $0.note.flatMap(words),
              by: $0.by,
              at: $0.at
            )
          }
        )
      }
    )
  }
}
