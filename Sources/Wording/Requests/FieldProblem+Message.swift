import PortDomain

extension FieldProblem {
  /// What is wrong with the value and what would be taken; never a PIN.
  public var message: String {
    let text = value.map { "\"\(FieldProblem.short($0))\"" } ?? "it"
    return switch cause {
    case .numberImpossible:
      "\(text) can't be a number of this country; " + (why?.message ?? "check its digits")
    case .numberOfOtherCountry:
      "\(text) is a number of another country; correct number or country"
    case .countryUnsupported: "\(text) is no country we port in; choose \(field.demand)"
    case .duplicateInFile: "\(text) came earlier in this file; leave one of the two out"
    case .duplicateOpen:
      "\(text) has an open request already" + (other.map { ": \($0.text)" } ?? "")
    case .alreadyOurs: "\(text) is ours already; check its digits"
    case .fieldMissing:
      "\(field.label) is missing; give \(field.form == .line || field.form == .lines ? "it" : field.demand)"
    case .dateInFuture: "\(field.label) \(text) lies in the future; check the date"
    case .masked: "\(field.label) \(text) is masked; give the whole value"
    case .fieldInvalid:
      if value?.utf8.contains(0) == true {
        "\(field.label) has a NUL character in it, which can't be kept; take it out"
      } else if field == .accountPINState, let state = value.flatMap(PINState.init(rawValue:)) {
        state == .given
          ? "that a PIN is given is said by the PIN alone: enter it (account_pin)"
          : "a PIN is stored for this request; take it away first, with an empty PIN (account_pin)"
      } else if let day, let value {
        "\(field.label): \(day.message(of: FieldProblem.short(value)))"
      } else if value == nil {
        "\(field.label) can't be taken; give \(field.demand)"
      } else if field.side == .rules {
        "\(field.label) \(text) can't be taken; give \(field.demand)"
      } else {
        "\(field.label) \(text) is not \(field.demand)"
      }
    }
  }

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
