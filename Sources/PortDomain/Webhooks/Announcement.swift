/// What customers' programs are told of a request, with the facts as they were at that moment.
///
/// Nothing in it is of a person, nothing is the desk's own affair: what a purge takes is not in it.
public struct Announcement: Hashable, Sendable {
  /// Its receiver knows it again by this, however often it comes.
  public let id: AnnouncementID
  public let name: Name
  public let at: Instant
  public let facts: Facts

  public init(id: AnnouncementID, name: Name, at: Instant, facts: Facts) {
    self.id = id
    self.name = name
    self.at = at
    self.facts = facts
  }

  /// What happened. Raw values are the published names of events.
  public enum Name: String, CaseIterable, Hashable, Sendable, Codable {
    /// Created; the status is pending.
    case submitted = "port_request.submitted"
    /// Back under our review.
    case pending = "port_request.pending"
    case inProgress = "port_request.in_progress"
    case scheduled = "port_request.scheduled"
    case rejected = "port_request.rejected"
    /// The same as rejected, for programs that know it by this name.
    case failed = "port_request.failed"
    case completed = "port_request.completed"
    case cancelled = "port_request.cancelled"
    /// Something is awaited from the customer.
    case actionRequired = "port_request.action_required"

    /// What a webhook hears of that names nothing: all, each once.
    public static let usual = allCases.filter { $0 != .failed }

    /// What is said when a request comes to a status.
    static func entering(_ status: Status) -> [Name] {
      switch status {
      case .pending: [.pending]
      case .inProgress: [.inProgress]
      case .scheduled: [.scheduled]
      case .rejected: [.rejected, .failed]
      case .completed: [.completed]
      case .cancelled: [.cancelled]
      }
    }
  }

  /// A request as it was.
  public struct Facts: Hashable, Sendable, Codable {
    public let request: RequestID
    public let order: OrderID?
    public let number: PhoneNumber
    public let carrier: CarrierID
    public let status: Status
    public let attempt: Int
    public let portDate: CalendarDay?
    public let window: PortWindow?
    public let activatedOn: CalendarDay?
    /// Why it was rejected, while it is.
    public let reasons: [ReasonCode]
    /// nil where nothing is awaited from the customer.
    public let wanted: Wanted?
  }

  /// What is awaited from the customer, and by when.
  public struct Wanted: Hashable, Sendable, Codable {
    public let code: Awaited.Code
    public let due: Instant
    public let about: Awaited.Subject

    /// nil for what somebody else must do.
    public init?(_ awaited: Awaited?) {
      guard let awaited, awaited.from == .customer else { return nil }
      code = awaited.code
      due = awaited.due
      about =
        switch awaited.about {
        case .reasons(let codes): .reasons(codes.filter(\.isToldToCustomer))
        case .papers, .nothing: awaited.about
        }
    }

    /// Whether it asks for anything that was not asked for before.
    func isNews(after before: Wanted?) -> Bool {
      guard let before, before.code == code else { return true }
      switch (about, before.about) {
      case (.papers(let now), .papers(let then)): return !Set(now).isSubset(of: then)
      case (.reasons(let now), .reasons(let then)): return !Set(now).isSubset(of: then)
      case (.papers, _), (.reasons, _), (.nothing, _): return false
      }
    }
  }
}

// MARK: As stores hold it

extension Awaited.Code: Codable {}
extension Status: Codable {}

extension Awaited.Subject: CodedAsText {
  public init?(coded text: String) { self.init(text) }
  public var description: String { text }
}

extension PortWindow: CodedAsText {
  public init?(coded text: String) { self.init(text) }
  public var description: String { text }
}
