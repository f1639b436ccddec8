import PortDesk
import PortDomain
import TestSupport
import Testing

@Suite("The demonstration")
struct DemonstrationTests {
  private typealias Made = (store: InMemoryStore, made: Demonstration.Made)

  /// Made once for all that ask for this moment.
  private static let now = Result { try build(at: Sample.now) }

  /// A demonstration made at some moment, with what was made of it.
  private static func made(at time: Instant) throws -> Made {
    guard time == Sample.now else { return try build(at: time) }
    let (store, made) = try now.get()
    return (store.copied(), made)
  }

  private static func build(at now: Instant) throws -> Made {
    let clock = DemonstrationClock(now)
    let store = InMemoryStore(desk: Sample.desk(), clock: { clock.now })
    let made = try demonstration(at: now).build(in: store, clock: clock)
    return (store, made)
  }

  private static func demonstration(at now: Instant) -> Demonstration {
    Demonstration(desk: Sample.desk(), endingAt: now, login: "ada")
  }

  @Test("Its carriers' answers are understood but for the two that nobody could")
  func answers() throws {
    let (store, _) = try DemonstrationTests.made(at: Sample.now)
    try DemonstrationTests.demonstration(at: Sample.now).describeCodes(in: store)
    let home = try ProgramHome()
    let session = DeskSession(
      store: store,
      desk: store.rules(),
      newestRecord: ChangeToken(""),
      actor: Sample.ada,
      folders: ExchangeFolders(besideDatabase: home.database, login: "ada", isRestricted: false),
      vault: PaperVault(besideDatabase: home.database, largest: 1),
      clock: { Sample.now }
    )
    let file = ImportFile.bytes(Array(try session.believableAnswers().utf8))
    let report = try session.takeAnswers(from: file)
    #expect(report.count(.unknownCode) == 1 && report.count(.notFound) == 1)
    #expect(report.count(.done) == report.rows.count - 2 && report.count(.done) > 30)
    let statuses = report.rows.compactMap {
      if case .done(let made, _) = $0.outcome { made.status } else { nil }
    }
    #expect(Set(statuses) == [.scheduled, .rejected, .completed])
    #expect(try session.takeAnswers(from: file).count(.already) == report.rows.count - 2)
  }

  @Test(
    "It opens on a desk that is looked after, whatever the day",
    arguments: ["2026-11-23T09:00:00Z", "2026-11-29T06:00:00Z", "2027-04-07T15:00:00Z"]
  )
  func believable(time: String) throws {
    let now = Sample.instant(time)
    let (store, made) = try DemonstrationTests.made(at: now)
    #expect(made.refusals == [])
    let desk = store.rules()
    let viewpoint = Viewpoint(zones: desk.zones, now: now, me: "ada")
    func count(_ filter: String) throws -> Int {
      let filter = try Filter(parsing: filter, carriers: desk.carriers)
      guard case .exactly(let count) = try store.count(filter, from: viewpoint, upTo: 1_000) else {
        return .max
      }
      return count
    }
    func possible(_ action: Action, _ status: String) throws -> Int {
      let filter = try Filter(parsing: "status:\(status)", carriers: desk.carriers)
      let query = Query(filter, sort: Sort(.created), viewpoint: viewpoint)
      return try store.page(query, from: .first, limit: 500).rows.count { row in
        try desk.obstacles(
          to: action,
          on: store.file(row.request.id),
          by: Sample.ada,
          at: now
        ).isEmpty
      }
    }
    #expect(try possible(.submit, "pending") >= 5)
    #expect(try possible(.resubmit, "rejected") >= 3)
    let overdue = try count("overdue")
    #expect((1...15).contains(overdue), "\(overdue)")
    #expect(try count("overdue due<-7d") == 0)
    #expect(try count("port:today") >= 3)
    #expect(try count("status:pending") >= 30)
    #expect(try count("status:rejected") >= 20)
  }

  @Test("Its papers are files, each with the hash and size in its row")
  func papers() throws {
    let (store, made) = try DemonstrationTests.made(at: Sample.now)
    let desk = try DeskAtHand()
    let vault = PaperVault(besideDatabase: desk.home.database, largest: 1)
    try vault.keep(made.papers)
    try vault.keep(made.papers)
    let all = Query(.everything, sort: Sort(.created), viewpoint: desk.session.viewpoint)
    var seen = 0
    for row in try store.page(all, from: .first, limit: 1_000).rows {
      for paper in try store.file(row.request.id).documents {
        var content: [UInt8] = []
        try vault.read(hash: paper.file.sha256) { content += $0 }
        #expect(content.count == paper.file.size && content.starts(with: Array("%PDF-".utf8)))
        seen += 1
      }
    }
    #expect(seen > 300)
  }
}
