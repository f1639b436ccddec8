import PortDesk
import PortDomain
import TestSupport
import Testing
import Wording

@Suite("A desk changes many requests, in batches")
struct ManyTests {
  private func numbers(_ count: Int) -> [String] {
    (0..<count).map { "+23480123\($0 + 10_000)" }
  }

  @Test("All are changed, however many there are, and asked for in between")
  func all() throws {
    let desk = try DeskAtHand()
    for number in numbers(35) { try desk.create(number) }
    let subjects = try desk.session.requests(
      of: .fitting(.everything, order: nil, words: "")
    )
    var asked: [Int] = []
    let report = try desk.session.change(
      subjects,
      goesOn: { reached in
        asked.append(reached)
        return true
      }
    ) { _ in .note("asked") }
    #expect(report.done == 35 && report.left == 0 && report.failures.isEmpty)
    #expect(asked.first == 0 && asked.count > 1)
    #expect(report.results.map(\.number) == numbers(35))
  }

  @Test("One that is stopped tells what was done, and leaves the rest as it was")
  func stopped() throws {
    let desk = try DeskAtHand()
    for number in numbers(35) { try desk.create(number) }
    let subjects = try desk.session.requests(
      of: .fitting(.everything, order: nil, words: "")
    )
    let report = try desk.session.change(subjects, goesOn: { $0 == 0 }) { _ in
      .edit(FieldEdits([FieldEdit(.owner, "bola")]))
    }
    #expect(report.done > 0 && report.left == 35 - report.done)
    #expect(try desk.requests.count { $0.owner == "bola" } == report.done)
    #expect(report.json["left"] == .integer(report.left))
  }

  @Test("What is thrown at a later one ends it, with what was done before")
  func broken() throws {
    struct Fault: Error {}
    let desk = try DeskAtHand()
    for number in numbers(35) { try desk.create(number) }
    let ids = try desk.requests.map(\.id.text)
    let subjects = try desk.session.requests(of: .named(ids + ids))
    #expect(subjects.count == 35)
    let report = try desk.session.change(subjects) { file in
      if file.request.id.text == ids[34] { throw Fault() }
      return .note("asked")
    }
    #expect(report.failure is Fault && report.done > 0 && report.left > 0)
    #expect(throws: Fault.self) { try desk.session.change(subjects) { _ in throw Fault() } }
  }

  @Test("A trial tells of each what would become of it, and stores nothing")
  func trial() throws {
    let desk = try DeskAtHand()
    let first = try desk.create("+2348012345678")
    let second = try desk.create("+2348012345679")
    try desk.session.change(second, .status(.cancel(why: "stays")))
    let before = try desk.requests
    let subjects = try desk.session.requests(of: .named([first.text, second.text]))
    let report = try desk.session.change(subjects, isTrial: true) { _ in
      .status(.cancel(why: "stays"))
    }
    #expect(report.done == 1 && report.failures.map(\.code) == ["wrong_status"])
    #expect(try desk.requests == before)
  }

  @Test("A viewer changes none")
  func viewer() throws {
    let viewer = Operator(login: "vi", role: .viewer, session: "s9")
    let desk = try DeskAtHand(actor: viewer)
    let failure = failure { _ = try desk.session.change([]) { _ in .note("x") } }
    #expect(failure?.code == "not_permitted")
  }
}
