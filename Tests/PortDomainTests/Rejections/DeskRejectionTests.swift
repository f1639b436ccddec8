import PortDomain
import TestSupport
import Testing
import Wording

/// Reasons, outcomes, loops, and two people at once.
@Suite("Rejections and edits at the desk")
struct DeskRejectionTests {
  let desk = Sample.desk()

  private func rejected(_ reasons: ReasonCode..., file: RequestFile? = nil) throws -> RequestFile {
    let start =
      try file
      ?? desk.applying(
        [.status(.submit())],
        to: desk.withAcceptedPapers(Sample.file(desk: desk))
      )
    return desk.applying([.status(.reject(RejectionDraft(reasons: reasons)))], to: start)
  }

  private func resolve(
    _ code: ReasonCode,
    _ outcome: Rejection.Outcome,
    until: CalendarDay? = nil,
    note: String? = nil
  ) -> Change {
    .rejection(.resolve(code, outcome, until: until, note: note))
  }

  @Test("Each outcome has its own condition")
  func outcomes() throws {
    let file = try rejected(.pinIncorrect)
    #expect(desk.codes(of: resolve(.pinIncorrect, .fixed), on: file) == ["change_demanded"])
    #expect(desk.codes(of: resolve(.pinIncorrect, .fixed, note: "read out again"), on: file) == [])
    #expect(desk.codes(of: resolve(.pinIncorrect, .waiting), on: file) == ["until_missing"])
    #expect(desk.codes(of: resolve(.pinIncorrect, .disputed), on: file) == ["why_missing"])
    #expect(desk.codes(of: resolve(.pinIncorrect, .waived), on: file) == ["why_missing"])
    #expect(
      desk.codes(of: resolve(.outstandingBalance, .waived, note: "x"), on: file) == [
        "reason_not_open"
      ]
    )
    let changed = desk.applying([.edit(FieldEdits([], pin: Secret("0042")))], to: file)
    #expect(desk.codes(of: resolve(.pinIncorrect, .fixed), on: changed) == [])
  }

  @Test("Of two reasons one is settled: resubmit names the other, and counts an attempt at the end")
  func twoReasons() throws {
    var file = try rejected(.pinIncorrect, .accountNameMismatch)
    file = desk.applying([resolve(.accountNameMismatch, .disputed, note: "same name")], to: file)
    #expect(desk.codes(of: .status(.resubmit()), on: file) == ["reason_open"])
    file = desk.applying(
      [resolve(.pinIncorrect, .waived, note: "not asked for"), .status(.resubmit())],
      to: file
    )
    #expect(file.request.status == .inProgress)
    #expect(file.request.lifecycle.attempt == 2)
  }

  @Test("Waiting resolves from its date on, in the number's country")
  func waiting() throws {
    let until = Sample.day("2026-12-01")
    let file = desk.applying(
      [resolve(.portedRecently, .waiting, until: until)],
      to: try rejected(.portedRecently)
    )
    #expect(desk.codes(of: .status(.resubmit()), on: file).contains("reason_open"))
    // 23:30 UTC on the thirtieth is half past midnight of the first in Lagos.
    let night = Sample.instant("2026-11-30T23:30:00Z")
    #expect(!desk.codes(of: .status(.resubmit()), on: file, at: night).contains("reason_open"))
  }

  @Test("The same reason a second time demands a real change; a third time escalates")
  func loops() throws {
    var file = try rejected(.addressMismatch)
    file = desk.applying(
      [resolve(.addressMismatch, .fixed, note: "as on the bill"), .status(.resubmit())],
      to: file
    )
    file = try rejected(.addressMismatch, file: file)
    #expect(
      desk.codes(of: resolve(.addressMismatch, .fixed, note: "really"), on: file) == [
        "change_demanded"
      ]
    )
    #expect(!file.request.isEscalated)
    let edit = FieldEdit(.serviceAddress, "5 New Road, Lagos", basis: .current)
    file = desk.applying([.edit(FieldEdits([edit])), resolve(.addressMismatch, .fixed)], to: file)
    file = desk.applying([.status(.resubmit())], to: file)
    file = try rejected(.addressMismatch, file: file)
    #expect(file.request.isEscalated)
    #expect(desk.codes(of: .rejection(.clearEscalation(note: " ")), on: file) == ["why_missing"])
    let cleared = desk.applying([.rejection(.clearEscalation(note: "spoke to them"))], to: file)
    #expect(!cleared.request.isEscalated)
  }

  @Test(
    "Suspected fraud stops every submit until a supervisor lifts it; reopen and cancel stay open"
  )
  func fraud() throws {
    let file = desk.applying(
      [resolve(.suspectedFraud, .waived, note: "checked")],
      to: try rejected(.suspectedFraud)
    )
    #expect(desk.codes(of: .status(.resubmit()), on: file) == ["fraud_stop"])
    let reopened = desk.applying([.status(.reopen(why: "look again"))], to: file)
    #expect(desk.codes(of: .status(.submit()), on: reopened) == ["fraud_stop"])
    #expect(desk.codes(of: .status(.cancel(why: "fraud")), on: reopened) == [])
    let lift = Change.rejection(.liftFraudStop(note: "identity proven"))
    #expect(desk.codes(of: lift, on: reopened, by: Sample.bola) == ["not_permitted"])
    let lifted = desk.applying([lift], to: reopened)
    #expect(desk.codes(of: .status(.submit()), on: lifted) == [])
  }

  @Test("A rejection needs a reason, and sets an empty follow-up date to the next business day")
  func reject() throws {
    let file = try Sample.file(desk: desk)
    #expect(
      desk.codes(of: .status(.reject(RejectionDraft(reasons: []))), on: file) == ["reasons_missing"]
    )
    #expect(
      desk.codes(of: .status(.reject(RejectionDraft(reasons: [.other]))), on: file) == [
        "why_missing"
      ]
    )
    let after = try rejected(.pinIncorrect, file: file)
    #expect(after.request.followUpOn == Sample.day("2026-11-24"))
  }

  @Test("Different fields of two people merge; the same field meets in a conflict of that field")
  func edits() throws {
    let before = try Sample.file(desk: desk)
    let seen = Intent.Basis.seen(version: before.request.version)
    let theirs = desk.applying(
      [.edit(FieldEdits([FieldEdit(.accountNumber, "THEIRS", basis: .current)]))],
      to: before,
      by: Sample.bola
    )
    func ruling(_ field: RequestField, _ value: String) -> Ruling {
      let edit = FieldEdit(field, value, basis: .seen(before.request[field]))
      return desk.decide(
        .edit(FieldEdits([edit])),
        on: theirs,
        basis: seen,
        by: Sample.ada,
        at: Sample.now,
        standing: { _ in .free }
      )
    }
    guard case .allowed(let merged) = ruling(.billingName, "Acme Ltd") else {
      Issue.record("another field should merge")
      return
    }
    #expect(merged.file.request.accountNumber == "THEIRS")
    #expect(merged.file.request.billingName == "Acme Ltd")
    guard case .conflict(let conflict) = ruling(.accountNumber, "MINE") else {
      Issue.record("the same field should conflict")
      return
    }
    #expect(
      conflict.fields == [
        FieldConflict(
          field: .accountNumber,
          before: "ACC123456",
          theirs: "THEIRS",
          mine: "MINE"
        )
      ]
    )
    #expect(conflict.since.map(\.by) == ["bola"])
    guard case .unchanged = ruling(.accountNumber, "THEIRS") else {
      Issue.record("what is as wanted already needs nothing")
      return
    }
  }

  @Test(
    "Customer fields are open while pending and rejected, need a why with the carrier, then are shut"
  )
  func whoMayEdit() throws {
    let edit = FieldEdit(.billingName, "Acme Ltd", basis: .current)
    func change(_ why: String?) -> Change {
      var edits = FieldEdits([edit])
      edits.why = why
      return .edit(edits)
    }
    let ready = try desk.withAcceptedPapers(Sample.file(desk: desk))
    let sent = desk.applying([.status(.submit())], to: ready)
    let scheduled = desk.applying(
      [.status(.schedule(.init(date: Sample.day("2026-11-25"))))],
      to: sent
    )
    #expect(desk.codes(of: change(nil), on: ready) == [])
    #expect(desk.codes(of: change(nil), on: try rejected(.pinIncorrect)) == [])
    #expect(desk.codes(of: change(nil), on: sent) == ["why_missing"])
    #expect(desk.codes(of: change("the carrier is told"), on: sent) == [])
    #expect(desk.codes(of: change("x"), on: scheduled) == ["field_locked"])
    let owner = Change.edit(FieldEdits([FieldEdit(.owner, "bola", basis: .current)]))
    #expect(desk.codes(of: owner, on: scheduled) == [])
    let endpoint = Change.edit(FieldEdits([FieldEdit(.endpointID, "ep_main", basis: .current)]))
    #expect(desk.codes(of: endpoint, on: scheduled) == ["field_locked"])
  }
}
