import Glibc
import PortDesk
import PortDomain
import PortStore
import PortStoreSQLite

/// Makes and changes stores for measurements.
///
/// - `StoreMaker make DATABASE KEYS COUNT` makes a sandbox desk of so many requests, the same each time,
///   all of them brought in by the write path that an import takes. It ends at `PressOfWork.end`; its key
///   comes into the folder KEYS.
/// - `StoreMaker change DATABASE KEYS COUNT` changes so many open requests one after the other and prints
///   the time that each took, in milliseconds: 50th, 95th and 99th of a hundred.
@main
struct StoreMaker {
  /// So many in a transaction: nobody else waits for this store.
  private static let batch = 5_000

  private let store: SQLiteDeskStore
  private let desk: Desk

  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 5, let count = Int(words[4]), count > 0 else { exit(64) }
    let maker: StoreMaker
    switch words[1] {
    case "make":
      try SQLiteDeskStore.create(
        path: words[2],
        sandbox: true,
        keyDirectory: words[3],
        ids: .seeded(15),
        at: PressOfWork.end
      )
      maker = try StoreMaker(database: words[2], keys: words[3], ids: .seeded(2026))
      try maker.fill(PressOfWork(count: count))
    case "change":
      maker = try StoreMaker(database: words[2], keys: words[3])
      try maker.change(times: count)
    default: exit(64)
    }
    maker.store.close()
  }

  private init(
    database: String,
    keys: String,
    ids: IdentifierSource = .random
  ) throws {
    desk = Desk(zones: try .system(), ids: ids)
    store = try SQLiteDeskStore.open(
      path: database,
      desk: desk,
      clock: { PressOfWork.end },
      options: .init(keyDirectories: [keys])
    )
  }

  // MARK: Making

  private func fill(_ work: PressOfWork) throws {
    var work = work
    let start = ContinuousClock.now
    var papers: [Intent] = []
    for first in stride(from: 0, to: work.count, by: StoreMaker.batch) {
      let indexes = first..<min(first + StoreMaker.batch, work.count)
      let requests = try commit(indexes.map { work.arrival($0) })
      for (index, request) in zip(indexes, requests) {
        papers += work.papers(of: index, request)
      }
      tell("\(indexes.upperBound) of \(work.count) requests", since: start)
    }
    for first in stride(from: 0, to: papers.count, by: StoreMaker.batch) {
      let last = min(first + StoreMaker.batch, papers.count)
      _ = try commit(Array(papers[first..<last]))
      tell("\(last) of \(papers.count) papers", since: start)
    }
  }

  /// - Returns: the requests; one that is refused ends the program, since the store would be another.
  private func commit(_ intents: [Intent]) throws -> [RequestID] {
    try store.commit(intents).map { outcome in
      switch outcome {
      case .done(let receipt): return receipt.request
      case .refused(let refusal):
        complain("refused: \(refusal.obstacles)\n")
        exit(65)
      case .conflict: exit(65)
      }
    }
  }

  // MARK: Changing

  private func change(times count: Int) throws {
    let query = Query(
      .everything,
      sort: .byUrgency,
      viewpoint: Viewpoint(zones: desk.zones, now: PressOfWork.end, me: "bench")
    )
    let requests = try store.page(query, from: .first, limit: min(count, 500)).rows
    var times: [Double] = []
    for index in 0..<count {
      let request = requests[index % requests.count].request
      let owner = request.owner == "eve" ? "ada" : "eve"
      let intent = Intent(
        key: "change-\(getpid())-\(index)",
        actor: Operator(login: "ada", role: .supervisor, session: "bench"),
        subject: .change(
          request.id,
          .edit(FieldEdits([FieldEdit(.owner, owner)])),
          basis: .current
        )
      )
      usleep(3_000)
      let start = ContinuousClock.now
      guard case .done = try store.commit(intent) else { exit(65) }
      times.append((ContinuousClock.now - start) / .milliseconds(1))
    }
    times.sort()
    print([50, 95, 99].map { String(times[(times.count - 1) * $0 / 100]) }.joined(separator: " "))
  }

  private func tell(_ what: String, since start: ContinuousClock.Instant) {
    complain("\r  \(what), \((ContinuousClock.now - start).components.seconds) s   ")
  }

  private func complain(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
