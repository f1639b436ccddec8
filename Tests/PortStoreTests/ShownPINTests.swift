import GRDB
import PortDomain
import PortStore
import Testing

@Suite("A PIN is shown, or it is said why not, and the history tells only what happened")
struct ShownPINTests {
  private func refusal(_ outcome: Outcome) -> [Obstacle] {
    if case .refused(let refusal) = outcome { refusal.obstacles } else { [] }
  }

  @Test("Each request without one says why", arguments: StoreKind.allCases)
  func absences(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    func outcome(_ id: RequestID, _ key: String) throws -> [Obstacle] {
      refusal(try store.commit(.change(id, .showPIN, key: key)))
    }
    let bare = try store.create(.sample(), key: "bare")
    #expect(try outcome(bare, "1") == [.pinAbsent(.notGiven)])
    let edit = FieldEdits([FieldEdit(.accountPINState, "not_needed")])
    try store.done(.change(bare, .edit(edit), key: "not needed"))
    #expect(try outcome(bare, "2") == [.pinAbsent(.notNeeded)])
    let given = try store.create(.sample("+2348031234568", pin: "4711"), key: "given")
    #expect(try outcome(given, "3") == [])
    try store.done(.change(given, .status(.cancel(why: "stays")), key: "cancel"))
    let supervisor = Operator(login: "ada", role: .supervisor, session: "s3")
    try store.done(.change(given, .purge([.pin]), key: "purge", by: supervisor))
    #expect(try outcome(given, "4") == [.pinAbsent(.purged)])
    #expect(try store.file(bare).history.map(\.kind) == [.created, .edited])
    #expect(try store.file(given).history.count { $0.kind == .pinShown } == 1)
  }

  @Test("One that isn't stored, or can't be read, is not shown and no event says so")
  func lost() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let ids = try (8...9).map {
      try store.create(.sample("+234803123456\($0)", pin: "471\($0)"), key: "k\($0)")
    }
    try desk.edit { db in
      try db.execute(
        sql:
          "UPDATE sealed_pin SET sealed = (SELECT sealed FROM sealed_pin ORDER BY request LIMIT 1)"
      )
      try db.execute(
        sql: """
          DELETE FROM sealed_pin WHERE request = (SELECT serial FROM request WHERE id = ?)
          """,
        arguments: [ids[0].text]
      )
    }
    let outcome = try store.commit(.change(ids[0], .showPIN, key: "lost"))
    #expect(refusal(outcome) == [.pinAbsent(.lost)])
    #expect(throws: StoreError.self) {
      try store.commit(.change(ids[1], .showPIN, key: "another's"))
    }
    for id in ids { #expect(try store.file(id).history.map(\.kind) == [.created]) }
  }
}
