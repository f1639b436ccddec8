import Foundation
import PortDomain
import PortStoreSQLite
import Synchronization
import TestSupport

/// A desk with a clock that is set by hand, ids that are counted, and a directory that goes with it.
final class TestDesk: Sendable {
  let directory: String
  let clock = SetClock(at: "2026-11-02T09:00:00Z")
  let desk: Desk
  private let counter = Counter()

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url.appending(path: "keys"),
      withIntermediateDirectories: true
    )
    directory = url.path
    desk = Desk(
      zones: TestDesk.zones,
      ids: IdentifierSource { [counter] in (0, counter.next()) }
    )
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)
  }

  var path: String { directory + "/desk.db" }
  var keyDirectory: String { directory + "/keys" }

  /// Winter time everywhere.
  static let zones = TimeZones { country, _ in
    switch country {
    case .nigeria: 3600
    case .ghana: 0
    case .kenya: 3 * 3600
    case .southAfrica, .egypt: 2 * 3600
    case .emirates: 4 * 3600
    }
  }

  /// Has ids counted from the start again, so that a second store gets the same ones.
  func restartIDs() {
    counter.restart()
  }

  func create(sandbox: Bool = false) throws(StoreError) {
    try SQLiteDeskStore.create(
      path: path,
      sandbox: sandbox,
      keyDirectory: keyDirectory,
      ids: desk.ids,
      at: clock.read()
    )
  }

  func open(
    patience: Int = 3000,
    isReadOnly: Bool = false,
    owner: String = "ngozi",
    reaches: [ListReach] = ListReach.usual
  ) throws(StoreError) -> SQLiteDeskStore {
    try SQLiteDeskStore.open(
      path: path,
      desk: desk,
      clock: clock.read,
      options: .init(
        isReadOnly: isReadOnly,
        owner: owner,
        patience: patience,
        keyDirectories: [keyDirectory],
        reaches: reaches
      )
    )
  }

  func makeStore(reaches: [ListReach] = ListReach.usual) throws(StoreError) -> SQLiteDeskStore {
    try create()
    return try open(reaches: reaches)
  }

  func viewpoint(me: String = "ngozi", tagged: Set<RequestID> = []) -> Viewpoint {
    Viewpoint(zones: desk.zones, now: clock.read(), me: me, tagged: tagged)
  }
}

private final class Counter: Sendable {
  private let value = Mutex<UInt64>(0)

  func next() -> UInt64 {
    value.withLock {
      $0 += 1
      return $0
    }
  }

  func restart() {
    value.withLock { $0 = 0 }
  }
}
