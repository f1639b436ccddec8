import PortDomain
import TestSupport
import Testing
import Wording

/// What is corrected together: number and country, and what the numbers of an order share.
@Suite("Corrections that go together")
struct CorrectionTests {
  private let desk = Sample.desk()

  private func refusal(_ edits: FieldEdits, on file: RequestFile) -> [Obstacle] {
    let ruling = desk.decide(.edit(edits), on: file, by: Sample.ada, at: Sample.now) { _ in .free }
    if case .refused(let refusal) = ruling { return refusal.obstacles }
    return []
  }

  @Test("Country and number are corrected together while pending, and taken back together")
  func country() throws {
    let file = try Sample.file(desk: desk)
    for text in ["+233 24 123 4567", "024 123 4567"] {
      for country in ["GH", "gh"] {
        let edits = [FieldEdit(.country, country), FieldEdit(.phoneNumber, text)]
        for edits in [edits, edits.reversed()] {
          let after = desk.applying([.edit(FieldEdits(edits))], to: file)
          #expect(after.request.country == .ghana && after.request.number.e164 == "+233241234567")
          #expect(desk.applying([.undo], to: after).request.number == file.request.number)
        }
      }
    }
  }

  @Test("A carrier's name goes with the country, and one that isn't known there is warned about")
  func carrier() throws {
    var draft = Sample.draft
    draft.values[.currentCarrier] = "9mobile"
    let edits = [
      FieldEdit(.country, "AE"), FieldEdit(.phoneNumber, "0501234567"),
      FieldEdit(.currentCarrier, "etisalat"),
    ]
    let moved = desk.applying(
      [.edit(FieldEdits(edits))],
      to: try Sample.file(draft, desk: desk)
    )
    #expect(moved.request.carrier.text == "etisalat")
    let kept = desk.decide(
      .edit(FieldEdits(Array(edits.prefix(2)))),
      on: try Sample.file(draft, desk: desk),
      by: Sample.ada,
      at: Sample.now,
      standing: { _ in .free }
    )
    guard case .allowed(let decision) = kept else {
      Issue.record("\(kept)")
      return
    }
    #expect(decision.warnings.contains(.unknownCarrier))
  }

  @Test("One without the other is refused for what doesn't fit, and an unknown country as such")
  func alone() throws {
    let file = try Sample.file(desk: desk)
    let stays = FieldProblem(.phoneNumber, .numberOfOtherCountry, value: "+2348012345678")
    #expect(refusal(FieldEdits([FieldEdit(.country, "GH")]), on: file) == [.fieldInvalid(stays)])
    let other = FieldProblem(.phoneNumber, .numberOfOtherCountry, value: "+233241234567")
    #expect(
      refusal(FieldEdits([FieldEdit(.phoneNumber, "+233241234567")]), on: file)
        == [.fieldInvalid(other)]
    )
    let unknown = FieldProblem(.country, .countryUnsupported, value: "FR")
    #expect(refusal(FieldEdits([FieldEdit(.country, "FR")]), on: file) == [.fieldInvalid(unknown)])
    #expect(
      refusal(FieldEdits([FieldEdit(.country, "")]), on: file).map(\.code) == ["field_missing"]
    )
    #expect(refusal(FieldEdits([FieldEdit(.country, "NG")]), on: file).isEmpty)
  }

  @Test("Once the carrier has seen the request its country is shut", arguments: Status.allCases)
  func shut(status: Status) throws {
    let edits = FieldEdits(
      [FieldEdit(.country, "GH"), FieldEdit(.phoneNumber, "024 123 4567")],
      why: "typed wrong"
    )
    let found = refusal(edits, on: try desk.file(at: status))
    #expect(found.contains(.fieldLocked(.country, status: status)) == (status != .pending))
  }

  // MARK: Orders

  /// A number of an order with others in these statuses.
  private func ordered(beside others: [Status], _ file: RequestFile? = nil) throws -> RequestFile {
    let order: OrderID = desk.ids.make(at: Sample.now)
    var file = try file ?? Sample.file(desk: desk)
    file.request.orderID = order
    file.siblings = [RequestFile.Sibling(file.request)]
    for status in others {
      file.siblings.append(
        RequestFile.Sibling(
          id: desk.ids.make(at: Sample.now),
          number: file.request.number,
          carrier: file.request.carrier,
          status: status,
          orderID: order
        )
      )
    }
    return file
  }

  @Test(
    "What the order's open numbers share isn't changed for one of them alone",
    arguments: [
      (RequestField.organizationID, "o-7"), (.organizationName, "Zenith"), (.currentCarrier, "glo"),
      (.billingName, "Zenith"), (.accountNumber, "A9"), (.authorizedName, "Ada Obi"),
    ]
  )
  func shared(field: RequestField, value: String) throws {
    let edits = FieldEdits([FieldEdit(field, value)])
    let file = try ordered(beside: [.pending, .completed, .scheduled])
    #expect(refusal(edits, on: file) == [.orderShares(field, with: 2)])
    #expect(refusal(edits, on: try ordered(beside: [.completed, .cancelled])).isEmpty)
    var forAll = edits
    forAll.isForOrder = true
    let after = desk.applying([.edit(forAll)], to: file)
    #expect(after.request[field] == value)
    guard
      case .allowed(let undone) = desk.decide(
        .undo,
        on: after,
        by: Sample.ada,
        at: Sample.now,
        standing: { _ in .free }
      )
    else {
      Issue.record("not undone")
      return
    }
    #expect(undone.warnings == [.orderMayDiffer])
  }

  @Test("What is a number's own is changed for it alone")
  func own() throws {
    let file = try ordered(beside: [.pending])
    for (field, value) in [
      (RequestField.billingAddress, "9 Marina"), (.contactName, "Bo"), (.owner, "bola"),
      (.authorizedTitle, "Director"), (.phoneNumber, "+2348031234567"),
      (.billingName, "Acme Corporation"),
    ] {
      #expect(refusal(FieldEdits([FieldEdit(field, value)]), on: file).isEmpty, "\(field)")
    }
    let done = try ordered(beside: [.pending], try desk.file(at: .completed))
    #expect(refusal(FieldEdits([FieldEdit(.organizationName, "Zenith")]), on: done).isEmpty)
  }

  @Test("A number of an order leaves it before its country is corrected")
  func countryOfOrder() throws {
    let edits = FieldEdits([FieldEdit(.country, "GH"), FieldEdit(.phoneNumber, "024 123 4567")])
    let found = refusal(edits, on: try ordered(beside: [.pending]))
    #expect(found == [.orderShares(.country, with: 1)])
    #expect(found[0].message(today: Sample.day("2026-11-23")).contains("split this one off"))
  }
}
