import Glibc
import PortDesk
import PortDomain
import Screens
import Wording

extension CommandFailure {
  /// What happened and what to do, in one line.
  var message: String {
    switch self {
    case .refused(let refusal, let today): refusal.message(today: today)
    case .conflict(let conflict): conflict.message { $0.rfc3339 }
    case .store(let error): error.message
    case .filter(let error): error.message
    case .importFile(let obstacle): obstacle.message
    case .importStopped(let error, let stored, let run):
      "\(error.message) · \(stored) rows are stored; repeat with --run \(run)"
    case .paper(let obstacle): obstacle.message
    case .configuration(let path, let fault): "\(path): \(fault.message)"
    case .folder(let path): "\(path) can't be made; make it, or name another place"
    case .letter(let obstacle): obstacle.message
    case .record(let obstacles): obstacles.map(\.message).joined(separator: "; ")
    case .output(let path): "\(path) is there already or can't be written; name another place"
    case .outside(let path, let folder):
      "\"\(path)\" leads elsewhere than \(folder), the only folder here; give a name without folders"
    case .noConverter(let names):
      "a PDF needs one of \(names.joined(separator: ", ")); install one, or print --format html"
    case .noAccount(let uid): "user \(uid) has no account on this host; log in as somebody"
    case .usage(let usage): usage.message
    case .body(let body): body.message
    case .answeredNo: ""
    }
  }

  /// The failure as scripts read it.
  var json: JSON {
    ["error": .text(message), "code": .text(code), "details": details]
  }

  private var details: JSON {
    switch self {
    case .refused(let refusal, let today):
      [
        "obstacles": .list(refusal.obstacles.map { $0.json(message: $0.message(today: today)) })
      ]
    case .conflict(let conflict): conflict.json
    case .filter(let error): ["position": .integer(error.position)]
    case .importStopped(_, let stored, let run): ["stored": .integer(stored), "run": .text(run)]
    case .store, .importFile, .paper, .configuration, .folder, .letter, .output, .outside,
      .noConverter, .noAccount, .record, .usage, .body,
      .answeredNo:
      [:]
    }
  }
}

extension CommandFailure.Usage {
  fileprivate var message: String {
    switch self {
    case .words(let text, let command):
      "\(text); see porttui \(command.map { $0 + " " } ?? "")--help"
    case .noTime(let text): "\"\(text)\" is no time; write it as 2026-11-01T09:00:00Z"
    case .noDay(let text): "\"\(text)\" is no date; write it as YYYY-MM-DD"
    case .noMonth(let text): "\"\(text)\" is no month; write it as YYYY-MM"
    case .noSuch(let text, let kind, let values):
      "\"\(text)\" is no \(kind); use \(values.joined(separator: ", "))"
    case .noAssignment(let text): "\"\(text)\" sets nothing; write name=value"
    case .noField(let text): "there is no field \"\(text)\"; look at the names in show --json"
    case .pinInArguments:
      "a PIN never stands in the arguments, where others can read it; write account_pin=- and type it"
    case .optionMissing(let option, let action): "\(action) needs \(option)"
    case .optionNotTaken(let option, let action): "\(action) takes no \(option)"
    case .wordsNotTaken(let words): "too many words: \(words.joined(separator: " "))"
    case .noRun(let text): "\"\(text)\" is no import's run; it was named when the import broke off"
    case .noWindow(let text): "\"\(text)\" is no window; write it as 10:00-12:00"
    }
  }
}

extension CommandFailure.Body {
  fileprivate var message: String {
    switch self {
    case .notAnObject: "a request is one JSON object of texts; this is something else"
    case .unknownField(let name): "there is no field \"\(name)\"; remove or correct it"
    case .notTaken(let name): "\(name) can't be given for a new request; remove it"
    }
  }
}

extension Configuration.Fault {
  fileprivate var message: String {
    switch self {
    case .notYAML(let detail): "not understood (\(detail)); correct or remove it"
    case .notRoots: "others than root can write it, so it can't say who may do what; mend that"
    case .systemOnly:
      "roles, restricted and service_account belong in \(Configuration.systemFile); remove them here"
    case .noSuchTheme(let name):
      "\"\(name)\" is no theme; use \(Theme.allCases.map(\.rawValue).joined(separator: ", "))"
    case .noSuchCommand(let name):
      "keys: there is no command \"\(name)\"; the README's table names them all"
    case .noSuchKey(let notation, let command):
      "keys: \"\(notation)\" for \(command.rawValue) is no key; write it as x, X, <c-x>, <f2> or <enter>"
    case .keysClash(let clash):
      """
      keys: \(clash.key.label(ascii: true).string) would mean both \(clash.first.rawValue) and \
      \(clash.second.rawValue); choose another for one of them
      """
    }
  }
}

extension ImportObstacle {
  fileprivate var message: String {
    switch self {
    case .missing(let path): "there is no file \(path)"
    case .isFolder(let path): "\(path) is a folder; name a file in it"
    case .unreadable(let path, let errno): "\(path) can't be read: \(systemText(errno))"
    case .empty: "the file is empty; nothing was created"
    case .notUTF8(let line):
      "record \(line) is not UTF-8; save the file as UTF-8 and import it again, nothing was created"
    case .quoteNotClosed(let line):
      "a quote opened in record \(line) is never closed; correct it, nothing was created"
    case .textAfterQuote(let line):
      "record \(line) has text behind a closing quote; double quotes within cells, nothing was created"
    case .notJSON(let line): "record \(line) is no JSON object; correct it, nothing was created"
    case .columnsMissing(let names):
      "columns are missing: \(names.joined(separator: ", ")); the first record names the columns"
    case .columnRepeated(let name): "column \(name) stands there twice; remove one"
    case .columnsOfRunningWork(let names):
      "\(names.joined(separator: ", ")) belong to running work; import it with --in-flight"
    }
  }
}

extension LetterOfAuthorisation.Obstacle {
  fileprivate var message: String {
    switch self {
    case .differing(let field):
      "the order's numbers differ in \(field.label); print a letter for each of them"
    case .noRequests: "there is no request for a letter"
    }
  }
}

extension PaperObstacle {
  fileprivate var message: String {
    switch self {
    case .missing(let path): "there is no file \(path)"
    case .link(let path): "\(path) is a link, which is not followed; name the file itself"
    case .notAFile(let path): "\(path) is not a file"
    case .empty(let path): "\(path) is empty; ask for the paper again"
    case .tooLarge(let path, let limit):
      "\(path) is larger than \(limit >> 20) MiB; scan it smaller"
    case .otherType(let path): "\(path) is neither PDF, JPEG, PNG, TIFF nor HEIC; convert it"
    case .unreadable(let path, let errno): "\(path) can't be read: \(systemText(errno))"
    case .notKept(let path, let errno): "\(path) can't be written: \(systemText(errno))"
    case .lost(let hash): "the document store has lost \(hash); restore it from a backup"
    }
  }
}

private func systemText(_ number: Int32) -> String { String(cString: strerror(number)) }
