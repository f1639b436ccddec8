import PortDomain
import TestSupport
import Testing

/// What an undo takes back, what it never does, and where a rule of the fields keeps it from doing so.
@Suite("Undo")
struct UndoTests {
  private let desk = Sample.desk()

  private func undo(
    _ file: RequestFile,
    standing: NumberStanding = .free
  ) -> Ruling {
    desk.decide(.undo, on: file, by: Sample.ada, at: Sample.now) { _ in standing }
  }

  private func refusal(_ ruling: Ruling) -> [Obstacle] {
    if case .refused(let refusal) = ruling { refusal.obstacles } else { [] }
  }

  private static let final: [(Event.Kind, Status, Change?)] = [
    (.completed, .completed, nil), (.returned, .completed, .status(.return(why: "not theirs"))),
    (.pinShown, .pending, .showPIN), (.messageSent, .scheduled, .messageSent(.dateConfirmed)),
    (.purged, .cancelled, .purge([.person])),
  ]

  @Test("Some things are never taken back, whoever did them", arguments: final.indices)
  func never(index: Int) throws {
    let (kind, status, change) = UndoTests.final[index]
    var draft = Sample.draft
    draft.pin = Secret("4711")
    let file = desk.applying([change].compactMap { $0 }, to: try desk.file(at: status, draft))
    #expect(file.history.last?.kind == kind)
    #expect(refusal(undo(file)) == [.undoImpossible(kind)])
    // Nor does it hide what went before.
    #expect(refusal(undo(desk.applying([.note("x"), .undo], to: file))) == [.undoImpossible(kind)])
  }

  @Test("Nor is the beginning of a history")
  func beginnings() throws {
    #expect(refusal(undo(try Sample.file(desk: desk))) == [.undoImpossible(.created)])
    let taken = desk.admit(Sample.draft, inFlight: InFlight(), by: Sample.ada, at: Sample.now) {
      _ in .free
    }
    guard case .allowed(let decision) = taken else {
      Issue.record("\(taken)")
      return
    }
    #expect(refusal(undo(decision.file)) == [.undoImpossible(.takenOver)])
  }

  private static let steps: [(Status, Change)] = [
    (.pending, .status(.submit())), (.pending, .status(.cancel(why: "x"))),
    (.pending, .status(.reject(RejectionDraft(reasons: [.suspectedFraud])))),
    (.inProgress, .status(.schedule(.init(date: Sample.day("2026-11-26"))))),
    (.scheduled, .status(.reschedule(.init(date: Sample.day("2026-11-27")), why: "x"))),
    (.scheduled, .status(.withdraw(why: "x"))),
    (.scheduled, .status(.reject(RejectionDraft(reasons: [.noAnswer])))),
    (.rejected, .status(.reopen(why: "x"))),
    (.rejected, .rejection(.resolve(.pinIncorrect, .waived, until: nil, note: "x"))),
    (.pending, .edit(FieldEdits([FieldEdit(.billingName, "Zenith"), FieldEdit(.owner, "bola")]))),
    (.pending, .edit(FieldEdits([FieldEdit(.lastPortedOn, "2026-11-10")]))),
    (.pending, .edit(FieldEdits([], pin: Secret("4711")))),
    (.completed, .edit(FieldEdits([FieldEdit(.endpointID, "ep_7")]))),
    (.completed, .tick(.testInbound, done: true)),
  ]

  @Test(
    "A step, an edit, a tick: all is as before, but version and history",
    arguments: steps.indices
  )
  func takenBack(index: Int) throws {
    let (status, change) = UndoTests.steps[index]
    let before = try desk.file(at: status)
    let undone = desk.applying([change, .undo], to: before)
    for field in RequestField.allCases {
      #expect(undone.request[field] == before.request[field], "\(field)")
    }
    #expect(undone.rejections == before.rejections && undone.documents == before.documents)
    #expect(undone.history.count == before.history.count + 2)
    #expect(undone.request.version >= before.request.version)
  }

  @Test("A number that somebody else holds by now isn't taken back from them")
  func claimed() throws {
    let other: RequestID = desk.ids.make(at: Sample.now)
    let renumbered = desk.editing(.phoneNumber, "+2348031234567", of: try Sample.file(desk: desk))
    for file in [try desk.file(at: .cancelled), renumbered] {
      #expect(refusal(undo(file, standing: .open(other))) == [.duplicateOpen(other)])
      #expect(refusal(undo(file, standing: .ours)) == [.alreadyOurs])
      for standing in [NumberStanding.free, .released(on: Sample.day("2026-11-20"))] {
        #expect(refusal(undo(file, standing: standing)).isEmpty)
      }
    }
  }

  @Test("A PIN that an earlier program changed was not kept, and isn't brought back")
  func earlierPIN() throws {
    var file = desk.applying(
      [.edit(FieldEdits([], pin: Secret("4711")))],
      to: try Sample.file(desk: desk)
    )
    file.history[file.history.count - 1].detail?.pin = nil
    #expect(refusal(undo(file)) == [.undoImpossible(.pinSet)])
  }
}
