import PortDesk
import PortDomain
import Wording

/// Why a command ends with another status than 0, as facts.
enum CommandFailure: Error {
  /// The rules refuse it; the day is today in the number's country.
  case refused(Refusal, today: CalendarDay)
  case conflict(Conflict)
  case store(StoreError)
  case filter(FilterError)
  case importFile(ImportObstacle)
  /// An import broke off and can be repeated.
  case importStopped(StoreError, stored: Int, run: String)
  case paper(PaperObstacle)
  case configuration(String, Configuration.Fault)
  case folder(String)
  case letter(LetterOfAuthorisation.Obstacle)
  /// A file that a command was to write is there already, or can't be made.
  case output(String)
  /// In restricted mode: a path that leads out of the operator's own folder.
  case outside(String, folder: String)
  /// None of these programs is installed.
  case noConverter([String])
  case noAccount(uid: Int)
  /// A carrier or a holiday was not written.
  case record([RecordObstacle])
  case usage(Usage)
  case body(Body)
  /// What was asked for was answered with no: `why`, `audit verify`, rows refused. Nothing is printed.
  case answeredNo

  /// What is wrong with the words of a command.
  enum Usage: Hashable {
    /// What the parser of arguments said of the words for a command.
    case words(String, command: String?)
    case noTime(String)
    case noDay(String)
    case noMonth(String)
    case noSuch(String, named: String, among: [String])
    case noAssignment(String)
    case noField(String)
    case pinInArguments
    case optionMissing(String, action: String)
    case optionNotTaken(String, action: String)
    case wordsNotTaken([String])
    case noRun(String)
    case noWindow(String)
  }

  /// What is wrong with the JSON of a new request.
  enum Body: Hashable {
    case notAnObject
    case unknownField(String)
    /// The rules or the program set it.
    case notTaken(String)
  }

  /// The exit status, as sysexits.h numbers them beyond 2.
  var status: Int32 {
    switch self {
    case .refused(let refusal, _): refusal.status
    case .conflict: 2
    case .store(let error), .importStopped(let error, _, _): error.status
    case .filter, .usage: 64
    case .importFile(let obstacle): obstacle.status
    case .paper(let obstacle): obstacle.status
    case .configuration(_, let fault):
      switch fault {
      case .notYAML, .systemOnly, .noSuchTheme, .noSuchCommand, .noSuchKey, .keysClash: 65
      case .notRoots: 77
      }
    case .body: 65
    case .folder, .output: 73
    case .letter: 1
    case .record(let obstacles): obstacles.first?.status ?? 1
    case .noConverter: 69
    case .noAccount, .outside: 77
    case .answeredNo: 1
    }
  }

  /// The code that scripts read.
  var code: String {
    switch self {
    case .refused(let refusal, _): refusal.obstacles.first?.code ?? "refused"
    case .conflict: "conflict"
    case .store(let error): error.code
    case .filter: "filter"
    case .importFile: "import_file"
    case .importStopped: "import_stopped"
    case .paper: "paper"
    case .configuration: "configuration"
    case .folder: "folder"
    case .letter: "letter"
    case .output: "output"
    case .outside: "not_permitted"
    case .noConverter: "no_converter"
    case .noAccount: "no_account"
    case .record(let obstacles): obstacles.first?.code ?? "refused"
    case .usage: "usage"
    case .body: "field_invalid"
    case .answeredNo: "no"
    }
  }
}

extension Refusal {
  /// 65 for a value that can't be taken, 77 where the role is too low, 66 for a paper that isn't there,
  /// else 1.
  fileprivate var status: Int32 {
    guard let first = obstacles.first else { return 1 }
    switch first {
    case .fieldInvalid(let problem):
      switch problem.cause {
      case .duplicateOpen, .duplicateInFile, .alreadyOurs: return 1
      case .numberImpossible, .numberOfOtherCountry, .countryUnsupported, .fieldMissing,
        .dateInFuture, .fieldInvalid:
        return 65
      }
    case .evidenceInvalid, .answerNotTaken: return 65
    case .notPermitted: return 77
    case .noSuchPaper: return 66
    case .wrongStatus, .fieldMissing, .fieldLocked, .pinNeeded, .documentMissing,
      .documentUnchecked, .checkFailed, .billTooOld, .loaTooOld, .idExpired, .holdRunning,
      .reasonOpen, .changeDemanded, .fraudStop, .dateInPast, .notBusinessDay, .freezeWindow,
      .activationEarly, .activationInFuture, .whyMissing, .duplicateOpen, .alreadyOurs,
      .nothingToUndo, .undoNotMine, .undoImpossible, .reasonNotOpen, .reasonsMissing,
      .untilMissing, .pinAbsent, .notEscalated, .notStopped, .returnedAlready, .stillOpen,
      .orderDiffers, .orderSettled, .inOrder, .notInOrder:
      return 1
    }
  }
}

extension RecordObstacle {
  fileprivate var status: Int32 {
    switch self {
    case .notPermitted: 77
    case .aliasTaken, .noHoliday, .noRule: 1
    case .nameMissing, .statementMissing, .valueInvalid: 65
    case .stale: 2
    }
  }
}

extension StoreError {
  fileprivate var status: Int32 {
    switch self {
    case .noSuchThing, .missing: 66
    case .notOurs, .corrupt, .sealBroken: 65
    case .newer, .older, .networkFileSystem, .busy, .replaced, .unsafeSetting, .sealKeyMissing,
      .interrupted:
      69
    case .alreadyExists, .readOnly: 73
    case .diskFull, .uncertain, .system: 74
    case .notPermitted: 77
    case .keyReused: 2
    case .notSandbox: 64
    }
  }

  fileprivate var code: String {
    switch self {
    case .noSuchThing: "no_such_thing"
    case .missing: "no_database"
    case .alreadyExists: "already_exists"
    case .notOurs: "not_a_desk"
    case .newer: "newer_database"
    case .older: "older_database"
    case .corrupt: "corrupt"
    case .readOnly: "read_only"
    case .notPermitted: "not_permitted"
    case .networkFileSystem: "network_file_system"
    case .busy: "busy"
    case .diskFull: "disk_full"
    case .replaced: "replaced"
    case .unsafeSetting: "unsafe_setting"
    case .uncertain: "uncertain"
    case .keyReused: "key_reused"
    case .sealKeyMissing: "key_missing"
    case .sealBroken: "seal_broken"
    case .notSandbox: "not_sandbox"
    case .interrupted: "interrupted"
    case .system: "system"
    }
  }
}

extension ImportObstacle {
  fileprivate var status: Int32 {
    switch self {
    case .missing, .isFolder, .unreadable: 66
    case .empty, .notUTF8, .quoteNotClosed, .textAfterQuote, .notJSON, .columnsMissing,
      .columnRepeated, .columnsOfRunningWork:
      65
    }
  }
}

extension PaperObstacle {
  fileprivate var status: Int32 {
    switch self {
    case .missing, .unreadable, .lost: 66
    case .link, .notAFile, .empty, .tooLarge, .otherType: 65
    case .notKept: 74
    }
  }
}
