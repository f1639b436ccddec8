import Foundation
import GRDB
import PortDomain
import PortStoreSQLite
import Testing

@Suite("A file that is no sound desk is refused for its own reason")
struct OpeningTests {
  @Test("A missing file")
  func missing() throws {
    let desk = try TestDesk()
    #expect(throws: StoreError.missing(place: desk.path)) { try desk.open() }
  }

  @Test("A file that is there is never made anew")
  func alreadyThere() throws {
    let desk = try TestDesk()
    try desk.create()
    #expect(throws: StoreError.alreadyExists(place: desk.path)) { try desk.create() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.keyDirectory).count == 1)
  }

  @Test(
    "Something that isn't a database",
    arguments: ["", "hello", String(repeating: "x", count: 9000)]
  )
  func notADatabase(_ content: String) throws {
    let desk = try TestDesk()
    try Data(content.utf8).write(to: URL(filePath: desk.path))
    #expect(throws: StoreError.notOurs(place: desk.path)) { try desk.open() }
    #expect(try Data(contentsOf: URL(filePath: desk.path)) == Data(content.utf8))
  }

  @Test("A directory")
  func directory() throws {
    let desk = try TestDesk()
    try FileManager.default.createDirectory(atPath: desk.path, withIntermediateDirectories: false)
    #expect(throws: StoreError.notOurs(place: desk.path)) { try desk.open() }
  }

  @Test("Another program's database")
  func foreign() throws {
    let desk = try TestDesk()
    try desk.edit { try $0.execute(sql: "CREATE TABLE t (a)") }
    #expect(throws: StoreError.notOurs(place: desk.path)) { try desk.open() }
  }

  @Test("A desk of a newer program, met at opening and before a write")
  func newer() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    try desk.edit { try $0.execute(sql: "PRAGMA user_version = 10") }
    let error = StoreError.newer(place: desk.path, version: 10, known: 9)
    #expect(throws: error) { try desk.open() }
    #expect(throws: error) { try store.create(key: "k1") }
  }

  @Test("A record that was changed behind the program's back is found")
  func alteredRecord() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    for day in ["2026-12-24", "2026-12-26"] {
      let holiday = Holiday(day: CalendarDay(iso: day)!, name: "Feast")
      _ = try store.revise(.holiday(.nigeria, holiday), by: .ngozi, on: .current)
    }
    #expect(try store.verifyHistory().finding == nil)
    try desk.edit { db in
      try db.execute(
        sql: """
          DROP TRIGGER desk_record_unchanged;
          UPDATE desk_record SET actor = 'nobody' WHERE serial = 2
          """
      )
    }
    #expect(try store.verifyHistory().finding == .recordAltered(number: 2))
  }

  @Test("A desk whose pages are damaged")
  func corrupt() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    for index in 0..<20 { try store.create(.sample("+23480312345\(10 + index)"), key: "k\(index)") }
    store.close()
    let handle = try #require(FileHandle(forUpdatingAtPath: desk.path))
    let size = try handle.seekToEnd()
    for offset in stride(from: UInt64(8192), to: size, by: 4096) {
      try handle.seek(toOffset: offset)
      try handle.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    }
    try handle.close()
    #expect {
      try desk.open().page(Query(.everything, viewpoint: desk.viewpoint()), from: .first, limit: 5)
    } throws: { error in
      guard case StoreError.corrupt(place: desk.path, _) = error else { return false }
      return true
    }
  }

  @Test("A file opened for reading alone takes no change")
  func readOnly() throws {
    let desk = try TestDesk()
    let writer = try desk.makeStore()
    let id = try writer.create(key: "k1")
    let reader = try desk.open(isReadOnly: true)
    #expect(reader.isReadOnly)
    #expect(try reader.file(id).request.id == id)
    #expect(throws: StoreError.readOnly(place: desk.path)) { try reader.create(key: "k2") }
  }

  @Test("A file that was replaced while it was open takes no change")
  func replaced() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    try FileManager.default.moveItem(atPath: desk.path, toPath: desk.path + ".old")
    try FileManager.default.copyItem(atPath: desk.path + ".old", toPath: desk.path)
    #expect(throws: StoreError.replaced(place: desk.path)) { try store.create(key: "k1") }
  }

  @Test("A file that another mode of journal was set for")
  func unsafe() throws {
    let desk = try TestDesk()
    try desk.create()
    try desk.edit { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    #expect(throws: StoreError.unsafeSetting(name: "journal_mode", value: "delete")) {
      try desk.open()
    }
  }

  @Test("The file has the mode asked for, its key is for the owner's eyes alone")
  func modes() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    #expect(try desk.mode(of: desk.path) & 0o117 == 0)
    #expect(try desk.mode(of: "\(desk.keyDirectory)/\(store.storeID).key") == 0o400)
  }

  @Test("All files of a desk are its owner's alone, or its group's", arguments: [false, true])
  func filesOfAll(isShared: Bool) throws {
    let desk = try TestDesk()
    try SQLiteDeskStore.create(
      path: desk.path,
      keyDirectory: desk.keyDirectory,
      access: isShared ? .members(of: getgid()) : .owner,
      at: desk.clock.read()
    )
    let store = try desk.open()
    let id = try store.create(key: "k1")
    try store.setPresence(id, login: "ngozi", session: "s1")
    for name in ["desk.db", "desk.db-wal", "desk.db-shm", "desk.db-lock", "sessions/s1"] {
      #expect(
        try desk.mode(of: desk.directory + "/" + name) == (isShared ? 0o660 : 0o600),
        "\(name)"
      )
    }
    let sessions = try desk.mode(of: desk.directory + "/sessions")
    #expect(sessions == (isShared ? 0o2770 : 0o700))
    let key = try desk.mode(of: "\(desk.keyDirectory)/\(store.storeID).key")
    #expect(key == (isShared ? 0o640 : 0o400))
  }

  @Test("Whether a desk is a sandbox is fixed when it is made", arguments: [false, true])
  func sandbox(_ isSandbox: Bool) throws {
    let desk = try TestDesk()
    try desk.create(sandbox: isSandbox)
    #expect(try desk.open().isSandbox == isSandbox)
  }
}

extension TestDesk {
  /// Works on the file behind the program's back.
  func edit(_ body: (Database) throws -> Void) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase(body)
    try queue.close()
  }

  func mode(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }
}
