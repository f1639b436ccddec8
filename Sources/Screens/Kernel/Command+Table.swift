import TerminalUI
import Wording

extension Command {
  /// The table itself. Keys that mean different things stand in groups that are never on one screen.
  public var entry: Entry {
    switch self {
    case .down: row(.everywhere, ["j", "<down>"], "down", "one row down")
    case .up: row(.everywhere, ["k", "<up>"], "up", "one row up")
    case .pageDown: row(.everywhere, ["<pgdn>", "<c-d>"], "page down", "one page down")
    case .pageUp: row(.everywhere, ["<pgup>", "<c-u>"], "page up", "one page up")
    case .home: row(.everywhere, ["g", "<home>"], "first", "to the first row")
    case .end: row(.everywhere, ["G", "<end>"], "last", "to the last row")
    case .open: row(.everywhere, ["<enter>"], "open", "open what the cursor is on")
    case .back:
      row(
        .everywhere,
        ["q", "<esc>", "<c-g>", "<c-c>"],
        "back",
        "leave range, find, filter, then the screen"
      )
    case .help: row(.everywhere, ["?", "<f1>"], "help", "the keys of this screen")
    case .commandLine: row(.everywhere, [":"], "do", "every action by name")
    case .repaint: row(.everywhere, ["<c-l>"], "repaint", "draw the screen afresh")
    case .suspend: row(.everywhere, ["<c-z>"], "suspend", "stop the program, fg brings it back")
    case .leave: row(.everywhere, ["q", "<c-c>"], "leave", "leave the program, from the queue")
    case .view0: row(.queue, ["0"], "all", "view: all open")
    case .view1: row(.queue, ["1"], "mine", "view: mine")
    case .view2: row(.queue, ["2"], "review", "view: to be reviewed")
    case .view3: row(.queue, ["3"], "carrier", "view: the carrier's turn")
    case .view4: row(.queue, ["4"], "today", "view: due for something today")
    case .view5: row(.queue, ["5"], "rejected", "view: rejected")
    case .view6: row(.queue, ["6"], "overdue", "view: overdue")
    case .nextView: row(.queue, ["<tab>"], "next view", "the next view")
    case .previousView: row(.queue, ["<s-tab>"], "previous view", "the view before")
    case .find: row(.queue, ["/"], "find", "find a request of any status")
    case .findNext: row(.queue, ["n"], "next", "the next one found")
    case .findPrevious: row(.queue, ["N"], "previous", "the one found before")
    case .filter: row(.queue, ["f"], "filter", "narrow the view with the filter language")
    case .chase: row(.queue, ["H"], "chase", "whom to chase today: customers and carriers")
    case .export:
      row(.queue, ["x"], "export", "write the list, or all tagged, to a file; masked")
    case .sort: row(.queue, ["o"], "sort", "sort by another column")
    case .reverseSort: row(.queue, ["O"], "reverse", "reverse the order")
    case .tag: row(.queue, ["<space>"], "tag", "tag or untag the request")
    case .tagRange: row(.queue, ["v"], "range", "begin or end a range of tags")
    case .tagByFilter: row(.queue, ["t"], "tag by filter", "tag what a filter means")
    case .clearTags: row(.queue, ["T"], "clear tags", "untag all")
    case .applyToTagged: row(.queue, [";"], "tagged", "apply the next command to all tagged")
    case .takeNext: row(.queue, ["."], "take next", "take the next request nobody owns")
    case .pauseRefresh: row(.queue, ["Z"], "pause", "pause or resume live refresh")
    case .status: row(.request, ["s"], "status", "every action on the status, with why not")
    case .documents: row(.request, ["d"], "documents", "papers and their check sheets")
    case .resolution: row(.request, ["r"], "resolve", "resolve the reasons of a rejection")
    case .undo: row(.request, ["u"], "undo", "take back my last change here")
    case .intake: row(.request, ["i"], "new", "take in a new request")
    case .assign: row(.request, ["a"], "assign", "give the request to somebody")
    case .take: row(.request, ["A"], "take", "take the request myself")
    case .note: row(.request, ["m"], "note", "write a note")
    case .edit: row(.request, ["e"], "edit", "edit a field")
    case .history: row(.request, ["h"], "history", "everything that happened")
    case .copy: row(.request, ["y"], "copy", "copy number or id")
    case .showPIN: row(.request, ["p"], "PIN", "show the PIN for a moment (recorded)")
    case .priority: row(.request, ["P"], "priority", "high or normal priority")
    case .tick: row(.request, ["l"], "lists", "tick a point of the lists around the port")
    case .followUp: row(.request, ["F"], "follow up", "set the follow-up date")
    case .waitingOn:
      row(.request, ["W"], "waiting on", "say whose turn it is, until the status changes")
    case .letter: row(.request, ["L"], "LOA", "the letter of authorisation to be signed")
    case .message: row(.request, ["M"], "message", "a message to the customer")
    case .calendar:
      row(.request, ["C"], "calendar", "a month of the country, holidays, carriers' terms")
    case .records: row(.request, ["K"], "carriers", "carriers, country rules and settings")
    case .reports:
      row(.request, ["D"], "reports", "the desk in figures: work, fees, reasons, days")
    case .order:
      row(.request, ["w"], "order", "the order's numbers; after ; one order of all tagged")
    case .addNumber: row(.order, ["+"], "add", "put other numbers into the order")
    case .splitOff: row(.order, ["x"], "split off", "take the number out of the order")
    case .nextReport: row(.reports, ["<tab>"], "next report", "the next report")
    case .previousReport: row(.reports, ["<s-tab>"], "previous report", "the report before")
    case .regroup:
      row(
        .reports,
        ["b"],
        "by",
        "fees by month, country, customer; reasons by carrier, country, alone"
      )
    case .addRecord: row(.records, ["a"], "add", "add a carrier, or a rule on a ground")
    case .removeRecord: row(.records, ["x"], "remove", "no rule on the ground is on file")
    case .nextCountry: row(.records, ["<tab>"], "country", "the next country")
    case .sent: row(.message, ["s"], "sent", "record that the message was sent")
    case .nextMessage: row(.message, ["<tab>"], "other", "the next message that fits")
    case .pass: row(.checklist, ["p"], "pass", "the row passes")
    case .fail: row(.checklist, ["f"], "fail", "the row fails")
    case .notApplicable: row(.checklist, ["n"], "n.a.", "the row doesn't apply, with a remark")
    case .passAll: row(.checklist, ["P"], "pass all", "pass all unanswered rows")
    case .nextPaper: row(.checklist, ["<tab>"], "paper", "the next paper")
    case .typeEvidence: row(.checklist, ["e"], "type", "type what the paper says")
    case .addPaper: row(.checklist, ["+"], "add", "add a paper from a file")
    case .clearAnswer: row(.checklist, ["<delete>"], "clear", "take the answer away")
    case .olderVersion: row(.checklist, ["o"], "older", "read the paper's older versions in turn")
    case .extract: row(.checklist, ["x"], "extract", "write the paper's file out again")
    case .packet: row(.checklist, ["X"], "packet", "write the losing carrier's packet to a folder")
    case .toggle: row(.checklist, ["<space>"], "tick", "tick or untick the point")
    case .fixed: row(.resolution, ["f"], "fixed", "the reason is fixed")
    case .waiting: row(.resolution, ["w"], "waiting", "waiting until a date")
    case .disputed: row(.resolution, ["d"], "disputed", "no valid ground there, with a note")
    case .waived: row(.resolution, ["v"], "waived", "waived, with a note")
    case .editField: row(.resolution, ["e"], "edit", "edit the field concerned")
    case .resubmit: row(.resolution, ["b"], "resubmit", "back to the carrier")
    case .liftFraudStop: row(.resolution, ["L"], "lift stop", "lift the fraud stop (supervisor)")
    case .clearEscalation: row(.resolution, ["E"], "clear escalation", "clear the escalation")
    }
  }

  private func row(_ group: Group, _ keys: [String], _ label: String, _ summary: String) -> Entry {
    Entry(
      keys: keys.map { notation in
        guard let key = Key(notation: notation) else {
          preconditionFailure("the table names a key that doesn't exist")
        }
        return key
      },
      label: label,
      summary: summary,
      group: group
    )
  }
}
