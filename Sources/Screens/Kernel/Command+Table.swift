import TerminalUI

extension Command {
  /// Its row of the table, which is made once: every key and every frame look up many.
  public var entry: Entry { Command.entries[self] ?? row }

  private static let entries = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.row) })

  /// The table itself.
  private var row: Entry {
    switch self {
    case .down: row(.everywhere, ["j", "<down>"], "down", "one row down")
    case .up: row(.everywhere, ["k", "<up>"], "up", "one row up")
    case .pageDown: row(.everywhere, ["<pgdn>"], "page down", "one page down")
    case .pageUp: row(.everywhere, ["<pgup>"], "page up", "one page up")
    case .halfPageDown: row(.everywhere, ["<c-d>"], "half down", "half a page down")
    case .halfPageUp: row(.everywhere, ["<c-u>"], "half up", "half a page up")
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
    case .help:
      row(
        .everywhere,
        ["?", "<f1>"],
        "help",
        "the keys of this screen; F1 in a text",
        also: [.text]
      )
    case .commandLine: row(.everywhere, [":"], "do", "every action by name")
    case .repaint:
      row(
        .everywhere,
        ["<c-l>"],
        "repaint",
        "draw the screen afresh, without rows that left the list",
        also: [.text]
      )
    case .suspend:
      row(.everywhere, ["<c-z>"], "suspend", "stop the program, fg brings it back", also: [.text])
    case .leave:
      row(
        .everywhere,
        ["q", "<c-c>"],
        "leave",
        "leave range, find, filter; on the bare queue the program"
      )
    case .settings:
      row(.everywhere, [","], "settings", "theme, ASCII, cursor's row, slow link, linear")
    case .skipStep: row(.everywhere, ["<c-n>"], "skip", "skip a step of the tour", also: [.text])
    case .view0: row(.queue, ["0"], "all", "view: all open")
    case .view1: row(.queue, ["1"], "mine", "view: mine")
    case .view2: row(.queue, ["2"], "review", "view: to be reviewed")
    case .view3: row(.queue, ["3"], "carrier", "view: the carrier's turn")
    case .view4: row(.queue, ["4"], "today", "view: due for something today")
    case .view5: row(.queue, ["5"], "rejected", "view: rejected")
    case .view6: row(.queue, ["6"], "overdue", "view: overdue")
    case .view7: row(.queue, ["7"], "7", "view: your own choice", also: [.views])
    case .view8: row(.queue, ["8"], "8", "view: your own choice", also: [.views])
    case .view9: row(.queue, ["9"], "9", "view: your own choice", also: [.views])
    case .views:
      row(
        .queue,
        ["V"],
        "views",
        "all views with their counts; rename, share, remove",
        takes: .view
      )
    case .saveView:
      row(.queue, ["S"], "save view", "keep what is shown as a view, by a name", takes: .view)
    case .nextView: row(.queue, ["<tab>"], "next view", "the next view")
    case .previousView: row(.queue, ["<s-tab>"], "previous view", "the view before")
    case .find: row(.queue, ["/"], "find", "find a request of any status", takes: .filter)
    case .findNext: row(.queue, ["n"], "next", "the next one found")
    case .findPrevious: row(.queue, ["N"], "previous", "the one found before")
    case .goto:
      row(.queue, ["J"], "go to", "to a request, wherever it is", takes: .number)
    case .filter:
      row(.queue, ["f"], "filter", "narrow the view with the filter language", takes: .filter)
    case .chase: row(.queue, ["H"], "chase", "whom to chase today: customers and carriers")
    case .export:
      row(
        .queue,
        ["x"],
        "export",
        "write the list, or all tagged, to a file; masked",
        also: [.question],
        takes: .file
      )
    case .answers:
      row(
        .queue,
        ["I"],
        "answers",
        "take a carrier's answers in from a file",
        changes: true,
        takes: .file
      )
    case .sort: row(.queue, ["o"], "sort", "sort by another column", takes: .column)
    case .reverseSort: row(.queue, ["O"], "reverse", "reverse the order")
    case .columns: row(.queue, ["c"], "columns", "choose the columns and their order")
    case .renameView: row(.views, ["e"], "rename", "give the view another name")
    case .shareView: row(.views, ["s"], "share", "share the view with all, or have it alone")
    case .removeView: row(.views, ["x"], "remove", "take the view away")
    case .startView: row(.views, ["*"], "start", "begin with the view next time, or not")
    case .showColumn: row(.columns, ["<space>"], "show", "show the column or leave it out")
    case .columnUp: row(.columns, ["K"], "earlier", "the column further to the left")
    case .columnDown: row(.columns, ["J"], "later", "the column further to the right")
    case .resetColumns: row(.columns, ["r"], "reset", "the usual columns")
    case .tag: row(.queue, ["<space>"], "tag", "tag or untag the request", also: [.order])
    case .tagRange:
      row(.queue, ["v"], "range", "begin or end a range of tags", also: [.order])
    case .tagByFilter:
      row(.queue, ["t"], "tag by filter", "tag what a filter means", takes: .filter)
    case .clearTags: row(.queue, ["T"], "clear tags", "untag all", also: [.order])
    case .applyToTagged:
      row(
        .queue,
        [";"],
        "tagged",
        "apply the next command to all tagged; on an order without tags to all open",
        also: [.order]
      )
    case .takeNext:
      row(.queue, ["."], "take next", "take the next request nobody owns", changes: true)
    case .pauseRefresh: row(.queue, ["Z"], "pause", "pause or resume live refresh")
    case .status:
      row(
        .request,
        ["s"],
        "status",
        "every action on the status, with why not",
        also: [.queue, .order, .checklist, .resolution],
        changes: true
      )
    case .documents:
      row(
        .request,
        ["d"],
        "documents",
        "papers and their check sheets",
        also: [.queue, .order],
        changes: true
      )
    case .resolution:
      row(
        .request,
        ["r"],
        "resolve",
        "resolve the reasons of a rejection",
        also: [.queue, .order],
        changes: true
      )
    case .undo:
      row(
        .request,
        ["u"],
        "undo",
        "take back what I did last",
        also: [.queue, .checklist, .resolution, .order],
        changes: true
      )
    case .redo:
      row(
        .request,
        ["U"],
        "redo",
        "bring back what I undid last",
        also: [.queue, .checklist, .resolution, .order],
        changes: true
      )
    case .intake:
      row(.request, ["i"], "new", "take in a new request", also: [.queue, .order], changes: true)
    case .assign:
      row(
        .request,
        ["a"],
        "assign",
        "give the request to somebody",
        also: [.queue, .order],
        changes: true,
        takes: .login
      )
    case .take:
      row(
        .request,
        ["A"],
        "take",
        "take the request myself",
        also: [.queue, .order],
        changes: true
      )
    case .note:
      row(
        .request,
        ["m"],
        "note",
        "write a note",
        also: [.queue, .order],
        changes: true,
        takes: .text
      )
    case .edit:
      row(
        .request,
        ["e"],
        "edit",
        "edit a field",
        also: [.queue, .order],
        changes: true,
        takes: .field
      )
    case .history:
      row(.request, ["h"], "history", "everything that happened", also: [.queue, .order])
    case .copy: row(.request, ["y"], "copy", "copy number or id", also: [.queue, .order, .message])
    case .showPIN:
      row(
        .request,
        ["p"],
        "PIN",
        "show the PIN for a moment (recorded)",
        also: [.queue, .order],
        changes: true
      )
    case .priority:
      row(
        .request,
        ["P"],
        "priority",
        "high or normal priority",
        also: [.queue, .order],
        changes: true
      )
    case .tick:
      row(
        .request,
        ["l"],
        "lists",
        "tick a point of the lists around the port",
        also: [.queue, .order],
        changes: true
      )
    case .followUp:
      row(
        .request,
        ["F"],
        "follow up",
        "set the follow-up date",
        also: [.queue, .order],
        changes: true,
        takes: .day
      )
    case .waitingOn:
      row(
        .request,
        ["W"],
        "waiting on",
        "say whose turn it is, until the status changes",
        also: [.queue, .order],
        changes: true,
        takes: .party
      )
    case .letter:
      row(
        .request,
        ["L"],
        "LOA",
        "the letter of authorisation to be signed",
        also: [.queue, .order]
      )
    case .message:
      row(.request, ["M"], "message", "a message to the customer", also: [.queue, .order])
    case .calendar:
      row(
        .request,
        ["C"],
        "calendar",
        "a month of the country, holidays, carriers' terms",
        also: [.queue, .order],
        takes: .country
      )
    case .records:
      row(
        .request,
        ["K"],
        "carriers",
        "carriers, country rules and settings",
        also: [.queue, .order]
      )
    case .reports:
      row(
        .request,
        ["D"],
        "reports",
        "the desk in figures: work, fees, reasons, whose days",
        also: [.queue, .order],
        takes: .report
      )
    case .order:
      row(
        .request,
        ["w"],
        "order",
        "the order's numbers; after ; one order of all tagged",
        also: [.queue],
        changes: true
      )
    case .webhooks:
      row(
        .request,
        ["B"],
        "webhooks",
        "what the customer's programs were told",
        also: [.queue, .order]
      )
    case .submit:
      row(.statusMenu, ["s"], "submit", "to the carrier", changes: true, takes: .reference)
    case .schedule:
      row(
        .statusMenu,
        ["d"],
        "schedule",
        "the port date is confirmed",
        changes: true,
        takes: .portDate
      )
    case .reschedule:
      row(.statusMenu, ["D"], "reschedule", "another port date", changes: true, takes: .portDate)
    case .withdraw:
      row(
        .statusMenu,
        ["w"],
        "withdraw",
        "the port date holds no more",
        changes: true,
        takes: .text
      )
    case .complete:
      row(.statusMenu, ["c"], "complete", "the number is ours", changes: true, takes: .day)
    case .reject:
      row(.statusMenu, ["r"], "reject", "refused, with the reasons", changes: true, takes: .reasons)
    case .reopen:
      row(
        .statusMenu,
        ["o"],
        "reopen",
        "back to review; its reasons stay open",
        changes: true,
        takes: .text
      )
    case .cancel: row(.statusMenu, ["x"], "cancel", "end the request", changes: true, takes: .text)
    case .acknowledge:
      row(
        .statusMenu,
        ["a"],
        "acknowledged",
        "the carrier has the request",
        changes: true,
        takes: .reference
      )
    case .confirm:
      row(
        .statusMenu,
        ["m"],
        "confirmed",
        "the customer confirmed it by SMS",
        changes: true,
        takes: .day
      )
    case .changeAccepted:
      row(.statusMenu, ["y"], "accepted", "the carrier accepted the change", changes: true)
    case .changeRefused:
      row(
        .statusMenu,
        ["n"],
        "refused",
        "the carrier refused the change",
        changes: true,
        takes: .text
      )
    case .takeReturn:
      row(
        .statusMenu,
        ["R"],
        "return",
        "the number went back (supervisor)",
        changes: true,
        takes: .text
      )
    case .withFields:
      row(
        .statusMenu,
        ["<tab>"],
        "with more",
        "with the carrier's reference, the day it happened or became active",
        changes: true
      )
    case .addNumber: row(.order, ["+"], "add", "put other numbers into the order", changes: true)
    case .splitOff:
      row(.order, ["x"], "split off", "take the number out of the order", changes: true)
    case .nextReport: row(.reports, ["<tab>"], "next report", "the next report")
    case .previousReport: row(.reports, ["<s-tab>"], "previous report", "the report before")
    case .regroup:
      row(
        .reports,
        ["b"],
        "by",
        "fees by month, country, customer; reasons by carrier, country, alone"
      )
    case .addRecord:
      row(.records, ["a"], "add", "add a carrier, or a rule on a ground", changes: true)
    case .removeRecord:
      row(.records, ["x"], "remove", "no rule on the ground is on file", changes: true)
    case .nextCountry: row(.records, ["<tab>"], "country", "the next country", also: [.calendar])
    case .nextDay: row(.calendar, ["l", "<right>"], "next day", "one day on", also: [.portDate])
    case .previousDay:
      row(.calendar, ["h", "<left>"], "day before", "one day back", also: [.portDate])
    case .today: row(.calendar, ["t"], "today", "to today")
    case .previousCountry: row(.calendar, ["<s-tab>"], "country before", "the country before")
    case .addHoliday:
      row(.calendar, ["a"], "holiday", "name the day's holiday", changes: true, takes: .text)
    case .removeHoliday:
      row(.calendar, ["x", "<delete>"], "none", "the day is no holiday", changes: true)
    case .portDateFields: row(.portDate, ["<tab>"], "fields", "to window and reason of the date")
    case .wishedDay: row(.portDate, ["w"], "wished", "to the day that the customer wishes")
    case .override:
      row(.portDate, ["o"], "override", "who at the carrier confirmed a day that isn't allowed")
    case .sent: row(.message, ["s"], "sent", "record that the message was sent", changes: true)
    case .called:
      row(
        .chase,
        ["c"],
        "called",
        "record that they were called about all their numbers",
        also: [.request],
        changes: true
      )
    case .sendAgain: row(.webhooks, ["r"], "send again", "tell it once more", changes: true)
    case .nextMessage: row(.message, ["<tab>"], "other", "the next message that fits")
    case .pass: row(.checklist, ["p"], "pass", "the row passes", changes: true)
    case .fail: row(.checklist, ["f"], "fail", "the row fails", changes: true)
    case .notApplicable:
      row(.checklist, ["n"], "n.a.", "the row doesn't apply, with a remark", changes: true)
    case .passAll: row(.checklist, ["P"], "pass all", "pass all unanswered rows", changes: true)
    case .nextPaper: row(.checklist, ["<tab>"], "paper", "the next paper")
    case .typeEvidence: row(.checklist, ["e"], "type", "type what the paper says", changes: true)
    case .addPaper: row(.checklist, ["+"], "add", "add a paper from a file", changes: true)
    case .clearAnswer: row(.checklist, ["<delete>"], "clear", "take the answer away", changes: true)
    case .olderVersion: row(.checklist, ["o"], "older", "read the paper's older versions in turn")
    case .extract:
      row(.checklist, ["x"], "extract", "write the paper's file out again", takes: .file)
    case .packet:
      row(
        .checklist,
        ["X"],
        "packet",
        "write the losing carrier's packet to a folder",
        takes: .file
      )
    case .toggle:
      row(
        .checklist,
        ["<space>"],
        "tick",
        "tick or untick the point, or the reason",
        also: [.text],
        changes: true
      )
    case .fixed: row(.resolution, ["f"], "fixed", "the reason is fixed", changes: true)
    case .waiting:
      row(.resolution, ["w"], "waiting", "waiting until a date", changes: true, takes: .day)
    case .disputed:
      row(
        .resolution,
        ["d"],
        "disputed",
        "no valid ground there, with a note",
        changes: true,
        takes: .text
      )
    case .waived:
      row(.resolution, ["v"], "waived", "waived, with a note", changes: true, takes: .text)
    case .editField: row(.resolution, ["e"], "edit", "edit the field concerned", changes: true)
    case .resubmit:
      row(
        .resolution,
        ["b"],
        "resubmit",
        "back to the carrier",
        also: [.statusMenu],
        changes: true,
        takes: .reference
      )
    case .liftFraudStop:
      row(.resolution, ["L"], "lift stop", "lift the fraud stop (supervisor)", changes: true)
    case .clearEscalation:
      row(.resolution, ["E"], "clear escalation", "clear the escalation", changes: true)
    case .sortUrgency: row(.sorting, ["x"], "next", "what is next: late first")
    case .sortDue: row(.sorting, ["d"], "due", "by when the port is due")
    case .sortCreated: row(.sorting, ["c"], "created", "when it was taken in")
    case .sortUpdated: row(.sorting, ["u"], "updated", "when it changed last")
    case .sortNumber: row(.sorting, ["n"], "number", "the telephone number")
    case .sortCountry: row(.sorting, ["t"], "country", "the number's country")
    case .sortCarrier: row(.sorting, ["r"], "carrier", "the losing carrier")
    case .sortCustomer: row(.sorting, ["m"], "customer", "the customer's name")
    case .sortStatus: row(.sorting, ["s"], "status", "the status")
    case .sortPort: row(.sorting, ["p"], "port", "the port date")
    case .sortOwner: row(.sorting, ["w"], "owner", "who has it")
    case .turnUs: row(.waitingOn, ["u"], "us", "our turn")
    case .turnCustomer: row(.waitingOn, ["c"], "the customer", "the customer's turn")
    case .turnCarrier: row(.waitingOn, ["r"], "the carrier", "the carrier's turn")
    case .turnNobody: row(.waitingOn, ["n"], "nobody", "nobody's turn")
    case .turnDerived:
      row(.waitingOn, ["-"], "as it follows from the request", "whoever's turn the rules say")
    case .mine: row(.conflict, ["m"], "mine", "what I typed holds")
    case .theirs: row(.conflict, ["t"], "theirs", "what the others stored holds")
    case .startEmpty: row(.firstRun, ["e"], "empty", "start an empty desk")
    case .startImport: row(.firstRun, ["i"], "import", "take a file into a new desk")
    case .startDemonstration: row(.firstRun, ["d"], "demo", "open the demonstration")
    case .nextTheme: row(.settings, ["t"], "theme", "colours for your screen, or none")
    case .toggleASCII: row(.settings, ["a"], "ASCII alone", "no letter or sign beyond ASCII")
    case .nextHighlight: row(.settings, ["r"], "cursor's row", "marked, its name or all reversed")
    case .toggleSlowLink: row(.settings, ["s"], "slow link", "as few bytes as can be")
    case .toggleLinear: row(.settings, ["l"], "linear", "to be read aloud: no lines, no bars")
    case .yes: row(.question, ["y"], "yes", "do it", changes: true)
    case .no: row(.question, ["<enter>", "n"], "no", "leave it as it is")
    case .accept:
      row(.text, ["<enter>"], "go on", "the next field or a new line; in the last field store")
    case .store: row(.text, ["<c-x>"], "store", "store a form or a note from anywhere in it")
    case .leaveText:
      row(
        .text,
        ["<esc>", "<c-g>", "<c-c>"],
        "leave",
        "leave; what was typed is kept as a draft"
      )
    case .nextField: row(.text, ["<tab>"], "next field", "the next field; the next name after :")
    case .previousField: row(.text, ["<s-tab>"], "field before", "the field or the name before")
    case .bringDraft: row(.text, ["<c-r>"], "draft", "bring back the draft that is offered")
    case .clearForm: row(.text, ["<c-k>"], "clear all", "empty all fields of a new request")
    case .editor: row(.text, ["<c-e>"], "editor", "write the note in an editor of your own")
    case .lineUp: row(.text, ["<up>"], "up", "the line, field, choice or answer before")
    case .lineDown: row(.text, ["<down>"], "down", "the line, field, choice or answer after")
    case .linesUp: row(.text, ["<pgup>"], "page up", "as many lines up as are shown")
    case .linesDown: row(.text, ["<pgdn>"], "page down", "as many lines down as are shown")
    case .textStart: row(.text, ["<home>"], "start", "to the start of the line, or the first row")
    case .textEnd: row(.text, ["<end>"], "end", "to the end of the line, or the last row")
    case .textLeft: row(.text, ["<left>"], "left", "one character back")
    case .textRight: row(.text, ["<right>"], "right", "one character on")
    case .deleteBackward: row(.text, ["<backspace>"], "delete", "delete the character before")
    case .deleteForward: row(.text, ["<delete>"], "delete on", "delete the character after")
    case .deleteWord: row(.text, ["<c-w>"], "delete word", "delete the word before")
    case .clearText: row(.text, ["<c-u>"], "clear", "clear the text")
    }
  }

  /// - Parameters:
  ///   - also: on whose screens it can be offered besides those of its group.
  ///   - changes: whether it changes data, or opens what does.
  ///   - argument: what may stand behind its name on the command line.
  private func row(
    _ group: Group,
    _ notations: [String],
    _ label: String,
    _ summary: String,
    also: Set<Group> = [],
    changes: Bool = false,
    takes argument: CommandArgument? = nil
  ) -> Entry {
    Entry(
      label: label,
      summary: summary,
      group: group,
      places: also.union(group == .everywhere ? Command.ofLists : [group]),
      changesData: changes,
      argument: argument,
      notations: notations
    )
  }

  /// Where letters are commands; in a text field they are text.
  private static let ofLists = Set(Group.allCases).subtracting([.text])
}
