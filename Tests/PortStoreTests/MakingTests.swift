import Foundation
import PortDomain
import PortStore
import PortStoreSQLite
import Testing

@Suite("A store is there whole or not at all, and is one store whatever it is called")
struct MakingTests {
  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test("One that can't be filled leaves neither store nor key")
  func given() throws {
    let desk = try TestDesk()
    #expect(throws: StoreError.diskFull) {
      try SQLiteDeskStore.create(path: desk.path, keyDirectory: desk.keyDirectory, at: Self.now) {
        path,
        _ throws(StoreError) in
        #expect(FileManager.default.fileExists(atPath: path))
        throw .diskFull
      }
    }
    #expect(try names(desk.directory) == ["keys"] && names(desk.keyDirectory) == [])
  }

  @Test("What is put into it before it has its name is in it")
  func filled() throws {
    let desk = try TestDesk()
    try SQLiteDeskStore.create(path: desk.path, keyDirectory: desk.keyDirectory, at: Self.now) {
      path,
      keys throws(StoreError) in
      let store = try SQLiteDeskStore.open(
        path: path,
        desk: desk.desk,
        clock: desk.clock.read,
        options: .init(keyDirectories: [keys])
      )
      defer { store.close() }
      _ = try store.commit(.create(.sample(), key: "k1"))
    }
    #expect(try names(desk.directory) == ["desk.db", "keys"])
    let store = try desk.open()
    #expect(try store.request(ofNumber: "+2348031234567") != nil)
    #expect(try store.verifyHistory().assurance == .signed)
  }

  @Test("Of a file that came meanwhile nothing is lost, and no key is made")
  func overtaken() throws {
    let desk = try TestDesk()
    #expect(throws: StoreError.alreadyExists(place: desk.path)) {
      try SQLiteDeskStore.create(path: desk.path, keyDirectory: desk.keyDirectory, at: Self.now) {
        _,
        _ in
        _ = FileManager.default.createFile(atPath: desk.path, contents: Data("mine".utf8))
      }
    }
    #expect(try String(contentsOfFile: desk.path, encoding: .utf8) == "mine")
    #expect(try names(desk.keyDirectory) == [] && names(desk.directory) == ["desk.db", "keys"])
  }

  @Test("Two sessions, one of them through a link, wait for the same lock and see each other")
  func link() throws {
    let desk = try TestDesk()
    let store = try desk.makeStore()
    let id = try store.create(key: "k1")
    let elsewhere = desk.directory + "/elsewhere"
    try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: false)
    let link = elsewhere + "/link.db"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: desk.path)
    let linked = try SQLiteDeskStore.open(
      path: link,
      desk: desk.desk,
      clock: desk.clock.read,
      options: .init(patience: 50, keyDirectories: [desk.keyDirectory])
    )
    #expect(linked.place == desk.path)
    _ = try store.writing { _ in
      #expect(throws: StoreError.busy(holder: "ngozi", seconds: 0)) {
        try linked.create(.sample("+2348031234568"), key: "k2")
      }
    }
    try linked.create(.sample("+2348031234568"), key: "k2")
    try linked.setPresence(id, login: "bola", session: "2")
    #expect(try store.presence(on: id, besides: "1") == ["bola"])
    #expect(try names(elsewhere) == ["link.db"])
    #expect(throws: StoreError.alreadyExists(place: link)) {
      try SQLiteDeskStore.create(path: link, keyDirectory: desk.keyDirectory, at: Self.now)
    }
  }

  private static let now = Instant(milliseconds: 1_793_610_000_000)
}
