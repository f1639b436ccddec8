import TestSupport
import Testing
import Wording

@testable import PortDomain

@Suite("What customers' programs and the desk are told of each other")
struct ClientWordingTests {
  private static let papers = Awaited.Subject.papers([
    Awaited.Paper(.bill, .refused), Awaited.Paper(.governmentID, .missing),
  ])

  @Test("What is awaited from the customer is told with papers or reasons, and by when")
  func wanted() throws {
    func json(_ about: Awaited.Subject) throws -> JSON {
      let due = Sample.instant("2026-11-26T23:00:00Z")
      let awaited = Awaited(
        code: .papers,
        from: .customer,
        since: Sample.day("2026-11-23"),
        due: due,
        about: about
      )
      return try #require(Announcement.Wanted(awaited)).json
    }
    #expect(
      try json(Self.papers) == [
        "code": "papers", "due": "2026-11-26T23:00:00Z",
        "about": [
          ["document": "bill", "state": "refused"],
          ["document": "government_id", "state": "missing"],
        ],
      ]
    )
    #expect(try json(.nothing)["about"] == [])
    let reasons = try json(.reasons([.suspectedFraud, .outstandingBalance]))["about"]
    #expect(reasons?.values.map { $0["code"] } == ["outstanding_balance"])
    let ours = Awaited(
      code: .review,
      from: .us,
      since: Sample.day("2026-11-23"),
      due: Sample.now
    )
    #expect(Announcement.Wanted(ours) == nil)
  }

  @Test("A reason is told with its solution; where others act nothing is asked")
  func reasons() {
    let asked = ReasonCode.outstandingBalance.customerJSON
    #expect(asked["solution"] == .list(ReasonCode.outstandingBalance.reason.steps.map(JSON.text)))
    #expect(
      ReasonCode.carrierSilent.customerJSON["solution"]
        == ["we see to it; nothing is needed from you"]
    )
  }

  @Test("Each line of a customer's history has its own form")
  func history() throws {
    let paper: DocumentID = Sample.countingIDs().make(at: Sample.now)
    let window = try #require(PortWindow("10-12"))
    func json(_ what: CustomerEntry.What) -> JSON {
      CustomerEntry(at: Sample.now, what: what).json
    }
    let date = Sample.day("2026-11-25")
    let standing = CustomerEntry.Standing(
      status: .scheduled,
      attempt: 2,
      portDate: date,
      window: window
    )
    #expect(
      json(.status(standing)) == [
        "at": "2026-11-23T09:00:00Z", "what": "status", "status": "scheduled", "attempt": 2,
        "port_date": "2026-11-25", "window": "10:00-12:00", "activated_on": .null,
        "reasons": [],
      ]
    )
    let fault = CustomerEntry.Fault(item: .complete, remark: "page 2")
    #expect(
      json(.paper(paper, .bill, .refused([fault]))) == [
        "at": "2026-11-23T09:00:00Z", "what": "document", "id": .text(paper.text),
        "document": "bill", "state": "refused",
        "faults": [["item": "complete", "remark": "page 2"]],
      ]
    )
    #expect(json(.paper(paper, .bill, .received))["state"] == "received")
    #expect(json(.paper(paper, .bill, .accepted))["state"] == "accepted")
    #expect(json(.confirmed)["what"] == "confirmed")
    #expect(json(.returned(on: date))["returned_on"] == "2026-11-25")
  }

  @Test("No two states, results, failures or announcements are called the same")
  func titles() {
    let failures = Delivery.Failure.allCases.map { Delivery.Result.failed($0) }
    let results = failures + [.answered(200), .answered(503)]
    for titles in [
      Delivery.State.allCases.map(\.title), results.map(\.title),
      Announcement.Name.allCases.map(\.title),
    ] {
      #expect(Set(titles).count == titles.count)
      #expect(titles.allSatisfy { !$0.isEmpty && $0.count <= 21 })
    }
  }

  @Test("An address that won't do says what would, each with its own code")
  func addresses() {
    let problems: [WebhookURL.Problem] = [
      .tooLong, .unreadable, .schemeUnknown, .notEncrypted, .notPublic,
    ]
    #expect(Set(problems.map(\.message)).count == problems.count)
    #expect(Set(problems.map(\.code)).count == problems.count)
    #expect(WebhookURL.Problem.notEncrypted.message.contains("webhook_reach=anywhere"))
  }

  @Test("A key's login is the customer's, any other is somebody's own")
  func names() {
    let key: ClientKeyID = Sample.countingIDs().make(at: Sample.now)
    #expect(CustomerWords.name(ofLogin: key.text) == "customer via API")
    #expect(CustomerWords.name(ofLogin: "key_master") == "key_master")
  }
}
