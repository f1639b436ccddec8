import Dispatch
import Foundation
import GRDB
import PortDomain
import Synchronization
import Testing

@testable import PortStoreSQLite

@Suite("Writes to one file keep out of each other's way")
struct WritingTests {
  @Test("Changes of several sessions at once are all stored")
  func manyWriters() throws {
    let desk = try TestDesk()
    try desk.create()
    let id = try desk.open().create(key: "k0")
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 4) { session in
      do {
        let store = try desk.open()
        for index in 0..<25 {
          try store.done(.change(id, .note("n"), key: "\(session)-\(index)"))
        }
        store.close()
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    let store = try desk.open()
    #expect(try store.file(id).history.map(\.number) == Array(1...101))
    #expect(try store.verifyHistory().finding == nil)
  }

  @Test("A lock that is held too long names its holder")
  func namesHolder() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let waiting = try desk.open(patience: 20)
    try store.writing { _ in
      #expect(throws: StoreError.busy(holder: "ngozi", seconds: 0)) {
        try waiting.create(key: "k1")
      }
      return
    }
    #expect(try waiting.create(key: "k1").text.hasPrefix("pr_"))
  }

  @Test("What waits for the lock gives up when the session is to end")
  func hurries() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    // Longer than any test lasts.
    let waiting = try desk.open(patience: 3_600_000)
    try store.writing { _ in
      let gaveUp = DispatchSemaphore(value: 0)
      DispatchQueue.global().async {
        if (try? waiting.create(key: "k1")) == nil { gaveUp.signal() }
      }
      waiting.hurry(within: 1)
      #expect(gaveUp.wait(timeout: .now() + .seconds(60)) == .success)
    }
  }

  @Test("A session that is to be stopped waits until it keeps nobody from writing")
  func stopsOnceFree() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let order = Mutex<[String]>([])
    let stopped = DispatchSemaphore(value: 0)
    try store.writing { _ in
      DispatchQueue.global().async {
        store.whileNothingIsWritten { order.withLock { $0.append("stopped") } }
        stopped.signal()
      }
      // Time enough for it to go wrong; what is right doesn't depend on it.
      _ = stopped.wait(timeout: .now() + .milliseconds(100))
      order.withLock { $0.append("written") }
    }
    stopped.wait()
    #expect(order.withLock { $0 } == ["written", "stopped"])
  }

  @Test("Every setting that keeps data safe is as it must be on each connection")
  func settings() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let expected: [String: String] = [
      "journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0",
      "cell_size_check": "1", "mmap_size": "0", "secure_delete": "1", "temp_store": "2",
      "busy_timeout": "10000", "wal_autocheckpoint": "0",
    ]
    for use in Connections.Use.allCases {
      try store.connections.queue(use).inDatabase { db in
        for (name, value) in expected {
          let found = try DatabaseValue.fetchOne(db, sql: "PRAGMA \(name)")
          #expect(found?.description.replacing("\"", with: "") == value, "\(name)")
        }
        let queryOnly = try Int.fetchOne(db, sql: "PRAGMA query_only")
        #expect(queryOnly == (use == .write ? 0 : 1))
      }
    }
  }

  @Test("A full disk is said to be one, and what was stored stays")
  func diskFull() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let id = try store.create(key: "k0")
    try store.connections.queue(.write).inDatabase { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    let long = Change.note(String(repeating: "no room ", count: 4000))
    #expect(throws: StoreError.diskFull) { try store.commit(.change(id, long, key: "k1")) }
    try store.connections.queue(.write).inDatabase { db in
      try db.execute(sql: "PRAGMA max_page_count = 100000")
    }
    try store.done(.change(id, long, key: "k1"))
    #expect(try store.file(id).history.count == 2)
  }

  @Test("Closing gives up what is still read in the background", .timeLimit(.minutes(1)))
  func closesWhileReading() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let (begun, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let failure = Mutex<StoreError?>(nil)
    DispatchQueue.global().async {
      do throws(StoreError) {
        try store.reading(.background) { rows in
          let tell = DatabaseFunction("begun", argumentCount: 0) { _ in
            begun.signal()
            return 1
          }
          rows.db.add(function: tell)
          _ = try rows.db.found(
            """
            WITH RECURSIVE numbers (value) AS
              (SELECT begun() UNION ALL SELECT value + 1 FROM numbers WHERE value < 300000000)
            SELECT count(*) FROM numbers
            """,
            in: "numbers"
          )
        }
      } catch {
        failure.withLock { $0 = error }
      }
      ended.signal()
    }
    begun.wait()
    store.close()
    ended.wait()
    #expect(failure.withLock { $0 } == .interrupted)
  }

  @Test("History and charges can't be changed or removed through the database")
  func triggers() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    try store.create(key: "k1")
    for statement in [
      "UPDATE event SET actor = 'x'", "DELETE FROM event", "DELETE FROM seal WHERE 0",
      "UPDATE event_detail SET body = x'00'",
    ] {
      #expect(throws: (any Error).self, "\(statement)") {
        try desk.edit { db in
          try db.execute(sql: "INSERT INTO event_detail VALUES (1, randomblob(16), x'7b7d')")
          try db.execute(sql: statement)
          if statement.contains("seal") { throw StoreError.interrupted }
        }
      }
      try desk.edit { try $0.execute(sql: "DELETE FROM event_detail") }
    }
  }

  @Test("Without its key a store is read, says where the key was looked for, and takes no change")
  func lostKey() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let id = try store.create(.sample(pin: "4711"), key: "k1")
    let key = "\(desk.keyDirectory)/\(store.storeID).key"
    store.close()
    try FileManager.default.removeItem(atPath: key)
    let later = try desk.open()
    let missing = StoreError.sealKeyMissing(places: [key])
    #expect(later.writeObstacle() == missing)
    #expect(throws: missing) { try later.commit(.change(id, .note("n"), key: "k2")) }
    #expect(throws: missing) { try later.commit(.change(id, .showPIN, key: "k3")) }
    #expect(throws: missing) { try later.create(.sample("+2348031234569"), key: "k4") }
    let feast = Holiday(day: CalendarDay(daysSinceEpoch: 20_761), name: "Feast")
    #expect(throws: missing) {
      try later.revise(.holiday(.nigeria, feast), by: .ngozi, on: .current)
    }
    // What is nobody else's is no history.
    let draft = Draft.Key(form: "note", subject: id.text)
    try later.saveDraft(
      Draft(key: draft, fields: ["text": "t"], savedAt: desk.clock.read()),
      of: "ngozi"
    )
    #expect(try later.file(id).history.count == 1)
    #expect(try later.verifyHistory().finding == nil)
  }

  @Test("A store to which nothing was written yet takes its first change only with its key")
  func lostKeyOfNewStore() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let key = "\(desk.keyDirectory)/\(store.storeID).key"
    try FileManager.default.removeItem(atPath: key)
    #expect(throws: StoreError.sealKeyMissing(places: [key])) { try store.create(key: "k1") }
  }

  @Test("A PIN stands nowhere in the files")
  func noPINInFiles() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    try store.create(.sample(pin: "CANARY-4711"), key: "k1")
    for suffix in ["", "-wal"] {
      let content = try Data(contentsOf: URL(filePath: desk.path + suffix))
      #expect(content.range(of: Data("CANARY".utf8)) == nil)
    }
  }

  @Test("The log is emptied once enough has come together, and at closing")
  func checkpoints() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let id = try store.create(key: "k0")
    #expect(store.storeFile.logSize > 0)
    for index in 0..<200 { try store.done(.change(id, .note("n"), key: "n\(index)")) }
    // Much more has been written by then.
    #expect(store.storeFile.logSize < 2 << 20)
    store.close()
    #expect(store.storeFile.logSize == 0)
  }

  @Test("A reader in the way keeps no commit waiting")
  func readerInTheWay() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let id = try store.create(key: "k0")
    let other = try desk.open()
    try other.reading(.screen) { rows in
      _ = try Row.fetchOne(rows.db, sql: "SELECT count(*) FROM event")
      for index in 0..<210 { try store.done(.change(id, .note("n"), key: "n\(index)")) }
    }
    #expect(try other.file(id).history.count == 211)
  }

  @Test("A session's mount is told by its device")
  func mounts() {
    let table = MountTable(
      text: """
        31 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw
        77 31 0:52 / /srv/desk rw,relatime shared:9 - nfs4 host:/desk rw,vers=4.2
        """
    )
    #expect(table.networkType(ofDevice: "254:1") == nil)
    #expect(table.networkType(ofDevice: "0:52") == "nfs4")
    #expect(table.networkType(ofDevice: "0:53") == nil)
  }
}
