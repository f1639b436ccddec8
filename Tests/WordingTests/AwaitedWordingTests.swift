import PortDomain
import TestSupport
import Testing

@testable import Wording

@Suite("What comes next in a few words")
struct AwaitedWordingTests {
  private let desk = Sample.desk()

  private func awaited(
    _ code: Awaited.Code,
    since: String = "2026-11-20",
    due: String = "2026-11-23T23:00:00Z",
    _ about: Awaited.Subject = .nothing
  ) -> Awaited {
    Awaited(
      code: code,
      from: .us,
      since: Sample.day(since),
      due: Sample.instant(due),
      about: about
    )
  }

  /// It is ten in the morning of Monday, 23 November, in Lagos.
  private func words(_ awaited: Awaited, at now: Instant = Sample.now) throws -> String {
    awaited.message(of: try Sample.file(desk: desk).request, at: now, by: desk)
  }

  private func brief(_ awaited: Awaited) throws -> String {
    awaited.brief(of: try Sample.file(desk: desk).request, at: Sample.now, by: desk)
  }

  @Test("Each code has its words")
  func codes() throws {
    let papers = Awaited.Subject.papers([
      Awaited.Paper(.bill, .missing), Awaited.Paper(.governmentID, .missing),
    ])
    let mixed = Awaited.Subject.papers([
      Awaited.Paper(.loa, .missing), Awaited.Paper(.bill, .refused),
    ])
    let table: [(Awaited, String)] = [
      (awaited(.cancel), "asks to cancel"),
      (awaited(.hold, due: "2026-12-11T23:00:00Z"), "hold until 12 Dec"),
      (awaited(.review, .papers([Awaited.Paper(.bill, .received)])), "review bill"),
      (awaited(.stale, papers), "silent 18 d: remind or cancel"),
      (awaited(.papers, papers), "bill, ID missing"),
      (awaited(.papers, mixed), "bill refused, LOA missing"),
      (awaited(.submit), "ready to submit"), (awaited(.resubmit), "ready to resubmit"),
      (awaited(.reason, .reasons([.pinIncorrect])), "PIN incorrect"),
      (awaited(.reason, .reasons([.pinIncorrect, .addressMismatch])), "PIN incorrect +1"),
      (awaited(.confirmation, due: "2026-11-23T15:20:00Z"), "SMS not confirmed, 6 h left"),
      (awaited(.confirmation, due: "2026-11-23T09:20:00Z"), "SMS not confirmed, 20 min left"),
      (awaited(.confirmation, due: "2026-11-20T09:00:00Z"), "SMS not confirmed, 3 d late"),
      (awaited(.acknowledgement), "mtn: no word for 3 d"),
      (awaited(.change), "change not confirmed"),
      (awaited(.answer, due: "2026-12-04T23:00:00Z"), "mtn answers by 4 Dec"),
      (awaited(.port, due: "2026-12-03T23:00:00Z"), "ports Thu 3 Dec"),
      (awaited(.complete), "port today"),
      (awaited(.missed, since: "2026-11-21"), "date missed by 2 d"),
      (awaited(.test), "test inbound call"), (awaited(.routing), "set up routing"),
    ]
    for (awaited, expected) in table { #expect(try words(awaited) == expected) }
    // The narrow column shows 17 letters of it beside the status's.
    for (awaited, whole) in table {
      let brief = try brief(awaited)
      #expect(brief.count <= 17 || brief == whole, "\(brief)")
      if awaited.about != mixed, awaited.code != .reason { #expect(brief.count <= 17, "\(brief)") }
    }
    #expect(try brief(awaited(.confirmation, due: "2026-11-23T15:20:00Z")) == "no SMS, 6h left")
    #expect(try brief(awaited(.acknowledgement)) == "no word for 3 d")
    #expect(try brief(awaited(.stale, papers)) == "silent 18 d")
    #expect(Set(table.map(\.0.code)).count == Awaited.Code.allCases.count - 1)
  }

  @Test("A port's hours stand behind it")
  func hours() throws {
    var file = try Sample.file(desk: desk)
    file = desk.withAcceptedPapers(file)
    let window = try #require(PortWindow("10-12"))
    let date = Lifecycle.Confirmation(date: Sample.day("2026-11-26"), window: window)
    file = desk.applying([.status(.submit()), .status(.schedule(date))], to: file)
    let row = Listing(request: file.request, facts: desk.facts(of: file))
    #expect(desk.next(of: row, at: Sample.now) == "ports Thu 26 Nov 10–12")
    #expect(desk.due(of: row, at: Sample.now) == "Thu 26")
    let morning = Sample.instant("2026-11-26T07:00:00Z")
    #expect(desk.next(of: row, at: morning) == "port today 10–12")
    #expect(desk.due(of: row, at: morning) == "today")
    #expect(desk.due(of: row, at: Sample.instant("2026-11-26T11:00:00Z")) == "late")
    #expect(desk.due(of: row, at: Sample.instant("2026-11-28T11:00:00Z")) == "2d ov")
  }

  @Test("Who must move, and by when")
  func duty() {
    let by = { (due: String) in
      awaited(.submit, due: due).duty(in: .nigeria, at: Sample.now, by: desk)
    }
    #expect(by("2026-11-23T23:00:00Z") == "us, today")
    #expect(by("2026-11-26T23:00:00Z") == "us, by Thu 26 Nov")
    #expect(by("2026-11-20T23:00:00Z") == "us, 3d late")
    #expect(by("2026-11-23T08:00:00Z") == "us, late")
  }
}
