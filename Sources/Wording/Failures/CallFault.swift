import PortDomain

/// What keeps a call of the API from being looked at by the desk, as facts.
public enum CallFault: Error, Hashable, Sendable {
  /// The call names no client key.
  case keyMissing
  /// The key that it names isn't one of this desk, or was revoked.
  case keyUnknown
  case noSuchPath
  case methodNotTaken(allowed: [String])
  /// In bytes.
  case bodyTooLarge(limit: Int)
  case bodyTooSlow(seconds: Int)
  /// The body is not UTF-8.
  case notUTF8
  case notJSON
  /// The media types that are.
  case mediaTypeNotTaken([String])
  case parameterInvalid(String, value: String, demand: String)
  case partMissing(String)
  /// A body of several parts that doesn't keep the form it has by its head.
  case partsUnreadable
  case tooManyCalls(seconds: Int)
  case tooManyWebhooks(limit: Int)
  /// The number can't be requested; by whom it is held is nobody else's business.
  case numberUnavailable
  /// Only for who asks from the host itself.
  case onlyFromHost
  /// The desk can't do it now; what it was of itself is for who keeps it.
  case unavailable(StoreError)
  /// The limit that the header `Idempotency-Key` has, in characters.
  case idempotencyKeyInvalid(limit: Int)
}

extension CallFault {
  /// The code that programs read.
  public var code: String {
    switch self {
    case .keyMissing: "key_missing"
    case .keyUnknown: "key_unknown"
    case .noSuchPath: "no_such_path"
    case .methodNotTaken: "method_not_taken"
    case .bodyTooLarge: "body_too_large"
    case .bodyTooSlow: "body_too_slow"
    case .notUTF8: "not_utf8"
    case .notJSON: "not_json"
    case .mediaTypeNotTaken: "media_type_not_taken"
    case .parameterInvalid: "parameter_invalid"
    case .partMissing: "part_missing"
    case .partsUnreadable: "parts_unreadable"
    case .tooManyCalls: "too_many_calls"
    case .tooManyWebhooks: "too_many_webhooks"
    case .numberUnavailable: "number_unavailable"
    case .onlyFromHost: "not_permitted"
    case .unavailable: "unavailable"
    case .idempotencyKeyInvalid: "idempotency_key_invalid"
    }
  }

  /// What is wrong and what to do, in one line.
  public var message: String {
    switch self {
    case .keyMissing: "a key is needed; send it as x-api-key, or as Authorization: Bearer"
    case .keyUnknown: "the key is not known here; ask the provider for another"
    case .noSuchPath: "there is nothing at this path; see /docs"
    case .methodNotTaken(let allowed): "the path takes \(allowed.spoken("or")) alone; see /docs"
    case .bodyTooLarge(let limit): "the body is larger than \(limit >> 10) KiB; send less at once"
    case .bodyTooSlow(let seconds): "the body did not come within \(seconds) s; send it again"
    case .notUTF8: "the body is not UTF-8; send it as UTF-8"
    case .notJSON: "the body is not JSON; check its quotes and commas"
    case .mediaTypeNotTaken(let types): "the body is not \(types.spoken("or")); send it as that"
    case .parameterInvalid(let name, let value, let demand):
      "\(name) \"\(CallFault.short(value))\" can't be taken; give \(demand)"
    case .partMissing(let name): "the part \(name) is missing; send it as multipart/form-data"
    case .partsUnreadable: "the parts of the body can't be told apart; send them as RFC 7578 says"
    case .tooManyCalls(let seconds): "too many calls; try again in \(seconds.counted("second"))"
    case .tooManyWebhooks(let limit): "there are \(limit) webhooks already; delete one before"
    case .numberUnavailable: "the number can't be requested now; check its digits, or ask us"
    case .onlyFromHost: "this is for the host itself"
    case .unavailable(.uncertain):
      "it is not known whether the change was stored; send it again under the same Idempotency-Key"
    case .unavailable: "the desk can't be reached now; nothing was changed, try again"
    case .idempotencyKeyInvalid(let limit):
      "Idempotency-Key is not 1 to \(limit) visible ASCII characters"
    }
  }

  private static func short(_ text: String) -> String {
    text.count > 40 ? text.prefix(39) + "…" : text
  }

  /// What else programs may want to know of it.
  public var details: JSON {
    switch self {
    case .methodNotTaken(let allowed): ["allowed": .texts(allowed)]
    case .mediaTypeNotTaken(let types): ["allowed": .texts(types)]
    case .bodyTooLarge(let limit), .idempotencyKeyInvalid(let limit), .tooManyWebhooks(let limit):
      ["limit": .integer(limit)]
    case .bodyTooSlow(let seconds): ["seconds": .integer(seconds)]
    case .tooManyCalls(let seconds): ["retry_after": .integer(seconds)]
    case .parameterInvalid(let name, let value, _):
      ["parameter": .text(name), "value": .text(value)]
    case .partMissing(let name): ["part": .text(name)]
    case .unavailable(let error): ["because": .text(error.code)]
    case .keyMissing, .keyUnknown, .noSuchPath, .notUTF8, .notJSON, .partsUnreadable,
      .numberUnavailable, .onlyFromHost:
      [:]
    }
  }

  /// The fault as programs read it.
  public var json: JSON { .failure(message, code, details) }
}
