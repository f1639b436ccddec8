import HTTPTypes
import Testing
import Wording

@Suite("What the API refuses")
struct FailureTests {
  @Test("Without a key that is known nothing is told")
  func keys() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let missing = try await client.with(key: nil).get("/v1/port-requests")
      #expect(missing.status == 401)
      #expect(missing.code == "key_missing")
      #expect(missing.header("WWW-Authenticate") == "Bearer")
      let unknown = try await client.with(key: "nonsense").get("/v1/port-requests")
      #expect(unknown.status == 401)
      #expect(unknown.code == "key_unknown")
      let bearer = try await client.with(key: nil).call(
        .get,
        "/v1/port-requests",
        headers: ["Authorization": "Bearer kros_test_acme"]
      )
      #expect(bearer.status == 200)
    }
  }

  @Test("Another organisation's request is as one that isn't there")
  func others() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let id = try await client.create()
      let other = client.with(key: "kros_test_other")
      let nobodys = "pr_01kcq8v1gq0000000000000001"
      for (method, path) in [
        ("GET", ""), ("GET", "/history"), ("GET", "/documents"), ("GET", "/loa"),
        ("POST", "/cancel"), ("POST", "/confirm"), ("DELETE", ""),
      ] {
        let method = try #require(HTTPRequest.Method(method))
        let theirs = try await other.call(method, "/v1/port-requests/\(id)\(path)")
        let none = try await other.call(method, "/v1/port-requests/\(nobodys)\(path)")
        #expect(theirs.status == 404)
        #expect(theirs.text == none.text.replacing(nobodys, with: id))
      }
      #expect(try desk.session.files(id)[0].request.status == .pending)
    }
  }

  @Test("Who holds a number is told to its own organisation alone")
  func duplicates() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let id = try await client.create()
      let own = try await client.call(.post, "/v1/port-requests", APIClient.example())
      #expect(own.status == 409)
      #expect(own.code == "duplicate_open")
      #expect(own.text.contains(id))
      let other = try await client.with(key: "kros_test_other").call(
        .post,
        "/v1/port-requests",
        APIClient.example()
      )
      #expect(other.status == 409)
      #expect(other.code == "number_unavailable")
      #expect(!other.text.contains("pr_"))
      #expect(other["details"] == [:])
    }
  }

  @Test("Fields that can't be taken are told all at once, in the command line's words")
  func fields() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let body = #"{"phone_number": "12", "country": "NG", "authorized_date": "2030-01-01"}"#
      let answer = try await client.call(.post, "/v1/port-requests", body)
      #expect(answer.status == 422)
      let codes = answer["details"]?["obstacles"]?.list.compactMap { $0["code"]?.text } ?? []
      #expect(Set(codes) == ["field_missing", "number_impossible", "date_in_future"])
      for (body, code) in [
        (#"{"owner": "ada"}"#, "field_invalid"), (#"{"colour": "red"}"#, "field_invalid"),
        (#"{"organization_id": "other"}"#, "field_invalid"),
      ] {
        let answer = try await client.call(.post, "/v1/port-requests", body)
        #expect(answer.status == 422)
        #expect(answer.code == code)
      }
    }
  }

  @Test(
    "A body that is none of ours has an answer of its own",
    arguments: [
      ("{", "application/json", 400, "not_json"), ("[]", "application/json", 400, "field_invalid"),
      ("{}", "text/plain", 415, "media_type_not_taken"),
      ("{}", "application/json; charset=latin1", 415, "media_type_not_taken"),
    ]
  )
  func bodies(_ body: String, _ type: String, _ status: Int, _ code: String) async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let answer = try await client.call(.post, "/v1/port-requests", body, type: type)
      #expect(answer.status == status)
      #expect(answer.code == code)
    }
  }

  @Test("A body that is too large is not read to its end")
  func largeBody() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let body = String(repeating: " ", count: 1 << 21)
      let answer = try await client.call(.post, "/v1/port-requests", body)
      #expect(answer.status == 413)
      #expect(answer.code == "body_too_large")
    }
  }

  @Test("A path or method that isn't there says so")
  func paths() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let path = try await client.get("/v1/nothing")
      #expect(path.status == 404)
      #expect(path.code == "no_such_path")
      let method = try await client.call(.put, "/v1/port-requests", "{}")
      #expect(method.status == 405)
      #expect(method.header("Allow") == "POST, GET")
    }
  }

  @Test(
    "A parameter that can't be read is named",
    arguments: [
      "limit=0", "limit=101", "limit=x", "offset=-1", "status=lost", "country=DE", "cursor=x",
      "created_after=soon", "phone_number=12", "colour=red",
    ]
  )
  func parameters(_ query: String) async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let answer = try await client.get("/v1/port-requests?\(query)")
      #expect(answer.status == 400)
      #expect(answer.code == "parameter_invalid")
      #expect(
        answer["details"]?["parameter"]?.text == query.split(separator: "=").first.map(String.init)
      )
    }
  }

  @Test("Who calls too often is told when to go on")
  func tooOften() async throws {
    let desk = try ServedDesk(limit: 2)
    try await desk.serve { client in
      let first = try await client.get("/v1/port-requests")
      #expect(first.header("X-RateLimit-Limit") == "2")
      #expect(first.header("X-RateLimit-Remaining") == "1")
      #expect(first.header("X-RateLimit-Reset") == "60")
      _ = try await client.get("/v1/port-requests")
      let third = try await client.get("/v1/port-requests")
      #expect(third.status == 429)
      #expect(third.header("Retry-After") == "60")
      #expect(third.code == "too_many_calls")
      #expect(try await client.with(key: "kros_test_other").get("/v1/port-requests").status == 200)
    }
  }

  @Test("The same call under the same key comes to the same, another one is refused")
  func idempotency() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      func create(_ body: String) async throws -> APIClient.Answer {
        try await client.call(
          .post,
          "/v1/port-requests",
          body,
          headers: ["Idempotency-Key": "4711"]
        )
      }
      let first = try await create(APIClient.example())
      let again = try await create(APIClient.example())
      #expect(again.status == 201)
      #expect(again["id"] == first["id"])
      let other = try await create(APIClient.example("+2348031234567"))
      #expect(other.status == 422)
      #expect(other.code == "key_reused")
      // Another organisation's key of the same name is another key.
      let theirs = try await client.with(key: "kros_test_other").call(
        .post,
        "/v1/port-requests",
        APIClient.example("+2348031234568"),
        headers: ["Idempotency-Key": "4711"]
      )
      #expect(theirs.status == 201)
    }
  }
}
