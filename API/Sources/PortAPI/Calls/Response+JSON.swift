import HTTPTypes
import Hummingbird
import NIOCore
import Wording

extension Response {
  /// An answer in JSON.
  init(_ json: JSON, _ status: HTTPResponse.Status = .ok, location: String? = nil) {
    var headers = HTTPFields()
    headers[.contentType] = "application/json"
    headers[.cacheControl] = "no-store"
    if let location { headers[.location] = location }
    self.init(
      status: status,
      headers: headers,
      body: .init(byteBuffer: ByteBuffer(string: json.line))
    )
  }

  /// An answer in text of some kind.
  init(_ text: String, as mediaType: String) {
    var headers = HTTPFields()
    headers[.contentType] = mediaType
    headers[.cacheControl] = "no-store"
    self.init(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
