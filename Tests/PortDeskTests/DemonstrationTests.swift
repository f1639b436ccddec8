import PortDesk
import PortDomain
import TestSupport
import Testing

@Suite("The demonstration")
struct DemonstrationTests {
  /// A demonstration made at some moment, with what was made of it.
  private static func made(at now: Instant) throws -> (InMemoryStore, Demonstration.Made) {
    let clock = DemonstrationClock(now)
    let desk = Sample.desk()
    let store = InMemoryStore(desk: desk, clock: { clock.now })
    let demonstration = Demonstration(desk: desk, endingAt: now, login: "ada")
    return (store, try demonstration.build(in: store, clock: clock))
  }

  @Test("Its carriers' answers are understood but for the two that nobody could")
  func answers() throws {
    let now = Sample.now
    let clock = DemonstrationClock(now)
    let store = InMemoryStore(desk: Sample.desk(), clock: { clock.now })
    let demonstration = Demonstration(desk: Sample.desk(), endingAt: now, login: "ada")
    _ = try demonstration.build(in: store, clock: clock)
    try demonstration.describeCodes(in: store)
    let home = try ProgramHome()
    let session = DeskSession(
      store: store,
      desk: store.rules(),
      newestRecord: ChangeToken(""),
      actor: Sample.ada,
      folders: ExchangeFolders(besideDatabase: home.database, login: "ada", isRestricted: false),
      vault: PaperVault(besideDatabase: home.database, largest: 1),
      clock: { now }
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
