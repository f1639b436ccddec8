import PortDomain
import TestSupport
import Testing

/// How long what belongs to a finished request is kept, class by class.
@Suite("Retention")
struct RetentionTests {
  private let desk = Sample.desk()

  /// Ended on 2026-11-23, with a PIN and its three papers.
  private func ended(_ status: Status = .cancelled) throws -> RequestFile {
    var draft = Sample.draft
    draft.pin = Secret("0042")
    return try desk.file(at: status, draft)
  }

  @Test(
    "Each class is due so many days after the end, on the day itself",
    arguments: [
      (Retention.Class.pin, 7, "2026-11-29", "2026-11-30"),
      (.governmentID, 30, "2026-12-22", "2026-12-23"), (.bill, 90, "2027-02-20", "2027-02-21"),
      (.loa, 730, "2028-11-21", "2028-11-22"), (.person, 730, "2028-11-21", "2028-11-22"),
    ]
  )
  func days(kind: Retention.Class, days: Int, kept: String, due: String) throws {
    #expect(Retention.standard.days[kind] == days)
    for status in [Status.cancelled, .completed] {
      let file = try ended(status)
      #expect(!desk.purgesDue(of: file, on: Sample.day(kept)).contains(kind))
      #expect(desk.purgesDue(of: file, on: Sample.day(due)).contains(kind))
    }
  }

  @Test(
    "Nothing is due while a request is open",
    arguments: [Status.pending, .inProgress, .scheduled, .rejected]
  )
  func open(status: Status) throws {
    #expect(desk.purgesDue(of: try ended(status), on: Sample.day("2036-01-01")).isEmpty)
  }

  @Test(
    "A purge takes its class and leaves the others",
    arguments: [
      (Retention.Class.pin, "loa bill government_id"), (.governmentID, "loa bill"),
      (.bill, "loa government_id"), (.loa, "bill government_id"), (.person, ""),
    ]
  )
  func purges(kind: Retention.Class, papers: String) throws {
    let file = try ended()
    #expect(desk.held(in: file) == Set(Retention.Class.allCases))
    let ruling = desk.decide(.purge([kind]), on: file, by: Sample.ada, at: Sample.now) { _ in .free
    }
    guard case .allowed(let decision) = ruling else {
      Issue.record("\(ruling)")
      return
    }
    let after = decision.file
    #expect(after.documents.map(\.kind.rawValue).joined(separator: " ") == papers)
    #expect(!desk.held(in: after).contains(kind))
    let isPIN = kind == .pin || kind == .person
    #expect(after.request.pinState == (isPIN ? .notGiven : .given))
    #expect(decision.pin == (isPIN ? .removed : .kept))
    #expect(after.request.billingName == (kind == .person ? "purged" : "Acme Corporation"))
    #expect(after.request.number == file.request.number && after.request.status == .cancelled)
    #expect(after.history.count == file.history.count + 1 && after.history.last?.kind == .purged)
    #expect(decision.event.detail == nil)
    let again = desk.decide(.purge([kind]), on: after, by: Sample.ada, at: Sample.now) { _ in .free
    }
    #expect(again == .unchanged(version: after.request.version))
  }

  @Test("A person's purge leaves nothing of theirs in any field, nor in the history's details")
  func person() throws {
    var draft = Sample.draft
    for field in RequestField.allCases where field.form == .line || field.form == .lines {
      if field.side == .customer || RetentionTests.persons.contains(field) {
        draft.values[field] = "Canary"
      }
    }
    draft.values[.contactEmail] = "canary@example.com"
    let file = desk.applying(
      [.note("Canary called")],
      to: try desk.file(at: .cancelled, draft)
    )
    let after = desk.applying([.purge([.person])], to: file)
    for field in RequestField.allCases {
      #expect(after.request[field]?.lowercased().contains("canary") != true, "\(field)")
    }
    #expect(after.history.allSatisfy { $0.detail == nil })
    #expect(file.history.contains { $0.detail != nil })
  }

  private static let persons: [RequestField] = [
    .organizationID, .organizationName, .contactName, .contactPhone,
  ]

  @Test("With a bill goes what its events tell, and no other's")
  func details() throws {
    let after = desk.applying([.purge([.bill])], to: try ended())
    let kinds =
      after.history.map { event in
        if case .paper(let kind, _) = event.about { return kind }
        if case .sheet(_, let kind, _) = event.about { return kind }
        return nil
      } as [DocumentKind?]
    #expect(kinds.count { $0 == .bill } == 2)
    for (event, kind) in zip(after.history, kinds) where kind != nil {
      #expect((event.detail == nil) == (kind == .bill), "\(event.kind)")
    }
  }

  @Test(
    "The papers that go with a class",
    arguments: [
      (Retention.Class.pin, []), (.governmentID, [.governmentID]), (.bill, [.bill]),
      (.loa, [.loa]), (.person, [.loa, .bill, .governmentID, .other]),
    ] as [(Retention.Class, [DocumentKind])]
  )
  func papers(kind: Retention.Class, papers: [DocumentKind]) {
    #expect(kind.papers == Set(papers))
  }
}
