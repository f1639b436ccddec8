import Hummingbird
import NIOCore
import PortDesk
import PortDomain
import Wording

/// Takes a paper in that a client sends: the file goes to the vault while it comes.
struct PaperIntake {
  private let call: Call
  private var upload: PaperUpload?
  private var texts: [String: [UInt8]] = [:]
  private var part = MultipartReader.Head()

  /// What a whole upload may take, in seconds.
  private static let longestUpload = 300
  /// What a part that is no file may have, in bytes.
  private static let longestText = 8 << 10
  /// What may stand around the file, in bytes.
  private static let wrapping = 64 << 10

  static func handle(_ call: Call) async throws -> Response {
    let request = try await call.read(call.id()) { file, _ in file.request.id }
    let key = try call.key()
    let largest = call.session.desk.settings.largestPaper
    let length = call.request.headers[.contentLength].flatMap { Int($0) } ?? 0
    if length > largest + wrapping { throw CallFault.bodyTooLarge(limit: largest) }
    let (upload, kind, isForOrder) = try await Call.inTime(seconds: longestUpload) {
      var intake = PaperIntake(call: call)
      return try await intake.read()
    }
    let caller = call.caller
    let session = call.session
    let json = try await call.desk.write {
      let file = try Call.file(request, of: caller, in: session)
      let paper = try session.receive(upload)
      let others = isForOrder ? file.fellows.map(\.id) : []
      let (receipt, _) = try session.add(paper, as: kind, to: [request] + others, key: key)
      let after = try session.file(request)
      guard let made = after.documents.first(where: { $0.id == receipt.document }) else {
        throw DeskFailure.store(.noSuchThing(receipt.document?.text ?? ""))
      }
      return made.customerJSON(in: after, by: session.desk, on: session.today(in: after.country))
    }
    return Response(json, .created)
  }

  private init(call: Call) {
    self.call = call
  }

  private mutating func read() async throws -> (PaperUpload, DocumentKind, isForOrder: Bool) {
    var reader = try MultipartReader(call.request.headers[.contentType])
    for try await piece in call.request.body {
      for event in try reader.take(piece.readableBytesView) { try await take(event) }
    }
    guard reader.isAtEnd else { throw CallFault.partsUnreadable }
    guard let upload else { throw CallFault.partMissing("file") }
    let names = DocumentKind.allCases.map(\.rawValue)
    guard let word = try text("kind") else { throw CallFault.partMissing("kind") }
    guard let kind = DocumentKind(rawValue: word) else {
      throw CallFault.parameterInvalid("kind", value: word, demand: names.spoken("or"))
    }
    let only = try text("only") ?? "false"
    guard ["true", "false"].contains(only) else {
      throw CallFault.parameterInvalid("only", value: only, demand: "true or false")
    }
    try await call.desk.read { try upload.finish() }
    return (upload, kind, isForOrder: only == "false")
  }

  private mutating func take(_ event: MultipartReader.Event) async throws {
    switch event {
    case .begin(let head):
      part = head
      if head.name == "file" {
        if upload != nil { throw CallFault.partsUnreadable }
        upload = call.session.upload(named: head.fileName ?? "file")
      } else {
        texts[head.name] = []
      }
    case .bytes(let bytes):
      if part.name == "file", let upload {
        try await call.desk.read { try upload.take(bytes) }
      } else {
        texts[part.name, default: []] += bytes
        if texts.values.joined().count > PaperIntake.longestText {
          throw CallFault.bodyTooLarge(limit: PaperIntake.longestText)
        }
      }
    case .end: part = MultipartReader.Head()
    }
  }

  private func text(_ name: String) throws(CallFault) -> String? {
    guard let bytes = texts[name] else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    return text
  }
}

extension RequestFile {
  var country: Country { request.country }
}
