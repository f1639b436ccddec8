import Foundation
import GRDB
import PortDomain
import PortStore
import PortStoreSQLite
import Testing

@Suite("A log, a file or a name that came or went behind the program's back is noticed")
struct LogTests {
  /// A desk some of whose last changes are in its log, and copies of both files.
  private struct Copies {
    let desk: TestDesk
    let file: Data
    let log: Data

    init() throws {
      desk = try TestDesk()
      let store = try desk.makeStore()
      let id = try store.create(key: "k1")
      try store.done(.change(id, .note("in the log"), key: "k2"))
      file = try Data(contentsOf: URL(filePath: desk.path))
      log = try Data(contentsOf: URL(filePath: desk.path + "-wal"))
      store.close()
    }

    func put(_ file: Data, _ log: Data) throws {
      try file.write(to: URL(filePath: desk.path))
      try log.write(to: URL(filePath: desk.path + "-wal"))
      try? FileManager.default.removeItem(atPath: desk.path + "-shm")
    }
  }

  @Test("A copy of file and log together is taken as it is")
  func together() throws {
    let copies = try Copies()
    try copies.put(copies.file, copies.log)
    let store = try copies.desk.open()
    #expect(try store.verifyHistory().events == 2)
  }

  @Test("The log of another copy of the desk is recognised, and nothing is changed")
  func otherCopy() throws {
    let copies = try Copies()
    let desk = copies.desk
    let present = try Data(contentsOf: URL(filePath: desk.path))
    try copies.put(present, copies.log)
    for isReadOnly in [false, true] {
      #expect(throws: StoreError.foreignLog(place: desk.path + "-wal")) {
        try desk.open(isReadOnly: isReadOnly)
      }
    }
    #expect(try Data(contentsOf: URL(filePath: desk.path)) == present)
    try FileManager.default.removeItem(atPath: desk.path + "-wal")
    #expect(try desk.open().verifyHistory().finding == nil)
  }

  @Test("The log of another desk is recognised, and nothing is changed")
  func otherDesk() throws {
    let copies = try Copies()
    let other = try Copies()
    try copies.put(copies.file, other.log)
    #expect(throws: StoreError.foreignLog(place: copies.desk.path + "-wal")) {
      try copies.desk.open()
    }
    #expect(try Data(contentsOf: URL(filePath: copies.desk.path)) == copies.file)
  }

  @Test("The log of another program's database is recognised")
  func otherProgram() throws {
    let copies = try Copies()
    let other = try TestDesk()
    var log = Data()
    try other.edit { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; CREATE TABLE t (a); INSERT INTO t VALUES (1)")
      log = try Data(contentsOf: URL(filePath: other.path + "-wal"))
    }
    try copies.put(copies.file, log)
    #expect(throws: StoreError.foreignLog(place: copies.desk.path + "-wal")) {
      try copies.desk.open()
    }
  }

  @Test("A desk whose log was never emptied since it was brought up to date opens")
  func broughtUpToDate() throws {
    let desk = try OldStoreTests.OldStore.all[3].copied()
    defer { withExtendedLifetime(desk) {} }
    let store = try desk.open()
    let id = try #require(try store.request(ofNumber: "+2348031234561"))
    try store.done(.change(id, .note("n"), key: "n"))
    // Another session, as after the first was killed.
    #expect(try desk.open().verifyHistory().events == 53)
  }

  @Test("Emptying the log keeps it the desk's own, also when a reader is in the way")
  func emptied() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let id = try store.create(key: "k")
    let reader = try desk.open()
    for round in 0..<3 {
      try reader.reading(.screen) { rows in
        _ = try rows.head()
        for index in 0..<210 { try store.done(.change(id, .note("n"), key: "\(round) \(index)")) }
      }
      let file = try Data(contentsOf: URL(filePath: desk.path))
      let log = try Data(contentsOf: URL(filePath: desk.path + "-wal"))
      let copy = try TestDesk()
      try file.write(to: URL(filePath: copy.path))
      try log.write(to: URL(filePath: copy.path + "-wal"))
      #expect(try copy.open().head().events.count == 1 + (round + 1) * 210)
    }
  }

  @Test("A log that is removed or replaced under an open desk is noticed")
  func removedLog() throws {
    for isReplaced in [false, true] {
      let desk = try TestDesk()
      let store = try desk.makeStore()
      let id = try store.create(key: "k1")
      let log = URL(filePath: desk.path + "-wal")
      let content = try Data(contentsOf: log)
      try FileManager.default.removeItem(at: log)
      if isReplaced { try content.write(to: log) }
      #expect(throws: StoreError.replaced(place: desk.path + "-wal")) {
        try store.done(.change(id, .note("n"), key: "k2"))
      }
    }
  }

  @Test("A second name is noticed, at opening and under an open desk")
  func linked() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let id = try store.create(key: "k1")
    try FileManager.default.linkItem(atPath: desk.path, toPath: desk.directory + "/other.db")
    #expect(throws: StoreError.linked(place: desk.path)) {
      try store.done(.change(id, .note("n"), key: "k2"))
    }
    #expect(throws: StoreError.linked(place: desk.path)) { try desk.open() }
    try FileManager.default.removeItem(atPath: desk.directory + "/other.db")
    try store.done(.change(id, .note("n"), key: "k2"))
    #expect(try store.file(id).history.count == 2)
  }
}

extension SQLiteDeskStore {
  fileprivate func head() throws(StoreError) -> StoreHead {
    try reading(.screen) { try $0.head() }
  }
}
