import PortDomain

extension FieldProblem {
  /// What is wrong with the value and what would be taken, as forms say it; never a PIN.
  public var message: String { message(at: .screen) }

  /// The same, its field called as it is at a door.
  public func message(at door: Door) -> String {
    let name = name(at: door)
    let demand = column?.demand ?? field.demand
    let text = value.map { "\"\(FieldProblem.short($0))\"" } ?? "it"
    return switch cause {
    case .numberImpossible:
      "\(text) can't be a number of this country; " + (why?.message ?? "check its digits")
    case .numberOfOtherCountry:
      "\(text) is a number of another country; correct number or country"
    case .countryUnsupported: "\(text) is no country we port in; choose \(field.demand)"
    case .duplicateInFile: "\(text) came earlier already; leave one of the two out"
    case .duplicateOpen:
      "\(text) has an open request already" + (other.map { ": \($0.text)" } ?? "")
    case .alreadyOurs: "\(text) is ours already; check its digits"
    case .fieldMissing:
      "\(name) is missing; give \(column == nil && isText ? "it" : demand)"
    case .dateInFuture: "\(name) \(text) lies in the future; check the date"
    case .masked: "\(name) \(text) is masked; give the whole value"
    case .fieldInvalid:
      if value?.utf8.contains(0) == true {
        "\(name) has a NUL character in it, which can't be kept; take it out"
      } else if field == .accountPINState, let state = value.flatMap(PINState.init(rawValue:)) {
        (state == .given
          ? "that a PIN is given is said by the PIN alone: enter it"
          : "a PIN is stored for this request; take it away first, with an empty PIN")
          + (door == .command ? " (\(RequestField.accountPIN.name))" : "")
      } else if let day, let value {
        "\(name): \(day.message(of: FieldProblem.short(value)))"
      } else if value == nil {
        "\(name) can't be taken; give \(demand)"
      } else if field.side == .rules {
        "\(name) \(text) can't be taken; give \(demand)"
      } else {
        "\(name) \(text) is not \(demand)"
      }
    }
  }

  /// What the value was given for, as it is called at a door.
  public func name(at door: Door) -> String {
    guard let column else { return field.name(at: door) }
    switch door {
    case .screen: return column.rawValue.replacing("_", with: " ")
    case .command: return column.rawValue
    }
  }

  private var isText: Bool { field.form == .line || field.form == .lines }

  /// Long texts are cut, so that a message stays one line.
  private static func short(_ text: String) -> String {
    text.count > 40 ? text.prefix(39) + "…" : text
  }
}

extension PhoneNumber.Why {
  /// What is wrong with a number, and what to do about it.
  var message: String {
    switch self {
    case .noDigits: "it has no digits"
    case .letters: "take the letters out"
    case .character(let scalar): "take \"\(scalar)\" out"
    case .tooShort(let digits, let least):
      "it has \(digits) digits without country code and first 0, not \(least)"
    case .tooLong(let digits, let most):
      "it has \(digits) digits without country code and first 0, more than \(most)"
    case .noSuchCallingCode: "no country has the code it begins with"
    case .tail(let tail): "give one number, without the \"\(tail)\" behind it"
    }
  }
}

extension RowColumn {
  /// What is taken in it.
  fileprivate var demand: String {
    switch self {
    case .status: RequestField.status.demand
    case .createdOn, .createdAt, .submittedOn, .portDate: RequestField.portDate.demand
    case .window: "hours as 10:00-12:00"
    case .attempt: "a number from 1 on"
    case .reasons: "codes of reasons, such as pin_incorrect"
    case .orderReference: "one line of at most 200 characters"
    }
  }
}
