import HTTPTypes
import Hummingbird
import NIOCore
import Wording

extension Response {
  /// An answer in JSON.
  init(_ json: JSON, _ status: HTTPResponse.Status = .ok, location: String? = nil) {
    self.init(json: ByteBuffer(string: json.line), status)
    if let location { headers[.location] = location }
  }

  /// An answer in JSON that is written already.
  init(json: ByteBuffer, _ status: HTTPResponse.Status = .ok) {
    self.init(json, as: "application/json", status)
  }

  /// An answer in text of some kind.
  init(_ text: String, as mediaType: String) {
    self.init(ByteBuffer(string: text), as: mediaType, .ok)
  }

  private init(_ bytes: ByteBuffer, as mediaType: String, _ status: HTTPResponse.Status) {
    var headers = HTTPFields()
    headers[.contentType] = mediaType
    headers[.cacheControl] = "no-store"
    self.init(status: status, headers: headers, body: .init(byteBuffer: bytes))
  }
}
