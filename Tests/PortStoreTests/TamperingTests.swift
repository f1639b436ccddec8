import Foundation
import GRDB
import PortDomain
import PortStoreSQLite
import TestSupport
import Testing

@testable import PortStore

/// What somebody with the file, `sqlite3` and no key can do to what the history tells of.
@Suite("What was changed behind the program's back is found and named")
struct TamperingTests {
  /// One such edit and how it is named.
  struct Attack: CustomTestStringConvertible, Sendable {
    let name: String
    let sql: String
    let isNamed: @Sendable (HistoryFinding) -> Bool

    var testDescription: String { name }

    init(
      _ name: String,
      _ sql: String,
      isNamed: @escaping @Sendable (HistoryFinding) -> Bool
    ) {
      self.name = name
      self.sql = sql
      self.isNamed = isNamed
    }

    /// What is found in a part of a request's file.
    init(_ name: String, _ sql: String, part: FilePart) {
      self.init(name, sql) { finding in
        guard case .fileAltered(_, part) = finding else { return false }
        return true
      }
    }
  }

  /// The serial number of a request by its number.
  private static func serial(_ number: String) -> String {
    "(SELECT serial FROM request WHERE phone_number = '\(number)')"
  }

  private static let ported = serial("+2348012345678")
  private static let ordered = serial("+2348031234561")
  private static let alone = serial("+2348012345679")

