import Testing
import Wording

@Suite("Port requests over the API")
struct PortRequestTests {
  @Test("A port that a client starts is on the desk and can be read")
  func creates() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let answer = try await client.call(.post, "/v1/port-requests", APIClient.example())
      #expect(answer.status == 201)
      let id = try #require(answer["id"]?.text)
      #expect(answer.header("Location") == "/v1/port-requests/\(id)")
      #expect(answer["status"] == "pending")
      #expect(answer["organization_id"] == "acme")

      let file = try desk.session.files(id)[0]
      #expect(file.request.number.e164 == "+2348012345678")
      #expect(file.request.organizationID == "acme")

      let read = try await client.get("/v1/port-requests/\(id)")
      #expect(read.status == 200)
      #expect(read["awaited"]?["code"] == "papers")
      #expect(read["papers"] == ["loa": "missing", "bill": "missing", "government_id": "missing"])
    }
  }

  @Test("A PIN is taken and never given out")
  func hidesPIN() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let body = APIClient.example().replacing(
        "{",
        with: #"{"account_pin": "83125","#,
        maxReplacements: 1
      )
      let answer = try await client.call(.post, "/v1/port-requests", body)
      #expect(answer.status == 201)
      #expect(answer["account_pin_state"] == "given")
      let id = try #require(answer["id"]?.text)
      for path in ["", "/history"] {
        #expect(!(try await client.get("/v1/port-requests/\(id)\(path)").text.contains("83125")))
      }
    }
  }

  @Test("Of several numbers those that are fine make an order, the others say why not")
  func order() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let body = APIClient.example().replacing(
        #""phone_number": "+2348012345678""#,
        with: #""phone_numbers": ["+2348012345678", "0803 123 4567", "12"]"#
      )
      let answer = try await client.call(.post, "/v1/port-requests", body)
      #expect(answer.status == 201)
      #expect(answer["port_requests"]?.list.count == 2)
      let refused = try #require(answer["refused"]?.list.first)
      #expect(refused["code"] == "number_impossible")
      #expect(refused["phone_number"] == "12")
      let order = answer["order_id"]
      #expect(answer["port_requests"]?.list.allSatisfy { $0["order_id"] == order } == true)
    }
  }

  @Test("The list has the client's own, the newest first, page by page")
  func lists() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      var ids: [String] = []
      for index in 0..<5 { ids.append(try await client.create("+234803123456\(index)")) }
      _ = try await client.with(key: "kros_test_other").create("+2348031234569")
      ids.reverse()

      let first = try await client.get("/v1/port-requests?limit=2")
      #expect(first["data"]?.list.compactMap { $0["id"]?.text } == Array(ids[..<2]))
      #expect(first["has_more"] == true)
      let cursor = try #require(first["next_cursor"]?.text)
      let rest = try await client.get("/v1/port-requests?cursor=\(cursor)")
      #expect(rest["data"]?.list.compactMap { $0["id"]?.text } == Array(ids[2...]))
      #expect(rest["has_more"] == false)
      #expect(rest["next_cursor"] == .null)

      let offset = try await client.get("/v1/port-requests?offset=4")
      #expect(offset["data"]?.list.compactMap { $0["id"]?.text } == [ids[4]])
      let number = try await client.get(
        "/v1/port-requests?phone_number=08031234562&country=ng&status=pending&current_carrier=mtn"
      )
      #expect(number["data"]?.list.compactMap { $0["id"]?.text } == [ids[2]])
      let none = try await client.get("/v1/port-requests?created_after=2026-12-01")
      #expect(none["data"] == [])
    }
  }

  @Test("A pending port is cancelled either way, by the customer where no reason is given")
  func cancels() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let first = try await client.create()
      let answer = try await client.call(.delete, "/v1/port-requests/\(first)")
      #expect(answer.status == 200)
      #expect(answer["status"] == "cancelled")
      #expect(
        try desk.session.files(first)[0].history.last?.detail?.text == CancelWords.byCustomer
      )
      let second = try await client.create()
      let why = try await client.call(
        .post,
        "/v1/port-requests/\(second)/cancel",
        #"{"reason": "we stay"}"#
      )
      #expect(why["status"] == "cancelled")
      #expect(try desk.session.files(second)[0].history.last?.detail?.text == "we stay")

      let again = try await client.call(.post, "/v1/port-requests/\(first)/cancel")
      #expect(again.status == 409)
      #expect(again.code == "wrong_status")
      #expect(again["details"]?["obstacles"]?.list.first?["from"] == ["pending", "in_progress"])
    }
  }

  @Test("The published timelines are told by country")
  func countries() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let answer = try await client.get("/v1/port-requests/countries")
      let nigeria = try #require(answer["data"]?.list.first { $0["country"] == "NG" })
      #expect(nigeria["business_days"] == ["from": 5, "to": 10])
      #expect(nigeria["note"] == "depends on carrier")
      #expect(nigeria["reasons"]?.list.count == 5)
    }
  }
}
