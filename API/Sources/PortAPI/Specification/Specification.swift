import HTTPTypes
import PortDomain
import Wording

/// The API as OpenAPI 3.1 describes it: nothing but the endpoints that the router has.
enum Specification {
  static let shared: JSON = json(of: Endpoint.all)

  static func json(of endpoints: [Endpoint]) -> JSON {
    [
      "openapi": "3.1.0",
      "info": [
        "title": "KrosAI porting API",
        "version": "1",
        "description":
          "Start ports and follow them, on the desk that carries them out. Every answer of a failure has the same form.",
      ],
      "servers": [["url": "/"]],
      "paths": paths(of: endpoints),
      "components": [
        "securitySchemes": [
          "key": ["type": "apiKey", "in": "header", "name": "x-api-key"],
          "bearer": ["type": "http", "scheme": "bearer"],
        ],
        "schemas": .object(Schema.all.map { JSON.Member($0.name, $0.json) }),
      ],
    ]
  }

  private static func paths(of endpoints: [Endpoint]) -> JSON {
    var order: [String] = []
    for endpoint in endpoints where !order.contains(endpoint.path) { order.append(endpoint.path) }
    return .object(
      order.map { path in
        JSON.Member(
          path,
          .object(
            endpoints.filter { $0.path == path }.map {
              JSON.Member($0.method.rawValue.lowercased(), json(of: $0))
            }
          )
        )
      }
    )
  }

  private static func json(of endpoint: Endpoint) -> JSON {
    let key = endpoint.takesIdempotencyKey ? [Endpoint.Parameter.idempotencyKey] : []
    var json: JSON = [
      "operationId": .text(endpoint.name),
      "summary": .text(endpoint.summary),
      "parameters": .list((endpoint.parameters + key).map(json(of:))),
    ]
    if let body = endpoint.body.json { json = json.adding(["requestBody": body]) }
    json = json.adding(["responses": answers(of: endpoint)])
    switch endpoint.access {
    case .client: return json.adding(["security": [["key": []], ["bearer": []]]])
    case .anyone, .host: return json.adding(["security": []])
    }
  }

  private static func json(of parameter: Endpoint.Parameter) -> JSON {
    [
      "name": .text(parameter.name), "in": .text(parameter.place.rawValue),
      "required": .flag(parameter.place == .path), "schema": parameter.schema,
      "description": .text(parameter.about),
    ]
  }

  private static func answers(of endpoint: Endpoint) -> JSON {
    let failures = endpoint.allFailures.map { status in
      JSON.Member(
        String(status.code),
        [
          "description": .text(status.reasonPhrase),
          "content": ["application/json": ["schema": Schema.failure.reference]],
        ]
      )
    }
    return .object([endpoint.answer.json] + failures)
  }
}

extension Endpoint {
  /// Every status of a failure that it can be answered with.
  var allFailures: [HTTPResponse.Status] {
    var statuses: Set<HTTPResponse.Status> = Set(failures)
    switch access {
    case .client: statuses.formUnion([.unauthorized, .tooManyRequests, .serviceUnavailable])
    case .anyone, .host: statuses.insert(.serviceUnavailable)
    }
    if takesIdempotencyKey || parameters.contains(where: { $0.place == .query }) {
      statuses.insert(.badRequest)
    }
    if takesIdempotencyKey { statuses.insert(.unprocessableContent) }
    switch body {
    case .none: break
    case .json, .optionalJSON, .parts:
      statuses.formUnion([
        .badRequest, .requestTimeout, .contentTooLarge, .unsupportedMediaType,
      ])
    }
    return statuses.sorted { $0.code < $1.code }
  }
}

extension Endpoint.Body {
  fileprivate var json: JSON? {
    func body(_ schema: Schema, _ type: String, isRequired: Bool = true) -> JSON {
      [
        "required": .flag(isRequired),
        "content": .object([.init(type, ["schema": schema.reference])]),
      ]
    }
    return switch self {
    case .none: nil
    case .json(let schema): body(schema, MediaTypes.json)
    case .optionalJSON(let schema): body(schema, MediaTypes.json, isRequired: false)
    case .parts(let schema): body(schema, MediaTypes.parts)
    }
  }
}

extension Endpoint.Answer {
  fileprivate var json: JSON.Member {
    func content(_ types: [(String, JSON)]) -> JSON {
      .object(types.map { JSON.Member($0.0, ["schema": $0.1]) })
    }
    return switch self {
    case .json(let schema, let status):
      JSON.Member(
        String(status.code),
        [
          "description": .text(status.reasonPhrase),
          "content": content([(MediaTypes.json, schema.reference)]),
        ]
      )
    case .text(let type):
      JSON.Member(
        "200",
        ["description": "OK", "content": content([(type, ["type": "string"])])]
      )
    case .letter:
      JSON.Member(
        "200",
        [
          "description": "OK",
          "content": content([
            ("text/plain; charset=utf-8", ["type": "string"]),
            ("text/html; charset=utf-8", ["type": "string"]),
          ]),
        ]
      )
    case .nothing: JSON.Member("204", ["description": "No Content"])
    }
  }
}
