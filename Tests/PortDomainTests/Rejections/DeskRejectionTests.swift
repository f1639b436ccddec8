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

  @Test(
    "Waiting until today or a day past ends nothing, by the number's own calendar",
    arguments: [
      ("2026-11-20", ["until_past"]), ("2026-11-23", ["until_past"]), ("2026-11-24", []),
    ]
  )
  func waitingPast(until: String, codes: [String]) throws {
    var file = try rejected(.portedRecently)
    for _ in 1...2 {
      let change = resolve(.portedRecently, .waiting, until: Sample.day(until))
      #expect(desk.codes(of: change, on: file) == codes)
      // The second time as the first.
      let waived = resolve(.portedRecently, .waived, note: "they agreed")
      file = desk.applying([waived, .status(.resubmit())], to: file)
      file = try rejected(.portedRecently, file: file)
    }
    // Half past midnight of the 24th in Lagos.
    let night = Sample.instant("2026-11-23T23:30:00Z")
    let tomorrow = resolve(.portedRecently, .waiting, until: Sample.day("2026-11-24"))
    #expect(desk.codes(of: tomorrow, on: file, at: night) == ["until_past"])
  }

  @Test("A field that was changed and changed back is no change")
  func changedBack() throws {
    let file = try rejected(.addressMismatch)
    let away = desk.editing(.billingAddress, "9 Marina", of: file)
    #expect(desk.codes(of: resolve(.addressMismatch, .fixed), on: away) == [])
    let back = desk.editing(.billingAddress, file.request.billingAddress, of: away)
    #expect(desk.codes(of: resolve(.addressMismatch, .fixed), on: back) == ["change_demanded"])
    let further = desk.editing(.billingAddress, "7 Marina", of: back)
    #expect(desk.codes(of: resolve(.addressMismatch, .fixed), on: further) == [])
  }

  @Test("The same file again is no new paper, one taken away again neither")
  func sameFile() throws {
    let file = try rejected(.loaIllegible)
    func add(_ sha256: String) -> Change {
      let facts = Document.FileFacts(name: "a", mediaType: "image/png", size: 1, sha256: sha256)
      return .paper(.add(.loa, facts, evidence: [:], to: []))
    }
    let held = try #require(file.paper(.loa)).file.sha256
    let again = desk.applying([add(held)], to: file)
    #expect(desk.codes(of: resolve(.loaIllegible, .fixed), on: again) == ["change_demanded"])
    let other = desk.applying([add("b")], to: again)
    #expect(desk.codes(of: resolve(.loaIllegible, .fixed), on: other) == [])
    let undone = desk.applying([.undo], to: other)
    #expect(desk.codes(of: resolve(.loaIllegible, .fixed), on: undone) == ["change_demanded"])
  }

  @Test("A reason that concerns nothing takes a note or a proof, the second time too")
  func concernsNothing() throws {
    var file = try rejected(.outstandingBalance)
    let waived = resolve(.outstandingBalance, .waived, note: "they agreed")
    file = desk.applying([waived, .status(.resubmit())], to: file)
    file = try rejected(.outstandingBalance, file: file)
    let fixed = resolve(.outstandingBalance, .fixed)
    #expect(desk.codes(of: fixed, on: file) == ["change_demanded"])
    #expect(
      desk.codes(of: resolve(.outstandingBalance, .fixed, note: "paid on Friday"), on: file) == []
    )
    let facts = Document.FileFacts(name: "a", mediaType: "image/png", size: 1, sha256: "proof")
    let proven = desk.applying(
      [.paper(.add(.other, facts, evidence: [:], to: []))],
      to: file
    )
    #expect(desk.codes(of: fixed, on: proven) == [])
    #expect(
      file.account(of: .outstandingBalance, by: desk, on: Sample.day("2026-11-23"))
        .contains { $0.text == "given 2 times: fixed with a note, or a proof added" }
    )
  }

  @Test("A reason left open is resolved by the same reason given again, once that one is")
  func twins() throws {
    let today = Sample.day("2026-11-23")
    var file = try rejected(.pinIncorrect, .addressMismatch)
    file = desk.applying([.status(.reopen(why: "look again"))], to: file)
    file = try rejected(.pinIncorrect, file: file)
    func states(_ index: Int) -> [String] {
      file.outcome(of: file.rejections[index], on: today).reasons.map { $0.state(today: today) }
    }
    #expect(states(0) == ["open", "open"] && states(1) == ["open"])
    let wait = resolve(.pinIncorrect, .waiting, until: Sample.day("2026-12-01"))
    file = desk.applying([wait], to: file)
    #expect(states(0) == ["open", "open"])
    file = desk.applying([resolve(.pinIncorrect, .waived, note: "not asked for")], to: file)
    #expect(states(0) == ["waived", "open"] && states(1) == ["waived"])
    #expect(file.unresolved(on: today) == [.addressMismatch])
  }

  @Test("What was settled stays so once the request went on")
  func settled() throws {
    var file = try rejected(.pinIncorrect)
    let waived = resolve(.pinIncorrect, .waived, note: "not asked for")
    file = desk.applying([waived], to: file)
    let disputed = resolve(.pinIncorrect, .disputed, note: "not listed")
    #expect(desk.codes(of: disputed, on: file) == [])
    file = desk.applying([.status(.resubmit())], to: file)
    #expect(desk.codes(of: disputed, on: file) == ["reason_settled"])
    #expect(desk.codes(of: resolve(.pinIncorrect, .fixed), on: file) == ["reason_settled"])
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
