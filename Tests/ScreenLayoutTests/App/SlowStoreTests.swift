import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// Quick fingers on a slow disk: keys that come before the answers.
@Suite("A store that answers late")
struct SlowStoreTests {
  private func request(_ index: Int, in store: InMemoryStore) throws -> RequestFile {
    let id = try #require(try store.request(ofNumber: "+234803\(1_000_000 + index)"))
    return try store.file(id)
  }

  private func current(_ desk: DeskScript) -> String {
    desk.rows.first { $0.hasPrefix(">") } ?? ""
  }

  private func cancel(_ index: Int, in store: InMemoryStore) throws {
    let id = try request(index, in: store).request.id
    _ = try store.commit(
      Intent(
        key: "cancel-\(index)",
        actor: Sample.bola,
        subject: .change(id, .status(.cancel(why: "not wanted any more")), basis: .current)
      )
    )
  }

  @Test("A screen that has done its work goes from under the one opened meanwhile")
  func closesItself() throws {
    let store = Sample.store(of: Sample.drafts(2))
    var desk = DeskScript(store: store, answers: .held)
    desk.press("s <replies> x <replies>")
    desk.type("not wanted")
    // Confirmed; the form is left and another opened before the store has answered.
    desk.press("<enter> y <esc> r")
    desk.press("<replies>")
    #expect(try request(0, in: store).request.status == .cancelled)
    #expect(desk.rows[0].hasPrefix(" Reject"))
    desk.press("<esc>")
    #expect(desk.rows[0].hasPrefix(" All open"))
  }

  @Test("Answers to several rows of a sheet are all kept, however quickly they come")
  func sheet() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store, answers: .held)
    desk.press("d <replies> +")
    desk.type("loa.pdf")
    desk.press("<tab>")
    desk.type("2026-11-01")
    desk.press("<enter> <replies> p <down> p <down> f <down> p <replies>")
    let answers = try #require(try request(0, in: store).paper(.loa)).answers
    #expect(
      answers.mapValues(\.verdict) == [
        .numbers: .pass, .carrier: .pass, .account: .fail, .statement: .pass,
      ]
    )
  }

  @Test("A prompt is for the request it was asked on, though that has left the list meanwhile")
  func promptKeepsItsRequest() throws {
    let store = Sample.store(of: Sample.drafts(3))
    var desk = DeskScript(store: store)
    let first = current(desk)
    desk.press("a")
    let asked = try #require((0..<3).first { first.contains("100 000\($0)") })
    try cancel(asked, in: store)
    desk.refresh([try request(asked, in: store).request.id])
    desk.type("bola")
    desk.press("<enter>")
    for index in 0..<3 where index != asked {
      #expect(try request(index, in: store).request.owner == nil)
    }
  }

  @Test("What became of a change is said though another key has spoken meanwhile")
  func outcomeAfterDeadKey() {
    var slow = DeskScript(store: Sample.store(of: Sample.drafts(1)), answers: .held)
    slow.press("A z")
    #expect(slow.message.contains("does nothing here"))
    slow.press("<replies>")
    #expect(slow.message == " Owner: ada · +234 803 100 0000.")
  }

  @Test("A refusal stays in view when the next change goes through")
  func refusalStays() throws {
    let store = Sample.store(of: Sample.drafts(2))
    var desk = DeskScript(store: store, answers: .held)
    desk.press("<replies> A <replies>")
    let index = current(desk).contains("100 0000") ? 0 : 1
    // Somebody else's change lies over mine.
    try cancel(index, in: store)
    desk.press("u <down> A")
    desk.press("<replies>")
    #expect(try request(1 - index, in: store).request.owner == "ada")
    #expect(desk.message.contains("bola"))
  }

  @Test("Undo takes back a change that the store has not answered yet", arguments: ["", "<enter>"])
  func undoAtOnce(way: String) throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store, answers: .held)
    desk.press("\(way) <replies> A u <replies>")
    #expect(try request(0, in: store).request.owner == nil)
    #expect(try request(0, in: store).history.last?.kind == .undone)
    #expect(desk.message == " Undone: owner: ada, +234 803 100 0000.")
  }

  @Test("What I did myself a moment ago is no reason to refuse my next step")
  func ownHands() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store, answers: .held)
    desk.press("d <replies> +")
    desk.type("loa.pdf")
    desk.press("<tab>")
    desk.type("2026-11-01")
    // The same row twice, corrected before the first answer is stored.
    desk.press("<enter> <replies> p f <replies>")
    let loa = try #require(try request(0, in: store).paper(.loa))
    #expect(loa.answers[.numbers]?.verdict == .fail)
    #expect(desk.message == " Check sheet kept · +234 803 100 0000.")
  }

  @Test("Passing all the rest waits until the sheet shows what was failed a moment ago")
  func passAllWaits() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store, answers: .held)
    desk.press("d <replies> +")
    desk.type("loa.pdf")
    desk.press("<tab>")
    desk.type("2026-11-01")
    desk.press("<enter> <replies> f P")
    #expect(desk.message.contains("still being stored"))
    // The answer is stored, the sheet not read again.
    desk.press("<reply> P")
    #expect(desk.message.contains("still being stored"))
    desk.press("<replies> P <replies>")
    let answers = try #require(try request(0, in: store).paper(.loa)).answers
    #expect(answers[.numbers]?.verdict == .fail)
    #expect(answers[.carrier]?.verdict == .pass)
  }

  @Test("What I change myself is read again once: the watch on the store passes it over")
  func ownChangesOnce() throws {
    let store = Sample.store(of: Sample.drafts(2))
    var watch = ChangeWatch(of: store, newestRecord: try store.newestRecord())
    #expect(watch.look() == nil)
    let answers = StoreAnswers(from: store, to: Sample.ada)
    let ids = try (0..<2).map { try request($0, in: store).request.id }
    func take(_ id: RequestID, by actor: Operator, key: String) -> Write {
      let edit = Change.edit(FieldEdits([FieldEdit(.owner, actor.login, basis: .current)]))
      return .commit([
        Intent(key: key, actor: actor, subject: .change(id, edit, basis: .current))
      ])
    }
    let written = answers.make(take(ids[0], by: Sample.ada, key: "mine"))
    #expect(watch.pass(over: changed(by: written)) == nil)
    #expect(watch.look() == nil)
    // Others' changes are told, also those that came with an own one; nothing is told twice.
    _ = answers.make(take(ids[1], by: Sample.bola, key: "theirs"))
    let again = answers.make(take(ids[0], by: Sample.ada, key: "again"))
    #expect(watch.pass(over: changed(by: again)) == .changed([ids[1]]))
    #expect(watch.look() == nil)
    _ = answers.make(take(ids[1], by: Sample.ada, key: "taken"))
    #expect(watch.look() == .changed([ids[1]]))
  }

  private func changed(by replies: [Reply]) -> Set<RequestID> {
    replies.reduce(into: []) { ids, reply in
      if case .written(let written) = reply { ids.formUnion(written.changed) }
    }
  }

  @Test("What one key stores has the list read once")
  func oneRefresh() throws {
    let store = Sample.store(of: Sample.drafts(1))
    var desk = DeskScript(store: store, answers: .held)
    desk.press("<replies> A")
    var pages = 0
    while let next = desk.next {
      if case .read(.page) = next { pages += 1 }
      desk.press("<reply>")
    }
    #expect(pages == 1)
  }
}
