import PortDomain

/// What becomes of one made-up request: steps with working hours between them.
///
/// Steps that lie in the future when the demonstration ends haven't happened yet.
struct Story {
  let start: Int
  var draft: RequestDraft
  let country: Country
  let clerk: String
  /// The order's first story brings its papers for all.
  var leader: Int?
  var steps: [Step] = []

  init(start: Int, draft: RequestDraft, country: Country, clerk: String) {
    self.start = start
    self.draft = draft
    self.country = country
    self.clerk = clerk
  }

  struct Step {
    /// Working hours after the step before.
    let gap: Int
    let act: Act
  }

  /// What an operator does.
  enum Act {
    case take
    case edit(RequestField, String)
    case newPIN(String)
    /// A file comes in, bearing a date so many days old (for an ID: still good for so many).
    case paper(DocumentKind, days: Int)
    /// The sheet is answered, as far as so many rows.
    case check(DocumentKind, rows: Int)
    /// A row of the sheet is found to be wrong after all.
    case fail(DocumentKind, CheckItem, String)
    /// What a paper says is typed from it.
    case type(DocumentKind, EvidenceField, String)
    case submit, resubmit
    /// The carrier says that it has the request.
    case acknowledge
    /// The customer's SMS came.
    case confirm
    case sent(MessageKind)
    /// So many business days on.
    case followUp(inDays: Int)
    case schedule(inDays: Int)
    case reschedule(inDays: Int)
    /// The carrier confirmed a day so many business days before the last one, which is the very day on
    /// which the demonstration ends.
    case scheduleBeforeEnd(days: Int)
    case withdraw
    case complete
    case reject(RejectionDraft)
    case resolve(ReasonCode, Rejection.Outcome, note: String?)
    case reopen(String)
    case cancel(String)
    case giveBack(String)
    case note(String)
    case tick(ChecklistItem)
  }

  /// The hours of what happened since the last step that `then` put down.
  private var meanwhile = 0

  mutating func then(_ gap: Int, _ act: Act) {
    steps.append(Step(gap: max(1, gap - meanwhile), act: act))
    meanwhile = 0
  }

  /// What happens between two steps and delays neither.
  mutating func meanwhile(_ gap: Int, _ act: Act) {
    steps.append(Step(gap: gap, act: act))
    meanwhile += gap
  }

  /// All three papers come and pass.
  mutating func bringPapers(_ chance: inout SeededChance) {
    let kinds: [(DocumentKind, Int)] = [
      (.loa, .random(in: 1...20, using: &chance)), (.bill, .random(in: 5...60, using: &chance)),
      (.governmentID, .random(in: 200...2500, using: &chance)),
    ]
    for (kind, days) in kinds {
      then(.random(in: 1...6, using: &chance), .paper(kind, days: days))
    }
    for (kind, _) in kinds {
      then(.random(in: 1...4, using: &chance), .check(kind, rows: .max))
    }
  }
}
