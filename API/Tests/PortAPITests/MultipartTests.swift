import Testing
import Wording

@testable import PortAPI

@Suite("Bodies of several parts")
struct MultipartTests {
  private static let body = Array(
    [
      "a preamble", "--b", #"Content-Disposition: form-data; name="kind""#, "", "loa", "--b",
      #"Content-Disposition: form-data; name="file"; filename="my; %22loa%22.pdf""#,
      "Content-Type: application/pdf", "", "%PDF-1.7\r\n--not the boundary\r\n", "--b--",
      "epilogue",
    ].joined(separator: "\r\n").utf8
  )

  /// Names and contents of the parts.
  private func parts(
    _ bytes: [UInt8],
    inPiecesOf size: Int
  ) throws -> [(MultipartReader.Head, String)] {
    var reader = try MultipartReader(#"multipart/form-data; boundary="b""#)
    var parts: [(MultipartReader.Head, String)] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      for event in try reader.take(bytes[start..<min(start + size, bytes.count)]) {
        switch event {
        case .begin(let head): parts.append((head, ""))
        case .bytes(let bytes): parts[parts.count - 1].1 += String(decoding: bytes, as: UTF8.self)
        case .end: break
        }
      }
    }
    #expect(reader.isAtEnd)
    return parts
  }

  @Test("Parts are the same in whatever pieces they come", arguments: [1, 2, 3, 7, 50, 1000])
  func pieces(_ size: Int) throws {
    let parts = try parts(MultipartTests.body, inPiecesOf: size)
    try #require(parts.count == 2)
    #expect(parts[0] == (MultipartReader.Head(name: "kind"), "loa"))
    #expect(parts[1].0 == MultipartReader.Head(name: "file", fileName: #"my; "loa".pdf"#))
    #expect(parts[1].1 == "%PDF-1.7\r\n--not the boundary\r\n")
  }

  @Test("A part may be empty")
  func empty() throws {
    let body = "--b\r\nContent-Disposition: form-data; name=x\r\n\r\n\r\n--b--\r\n"
    let parts = try parts(Array(body.utf8), inPiecesOf: 5)
    try #require(parts.count == 1)
    #expect(parts[0] == (MultipartReader.Head(name: "x"), ""))
  }

  @Test(
    "What isn't of that form is refused",
    arguments: [nil, "text/plain", "multipart/form-data"]
  )
  func types(_ type: String?) {
    #expect(throws: CallFault.self) { try MultipartReader(type) }
  }

  @Test("A head without a name, or one that doesn't end, is refused")
  func heads() throws {
    var reader = try MultipartReader("multipart/form-data; boundary=b")
    #expect(throws: CallFault.partsUnreadable) {
      try reader.take(Array("--b\r\nX: y\r\n\r\n".utf8))
    }
    var endless = try MultipartReader("multipart/form-data; boundary=b")
    #expect(throws: CallFault.partsUnreadable) {
      try endless.take(Array("--b\r\n".utf8) + [UInt8](repeating: 65, count: 10_000))
    }
  }
}
