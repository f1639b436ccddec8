import HTTPTypes
import Hummingbird
import PortDomain
import Wording

/// One thing that can be asked of the API: the router and the specification read nothing else.
struct Endpoint: Sendable {
  /// Who may call it.
  enum Access: Sendable {
    case anyone
    /// Who names a client key.
    case client
    /// Who calls from the host itself.
    case host
  }

  /// What a part of the path or the query is.
  struct Parameter: Sendable {
    enum Place: String, Sendable {
      case path, query, header
    }

    let name: String
    let place: Place
    let schema: JSON
    let about: String
  }

  /// What the body of a call must be.
  enum Body: Sendable {
    case none
    /// JSON of a schema.
    case json(Schema)
    /// May be left out.
    case optionalJSON(Schema)
    /// Parts with a file among them.
    case parts(Schema)
  }

  /// What is answered when all is well.
  enum Answer: Sendable {
    case json(Schema, HTTPResponse.Status)
    case text(String)
    /// Text, or HTML where that is asked for.
    case letter
    case nothing
  }

  let method: HTTPRequest.Method
  /// With the names of its parts in braces.
  let path: String
  let access: Access
  /// A name of its own, for programs that are generated from the specification.
  let name: String
  let summary: String
  var parameters: [Parameter] = []
  var body = Body.none
  let answer: Answer
  /// Statuses of failures beside those that any call may meet.
  var failures: [HTTPResponse.Status] = []
  /// Whether it changes a request, so that an `Idempotency-Key` means something.
  var takesIdempotencyKey = false
  let handle: @Sendable (Call) async throws -> Response
}

extension Endpoint.Parameter {
  static func path(_ name: String, _ prefix: String, _ about: String) -> Endpoint.Parameter {
    Endpoint.Parameter(
      name: name,
      place: .path,
      schema: ["type": "string", "examples": [.text("\(prefix)_01kcq8v1gq0000000000000001")]],
      about: about
    )
  }

  static func query(_ name: String, _ schema: JSON, _ about: String) -> Endpoint.Parameter {
    Endpoint.Parameter(name: name, place: .query, schema: schema, about: about)
  }

  static let idempotencyKey = Endpoint.Parameter(
    name: "Idempotency-Key",
    place: .header,
    schema: ["type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"],
    about: "The same call under the same key comes to the same, however often it is made."
  )
}
