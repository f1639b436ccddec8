import PortDomain
import TestSupport
import Testing

/// Viewer reads, operator does all daily work, supervisor also lifts fraud stops, records returns, edits
/// records and purges.
@Suite("Who may do what")
struct RoleTests {
  private static let day = Sample.day("2026-11-26")

  /// The least role, and the status that the change is made in.
  private static let daily: [(Change, Status, Role)] = [
    (.status(.submit()), .pending, .operator),
    (.status(.reject(RejectionDraft(reasons: [.pinIncorrect]))), .inProgress, .operator),
    (.status(.schedule(.init(date: day))), .inProgress, .operator),
    (.status(.schedule(.init(date: day), override: "they said so")), .inProgress, .operator),
    (.status(.reschedule(.init(date: day), why: "moved")), .scheduled, .operator),
    (.status(.withdraw(why: "taken back")), .scheduled, .operator),
    (.status(.complete(override: "early")), .scheduled, .operator),
    (.status(.reopen(why: "again")), .rejected, .operator),
    (.status(.cancel(why: "not wanted")), .pending, .operator),
    (.status(.return(why: "the wrong number")), .completed, .supervisor),
    (.edit(FieldEdits([FieldEdit(.owner, "bola")])), .pending, .operator),
    (.edit(FieldEdits([], pin: Secret("0042"))), .pending, .operator),
    (.rejection(.resolve(.pinIncorrect, .waived, until: nil, note: "x")), .rejected, .operator),
    (.rejection(.clearEscalation(note: "spoke")), .rejected, .operator),
    (.rejection(.liftFraudStop(note: "spoke")), .rejected, .supervisor),
    (.note("hello"), .pending, .operator),
    (.tick(.testInbound, done: true), .completed, .operator),
    (.messageSent(.dateConfirmed), .scheduled, .operator),
    (.showPIN, .pending, .operator),
    (.purge([.person]), .completed, .supervisor),
    (.undo, .inProgress, .operator),
  ]

  @Test(
    "Every change goes through for the least role and up, and is refused below it",
    arguments: daily.indices,
    Role.allCases
  )
  func changes(index: Int, role: Role) throws {
    let desk = Sample.desk()
    let (change, status, least) = RoleTests.daily[index]
    var file = try desk.file(at: status)
    file.request.pinState = .given
    file.request.isEscalated = true
    file.request.isFraudStopped = status == .rejected
    let actor = Operator(login: "ada", role: role, session: "s1")
    let codes = desk.codes(of: change, on: file, by: actor)
    #expect(codes == (role < least ? ["not_permitted"] : []), "\(change)")
  }

  @Test("A menu says the same before a key is pressed", arguments: Action.allCases, Role.allCases)
  func menu(action: Action, role: Role) throws {
    let desk = Sample.desk()
    let sources = Lifecycle.sources(of: action)
    let file = try desk.file(at: try #require(sources.first))
    let actor = Operator(login: "ada", role: role, session: "s1")
    let isRefused = role < (action == .return ? .supervisor : .operator)
    let obstacles = desk.obstacles(to: action, on: file, by: actor, at: Sample.now)
    let named = obstacles.contains(
      .notPermitted(needed: action == .return ? .supervisor : .operator)
    )
    #expect(named == isRefused)
  }

  @Test(
    "New requests and running work are an operator's to bring",
    arguments: [(Role.viewer, false), (.operator, true), (.supervisor, true)]
  )
  func creating(role: Role, isAllowed: Bool) {
    let actor = Operator(login: "ada", role: role, session: "s1")
    for inFlight in [nil, InFlight()] {
      let ruling = Sample.desk()
        .admit(Sample.draft, inFlight: inFlight, by: actor, at: Sample.now) { _ in .free }
      if isAllowed {
        guard case .allowed = ruling else {
          Issue.record("\(ruling)")
          return
        }
      } else {
        #expect(ruling == .refused(Refusal(.notPermitted(needed: .operator))))
      }
    }
  }

  @Test("Calendars, carriers, country rules and settings are a supervisor's", arguments: 0..<6)
  func records(index: Int) throws {
    let rule = try #require(RuleBook.known.rule(for: .pinIncorrect, in: .ghana))
    let records: [DeskRecord] = [
      .carrier(Carrier.known[0]),
      .holiday(.nigeria, Holiday(day: RoleTests.day, name: "Election")),
      .noHoliday(.nigeria, Sample.day("2026-12-25")), .rule(rule),
      .noRule(.ghana, .pinIncorrect), .setting(.home, "GH"),
    ]
    for role in Role.allCases {
      let actor = Operator(login: "ada", role: role, session: "s1")
      let obstacles = Sample.desk().obstacles(to: records[index], by: actor)
      #expect(
        obstacles == (role < .supervisor ? [.notPermitted(needed: .supervisor)] : []),
        "\(records[index])"
      )
    }
  }

  @Test("Views are shared by whoever works with requests")
  func views() {
    let view = SavedView(name: "Late in Nigeria", filter: "country:NG late")
    for role in Role.allCases {
      let actor = Operator(login: "ada", role: role, session: "s1")
      let obstacles = Sample.desk().obstacles(to: .view(view), by: actor)
      #expect(obstacles == (role < .operator ? [.notPermitted(needed: .operator)] : []))
    }
  }

  @Test("Who may not, and what isn't possible, are told together")
  func both() throws {
    let viewer = Operator(login: "vera", role: .viewer, session: "s9")
    let obstacles = Sample.desk()
      .obstacles(to: .complete, on: try Sample.file(), by: viewer, at: Sample.now)
    #expect(
      obstacles == [.notPermitted(needed: .operator), .wrongStatus(.complete, status: .pending)]
    )
  }

  @Test(
    "Roles stand above each other",
    arguments: [(Role.viewer, Role.operator), (.viewer, .supervisor), (.operator, .supervisor)]
  )
  func order(lower: Role, higher: Role) {
    #expect(lower < higher && !(higher < lower) && !(lower < lower))
  }
}
