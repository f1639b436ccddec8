import TerminalUI
import Wording

/// Everything an operator can tell the program to do, with its key: the one table that dispatch, hint
/// line, help, command line and README read.
public enum Command: String, CaseIterable, Hashable, Sendable {
  // Everywhere.
  case down, up, pageDown = "page-down", pageUp = "page-up", home, end
  case open, back, help, commandLine = "command-line", repaint, suspend, leave
  // Queue.
  case view0 = "view-0", view1 = "view-1", view2 = "view-2", view3 = "view-3", view4 = "view-4"
  case view5 = "view-5", view6 = "view-6", nextView = "next-view", previousView = "previous-view"
  case find, findNext = "find-next", findPrevious = "find-previous", filter
  case sort, reverseSort = "reverse-sort"
  case chase, export
  case tag, tagRange = "tag-range", tagByFilter = "tag-by-filter", clearTags = "clear-tags"
  case applyToTagged = "apply-to-tagged", takeNext = "take-next", pauseRefresh = "pause-refresh"
  // One request.
  case status, documents, resolution, undo, intake, assign, take, note, edit, history, copy
  case showPIN = "show-pin", priority, tick, followUp = "follow-up"
  case waitingOn = "waiting-on", letter, message
  case calendar, records, reports, order
  // An order.
  case addNumber = "add-number", splitOff = "split-off"
  // Reports.
  case nextReport = "next-report", previousReport = "previous-report", regroup
  // Carriers, rules and settings.
  case addRecord = "add-record", removeRecord = "remove-record", nextCountry = "next-country"
  // A message to the customer.
  case sent, nextMessage = "next-message"
  // Check sheet.
  case pass, fail, notApplicable = "not-applicable", passAll = "pass-all", nextPaper = "next-paper"
  case typeEvidence = "type-evidence", addPaper = "add-paper", clearAnswer = "clear-answer"
  case toggle, olderVersion = "older-version", extract, packet
  // Rejection resolution.
  case fixed, waiting, disputed, waived, editField = "edit-field", resubmit
  case liftFraudStop = "lift-fraud-stop", clearEscalation = "clear-escalation"

  /// What a command is called and which keys it has unless the operator chose others.
  public struct Entry: Sendable {
    public let keys: [Key]
    /// For the hint line: one or two words.
    public let label: String
    /// For help and README: what it does.
    public let summary: String
    public let group: Group
  }

  /// Where a command is listed.
  public enum Group: String, CaseIterable, Sendable {
    case everywhere = "Everywhere"
    case queue = "Queue"
    case request = "Queue and detail"
    case checklist = "Check sheet"
    case resolution = "Rejection resolution"
    case message = "Message to the customer"
    case records = "Carriers, rules and settings"
    case reports = "Reports"
    case order = "Order"
  }

  public var group: Group { entry.group }
  public var label: String { entry.label }
  public var summary: String { entry.summary }
}
