import PortDomain
import Wording
import PortDesk

/// Why a command ends with another status than 0, as facts: what the desk did not do, and what only a
/// command line knows.
enum CommandFailure: Error {
  case desk(DeskFailure)
  /// Of the file that is named, at a place in it where one is at fault.
  case configuration(String, at: TextPlace?, ConfigurationFault)
  case usage(UsageFault)
  /// What was asked for was answered with no: `why`, `audit verify`, rows refused. Nothing is printed.
  case answeredNo
  /// Of many requests all that failed did so like this one, as is told already. Nothing is printed.
  case failedAlike(DeskFailure)

  /// What happened and what to do, in one line.
  var message: String {
    switch self {
    case .desk(let failure): failure.message
    case .configuration(let path, let place, let fault):
      "\(path)\(place.map { ":\($0.line):\($0.column)" } ?? ""): \(fault.message)"
    case .usage(let fault): fault.message
    case .answeredNo, .failedAlike: ""
    }
  }

  /// The code that scripts read.
  var code: String {
    switch self {
    case .desk(let failure): failure.code
    case .configuration(_, _, let fault): fault.code
    case .usage(let fault): fault.code
    case .answeredNo: "no"
    case .failedAlike(let failure): failure.code
    }
  }

  /// The failure as scripts read it.
  var json: JSON {
    switch self {
    case .desk(let failure): failure.json
    case .configuration(let path, let place, let fault):
      .failure(message, code, fault.details(path: path, at: place))
    case .usage(let fault): .failure(message, code, fault.details)
    case .answeredNo: .failure(message, code)
    case .failedAlike(let failure): failure.json
    }
  }

  /// The exit status, as sysexits.h numbers them beyond 2.
  var status: Int32 {
    switch self {
    case .desk(let failure): failure.status
    case .configuration(_, _, let fault):
      switch fault {
      case .notYAML, .empty, .notAFile, .systemOnly, .noSuchName, .noValue, .noSuchRole,
        .noSuchAccount, .noSuchChoice, .noLogPlace, .noSuchCommand, .noSuchKey, .keysClash,
        .keyIsText:
        65
      case .notRoots, .folderNotRoots, .unreadable: 77
      case .unwritable: 73
      }
    case .usage(.noAccount): 77
    case .usage: 64
    case .answeredNo: 1
    case .failedAlike(let failure): failure.status
    }
  }
}

extension CommandFailure {
  /// What ended a change of many before its end; nil for what no command throws.
  init?(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let failure as DeskFailure: self = .desk(failure)
    default: return nil
    }
  }
}

extension ManyReport {
  /// The failure of the whole: nil where all was done, or could be. Where nothing was done and all failed
  /// in one way it ends with the status of that, as it does where the only failures are conflicts; else
  /// with 1.
  var commandFailure: CommandFailure? {
    if let failure = failure as? DeskFailure { return .failedAlike(failure) }
    if failure != nil { return .answeredNo }
    guard let first = failures.first else {
      return left > 0 ? .answeredNo : nil
    }
    let isAlike = failures.allSatisfy { $0.status == first.status }
    return isAlike && (done == 0 || first.status == 2) ? .failedAlike(first) : .answeredNo
  }
}

extension DeskFailure {
  fileprivate var status: Int32 {
    switch self {
    case .refused(let refusal, _): refusal.status
    case .conflict: 2
    case .store(let error), .importStopped(let error, _, _), .answersStopped(let error, _):
      error.status
    case .record(let obstacles): obstacles.first?.status ?? 1
    case .filter, .severalMeant: 64
    case .nothingFits: 66
    case .importFile(let obstacle): obstacle.status
    case .body: 65
    case .paper(let obstacle): obstacle.status
    case .letter: 1
    case .output(.cutShort): 74
    case .output, .folder, .folderNotShared, .folderClosed: 73
    case .outside, .noProgram: 77
    case .converter(.none): 69
    case .converter: 74
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
        .dateInFuture, .fieldInvalid, .masked:
        return 65
      }
    case .evidenceInvalid, .answerNotTaken, .textInvalid, .textTooLong: return 65
    case .notPermitted: return 77
    case .noSuchPaper: return 66
    case .paperElsewhere, .paperReplaced, .remarkMissing: return 1
    case .wrongStatus, .fieldMissing, .fieldLocked, .pinNeeded, .documentMissing,
      .documentUnchecked, .checkFailed, .billTooOld, .loaTooOld, .idExpired, .holdRunning,
      .reasonOpen, .changeDemanded, .fraudStop, .dateInPast, .notBusinessDay, .freezeWindow,
      .activationEarly, .activationInFuture, .whyMissing, .noteMissing, .notApplicableWhy,
      .noteEmpty, .wordsMissing, .duplicateOpen, .alreadyOurs, .nothingToUndo, .nothingToRedo,
      .undoNotMine, .undoImpossible, .reasonNotOpen, .reasonSettled, .reasonsMissing,
      .untilMissing, .untilPast, .messageNotSo, .nothingToTell, .pinAbsent, .notEscalated,
      .notStopped, .returnedAlready, .stillOpen, .orderDiffers, .orderSettled, .inOrder,
      .notInOrder, .orderShares, .waitRunning, .dayInFuture, .dayTooEarly, .acknowledgedAlready,
      .confirmedAlready, .noChangeTold:
      return 1
    }
  }
}

extension RecordObstacle {
  fileprivate var status: Int32 {
    switch self {
    case .notPermitted: 77
    case .aliasTaken, .noHoliday, .noRule, .noView, .keyKindWrong, .clientFixed: 1
    case .nameMissing, .statementMissing, .viewInvalid, .valueInvalid, .textInvalid, .textTooLong,
      .organizationMissing, .webhookInvalid, .eventsMissing:
      65
    case .stale, .notWritten: 2
    }
  }
}

extension StoreError {
  fileprivate var status: Int32 {
    switch self {
    case .noSuchThing, .missing: 66
    case .notOurs, .corrupt, .sealBroken: 65
    case .newer, .older, .networkFileSystem, .busy, .replaced, .linked, .foreignLog, .unsafeSetting,
      .sealKeyMissing,
      .interrupted:
      69
    case .alreadyExists, .readOnly: 73
    case .diskFull, .uncertain, .system: 74
    case .notPermitted: 77
    case .keyReused: 2
    case .notSandbox: 64
    }
  }
}

extension ImportObstacle {
  fileprivate var status: Int32 {
    switch self {
    case .missing, .isFolder, .notAFile, .link, .hardLink, .unreadable: 66
    case .empty, .tooLarge, .recordTooLong, .spreadsheet, .header, .notJSON, .columnsMissing,
      .columnRepeated, .columnsOfRunningWork:
      65
    }
  }
}

extension PaperObstacle {
  fileprivate var status: Int32 {
    switch self {
    case .missing, .unreadable, .lost: 66
    case .link, .hardLink, .notAFile, .empty, .tooLarge, .otherType: 65
    case .notKept: 74
    }
  }
}