  static let attacks: [Attack] = [
    Attack(
      "a status",
      "UPDATE request SET status = 'cancelled', is_open = 0 WHERE serial = \(ordered)",
      part: .request
    ),
    Attack(
      "a number",
      "UPDATE request SET phone_number = '+2348031234599' WHERE serial = \(ordered)",
      part: .request
    ),
    Attack("an owner", "UPDATE request SET owner = 'kofi' WHERE serial = \(alone)", part: .request),
    Attack("a version", "UPDATE request SET version = version + 1", part: .request),
    Attack(
      "a name",
      "UPDATE request SET billing_name = 'Eve' WHERE serial = \(alone)",
      part: .request
    ),
    Attack("a day", "UPDATE request SET authorized_date = authorized_date - 1", part: .request),
    Attack(
      "an escalation",
      "UPDATE request SET escalated = 1 - escalated WHERE serial = \(ported)",
      part: .request
    ),
    Attack(
      "a request put in",
      """
      CREATE TEMP TABLE copy AS SELECT * FROM request WHERE serial = \(alone);
      UPDATE copy SET serial = 99, id = 'pr_7zzzzzzzzzzzzzzzzzzzzzzzzz',
        phone_number = '+2348031234599';
      INSERT INTO request SELECT * FROM copy
      """
    ) { if case .requestInserted = $0 { true } else { false } },
    Attack("a request taken out", "DELETE FROM request WHERE serial = \(alone)") {
      if case .requestGone = $0 { true } else { false }
    },
    Attack("an order's reference", "UPDATE port_order SET reference = 'R-8'") {
      if case .orderAltered = $0 { true } else { false }
    },
    Attack("an order taken out", "DELETE FROM port_order") {
      if case .orderAltered = $0 { true } else { false }
    },
    Attack(
      "an order put in",
      "INSERT INTO port_order VALUES (99, 'po_7zzzzzzzzzzzzzzzzzzzzzzzzz', 0, 'R-9', NULL)"
    ) { if case .orderAltered = $0 { true } else { false } },
    Attack(
      "a check answer",
      "UPDATE answer SET verdict = CASE verdict WHEN 'pass' THEN 'fail' ELSE 'pass' END",
      part: .papers
    ),
    Attack("who gave an answer", "UPDATE answer SET answered_by = 'ada'", part: .papers),
    Attack("answers taken out", "DELETE FROM answer", part: .papers),
    Attack(
      "an answer put in",
      """
      INSERT INTO answer SELECT document, 'extra', verdict, answered_by, answered_at, remark
      FROM answer LIMIT 1; UPDATE answer SET item = 'complete' WHERE item = 'extra'
      """,
      part: .papers
    ),
    Attack("what a paper says", "UPDATE evidence SET value = '2026-10-21'", part: .papers),
    Attack(
      "a paper's hash",
      "UPDATE document SET sha256 = lower(hex(randomblob(32)))",
      part: .papers
    ),
    Attack("a paper's name", "UPDATE document SET file_name = 'x.pdf'", part: .papers),
    Attack("attachments taken out", "DELETE FROM attachment", part: .papers),
    Attack(
      "an attachment put in",
      """
      INSERT INTO attachment (document, request)
        VALUES ((SELECT max(serial) FROM document), \(alone))
      """,
      part: .papers
    ),
    Attack("a carrier's words", "UPDATE rejection SET words = 'no'", part: .rejections),
    Attack("a ground", "UPDATE ground SET outcome = 'waived'", part: .rejections),
    Attack("grounds taken out", "DELETE FROM ground", part: .rejections),
    Attack("a charge", "UPDATE charge SET cents = cents * 2", part: .charges),
    Attack("charges taken out", "DELETE FROM charge", part: .charges),
    Attack(
      "a number that is ours again",
      "UPDATE active_number SET released_on = NULL",
      part: .activeNumber
    ),
    Attack("a seal", "UPDATE seal SET hash = zeroblob(32)") {
      if case .sealBroken = $0 { true } else { false }
    },
    Attack("a sealed PIN", "UPDATE sealed_pin SET sealed = randomblob(32)", part: .pin),
    Attack("a PIN taken out", "DELETE FROM sealed_pin", part: .pin),
    Attack(
      "a PIN moved",
      "UPDATE sealed_pin SET request = \(alone) WHERE request = \(ordered)",
      part: .pin
    ),
    Attack("the sandbox flag", "UPDATE store SET sandbox = 0") { $0 == .storeAltered },
    Attack("the store's id", "UPDATE store SET id = 'st_7zzzzzzzzzzzzzzzzzzzzzzzzz'") {
      $0 == .storeAltered
    },
    Attack("when the store was made", "UPDATE store SET created_at = 0") { $0 == .storeAltered },
    Attack("every event's detail", "DELETE FROM event_detail") {
      if case .detailGone = $0 { true } else { false }
    },
    Attack(
      "a detail, as if a purge had taken it",
      """
      INSERT INTO forgotten_detail SELECT event, (SELECT max(serial) FROM event)
        FROM event_detail WHERE event = (SELECT max(event) FROM event_detail);
      DELETE FROM event_detail WHERE event IN (SELECT event FROM forgotten_detail)
      """
    ) { if case .purgeAltered = $0 { true } else { false } },
    Attack(
      "a detail, as if an earlier purge had taken it",
      """
      INSERT INTO forgotten_detail SELECT min(event), NULL FROM event_detail;
      DELETE FROM event_detail WHERE event IN (SELECT event FROM forgotten_detail)
      """
    ) { $0 == .takenOverAltered },
    Attack(
      "a later detail, as if an earlier purge had taken it",
      """
      INSERT INTO forgotten_detail SELECT max(event), NULL FROM event_detail WHERE event <= 52;
      DELETE FROM event_detail WHERE event IN (SELECT event FROM forgotten_detail)
      """
    ) { $0 == .takenOverAltered },
    Attack("the newest record", "DELETE FROM desk_record WHERE serial = 6") {
      $0 == .recordsCut(after: 5, of: 6)
    },
    Attack("all records", "DELETE FROM desk_record") { $0 == .recordsCut(after: 0, of: 6) },
    Attack("an older record", "DELETE FROM desk_record WHERE serial = 3") {
      $0 == .recordAltered(number: 3)
    },
    Attack(
      "the tail of the history",
      "DELETE FROM event WHERE serial > (SELECT max(serial) - 2 FROM event); DELETE FROM seal"
    ) { if case .cut = $0 { true } else { false } },
  ]

  @Test(
    "On a store of an earlier program that was brought up to date",
    arguments: attacks
  )
  func takenOver(_ attack: Attack) throws {
    let desk = try OldStoreTests.OldStore.all[3].copied()
    defer { withExtendedLifetime(desk) {} }
    try desk.open().close()
    try expectFound(attack, in: desk)
  }

