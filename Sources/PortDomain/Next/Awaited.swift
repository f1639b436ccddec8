/// What a request waits for: what must happen next, who must move, since when and by when.
///
/// Queue, chase, detail, messages, filters and JSON say what comes next by this and nothing else.
public struct Awaited: Hashable, Sendable {
  public let code: Code
  /// Who must move first.
  public let from: Party
  /// The first day on which it was so, in the number's country.
  public let since: CalendarDay
  /// When it is late: the end of a day in the number's country, or of a window.
  public let due: Instant
  public let about: Subject

  public init(
    code: Code,
    from: Party,
    since: CalendarDay,
    due: Instant,
    about: Subject = .nothing
  ) {
    self.code = code
    self.from = from
    self.since = since
    self.due = due
    self.about = about
  }

  /// What is awaited; raw values are what stores, filters and JSON call it.
  public enum Code: String, CaseIterable, Hashable, Sendable {
    /// The customer asks to cancel.
    case cancel
    /// A hold runs.
    case hold
    /// Papers came that nobody has looked through.
    case review
    /// The customer has been silent for too long.
    case stale
    /// Papers are missing or were refused.
    case papers
    case submit
    /// A ground that keeps the request from going out is open.
    case reason
    case resubmit
    /// The customer's SMS to the carrier.
    case confirmation
    /// The carrier's word that it took the request in.
    case acknowledgement
    /// The carrier's answer to a change it was told of.
    case change
    /// The carrier's answer to the request.
    case answer
    case port
    case complete
    /// The confirmed date went by.
    case missed
    case test
    case routing
    case cancelOldService = "cancel_old_service"

    /// The desk's next step is to send the request out.
    public static let ready: [Code] = [.submit, .resubmit]
  }

  /// What it is about, where its code doesn't say it.
  public enum Subject: Hashable, Sendable {
    case nothing
    /// The papers concerned, in the order of their kinds, with what keeps each from being good.
    case papers([Paper])
    /// The grounds that are open.
    case reasons([ReasonCode])
  }

  public struct Paper: Hashable, Sendable {
    public let kind: DocumentKind
    public let state: PaperState

    public init(_ kind: DocumentKind, _ state: PaperState) {
      self.kind = kind
      self.state = state
    }
  }

  public func isLate(at now: Instant) -> Bool { due <= now }

  /// The day by whose end it is due, or on which its hour lies.
  public func dueDay(in country: Country, by zones: TimeZones) -> CalendarDay {
    zones.today(in: country, at: due.adding(seconds: -1))
  }
}

/// As a store keeps it: `bm,ir` for a missing bill and a refused ID, `pin_incorrect,address_mismatch`.
extension Awaited.Subject {
  public var text: String {
    switch self {
    case .nothing: ""
    case .papers(let papers): papers.map(\.letters).joined(separator: ",")
    case .reasons(let codes): codes.map(\.rawValue).joined(separator: ",")
    }
  }

  /// nil for a text that no subject has.
  public init?(_ text: String) {
    guard !text.isEmpty else {
      self = .nothing
      return
    }
    let parts = text.split(separator: ",")
    let codes = parts.compactMap { ReasonCode(rawValue: String($0)) }
    let papers = parts.compactMap { Awaited.Paper(letters: $0) }
    if codes.count == parts.count {
      self = .reasons(codes)
    } else if papers.count == parts.count {
      self = .papers(papers)
    } else {
      return nil
    }
  }
}

extension Awaited.Paper {
  /// Two letters, fixed since stores hold them; every row has some.
  fileprivate var letters: String { String([Self.letter(of: kind), Self.letter(of: state)]) }

  fileprivate init?(letters: Substring) {
    guard letters.count == 2, let first = letters.first, let last = letters.last,
      let kind = DocumentKind.allCases.first(where: { Self.letter(of: $0) == first }),
      let state = PaperState.allCases.first(where: { Self.letter(of: $0) == last })
    else { return nil }
    self.init(kind, state)
  }

  private static func letter(of kind: DocumentKind) -> Character {
    switch kind {
    case .loa: "l"
    case .bill: "b"
    case .governmentID: "i"
    case .other: "o"
    }
  }

  private static func letter(of state: PaperState) -> Character {
    switch state {
    case .missing: "m"
    case .received: "n"
    case .underReview: "u"
    case .refused: "r"
    case .accepted: "a"
    }
  }
}
