import PortDomain
import TestSupport
import Testing

/// It is Monday, 2026-11-23, ten in the morning in Lagos.
@Suite("Whom the desk reminds")
struct ChaseTests {
  private let desk = Sample.desk()

  private func file(_ index: Int, _ customer: String = "Acme Corporation") throws -> RequestFile {
    var draft = Sample.drafts(index + 1)[index]
    draft.values[.billingName] = customer
    return try Sample.file(draft, desk: desk)
  }

  private func chases(
    _ files: [RequestFile],
    on day: String,
    by desk: Desk? = nil
  ) -> [Chase] {
    let desk = desk ?? self.desk
    let now = Sample.instant("\(day)T09:00:00Z")
    let viewpoint = Viewpoint(zones: desk.zones, now: now, me: "ada")
    let rows = files.map { Listing(request: $0.request, facts: desk.facts(of: $0)) }
      .filter { Filter.Shorthand.chase.filter.matches($0, from: viewpoint) }
    // Of all that happened messages alone count.
    return desk.chases(rows, after: files.flatMap(\.history), at: now)
  }

  @Test("Everybody is listed once, customers before carriers, with all that is awaited of them")
  func groups() throws {
    let sent = desk.applying(
      [.status(.submit()), .status(.confirm())],
      to: desk.withAcceptedPapers(try file(3, "Gulf Ltd"))
    )
    let files = try [sent, file(0), file(1, "Cape Motors"), file(2, "ACME Corporation")]
    #expect(chases(files, on: "2026-11-26").isEmpty)
    let found = chases(files, on: "2026-12-08")
    #expect(
      found.map(\.whom) == [
        .customer(key: "acme corporation"), .customer(key: "cape motors"),
        .carrier(Sample.mtn, .nigeria),
      ]
    )
    #expect(found[0].requests == [files[1].request.id, files[3].request.id])
    #expect(found[0].items.map { $0.awaited?.code } == [.stale, .stale])
    #expect(found[0].reminders == 0 && found[0].remindedOn == nil)
    #expect(found[2].items.map { $0.awaited?.code } == [.answer])
    #expect(found[2].since == Sample.day("2026-11-23"))
  }

  @Test("Who was written to or called is left alone for chase_after days, and how often is counted")
  func patience() throws {
    var rejected = desk.applying(
      [.status(.reject(RejectionDraft(reasons: [.pinIncorrect])))],
      to: desk.withAcceptedPapers(try file(0))
    )
    #expect(chases([rejected], on: "2026-11-27").count == 1)
    rejected = desk.applying(
      [.messageSent(.rejected)],
      to: rejected,
      at: Sample.instant("2026-11-27T09:00:00Z")
    )
    #expect(chases([rejected], on: "2026-11-29").isEmpty)
    let again = chases([rejected], on: "2026-11-30")
    #expect(again.map(\.reminders) == [1] && again[0].remindedOn == Sample.day("2026-11-27"))
    rejected = desk.applying(
      [.messageSent(.customerCalled)],
      to: rejected,
      at: Sample.instant("2026-11-30T09:00:00Z")
    )
    #expect(chases([rejected], on: "2026-12-02").isEmpty)
    #expect(chases([rejected], on: "2026-12-03").map(\.reminders) == [2])
    var settings = DeskSettings()
    settings.chaseAfter = 10
    let patient = Desk(zones: Sample.zones, settings: settings)
    #expect(chases([rejected], on: "2026-12-09", by: patient).isEmpty)
    #expect(chases([rejected], on: "2026-12-10", by: patient).count == 1)
  }

  @Test("A follow-up that was set for after the last message comes before the pause")
  func followUp() throws {
    var waiting = desk.applying(
      [.messageSent(.papersWanted), .edit(FieldEdits([FieldEdit(.followUpOn, "2026-11-24")]))],
      to: try file(0)
    )
    #expect(chases([waiting], on: "2026-11-23").isEmpty)
    #expect(chases([waiting], on: "2026-11-24").count == 1)
    waiting = desk.applying(
      [.messageSent(.papersWanted)],
      to: waiting,
      at: Sample.instant("2026-11-24T09:00:00Z")
    )
    #expect(chases([waiting], on: "2026-11-25").isEmpty)
  }

  @Test("A message to the customer is none to the carrier, nor ends the silence of either")
  func parties() throws {
    var sent = desk.applying(
      [.status(.submit())],
      to: desk.withAcceptedPapers(try file(0))
    )
    #expect(desk.codes(of: .messageSent(.completed), on: sent) == ["message_not_so"])
    sent = desk.applying([.messageSent(.confirmationWanted)], to: sent)
    #expect(sent.request.lastMessageOn == Sample.day("2026-11-23"))
    sent = desk.applying([.status(.confirm())], to: sent)
    #expect(desk.codes(of: .messageSent(.confirmationWanted), on: sent) == ["message_not_so"])
    let reminded = desk.applying(
      [.messageSent(.carrierReminder)],
      to: sent,
      at: Sample.instant("2026-12-08T09:00:00Z")
    )
    #expect(reminded.request.lastMessageOn == Sample.day("2026-11-23"))
    #expect(chases([sent], on: "2026-12-08").map(\.reminders) == [0])
    #expect(chases([reminded], on: "2026-12-10").isEmpty)
    #expect(chases([reminded], on: "2026-12-11").map(\.reminders) == [1])
  }

  @Test("Nobody is called about what is over, nor a carrier about what it never got")
  func calls() throws {
    let pending = try file(0)
    #expect(desk.codes(of: .messageSent(.carrierCalled), on: pending) == ["message_not_so"])
    #expect(desk.codes(of: .messageSent(.carrierReminder), on: pending) == ["message_not_so"])
    #expect(desk.codes(of: .messageSent(.customerCalled), on: pending).isEmpty)
    let over = desk.applying([.status(.cancel(why: "stays"))], to: pending)
    #expect(desk.codes(of: .messageSent(.customerCalled), on: over) == ["message_not_so"])
  }
}
