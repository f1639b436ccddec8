import PortDomain
import TestSupport
import Testing

/// A hold after an earlier port: it is computed, follows what it is computed from, and gives way only to
/// what was said in writing.
@Suite("Holds")
struct HoldTests {
  private let desk = Sample.desk()
  private let today = Sample.day("2026-11-23")

  /// Ported on 10 November: in Nigeria a hold runs until 25 December.
  private func held(_ values: [RequestField: String] = [:]) throws -> RequestFile {
    var draft = Sample.draft
    draft.values[.lastPortedOn] = "2026-11-10"
    draft.values.merge(values) { $1 }
    return try Sample.file(draft, desk: desk)
  }

  private func edited(
    _ file: RequestFile,
    _ edits: [FieldEdit],
    why: String? = nil
  ) -> RequestFile {
    desk.applying([.edit(FieldEdits(edits, why: why))], to: file)
  }

  @Test(
    "It follows when the day of the earlier port is corrected",
    arguments: [
      ("2026-11-12", "2026-12-27"), ("2026-10-20", "2026-12-04"), ("2026-09-01", nil), (nil, nil),
    ] as [(String?, String?)]
  )
  func follows(portedOn: String?, until: String?) throws {
    let after = edited(try held(), [FieldEdit(.lastPortedOn, portedOn)])
    #expect(after.request.holdUntil?.iso == until)
    let back = desk.applying([.undo], to: after)
    #expect(back.request.holdUntil?.iso == "2026-12-25")
  }

  @Test("One that was set later by hand stays, whatever is corrected")
  func later() throws {
    let later = edited(try held(), [FieldEdit(.holdUntil, "2027-02-01")])
    for portedOn in ["2026-10-20", nil] {
      let after = edited(later, [FieldEdit(.lastPortedOn, portedOn)])
      #expect(after.request.holdUntil?.iso == "2027-02-01")
    }
    #expect(try held([.holdUntil: "2027-02-01"]).request.holdUntil?.iso == "2027-02-01")
  }

  @Test(
    "An earlier one is refused without a why, and with one it stays through other edits",
    arguments: ["2026-12-01", nil] as [String?]
  )
  func earlier(day: String?) throws {
    let file = try held()
    let edit = FieldEdits([FieldEdit(.holdUntil, day)])
    guard
      case .refused(let refusal) = desk.decide(
        .edit(edit),
        on: file,
        by: Sample.ada,
        at: Sample.now,
        standing: { _ in .free }
      )
    else {
      Issue.record("taken without a word")
      return
    }
    #expect(refusal.obstacles == [.waitRunning(until: Sample.day("2026-12-25"))])
    let lifted = edited(file, edit.edits, why: "mtn takes it on 1 December")
    #expect(lifted.request.holdUntil?.iso == day)
    #expect(lifted.history.last?.detail?.text == "mtn takes it on 1 December")
    let later = edited(lifted, [FieldEdit(.billingName, "Acme"), FieldEdit(.owner, "bola")])
    #expect(later.request.holdUntil?.iso == day)
  }

  @Test(
    "It follows the country's wait, but not what was set by hand",
    arguments: [
      // Of the present hold, under another wait: shorter, longer, over, none.
      (nil, 30, "2026-12-10"), (nil, 60, "2027-01-09"), (nil, 10, nil), (nil, nil, nil),
      ("2027-02-01", 30, "2027-02-01"), ("2027-02-01", 120, "2027-03-10"),
      ("2026-12-01", 60, "2026-12-01"), ("2026-12-01", nil, "2026-12-01"),
    ] as [(String?, Int?, String?)]
  )
  func rule(byHand: String?, days: Int?, until: String?) throws {
    let former = try #require(RuleBook.known.rule(for: .portedRecently, in: .nigeria))
    var rule = former
    rule.wait = days.map { .days($0) }
    let changed = desk.with([days == nil ? .noRule(.nigeria, .portedRecently) : .rule(rule)])
    var file = try held()
    if let byHand { file = edited(file, [FieldEdit(.holdUntil, byHand)], why: "they said so") }
    #expect(changed.hold(of: file.request, after: former, on: today)?.iso == until)
    let lifted = edited(try held(), [FieldEdit(.holdUntil, nil)], why: "they said so")
    #expect(changed.hold(of: lifted.request, after: former, on: today) == nil)
  }

  @Test("A port of ours that went back holds the next request of the number")
  func released() throws {
    func made(_ portedOn: String?) throws -> PortRequest {
      var draft = Sample.draft
      draft.values[.lastPortedOn] = portedOn
      let ruling = desk.admit(draft, by: Sample.ada, at: Sample.now) { _ in
        .released(on: Sample.day("2026-11-20"))
      }
      guard case .allowed(let decision) = ruling else { throw Sample.NotAdmitted(ruling) }
      return decision.file.request
    }
    for portedOn in [nil, "2026-10-01"] {
      let request = try made(portedOn)
      #expect(request.lastPortedOn?.iso == "2026-11-20" && request.holdUntil?.iso == "2027-01-04")
    }
    let corrected = desk.decide(
      .edit(FieldEdits([FieldEdit(.phoneNumber, "+2348031234567")])),
      on: try Sample.file(desk: desk),
      by: Sample.ada,
      at: Sample.now,
      standing: { _ in .released(on: Sample.day("2026-11-20")) }
    )
    guard case .allowed(let decision) = corrected else {
      Issue.record("\(corrected)")
      return
    }
    #expect(decision.file.request.holdUntil?.iso == "2027-01-04")
  }

  @Test("A finished request is held by nothing")
  func finished() throws {
    let done = edited(try desk.file(at: .completed), [FieldEdit(.lastPortedOn, "2026-11-10")])
    #expect(done.request.holdUntil == nil)
    let cleared = edited(done, [FieldEdit(.holdUntil, "2026-11-24")])
    #expect(cleared.request.holdUntil?.iso == "2026-11-24")
  }
}
