import PortDomain

/// What became of a row of a file of carriers' answers. Raw values are the words that programs read.
public enum AnswerResult: String, CaseIterable, Hashable, Sendable {
  case done
  /// It was so already; nothing was changed.
  case already
  case refused
  case notFound = "not_found"
  case ambiguous
  case unknownCode = "unknown_code"

  /// Whether nothing is left to be done about it.
  public var isSettled: Bool { self == .done || self == .already }

  /// In a list.
  public func short(isTrial: Bool) -> String {
    switch self {
    case .done: isTrial ? "to be done" : title
    case .unknownCode: "unknown code"
    case .already, .refused, .notFound, .ambiguous: title
    }
  }

  /// As a count of rows says it.
  public var title: String {
    switch self {
    case .done: "done"
    case .already: "already so"
    case .refused: "refused"
    case .notFound: "not found"
    case .ambiguous: "ambiguous"
    case .unknownCode: "with an unknown code"
    }
  }
}

/// Why a row of a file of carriers' answers says nothing that could be done, as facts.
public enum AnswerFault: Error, Hashable, Sendable {
  case unreadable(RowFault)
  case missing(column: String)
  /// What the carrier answered is none of what it may be.
  case noResult(String, allowed: [String])
  /// Neither a number nor a reference.
  case nothingNamed
  case numberImpossible(String)
  /// No request of the number or the reference, or none with the carrier whose answers they are.
  case notFound(String)
  case ambiguous(String, [RequestID])
  /// The reference is that of another number than the one beside it.
  case numbersDiffer(reference: String, of: PhoneNumber, given: String)
  case noDay(column: String, String, TypedDay.Fault)
  /// It would be another day when it is read again.
  case dayNotWhole(column: String, String)
  case noWindow(String)
  case codeUnknown(String, Country, CarrierID)
  /// The carrier answers what it was never sent.
  case notSent(Status)

  public var result: AnswerResult {
    switch self {
    case .notFound: .notFound
    case .ambiguous: .ambiguous
    case .codeUnknown: .unknownCode
    case .unreadable, .missing, .noResult, .nothingNamed, .numberImpossible, .numbersDiffer, .noDay,
      .dayNotWhole, .noWindow, .notSent:
      .refused
    }
  }

  /// What is wrong with the row and what to do about it.
  public var message: String {
    switch self {
    case .unreadable(let fault): fault.message
    case .missing(let column): "\(column) is missing; give it"
    case .noResult(let text, let allowed):
      "result can't be \"\(text)\"; it is \(allowed.joined(separator: ", "))"
    case .nothingNamed: "neither number nor carrier_reference is given; give one"
    case .numberImpossible(let text): "\"\(text)\" is no number of a country here; correct it"
    case .notFound(let text):
      "no request of \(text) is here; check the number, the reference and --carrier"
    case .ambiguous(let text, let ids):
      "\(text) may be \(ids.map(\.text).joined(separator: ", ")); "
        + "name the carrier with --carrier, or give the whole number"
    case .numbersDiffer(let reference, let number, let given):
      "\(reference) is the reference of \(number.grouped), and the row says \(given); correct one"
    case .noDay(let column, let text, .unreadable):
      "\(column): \"\(text)\" is no date; write it whole, as 2026-12-03"
    case .noDay(let column, let text, .ambiguous(let one, let other)):
      "\(column): \"\(text)\" is \(one.inFull) or \(other.inFull); say which comes first with "
        + "--dates day-first or month-first"
    case .noDay(let column, let text, let fault): "\(column): \(fault.message(of: text))"
    case .dayNotWhole(let column, let text):
      "\(column): \"\(text)\" is another day when it is read later; write it whole, as 2026-12-03"
    case .noWindow(let text): PortWindow.demanded(insteadOf: text)
    case .codeUnknown(let code, let country, let carrier):
      "what \"\(code)\" stands for isn't written down; say it with "
        + "porttui carrier set \(country.code)/\(carrier.text) \"codes.\(code)=REASON\", "
        + "and give the file again"
    case .notSent(let status):
      "the request is \(status.title) and was not sent to the carrier; look whether the row is meant"
    }
  }

  /// The code that programs read.
  public var code: String {
    switch self {
    case .unreadable: RowFault.code
    case .missing, .nothingNamed: "field_missing"
    case .noResult, .noDay, .dayNotWhole, .noWindow: "field_invalid"
    case .numberImpossible: "number_impossible"
    case .numbersDiffer: "numbers_differ"
    case .notSent: "wrong_status"
    case .notFound, .ambiguous, .codeUnknown: result.rawValue
    }
  }

  /// What else programs may want to know of it.
  public var details: JSON {
    switch self {
    case .unreadable(let fault): .facts(fault.facts)
    case .missing(let column): ["field": .text(column)]
    case .noResult(let text, let allowed):
      ["field": "result", "value": .text(text), "allowed": .texts(allowed)]
    case .nothingNamed: ["fields": .texts(["phone_number", "carrier_reference"])]
    case .numberImpossible(let text): ["field": "phone_number", "value": .text(text)]
    case .notFound(let text): ["value": .text(text)]
    case .ambiguous(let text, let ids):
      ["value": .text(text), "ids": .texts(ids.map(\.text))]
    case .numbersDiffer(let reference, let number, let given):
      [
        "field": "carrier_reference", "value": .text(reference), "phone_number": .text(number.e164),
        "given": .text(given),
      ]
    case .noDay(let column, let text, let fault):
      .facts([("field", .text(column)), ("value", .text(text))] + fault.facts)
    case .dayNotWhole(let column, let text): ["field": .text(column), "value": .text(text)]
    case .noWindow(let text): ["field": "window", "value": .text(text)]
    case .codeUnknown(let code, let country, let carrier):
      ["value": .text(code), "carrier": .text("\(country.code)/\(carrier.text)")]
    case .notSent(let status): ["status": .text(status.rawValue)]
    }
  }
}
