import Foundation
import GRDB
import PortDomain
import PortStore
import PortStoreSQLite
import Testing

@Suite("An edit of the history behind the program's back is found")
struct HistoryTests {
  /// What somebody with the file and no key can do, and what is said of it.
  enum Attack: String, CaseIterable, CustomTestStringConvertible {
    case edit = "edit of an event"
    case editWithNewHash = "edit with the plain hashes mended"
    case editDetail = "edit of a note's text"
    case delete = "removal from the middle"
    case insert = "insertion"
    case reorder = "exchange of two events"
    case cut = "cut of the tail, with its seals left"

    var testDescription: String { rawValue }

    var sql: String {
      switch self {
      case .edit: "UPDATE event SET actor = 'kofi' WHERE serial = 3"
      case .editWithNewHash:
        "UPDATE event SET actor = 'kofi', hash = randomblob(32) WHERE serial = 3"
      case .editDetail: "UPDATE event_detail SET body = x'7b7d' WHERE event = 3"
      case .delete: "DELETE FROM event WHERE serial = 3"
      case .insert:
        """
        UPDATE event SET serial = serial + 1000 WHERE serial > 3;
        UPDATE event SET serial = serial - 999 WHERE serial > 1000;
        INSERT INTO event SELECT 4, 'ev_' || hex(randomblob(13)), request, 90, at, actor, session,
          kind, about, fields, version, detail_hash, hash, signature, lead, state, receipt, forgotten
          FROM event WHERE serial = 3
        """
      case .reorder:
        """
        UPDATE event SET serial = 1000, number = 1000 WHERE serial = 3;
        UPDATE event SET serial = 3, number = 3 WHERE serial = 4;
        UPDATE event SET serial = 4, number = 4 WHERE serial = 1000
        """
      case .cut: "DELETE FROM event WHERE serial > 5"
      }
    }

    func isFound(in verdict: HistoryVerdict) -> Bool {
      switch (self, verdict.finding) {
      case (.edit, .altered(let place)), (.editWithNewHash, .altered(let place)),
        (.editDetail, .detailAltered(let place)), (.reorder, .altered(let place)):
        place.number == 3
      case (.delete, .missing(before: let place)): place.number == 4
      case (.insert, .unreadable(number: 4)): true
      case (.insert, .missing(before: let place)): place.number == 4
      case (.cut, .cut(after: 5, sealed: 8)): true
      default: false
      }
    }
  }

