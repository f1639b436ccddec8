import PortDomain

extension Obstacle {
  /// The code that scripts read.
  public var code: String {
    switch self {
    case .wrongStatus: "wrong_status"
    case .fieldMissing: "field_missing"
    case .fieldInvalid(let problem): problem.cause.code
    case .fieldLocked: "field_locked"
    case .pinNeeded: "pin_needed"
    case .documentMissing: "document_missing"
    case .documentUnchecked: "document_unchecked"
    case .checkFailed: "check_failed"
    case .billTooOld: "bill_too_old"
    case .loaTooOld: "loa_too_old"
    case .idExpired: "id_expired"
    case .holdRunning, .waitRunning: "hold_running"
    case .reasonOpen: "reason_open"
    case .changeDemanded: "change_demanded"
    case .fraudStop: "fraud_stop"
    case .dateInPast: "date_in_past"
    case .notBusinessDay: "not_business_day"
    case .freezeWindow: "freeze_window"
    case .activationEarly: "activation_early"
    case .activationInFuture: "activation_in_future"
    case .dayInFuture: "day_in_future"
    case .dayTooEarly: "day_too_early"
    case .acknowledgedAlready: "acknowledged_already"
    case .confirmedAlready: "confirmed_already"
    case .noChangeTold: "no_change_told"
    case .whyMissing, .noteMissing, .notApplicableWhy, .noteEmpty, .wordsMissing: "why_missing"
    case .textInvalid: "text_invalid"
    case .textTooLong: "text_too_long"
    case .notPermitted: "not_permitted"
    case .duplicateOpen: "duplicate_open"
    case .alreadyOurs: "already_ours"
    case .nothingToUndo: "nothing_to_undo"
    case .nothingToRedo: "nothing_to_redo"
    case .undoNotMine: "undo_not_mine"
    case .undoImpossible: "undo_impossible"
    case .reasonNotOpen: "reason_not_open"
    case .reasonSettled: "reason_settled"
    case .reasonsMissing: "reasons_missing"
    case .untilMissing: "until_missing"
    case .untilPast: "until_past"
    case .noSuchPaper: "no_such_paper"
    case .paperElsewhere: "paper_elsewhere"
    case .paperReplaced: "paper_replaced"
    case .remarkMissing: "remark_missing"
    case .answerNotTaken: "answer_not_taken"
    case .evidenceInvalid: "evidence_invalid"
    case .pinAbsent: "pin_absent"
    case .messageNotSo: "message_not_so"
    case .nothingToTell: "nothing_to_tell"
    case .notEscalated: "not_escalated"
    case .notStopped: "not_stopped"
    case .returnedAlready: "returned_already"
    case .stillOpen: "still_open"
    case .orderDiffers: "order_mixed"
    case .orderSettled: "order_settled"
    case .inOrder: "in_order"
    case .notInOrder: "not_in_order"
    case .orderShares: "order_shared"
    }
  }
}

extension FieldProblem.Cause {
  /// The code that scripts read.
  public var code: String {
    switch self {
    case .masked: "masked"
    case .numberImpossible: "number_impossible"
    case .numberOfOtherCountry: "number_of_other_country"
    case .countryUnsupported: "country_unsupported"
    case .duplicateInFile: "duplicate_in_file"
    case .duplicateOpen: "duplicate_open"
    case .alreadyOurs: "already_ours"
    case .fieldMissing: "field_missing"
    case .dateInFuture: "date_in_future"
    case .fieldInvalid: "field_invalid"
    }
  }
}
