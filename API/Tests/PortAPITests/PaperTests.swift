import PortDesk
import PortDomain
import Testing
import Wording

@Suite("Papers over the API")
struct PaperTests {
  private static let pdf = "%PDF-1.7\n" + String(repeating: "a page\n", count: 5_000)

  private func send(
    _ content: String,
    as kind: String = "loa",
    to id: String,
    _ client: APIClient,
    more: String = "",
    headers: [String: String] = [:]
  ) async throws -> APIClient.Answer {
    let body =
      "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n\(kind)\r\n\(more)--b\r\n"
      + "Content-Disposition: form-data; name=\"file\"; filename=\"signed loa.pdf\"\r\n"
      + "Content-Type: application/pdf\r\n\r\n\(content)\r\n--b--\r\n"
    return try await client.call(
      .post,
      "/v1/port-requests/\(id)/documents",
      body,
      type: "multipart/form-data; boundary=b",
      headers: headers
    )
  }

  @Test("A paper that a client sends lies in the vault and waits for review")
  func receives() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let id = try await client.create()
      let answer = try await send(PaperTests.pdf, to: id, client)
      #expect(answer.status == 201, "\(answer.text)")
      #expect(answer["state"] == "received")
      #expect(answer["file"]?["name"] == "signed loa.pdf")
      #expect(answer["file"]?["media_type"] == "application/pdf")
      #expect(answer["file"]?["size"]?.integer == PaperTests.pdf.utf8.count)

      let paper = try #require(try desk.session.files(id)[0].documents.first)
      var kept: [UInt8] = []
      try desk.session.extract(paper) { kept += $0 }
      #expect(kept == Array(PaperTests.pdf.utf8))

      let list = try await client.get("/v1/port-requests/\(id)/documents")
      #expect(list["data"]?.list.count == 1)
      let one = try await client.get("/v1/port-requests/\(id)/documents/\(paper.id.text)")
      #expect(one["id"]?.text == paper.id.text)
      #expect(try await client.get("/v1/port-requests/\(id)")["papers"]?["loa"] == "received")
    }
  }

  @Test("The same paper sent again under the same key is one paper")
  func idempotency() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let id = try await client.create()
      let headers = ["Idempotency-Key": "paper"]
      let first = try await send(PaperTests.pdf, to: id, client, headers: headers)
      let again = try await send(PaperTests.pdf, to: id, client, headers: headers)
      #expect(again["id"] == first["id"])
      #expect(try desk.session.files(id)[0].documents.count == 1)
    }
  }

  @Test("A paper is for the open numbers of its order, unless it is for one alone")
  func orders() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let body = APIClient.example().replacing(
        #""phone_number": "+2348012345678""#,
        with: #""phone_numbers": ["+2348012345678", "+2348012345679"]"#
      )
      let order = try await client.call(.post, "/v1/port-requests", body)
      let id = try #require(order["port_requests"]?.list.first?["id"]?.text)
      let all = try await send(PaperTests.pdf, to: id, client)
      #expect(all["requests"]?.list.count == 2)
      let only = "--b\r\nContent-Disposition: form-data; name=\"only\"\r\n\r\ntrue\r\n"
      let one = try await send(PaperTests.pdf + "2", as: "bill", to: id, client, more: only)
      #expect(one["requests"]?.list.count == 1)
    }
  }

  @Test("What can't be a paper is refused as on the command line, and nothing is kept")
  func refuses() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let id = try await client.create()
      for (content, kind, status, code) in [
        ("", "loa", 422, "paper"), ("plain text", "loa", 415, "paper"),
        (PaperTests.pdf, "letter", 400, "parameter_invalid"),
      ] {
        let answer = try await send(content, as: kind, to: id, client)
        #expect(answer.status == status)
        #expect(answer.code == code)
      }
      let large = "%PDF-1.7\n" + String(repeating: "x", count: (25 << 20) + 1)
      let answer = try await send(large, to: id, client)
      #expect(answer.status == 413)
      let missing = try await client.call(
        .post,
        "/v1/port-requests/\(id)/documents",
        "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nloa\r\n--b--\r\n",
        type: "multipart/form-data; boundary=b"
      )
      #expect(missing.code == "part_missing")
      let json = try await client.call(.post, "/v1/port-requests/\(id)/documents", "{}")
      #expect(json.status == 415)
      #expect(try desk.session.files(id)[0].documents.isEmpty)
    }
  }

  @Test("What was wrong with a refused paper is told with the reviewer's remark")
  func remarks() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let id = try await client.create()
      let sent = try await send(PaperTests.pdf, to: id, client)
      let paper = try #require(sent["id"]?.text.flatMap { DocumentID($0) })
      let edits = SheetEdits(answers: [.signature: .fail], remark: "the signature is missing")
      try desk.session.change(try desk.session.request(id), .paper(.check(paper, edits)))
      let answer = try await client.get("/v1/port-requests/\(id)/documents/\(paper.text)")
      #expect(answer["state"] == "refused")
      let refused = answer["refused"]?.list.first { $0["item"] == "signature" }
      #expect(refused?["remark"] == "the signature is missing")
    }
  }

  @Test("The letter of authorisation is text, or a page for browsers")
  func letter() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let id = try await client.create()
      let text = try await client.get("/v1/port-requests/\(id)/loa")
      #expect(text.status == 200)
      #expect(text.header("Content-Type") == "text/plain; charset=utf-8")
      #expect(text.text.contains("Acme Corporation"))
      let page = try await client.call(
        .get,
        "/v1/port-requests/\(id)/loa",
        headers: ["Accept": "text/html,*/*"]
      )
      #expect(page.header("Content-Type") == "text/html; charset=utf-8")
      #expect(page.header("Content-Security-Policy") != nil)
      let asked = try await client.get("/v1/port-requests/\(id)/loa?format=html")
      #expect(asked.text == page.text)
    }
  }
}