  @Test("On requests that were changed since", arguments: attacks)
  func changed(_ attack: Attack) throws {
    let desk = try OldStoreTests.OldStore.all[3].copied()
    defer { withExtendedLifetime(desk) {} }
    let store = try desk.open()
    try touchAll(store)
    store.close()
    try expectFound(attack, in: desk)
  }

  @Test(
    "A change that comes after it doesn't hide it",
    arguments: attacks.filter {
      // What another kind of finding hides, or what a damaged row refuses, is no matter of hiding.
      !["the store's id", "a request taken out", "an order taken out", "a request put in"].contains(
        $0.name
      )
    }
  )
  func notHidden(_ attack: Attack) throws {
    let desk = try OldStoreTests.OldStore.all[3].copied()
    defer { withExtendedLifetime(desk) {} }
    try desk.open().close()
    try tamper(desk, attack.sql)
    let store = try desk.open()
    try touchAll(store)
    let holiday = Holiday(day: Sample.day("2026-12-24"), name: "Feast")
    _ = try store.revise(.holiday(.nigeria, holiday), by: .ngozi, on: .current)
    store.close()
    #expect(try desk.open().verifyHistory().finding != nil)
  }

  @Test("A quick look finds no fault with what is as it was written", arguments: [false, true])
  func quickLook(isTouched: Bool) throws {
    for old in OldStoreTests.OldStore.all {
      let desk = try old.copied()
      defer { withExtendedLifetime(desk) {} }
      let store = try desk.open()
      if isTouched { try touchAll(store) }
      let (events, looks) = try store.reading(.background) { rows in
        let head = try rows.head()
        var looks: [QuickLook] = []
        var id: RequestID?
        while let last = try rows.last(ofNext: 2, after: id) {
          looks.append(
            try rows.quickLook(after: id, upTo: last, takenOver: head.takenOver.count)
          )
          id = last
        }
        return (head.events.count, looks)
      }
      #expect(looks.allSatisfy { $0.isSound })
      #expect(looks.reduce(0) { $0 + $1.events } == events)
      // Some hold more than can be told quickly, some don't.
      let rest = looks.reduce(0) { $0 + $1.rest.count }
      #expect((1..<2 * looks.count).contains(rest))
    }
  }

  @Test("Who takes part in a walk tells how many events were looked at")
  func walked() throws {
    let desk = try OldStoreTests.OldStore.all[3].copied()
    defer { withExtendedLifetime(desk) {} }
    let walk = FileWalk()
    let (events, part) = try desk.open().reading(.background) { rows in
      (try rows.head().events.count, walk.part(of: rows))
    }
    #expect(part.isSound && part.events == events && walk.events == events && events > 0)
  }

  @Test("A state put beside an earlier program's event vouches for nothing, and is found")
  func besideTakenOver() throws {
    for isTouched in [false, true] {
      let desk = try OldStoreTests.OldStore.all[3].copied()
      defer { withExtendedLifetime(desk) {} }
      let store = try desk.open()
      let id = try #require(try store.request(ofNumber: "+2348012345679"))
      try tamper(desk, "UPDATE request SET billing_name = 'Eve' WHERE id = '\(id.text)'")
      // Anybody can work out the state that fits.
      let state = try store.reading(.background) { rows in
        try rows.examined([id]).first.map { TakenOver.state(of: $0.stored) }
      }
      let last = "(SELECT max(e.serial) FROM event AS e JOIN request AS r ON r.serial = e.request"
      try desk.edit { db in
        try db.execute(
          sql: "UPDATE event SET state = ? WHERE serial = \(last) WHERE r.id = ?)",
          arguments: [state.map { Data($0.bytes) }, id.text]
        )
        #expect(db.changesCount == 1)
      }
      if isTouched { try touchAll(store) }
      guard case .altered = try store.verifyHistory().finding else {
        Issue.record("the state that was put there vouched for it")
        continue
      }
      // Without it what came since doesn't hide the edit.
      try desk.edit {
        try $0.execute(sql: "UPDATE event SET state = NULL WHERE serial <= 52")
      }
      guard case .fileAltered(id, _) = try store.verifyHistory().finding else {
        Issue.record("a change that came after it vouched for it")
        continue
      }
    }
  }

