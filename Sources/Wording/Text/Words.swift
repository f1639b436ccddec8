/// What screens are called.
public enum Title {}

/// What is asked on the message line; the answer stands behind it.
public enum Prompt {}

/// Why a key does nothing now, and what would enable it.
public enum WhyNot {
  public static let beingRead = "The request is still being read."
  public static let suspendingOff = "Suspending is off here."
  public static let changeBeingStored = "A change is being stored; then try again."

  /// - Parameters:
  ///   - key: as its label names it.
  ///   - help: what shows the keys; nil where letters are text.
  public static func nothing(for key: String, help: String?) -> String {
    "\(key) does nothing here" + (help.map { "; \($0) shows the keys." } ?? ".")
  }

  public static let notGrouped = "Only fees and reasons are added up by different things."
  public static let noDraft = "No draft of earlier is offered here."
  public static let columnAtEnd = "It stays where it is: the number first, nothing beyond the end."
  public static let usualColumns = "The columns are as usual already."
  public static let onlyMessage = "No other message fits."
  public static let nothingBehind = "No requests are listed behind this line."
}

/// What stands where there is nothing to show.
public enum Placeholder {
  public static let reading = "reading…"
  public static let none = "–"
  /// Which rows of a text are shown, and whether more come below.
  public static func rows(_ first: Int, to last: Int, of count: Int) -> String {
    let place = "rows \(first) to \(last) of \(count)"
    return last < count ? "more below: \(place)" : place
  }

  public static let tooSmall = "Too small: 40x8 at least."
  public static func leaves(_ key: String) -> String { "\(key) leaves." }
}

/// What stands over a column or a part of a page.
public enum Heading: String, CaseIterable, Sendable {
  // Lists of requests.
  case number = "Number", country = "Cc", carrier = "Carrier", customer = "Customer"
  case status = "Status", next = "Next", due = "Due", turn = "Turn", age = "Age", port = "Port",
    owner = "Who", created = "Created", updated = "Changed"
  case openReasons = "Open reasons", fee = "Fee", clock = "Clock", attempt = "Attempt", id = "Id"
  // What commands print besides.
  case whom = "Whom", contact = "Contact", since = "Since", reference = "Reference"
  case reminded = "Reminded"
  case numbers = "Numbers", final = "Final", paper = "Paper", version = "Version", state = "State"
  case file = "File", line = "Line", result = "Result"
  // Forms.
  case before, after, theirs, mine, why, find = "Find", search = "Search"
  case stillNeeded = "Still needed", toBeMended = "To be mended"
  // Help.
  case key = "Key", command = "Command", whatItDoes = "What it does"
  // Parts of a request.
  case papers = "Papers", request = "Request", authority = "Authority", order = "Order"
  case afterPort = "After the port", history = "History"
  // Check sheets.
  case onPaper = "on the paper", inRequest = "in the request"
  // Records and fields.
  case record = "Record", kind = "Kind", says = "Says", field = "Field",
    value = "Value"
  // Webhooks.
  case tells = "Tells", tries = "Tries", last = "Last", at = "At"
  // Views.
  case view = "View", whose = "Whose", filter = "Filter"
  // Reports.
  case by = "By", which = "Which", land = "Country", holder = "Owner", month = "Month"
  case open = "Open", fees = "Fees", charged = "Charged"
  case reversed = "Reversed", net = "Net", reason = "Reason", outcome = "Outcome"
  case timesCompleted = "Times given, of which completed", ports = "Ports", late = "Late"
  case published = "Published", median = "Median", nineInTen = "9 in 10 within"
  case addingUp = "Adding up"
  case completedAWeek = "Completed a week"
  case sent = "Sent", acknowledgedIn = "Ack in", answeredIn = "Answer in", silent = "Silent"
  case longest = "Longest", requests = "Requests", papersIn = "Papers in", waiting = "Waiting"
  case stale = "Stale", longestWait = "Longest wait now", step = "Step", done = "Done"
  case doneIn = "Done in", nineInTenIn = "9 in 10 in", nowLying = "To be done now"

  public var text: String { rawValue }
}

/// A question before something that can't be undone, or that concerns several requests.
public struct Question: Hashable, Sendable {
  public let title: String
  public let lines: [String]
  /// What "yes" does.
  public let yes: String

  public init(title: String, lines: [String], yes: String) {
    self.title = title
    self.lines = lines
    self.yes = yes
  }
}
