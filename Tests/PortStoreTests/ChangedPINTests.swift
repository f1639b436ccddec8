import PortDomain
import PortStore
import Testing

/// The PIN before a change is kept sealed beside the history, for whoever takes the change back.
@Suite("Every store gives a changed PIN back")
struct ChangedPINTests {
  private func set(_ pin: String, of id: RequestID, in store: any WholeStore, _ key: String) throws
  {
    try store.done(.change(id, .edit(FieldEdits([], pin: Secret(pin))), key: key))
  }

  private func shown(_ id: RequestID, in store: any WholeStore, _ key: String) throws -> String {
    try store.done(.change(id, .showPIN, key: key))
    return try store.pin(of: id, shownUnder: key).exposed
  }

  @Test(
    "An undo brings back the PIN before, or that none was given",
    arguments: StoreKind.allCases
  )
  func undone(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(.sample(pin: "4711"), key: "k1")
    try set("0815", of: id, in: store, "k2")
    try store.done(.change(id, .undo, key: "k3"))
    #expect(try shown(id, in: store, "k4") == "4711")
    try set("", of: id, in: store, "k5")
    #expect(try store.file(id).request.pinState == .notGiven)
    try store.done(.change(id, .undo, key: "k6"))
    #expect(try store.file(id).request.pinState == .given)
    #expect(try shown(id, in: store, "k7") == "4711")
    let other = try store.create(.sample("+2348031234568"), key: "k8")
    try set("0815", of: other, in: store, "k9")
    try store.done(.change(other, .undo, key: "k10"))
    #expect(try store.file(other).request.pinState == .notGiven)
    let refused = try store.commit(.change(other, .showPIN, key: "k11"))
    #expect(!refused.isDone)
    #expect(try store.verifyHistory().finding == nil)
  }

  @Test(
    "No history tells an earlier PIN, and the PIN's purge takes all of them",
    arguments: StoreKind.allCases
  )
  func purged(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(.sample(pin: "4711"), key: "k1")
    try set("0815", of: id, in: store, "k2")
    try set("", of: id, in: store, "k3")
    func sealed() throws -> [String] {
      try store.file(id).history.compactMap { $0.detail?.pin?.sealed }
    }
    #expect(try sealed().count == 2)
    #expect(try sealed().allSatisfy { !$0.contains("4711") && !$0.contains("0815") })
    try store.done(.change(id, .status(.cancel(why: "not wanted")), key: "k4"))
    #expect(desk.desk.held(in: try store.file(id)).contains(.pin))
    try store.done(.change(id, .purge([.pin]), key: "k5"))
    #expect(try sealed().isEmpty)
    #expect(!desk.desk.held(in: try store.file(id)).contains(.pin))
    #expect(try store.verifyHistory().finding == nil)
  }

  @Test(
    "A PIN changed and changed back is no change that fixes anything",
    arguments: StoreKind.allCases
  )
  func changedBack(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let id = try store.create(.sample(pin: "4711"), key: "k1")
    let refused = RejectionDraft(reasons: [.pinIncorrect])
    try store.done(.change(id, .status(.reject(refused)), key: "k2"))
    func fix(_ key: String) throws -> Outcome {
      let fixed = RejectionChange.resolve(.pinIncorrect, .fixed, until: nil, note: nil)
      return try store.commit(.change(id, .rejection(fixed), key: key))
    }
    try set("0815", of: id, in: store, "k3")
    try set("4711", of: id, in: store, "k4")
    #expect(try !fix("k5").isDone)
    try set("0815", of: id, in: store, "k6")
    #expect(try fix("k7").isDone)
  }
}