  @Test("No purge is put beside an earlier program's event")
  func purgeOfTakenOver() throws {
    let desk = try OldStoreTests.OldStore.all[3].copied()
    defer { withExtendedLifetime(desk) {} }
    let store = try desk.open()
    #expect(try store.verifyHistory().finding == nil)
    try tamper(
      desk,
      """
      INSERT INTO forgotten_detail SELECT max(event), 1 FROM event_detail;
      DELETE FROM event_detail WHERE event IN (SELECT event FROM forgotten_detail)
      """
    )
    try desk.edit { db in
      let taken = try Int.fetchOne(db, sql: "SELECT event FROM forgotten_detail WHERE purge = 1")
      let number = try #require(taken.map { UInt64($0) })
      let bytes = withUnsafeBytes(of: (UInt64(0), number.bigEndian)) { Array($0) }
      let hash = Data(HashValue(hashing: bytes).bytes)
      try db.execute(sql: "UPDATE event SET forgotten = ? WHERE serial = 1", arguments: [hash])
    }
    guard case .altered(let place) = try store.verifyHistory().finding else {
      Issue.record("the purge that was put there was taken for one")
      return
    }
    #expect(place.number == 1)
  }

  @Test("A receipt that was changed, taken out or put in is found")
  func receipts() throws {
    let lastOld = "SELECT max(event) FROM receipt WHERE event <= 52"
    for (sql, isOld) in [
      ("UPDATE receipt SET version = version + 1 WHERE event = 1", true),
      ("UPDATE receipt SET fingerprint = randomblob(32) WHERE event = 1", true),
      ("DELETE FROM receipt WHERE event = 1", true),
      ("UPDATE receipt SET version = version + 1 WHERE event = (\(lastOld))", true),
      ("DELETE FROM receipt WHERE event = (\(lastOld))", true),
      ("UPDATE receipt SET version = version + 1 WHERE event = 53", false),
      ("UPDATE receipt SET key = 'other' WHERE event = 53", false),
      ("DELETE FROM receipt WHERE event = 53", false),
      (
        """
        INSERT INTO receipt SELECT 'put in', fingerprint, 53, version, warnings, document
        FROM receipt LIMIT 1
        """, false
      ),
    ] {
      let desk = try OldStoreTests.OldStore.all[3].copied()
      defer { withExtendedLifetime(desk) {} }
      let store = try desk.open()
      try touchAll(store)
      store.close()
      try tamper(desk, sql)
      let finding = try desk.open().verifyHistory().finding
      if isOld {
        #expect(finding == .takenOverAltered, "\(sql)")
      } else {
        #expect([.receiptAltered(event: 53), .receiptsGone(count: 1)].contains(finding), "\(sql)")
      }
    }
  }

