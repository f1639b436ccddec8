import HTTPTypes
import Hummingbird
import PortDesk
import PortDomain
import Wording

extension Endpoint {
  /// What can be asked of papers.
  static let papers: [Endpoint] = [
    Endpoint(
      method: .post,
      path: "/v1/port-requests/{id}/documents",
      access: .client,
      name: "addDocument",
      summary:
        "Send a paper: PDF, JPEG, PNG, TIFF or HEIC; for the other open numbers of the order too.",
      parameters: [.portRequest],
      body: .parts(.newDocument),
      answer: .json(.document, .created),
      failures: [.notFound, .conflict, .unprocessableContent],
      takesIdempotencyKey: true,
      handle: PaperIntake.handle
    ),
    Endpoint(
      method: .get,
      path: "/v1/port-requests/{id}/documents",
      access: .client,
      name: "listDocuments",
      summary: "The papers of a port request, the oldest first, and how far each is.",
      parameters: [.portRequest],
      answer: .json(.documents, .ok),
      failures: [.notFound],
      handle: { call in
        try await call.answer(about: call.id()) { file, session in
          let today = session.today(in: file.country)
          let papers = file.documents.map { $0.customerJSON(in: file, by: session.desk, on: today) }
          return ["data": .list(papers)]
        }
      }
    ),
    Endpoint(
      method: .get,
      path: "/v1/port-requests/{id}/documents/{document}",
      access: .client,
      name: "getDocument",
      summary: "A paper, and how far it is.",
      parameters: [.portRequest, .path("document", "doc", "The paper.")],
      answer: .json(.document, .ok),
      failures: [.notFound],
      handle: { call in
        let id: DocumentID = try call.id("document")
        return try await call.answer(about: call.id()) { file, session in
          guard let paper = file.documents.first(where: { $0.id == id }) else {
            throw DeskFailure.store(.noSuchThing(id.text))
          }
          let today = session.today(in: file.country)
          return paper.customerJSON(in: file, by: session.desk, on: today)
        }
      }
    ),
    Endpoint(
      method: .get,
      path: "/v1/port-requests/{id}/loa",
      access: .client,
      name: "getLetterOfAuthorisation",
      summary: "The letter of authorisation, ready to be signed; of all open numbers of the order.",
      parameters: [
        .portRequest,
        .query("format", ["type": "string", "enum": ["text", "html"]], "Else as `Accept` says."),
      ],
      answer: .letter,
      failures: [.notFound, .unprocessableContent],
      handle: letter
    ),
  ]

  private static func letter(_ call: Call) async throws -> Response {
    let values = QueryValues(call)
    try values.demandOnly(["format"])
    let wanted = try values.value("format", "text or html") {
      ["text", "html"].contains($0) ? $0 : nil
    }
    let accepts = call.request.headers[.accept] ?? ""
    let isPage = wanted.map { $0 == "html" } ?? accepts.contains("text/html")
    let text = try await call.read(call.id()) { file, session in
      let letter = try session.letter(of: file.request.orderID?.text ?? file.request.id.text)
      return isPage ? letter.page : letter.text
    }
    var response = Response(
      text,
      as: isPage ? "text/html; charset=utf-8" : "text/plain; charset=utf-8"
    )
    if isPage { response.headers.restrict(to: Page.policy) }
    return response
  }
}

/// What our pages of HTML may do: nothing but look as they do.
enum Page {
  static let policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
}

extension HTTPFields {
  /// Lets a browser do no more with a page than that.
  mutating func restrict(to policy: String) {
    if let name = HTTPField.Name("Content-Security-Policy") { self[name] = policy }
  }
}
