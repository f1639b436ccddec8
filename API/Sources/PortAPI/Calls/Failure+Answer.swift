import HTTPTypes
import PortDesk
import PortDomain
import Wording

/// The status by which each failure is answered.
extension CallFault {
  var status: HTTPResponse.Status {
    switch self {
    case .keyMissing, .keyUnknown: .unauthorized
    case .onlyFromHost: .forbidden
    case .noSuchPath: .notFound
    case .methodNotTaken: .methodNotAllowed
    case .bodyTooLarge: .contentTooLarge
    case .bodyTooSlow: .requestTimeout
    case .mediaTypeNotTaken: .unsupportedMediaType
    case .notUTF8, .notJSON, .parameterInvalid, .partMissing, .partsUnreadable,
      .idempotencyKeyInvalid:
      .badRequest
    case .tooManyCalls: .tooManyRequests
    case .numberUnavailable, .tooManyWebhooks: .conflict
    case .unavailable: .serviceUnavailable
    }
  }
}

/// A failure as who calls hears it.
struct FailureAnswer: Sendable {
  let status: HTTPResponse.Status
  let message: String
  let code: String
  let details: JSON
  /// What is for who keeps the desk, and nobody else.
  private(set) var cause: String?

  var json: JSON { .failure(message, code, details) }

  init(_ fault: CallFault) {
    status = fault.status
    message = fault.message
    code = fault.code
    details = fault.details
  }

  /// What concerns the desk's own house alone is told as that: it can't be reached.
  init(_ error: any Error) {
    switch error {
    case let fault as CallFault: self.init(fault)
    case let error as StoreError: self.init(DeskFailure.store(error) as any Error)
    case DeskFailure.store(let error) where !error.isOfCaller:
      self.init(.unavailable(error))
      cause = error.message
    case let failure as DeskFailure: self.init(failure)
    default:
      self.init(.unavailable(.interrupted))
      cause = "\(type(of: error))"
    }
  }

  private init(_ failure: DeskFailure) {
    status = failure.status
    message = failure.message
    code = failure.code
    details = failure.details
  }
}

extension DeskFailure {
  fileprivate var status: HTTPResponse.Status {
    switch self {
    case .refused(let refusal, _): refusal.obstacles.first?.status ?? .unprocessableContent
    case .conflict: .conflict
    case .store(.noSuchThing): .notFound
    case .store(.keyReused): .unprocessableContent
    case .store: .serviceUnavailable
    case .body(.notAnObject): .badRequest
    case .paper(let obstacle): obstacle.status
    case .body, .severalMeant, .nothingFits, .record, .filter, .importFile, .importStopped,
      .answersStopped, .letter, .output, .folder, .folderNotShared, .folderClosed, .outside,
      .noProgram, .converter:
      .unprocessableContent
    }
  }
}

extension StoreError {
  /// Whether it tells who calls of something that they did.
  fileprivate var isOfCaller: Bool {
    switch self {
    case .noSuchThing, .keyReused: true
    case .missing, .alreadyExists, .notOurs, .newer, .older, .corrupt, .readOnly, .notPermitted,
      .networkFileSystem, .busy, .diskFull, .replaced, .linked, .foreignLog, .unsafeSetting,
      .uncertain, .sealKeyMissing, .sealBroken, .notSandbox, .interrupted, .system:
      false
    }
  }
}

extension PaperObstacle {
  fileprivate var status: HTTPResponse.Status {
    switch self {
    case .tooLarge: .contentTooLarge
    case .otherType: .unsupportedMediaType
    case .notKept, .lost: .serviceUnavailable
    case .missing, .link, .hardLink, .notAFile, .empty, .unreadable: .unprocessableContent
    }
  }
}

extension Obstacle {
  /// What stands in the way now is a conflict; what was given and can't be taken is not.
  fileprivate var status: HTTPResponse.Status {
    switch self {
    case .fieldInvalid(let problem):
      switch problem.cause {
      case .duplicateOpen, .alreadyOurs: .conflict
      case .numberImpossible, .numberOfOtherCountry, .countryUnsupported, .duplicateInFile,
        .fieldMissing, .dateInFuture, .fieldInvalid, .masked:
        .unprocessableContent
      }
    case .notPermitted: .forbidden
    case .fieldMissing, .textInvalid, .textTooLong, .whyMissing, .noteMissing, .noteEmpty,
      .notApplicableWhy, .wordsMissing, .dayInFuture, .dayTooEarly, .evidenceInvalid,
      .answerNotTaken, .remarkMissing, .untilMissing, .untilPast, .reasonsMissing, .orderDiffers,
      .dateInPast, .notBusinessDay, .freezeWindow, .activationEarly, .activationInFuture:
      .unprocessableContent
    case .wrongStatus, .fieldLocked, .pinNeeded, .documentMissing, .documentUnchecked, .checkFailed,
      .billTooOld, .loaTooOld, .idExpired, .holdRunning, .reasonOpen, .changeDemanded, .fraudStop,
      .acknowledgedAlready, .confirmedAlready, .noChangeTold, .duplicateOpen, .alreadyOurs,
      .nothingToUndo, .nothingToRedo, .undoNotMine, .undoImpossible, .reasonNotOpen, .reasonSettled,
      .noSuchPaper, .paperElsewhere, .paperReplaced, .pinAbsent, .messageNotSo, .nothingToTell,
      .notEscalated, .notStopped, .returnedAlready, .stillOpen, .orderSettled, .inOrder,
      .notInOrder,
      .orderShares, .waitRunning:
      .conflict
    }
  }
}
