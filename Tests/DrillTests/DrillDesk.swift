import Foundation
import GRDB
import PortDomain
import PortStore
import PortStoreSQLite
import TestSupport
import Testing

/// A desk with some requests on which drills let several processes loose.
struct DrillDesk {
  let home: ProgramHome
  private let desk: Desk

  init(requests: Int) throws {
    home = try ProgramHome()
    desk = Desk(zones: try .system())
    try FileManager.default.createDirectory(atPath: home.keys, withIntermediateDirectories: true)
    try SQLiteDeskStore.create(
      path: home.database,
      sandbox: true,
      keyDirectory: home.keys,
      at: Sample.now
    )
    let store = try open()
    for index in 0..<requests {
      var draft = Sample.draft
      draft.values[.phoneNumber] = "+2348031\(100_000 + index)"
      let intent = Intent(key: "request \(index)", actor: Sample.ada, subject: .create(draft))
      _ = try store.commit(intent)
    }
    store.close()
  }

  /// A desk that is there already.
  init(at home: ProgramHome) throws {
    self.home = home
    desk = Desk(zones: try .system())
  }

  /// A desk made of files that were a desk's at another place.
  init(files: [String: Data], of other: DrillDesk) throws {
    home = try ProgramHome()
    desk = other.desk
    for (path, data) in files {
      let place = URL(filePath: home.folder + path.dropFirst(other.home.folder.count))
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try data.write(to: place)
    }
  }

  func open() throws -> SQLiteDeskStore {
    try SQLiteDeskStore.open(
      path: home.database,
      desk: desk,
      clock: { Sample.now },
      options: .init(keyDirectories: [home.keys])
    )
  }

  /// Starts a writer beside the test; see `DeskWriter`.
  func start(
    _ action: String,
    _ name: String,
    _ number: Int,
    environment: [String: String] = [:]
  ) throws -> RunningProgram {
    try RunningProgram(
      [ProgramUnderTest.path(of: "DeskWriter"), action, home.database, home.keys, name]
        + [String(number)],
      environment: home.environment.merging(environment) { $1 }
    )
  }

  /// Every request's whole file.
  func files() throws -> [RequestFile] {
    let store = try open()
    defer { store.close() }
    let viewpoint = Viewpoint(zones: desk.zones, now: Sample.now, me: "ada")
    let query = Query(.everything, sort: Sort(.number), viewpoint: viewpoint)
    return try store.page(query, from: .first, limit: 100).rows.map { row in
      try store.file(row.request.id)
    }
  }

  /// How many requests there are and how much happened to them.
  func events() throws -> Int {
    try files().reduce(0) { $0 + $1.history.count }
  }

  /// The history is what was written, and SQLite finds nothing amiss; nothing was mended before.
  func expectSound(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let store = try open()
    let verdict = try store.verifyHistory()
    store.close()
    #expect(verdict.finding == nil, sourceLocation: sourceLocation)
    #expect(verdict.assurance == .signed, sourceLocation: sourceLocation)
    let queue = try DatabaseQueue(path: home.database)
    let check = try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
    #expect(check == ["ok"], sourceLocation: sourceLocation)
    try queue.close()
  }
}
