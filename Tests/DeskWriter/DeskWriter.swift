import Glibc
import PortDomain
import PortStore
import PortStoreSQLite

/// Works on a desk as a session does and tells each change on standard output once it is stored:
/// what drills run several of, and kill.
///
/// - `desk-writer notes DATABASE KEYS NAME FIRST` writes notes NAME-FIRST and on until it is ended.
/// - `desk-writer increments DATABASE KEYS NAME COUNT` counts a field of random requests up, each
///   time by what it read before.
/// - `desk-writer examine FOLDER KEYS` reads damaged desks; see `DeskReader`.
@main
struct DeskWriter {
  private let store: SQLiteDeskStore
  private let actor: Operator
  private let all: Query
  private let requests: [RequestID]

  static func main() throws {
    let words = CommandLine.arguments
    if words.count == 4, words[1] == "examine" {
      return try DeskReader(folder: words[2], keys: words[3]).run()
    }
    guard words.count == 6, let number = Int(words[5]) else { exit(64) }
    let writer = try DeskWriter(database: words[2], keys: words[3], name: words[4])
    switch words[1] {
    case "notes": try writer.writeNotes(from: number)
    case "increments": try writer.increment(times: number)
    default: exit(64)
    }
    writer.store.close()
  }

  private init(database: String, keys: String, name: String) throws {
    let desk = Desk(zones: try .system())
    store = try SQLiteDeskStore.open(
      path: database,
      desk: desk,
      clock: { DeskWriter.now },
      options: .init(owner: name, keyDirectories: [keys])
    )
    actor = Operator(login: name, session: name)
    all = Query(
      .everything,
      sort: Sort(.number),
      viewpoint: Viewpoint(zones: desk.zones, now: DeskWriter.now, me: name)
    )
    requests = try store.page(all, from: .first, limit: 100).rows.map(\.request.id)
  }

  private static var now: Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The first one may have been stored already when its writer was killed: the key tells.
  private func writeNotes(from first: Int) throws {
    for index in first... {
      let key = "\(actor.login)-\(index)"
      let intent = Intent(
        key: key,
        actor: actor,
        subject: .change(requests[index % requests.count], .note(key), basis: .current)
      )
      guard case .done = try store.commit(intent) else { exit(1) }
      tell(key)
    }
  }

  private func increment(times: Int) throws {
    let clock = ContinuousClock()
    for index in 0..<times {
      guard let id = requests.randomElement() else { exit(66) }
      var attempt = 0
      while true {
        let intent = try increment(of: id, key: "\(actor.login)-\(index)-\(attempt)")
        let start = clock.now
        switch try store.commit(intent) {
        case .done: tell("done \(id) \((clock.now - start) / .microseconds(1))")
        case .conflict:
          // Somebody else was quicker, and we were told.
          tell("conflict \(id)")
          attempt += 1
          continue
        case .refused: exit(1)
        }
        break
      }
    }
  }

  private func increment(of id: RequestID, key: String) throws -> Intent {
    // As the queue shows it.
    let rows = try store.page(all, from: .first, limit: 100).rows
    guard let request = rows.first(where: { $0.request.id == id })?.request else { exit(66) }
    let count = request.contactName?.split(separator: " ").first.flatMap { Int($0) } ?? 0
    // With the name: two who wrote the same text would agree, not meet.
    let next = "\(count + 1) \(actor.login)"
    let edit = FieldEdit(.contactName, next, basis: .seen(request.contactName))
    return Intent(
      key: key,
      actor: actor,
      subject: .change(id, .edit(FieldEdits([edit])), basis: .seen(version: request.version))
    )
  }

  /// In one write, so that a line is there wholly or not at all.
  private func tell(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    guard write(STDOUT_FILENO, bytes, bytes.count) == bytes.count else { exit(74) }
  }
}