  @Test("The first bad event is named", arguments: Attack.allCases)
  func names(_ attack: Attack) throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    try fill(store)
    store.close()
    #expect(try desk.open().verifyHistory().finding == nil)
    try tamper(desk, attack.sql)
    let verdict = try desk.open().verifyHistory()
    #expect(attack.isFound(in: verdict), "\(verdict)")
  }

  @Test("A copy of yesterday put back is found by a seal kept elsewhere")
  func oldCopy() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    try fill(store)
    let id = try #require(try store.request(ofNumber: "+2348031234567"))
    store.close()
    let copy = try Data(contentsOf: URL(filePath: desk.path))
    let later = try desk.open()
    try later.done(.change(id, .note("today"), key: "today"))
    let kept = try #require(try later.sealHistory().flatMap { KeptSeal($0.text) })
    #expect(try later.verifyHistory(against: [kept]).finding == nil)
    later.close()
    try copy.write(to: URL(filePath: desk.path))
    let old = try desk.open()
    #expect(try old.verifyHistory().finding == nil)
    #expect(try old.verifyHistory(against: [kept]).finding == .cut(after: 8, sealed: 9))
  }

  @Test("Without the key only accidental damage can be found, and that is said")
  func withoutKey() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    try fill(store)
    store.close()
    try FileManager.default.removeItem(atPath: "\(desk.keyDirectory)/\(store.storeID).key")
    let verdict = try desk.open().verifyHistory()
    #expect(verdict.assurance == .accidentalOnly)
    #expect(verdict.finding == nil)
    try tamper(desk, Attack.edit.sql)
    #expect(Attack.edit.isFound(in: try desk.open().verifyHistory()))
  }

  /// What somebody with the file and no key can do to an event that followed another.
  @Test(
    "An event that followed another is vouched for too",
    arguments: [
      "UPDATE event SET version = version + 1, hash = randomblob(32) WHERE lead IS NOT NULL",
      "UPDATE event SET lead = 1 WHERE lead IS NOT NULL",
      "UPDATE event SET fields = 'status' WHERE lead IS NOT NULL",
      "UPDATE event SET kind = 'noted' WHERE serial IN (SELECT lead FROM event)",
      "UPDATE event SET signature = NULL WHERE lead IS NOT NULL",
      "UPDATE event SET signature = randomblob(32) WHERE lead IS NOT NULL",
    ]
  )
  func followers(_ attack: String) throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let first = try store.create(key: "k1")
    let second = try store.create(.sample("+2348031234568"), key: "k2")
    try store.done(.change(first, .addPaper(.bill, to: [second]), key: "add"))
    #expect(try store.verifyHistory().finding == nil)
    try tamper(desk, attack)
    #expect(try store.verifyHistory().finding != nil)
  }

  @Test("An event made up to follow another, with its hash, is vouched for by no later seal")
  func madeUp() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let first = try store.create(key: "k1")
    let second = try store.create(.sample("+2348031234568"), key: "k2")
    try store.done(.change(first, .addPaper(.bill, to: [second]), key: "add"))
    let last = try #require(try store.file(second).history.last)
    let lead = try #require(last.lead)
    let forged = Event(
      id: desk.desk.ids.make(at: last.at),
      request: second,
      number: last.number + 1,
      at: last.at,
      by: last.by,
      session: last.session,
      kind: last.kind,
      about: last.about,
      fields: [],
      version: last.version + 1,
      lead: lead,
      detail: nil
    )
    try desk.edit { db in
      let tail = try Data.fetchOne(db, sql: "SELECT hash FROM event ORDER BY serial DESC LIMIT 1")
      let hash = HistoryChain.hash(
        of: forged,
        detail: nil,
        after: tail.flatMap { HashValue(Array($0)) },
        outcome: EventOutcome(state: nil, receipt: nil, forgotten: nil)
      )
      // The row of the true one, with what differs.
      try db.execute(
        sql: """
          INSERT INTO event SELECT serial + 1, ?, request, ?, at, actor, session, kind, about, fields,
            ?, detail_hash, ?, NULL, lead, NULL, NULL, NULL FROM event ORDER BY serial DESC LIMIT 1
          """,
        arguments: [forged.id.text, forged.number, forged.version, Data(hash.bytes)]
      )
    }
    #expect(try store.sealHistory() != nil)
    guard case .unsigned(let place) = try store.verifyHistory().finding else {
      Issue.record("the seal vouched for it")
      return
    }
    #expect(place.event == forged.id.text)
  }

  @Test("What lies beside an event and can't be read is named")
  func unreadable() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let id = try store.create(key: "k1")
    try store.done(.change(id, .note("called"), key: "k2"))
    try tamper(desk, "UPDATE event_detail SET body = x'7b'")
    #expect(throws: StoreError.corrupt(place: desk.path, detail: "event_detail 2")) {
      try store.file(id)
    }
    #expect(throws: StoreError.corrupt(place: desk.path, detail: "event_detail 2")) {
      try store.commit(.change(id, .undo, key: "k3"))
    }
  }

  @Test("Every store verifies what it wrote, and seals it", arguments: StoreKind.allCases)
  func everyStore(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    #expect(
      try store.verifyHistory()
        == HistoryVerdict(events: 0, assurance: .signed, finding: nil, seal: nil)
    )
    let id = try store.create(key: "k1")
    for index in 2...8 { try store.done(.change(id, .note("note \(index)"), key: "k\(index)")) }
    let seal = try #require(try store.sealHistory())
    #expect(seal.events == 8)
    let verdict = try store.verifyHistory(against: [seal])
    #expect(verdict.events == 8 && verdict.finding == nil && verdict.assurance == .signed)
    let later = try #require(KeptSeal("seal 9 0 \(seal.hash.hex)"))
    #expect(try store.verifyHistory(against: [later]).finding == .cut(after: 8, sealed: 9))
  }

  @Test("A seal is written for every hundred events")
  func sealsByHundreds() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let id = try store.create(key: "k0")
    for index in 1..<250 { try store.done(.change(id, .note("n"), key: "n\(index)")) }
    var sealed: [Int] = []
    try desk.edit { sealed = try Int.fetchAll($0, sql: "SELECT event FROM seal ORDER BY event") }
    #expect(sealed == [100, 200])
    var seen: [Double] = []
    let verdict = try store.verifyHistory(against: []) { seen.append($0) }
    #expect(verdict.events == 250 && verdict.finding == nil && seen.isEmpty)
  }

  private func fill(_ store: SQLiteDeskStore) throws {
    let id = try store.create(key: "k1")
    for index in 2...8 { try store.done(.change(id, .note("note \(index)"), key: "k\(index)")) }
  }

  private func tamper(_ desk: TestDesk, _ sql: String) throws {
    try desk.edit { db in
      for trigger in ["event_kept", "event_unchanged", "event_detail_unchanged", "seal_kept"] {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try db.execute(sql: sql)
    }
  }
}
