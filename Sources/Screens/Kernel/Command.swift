import TerminalUI

/// Everything an operator can tell the program to do, with its key: the one table that dispatch, hint
/// line, help, command line and README read.
public enum Command: String, CaseIterable, Hashable, Sendable {
  // Everywhere.
  case down, up, pageDown = "page-down", pageUp = "page-up"
  case halfPageDown = "half-page-down", halfPageUp = "half-page-up", home, end
  case open, back, help, commandLine = "command-line", repaint, suspend, leave
  case skipStep = "skip-step"
  case settings
  // Queue.
  case view0 = "view-0", view1 = "view-1", view2 = "view-2", view3 = "view-3", view4 = "view-4"
  case view5 = "view-5", view6 = "view-6", view7 = "view-7", view8 = "view-8", view9 = "view-9"
  case views, saveView = "save-view", nextView = "next-view", previousView = "previous-view"
  case find, findNext = "find-next", findPrevious = "find-previous", filter
  case goto
  case sort, reverseSort = "reverse-sort", columns
  case chase, export, answers
  case tag, tagRange = "tag-range", tagByFilter = "tag-by-filter", clearTags = "clear-tags"
  case applyToTagged = "apply-to-tagged", takeNext = "take-next", pauseRefresh = "pause-refresh"
  // The views.
  case renameView = "rename-view", shareView = "share-view", removeView = "remove-view"
  case startView = "start-view"
  // The columns.
  case showColumn = "show-column", columnUp = "column-up", columnDown = "column-down"
  case resetColumns = "reset-columns"
  // One request.
  case status, documents, resolution, undo, redo, intake, assign, take, note, edit, history, copy
  case showPIN = "show-pin", priority, tick, followUp = "follow-up"
  case waitingOn = "waiting-on", letter, message
  case calendar, records, reports, order, webhooks
  // The status menu.
  case submit, schedule, reschedule, withdraw, complete, reject, reopen, cancel
  case acknowledge, confirm, changeAccepted = "change-accepted", changeRefused = "change-refused"
  case takeReturn = "return"
  case withFields = "with-fields"
  // An order.
  case addNumber = "add-number", splitOff = "split-off"
  // Reports.
  case nextReport = "next-report", previousReport = "previous-report", regroup
  // Carriers, rules and settings.
  case addRecord = "add-record", removeRecord = "remove-record", nextCountry = "next-country"
  // A month.
  case nextDay = "next-day", previousDay = "previous-day", today
  case previousCountry = "previous-country"
  case addHoliday = "add-holiday", removeHoliday = "remove-holiday"
  case portDateFields = "port-date-fields", wishedDay = "wished-day", override
  // A message to the customer.
  case sent, nextMessage = "next-message"
  // Whom to chase.
  case called
  // Webhooks.
  case sendAgain = "send-again"
  // Check sheet.
  case pass, fail, notApplicable = "not-applicable", passAll = "pass-all", nextPaper = "next-paper"
  case typeEvidence = "type-evidence", addPaper = "add-paper", clearAnswer = "clear-answer"
  case toggle, olderVersion = "older-version", extract, packet
  // Rejection resolution.
  case fixed, waiting, disputed, waived, editField = "edit-field", resubmit
  case liftFraudStop = "lift-fraud-stop", clearEscalation = "clear-escalation"
  // Choices of a few.
  case sortUrgency = "sort-urgency", sortDue = "sort-due", sortCreated = "sort-created",
    sortUpdated = "sort-updated"
  case sortNumber = "sort-number", sortCountry = "sort-country", sortCarrier = "sort-carrier"
  case sortCustomer = "sort-customer", sortStatus = "sort-status", sortPort = "sort-port"
  case sortOwner = "sort-owner"
  case turnUs = "turn-us", turnCustomer = "turn-customer", turnCarrier = "turn-carrier"
  case turnNobody = "turn-nobody", turnDerived = "turn-derived"
  case mine, theirs
  // Where there is no desk yet.
  case startEmpty = "start-empty", startImport = "start-import"
  case startDemonstration = "start-demonstration"
  // Settings of one's own.
  case nextTheme = "next-theme", toggleASCII = "toggle-ascii", nextHighlight = "next-highlight"
  case toggleSlowLink = "toggle-slow-link", toggleLinear = "toggle-linear"
  case yes, no
  // In a text field.
  case accept, store, leaveText = "leave-text", nextField = "next-field"
  case previousField = "previous-field", bringDraft = "bring-draft", clearForm = "clear-form"
  case editor
  case lineUp = "line-up", lineDown = "line-down"
  case linesUp = "lines-up", linesDown = "lines-down"
  case textStart = "text-start", textEnd = "text-end", textLeft = "text-left"
  case textRight = "text-right", deleteBackward = "delete-backward"
  case deleteForward = "delete-forward", deleteWord = "delete-word", clearText = "clear-text"

  /// What a command is called and which keys it has unless the operator chose others.
  public struct Entry: Sendable {
    /// For the hint line: one or two words.
    public let label: String
    /// For help and README: what it does.
    public let summary: String
    /// Where it is listed.
    public let group: Group
    /// On whose screens it can be offered.
    let places: Set<Group>
    /// Whether it changes data, or opens what does: several of them at once were not typed.
    public let changesData: Bool
    /// What may stand behind its name on the command line.
    public let argument: CommandArgument?
    let notations: [String]

    public var keys: [Key] {
      notations.map { notation in
        guard let key = Key(notation: notation) else {
          preconditionFailure("the table names a key that doesn't exist")
        }
        return key
      }
    }
  }

  /// Where a command is listed.
  public enum Group: String, CaseIterable, Sendable {
    case everywhere = "Everywhere"
    case queue = "Queue"
    case request = "Queue and detail"
    case statusMenu = "Status menu"
    case checklist = "Check sheet"
    case resolution = "Rejection resolution"
    case chase = "Whom to chase"
    case webhooks = "Webhooks"
    case message = "Message"
    case calendar = "Calendar"
    case portDate = "Port date"
    case records = "Carriers, rules and settings"
    case reports = "Reports"
    case order = "Order"
    case sorting = "Sort by"
    case views = "Views"
    case columns = "Columns"
    case waitingOn = "Waiting on"
    case conflict = "Both changed"
    case settings = "Settings of yours"
    case firstRun = "No desk yet"
    case question = "Questions"
    case text = "Text fields"
  }

  public var group: Group { entry.group }
  public var label: String { entry.label }
  public var summary: String { entry.summary }
  public var argument: CommandArgument? { entry.argument }

  /// Whether one screen can offer both, so that no key may stand for both.
  func meets(_ other: Command) -> Bool { !entry.places.isDisjoint(with: other.entry.places) }
}
