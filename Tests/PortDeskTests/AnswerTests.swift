import PortDesk
import PortDomain
import TestSupport
import Testing
import Wording

@Suite("Carriers' answers, by a desk's session")
struct AnswerTests {
  private func running(_ count: Int) throws -> DeskAtHand {
    let desk = try DeskAtHand(actor: Sample.ada)
    for index in 0..<count {
      var draft = Sample.draft
      draft.values[.phoneNumber] = "+2348031\(100_000 + index)"
      draft.values[.carrierReference] = "PO-\(index)"
      let running = InFlight(status: "in_progress", submittedOn: "2026-11-16")
      let intent = Intent(key: "k\(index)", actor: Sample.ada, subject: .takeOver(draft, running))
      guard case .done = try desk.store.commit(intent) else {
        Issue.record("not taken over")
        return desk
      }
    }
    return desk
  }

  private func file(_ lines: String...) -> ImportFile {
    .bytes(Array(lines.joined(separator: "\n").utf8))
  }

  @Test("Rows about one request follow each other, in a dry run as well")
  func following() throws {
    let desk = try running(2)
    let file = file(
      "carrier_reference,result,date,words",
      "PO-0,confirmed,2026-12-01,",
      "PO-1,confirmed,2026-12-01,",
      "PO-0,date_moved,2026-12-02,capacity",
      "PO-0,date_moved,2026-12-03,capacity again"
    )
    let trial = try desk.session.takeAnswers(from: file, isTrial: true)
    #expect(trial.isSettled && trial.count(.done) == 4)
    #expect(try desk.requests.allSatisfy { $0.status == .inProgress })
    let report = try desk.session.takeAnswers(from: file)
    #expect(
      report.isSettled && report.count(.done) == 4 && report.rows.map(\.line) == [2, 3, 4, 5]
    )
    let moved = try #require(try desk.requests.first).lifecycle
    #expect(moved.confirmation?.date.iso == "2026-12-03" && moved.reschedules == 2)
    let again = try desk.session.takeAnswers(from: file)
    #expect(again.count(.already) == 4)
  }

  @Test("An operator's own words in a row are kept, and several codes give all their reasons")
  func codes() throws {
    let desk = try running(2)
    var mtn = try #require(CarrierBook.known.carrier("mtn", in: .nigeria))
    mtn.codes = ["8C": [.accountNameMismatch, .pinIncorrect], "7A": [.pinIncorrect, .portLock]]
    _ = try desk.store.revise(.carrier(mtn), by: Sample.ada, on: .current)
    // The session that began before knows them too.
    let report = try desk.session.takeAnswers(
      from: file(
        "carrier_reference,result,code,words",
        "PO-0,rejected,\"8C, 7a\",\"NAME\nPIN\"",
        "PO-1,rejected,\"8C,9X\",NAME"
      )
    )
    #expect(report.rows.map(\.result) == [.done, .unknownCode])
    guard case .fault(let fault) = report.rows[1].outcome else { return }
    #expect(fault == .codeUnknown("9X", .nigeria, mtn.id))
    let id = try #require(try desk.requests.first).id
    let rejection = try #require(try desk.session.file(id).rejections.last)
    #expect(rejection.reasons.map(\.code) == [.accountNameMismatch, .pinIncorrect, .portLock])
    #expect(rejection.text == "NAME\nPIN" && rejection.carrierCode == "8C, 7a")
  }

  @Test("A row that an earlier run stored is not stored again, whatever it would mean by now")
  func storedOnce() throws {
    let desk = try running(2)
    let file = file(
      "carrier_reference,result,date,Hours",
      "PO-0,confirmed,2026-12-01,10-12",
      "PO-1,confirmed,2026-12-01,10-12"
    )
    #expect(try desk.session.takeAnswers(from: file).count(.done) == 2)
    let ids = try desk.requests.map(\.id)
    for id in ids { _ = try desk.session.change(id, Change.status(.withdraw(why: "taken back"))) }
    let form = AnswerForm(columns: ["hours": .window])
    let again = try desk.session.takeAnswers(from: file, written: form)
    #expect(again.count(.already) == 2)
    #expect(try desk.requests.allSatisfy { $0.status == .inProgress })
  }

  @Test("Who may only look takes no answers in")
  func viewers() throws {
    let desk = try DeskAtHand(actor: Operator(login: "eve", role: .viewer, session: "1"))
    let failure = failure {
      _ = try desk.session.takeAnswers(from: file("number,result", "1,confirmed"))
    }
    #expect(failure?.code == "not_permitted")
  }
}
