import Hummingbird
import NIOCore
import Wording

extension Call {
  /// What a body of JSON may have at most, in bytes: an order of 500 numbers has a twentieth of it.
  static let largestBody = 1 << 20
  /// How long it may take to come, in seconds.
  static let longestBody = 20

  /// The JSON that the body holds.
  func json() async throws -> JSON {
    guard let json = try await optionalJSON() else { throw CallFault.notJSON }
    return json
  }

  /// The same where the body may be left out: nil for none.
  func optionalJSON() async throws -> JSON? {
    if request.headers[.contentEncoding] != nil {
      throw CallFault.mediaTypeNotTaken([MediaTypes.json])
    }
    let bytes = try await bodyBytes()
    if bytes.isEmpty { return nil }
    guard let type = request.headers[.contentType], MediaTypes.isJSON(type) else {
      throw CallFault.mediaTypeNotTaken([MediaTypes.json])
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw CallFault.notUTF8 }
    guard let json = JSON(parsing: bytes) else { throw CallFault.notJSON }
    return json
  }

  private func bodyBytes() async throws -> [UInt8] {
    let limit = Call.largestBody
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw CallFault.bodyTooLarge(limit: limit)
    }
    return try await Call.inTime(seconds: Call.longestBody) {
      var bytes: [UInt8] = []
      for try await piece in request.body {
        bytes += piece.readableBytesView
        if bytes.count > limit { throw CallFault.bodyTooLarge(limit: limit) }
      }
      return bytes
    }
  }

  /// Does something that must not take longer.
  /// - Throws: `CallFault.bodyTooSlow`.
  static func inTime<Value: Sendable>(
    seconds: Int,
    _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask { try await body() }
      group.addTask {
        try await Task.sleep(for: .seconds(seconds))
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let value = first else {
        throw CallFault.bodyTooSlow(seconds: seconds)
      }
      return value
    }
  }
}

/// The media types that bodies have.
enum MediaTypes {
  static let json = "application/json"
  static let parts = "multipart/form-data"

  /// JSON is UTF-8 and nothing else (RFC 8259).
  static func isJSON(_ type: String) -> Bool {
    let parts = type.lowercased().split(separator: ";").map { $0.trimmed }
    guard parts.first == json else { return false }
    return parts.dropFirst().allSatisfy { parameter in
      !parameter.hasPrefix("charset=") || parameter.trimmingQuotes == "charset=utf-8"
    }
  }
}

extension StringProtocol {
  /// Without the blanks at either end.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }

  fileprivate var trimmingQuotes: String { String(filter { $0 != "\"" }) }
}