  @Test(
    "An old row put back is found",
    arguments: ["request", "answer", "sealed_pin", "store", "ground"]
  )
  func putBack(_ table: String) throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let id = try store.create(.sample(pin: "1234"), key: "k1")
    let paper = try #require(try store.done(.change(id, .addPaper(.bill), key: "k2")).document)
    let passed = SheetEdits(answers: [.account: .fail])
    try store.done(.change(id, .paper(.check(paper, passed)), key: "k3"))
    try store.done(
      .change(id, .status(.reject(RejectionDraft(reasons: [.pinIncorrect]))), key: "k4")
    )
    try desk.edit { try $0.execute(sql: "CREATE TABLE kept AS SELECT * FROM \(table)") }
    let failed = SheetEdits(answers: [.account: .pass])
    try store.done(.change(id, .paper(.check(paper, failed)), key: "k5"))
    try store.done(.change(id, .edit(FieldEdits([], pin: Secret("4321"))), key: "k6"))
    try store.done(
      .change(id, .rejection(.resolve(.pinIncorrect, .fixed, until: nil, note: nil)), key: "k7")
    )
    #expect(try store.verifyHistory().finding == nil)
    try desk.edit { db in
      try db.execute(sql: "DELETE FROM \(table); INSERT INTO \(table) SELECT * FROM kept")
    }
    #expect(try store.verifyHistory().finding != nil)
  }

  @Test("A purge verifies, and so does what it left to others")
  func purge() throws {
    let desk = try OldStoreTests.OldStore.all[0].copied()
    defer { withExtendedLifetime(desk) {} }
    let store = try desk.open()
    let id = try #require(try store.request(ofNumber: "+2348031234563"))
    let lead = Operator(login: "root", role: .supervisor, session: "s1")
    try store.done(.change(id, .purge(Set(Retention.Class.allCases)), key: "p", by: lead))
    #expect(try store.verifyHistory().finding == nil)
    try tamper(desk, "DELETE FROM forgotten_detail WHERE purge IS NOT NULL")
    #expect(try store.verifyHistory().finding != nil)
  }

  @Test("A cut tail and an old copy put back are found by a seal kept elsewhere")
  func keptElsewhere() throws {
    let desk = try OldStoreTests.OldStore.all[3].copied()
    defer { withExtendedLifetime(desk) {} }
    try desk.open().close()
    let copy = try Data(contentsOf: URL(filePath: desk.path))
    let store = try desk.open()
    let holiday = Holiday(day: Sample.day("2026-12-24"), name: "Feast")
    _ = try store.revise(.holiday(.nigeria, holiday), by: .ngozi, on: .current)
    let records = try #require(try store.sealHistory().flatMap { KeptSeal($0.text) })
    try touchAll(store)
    let all = try #require(
      try store.sealHistory().flatMap { KeptSeal("Nov 26 host porttui: \($0.text)") }
    )
    #expect(try store.verifyHistory(against: [records, all]).finding == nil)
    store.close()
    try copy.write(to: URL(filePath: desk.path))
    let old = try desk.open()
    #expect(try old.verifyHistory().finding == nil)
    #expect(try old.verifyHistory(against: [all]).finding == .cut(after: 52, sealed: 58))
    #expect(try old.verifyHistory(against: [records]).finding == .recordsCut(after: 6, of: 7))
  }

  @Test("Without its key a signed store of an earlier program isn't brought up to date")
  func withoutKey() throws {
    let desk = try OldStoreTests.OldStore.all[3].copied()
    defer { withExtendedLifetime(desk) {} }
    for name in try FileManager.default.contentsOfDirectory(atPath: desk.keyDirectory) {
      try FileManager.default.removeItem(atPath: desk.keyDirectory + "/" + name)
    }
    #expect {
      try desk.open()
    } throws: { error in
      guard case StoreError.sealKeyMissing = error else { return false }
      return true
    }
  }

  /// A note on every request that can be read.
  private func touchAll(_ store: SQLiteDeskStore) throws {
    let query = Query(
      .everything,
      sort: Sort(.number),
      viewpoint: Viewpoint(zones: TestDesk.zones, now: Instant(milliseconds: 0), me: "ngozi")
    )
    for row in try store.page(query, from: .first, limit: 100).rows {
      let id = row.request.id
      try store.done(.change(id, .note("after"), key: "after \(id.text)"))
    }
  }

  private func expectFound(
    _ attack: Attack,
    in desk: TestDesk,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try desk.open().verifyHistory().finding == nil, sourceLocation: sourceLocation)
    try tamper(desk, attack.sql)
    let finding = try #require(
      try desk.open().verifyHistory().finding,
      sourceLocation: sourceLocation
    )
    #expect(attack.isNamed(finding), "\(finding)", sourceLocation: sourceLocation)
  }

  private func tamper(_ desk: TestDesk, _ sql: String) throws {
    try desk.edit { db in
      let triggers = try String.fetchAll(
        db,
        sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
      )
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
      try db.execute(sql: sql)
    }
  }
}
