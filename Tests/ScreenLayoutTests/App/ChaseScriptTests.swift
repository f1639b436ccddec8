import PortDomain
import TerminalUI
import TestSupport
import Testing
import Wording

@testable import Screens

/// Four requests of two customers without papers since Monday 23 November, two with the carrier since
/// then; it is Tuesday, 8 December.
@Suite("Whom to chase, by keys")
struct ChaseScriptTests {
  private func desk(
    size: Size = Size(width: 80, height: 24),
    answers: DeskScript.Answers = .inline
  ) throws -> DeskScript {
    var drafts = Sample.drafts(6)
    for index in [0, 1, 2] { drafts[index].values[.billingName] = "Acme Corporation" }
    drafts[0].values[.contactEmail] = "accounts@acme.example"
    drafts[0].values[.contactPhone] = "+2348031112222"
    let clock = SetClock(Sample.now)
    let store = Sample.store(of: Array(drafts[..<4]), clock: clock.read)
    for index in [4, 5] {
      var draft = drafts[index]
      draft.values[.carrierReference] = "PO-\(index)"
      var running = InFlight(status: "in_progress", submittedOn: "2026-11-20")
      running.kept = [.confirmedOn: "2026-11-21"]
      let intent = Intent(
        key: "running-\(index)",
        actor: Sample.bola,
        subject: .takeOver(draft, running)
      )
      #expect(try store.commit(intent).isDone)
    }
    clock.set(Sample.instant("2026-12-08T09:00:00Z"))
    return DeskScript(
      store: store,
      at: clock.now,
      size: size,
      answers: answers
    )
  }

  private func history(_ index: Int, in desk: DeskScript) throws -> [Event] {
    let number = "+234803\(1_000_000 + index)"
    let id = try #require(try desk.store.request(ofNumber: number))
    return try desk.store.file(id).history
  }

  @Test("H lists customers and carriers once each, Enter folds out their numbers")
  func lists() throws {
    var desk = try desk()
    desk.press("H")
    #expect(desk.rows[0].contains("3 to remind of 6 numbers"))
    expectGolden(desk.frame, "chase-80x24")
    desk.press("<enter>")
    #expect(desk.text.contains("+234 803 100 0002"))
    desk.press("<down> <enter>")
    #expect(desk.rows[0].contains("+234 803 100 0000"))
    #expect(desk.rows[0].contains("P pending"))
    desk.press("q q")
    #expect(desk.rows[0].contains("All open"))
    var wide = try self.desk(size: Size(width: 160, height: 50))
    wide.press("H <enter>")
    expectGolden(wide.frame, "chase-160x50")
  }

  @Test("M tells a customer of all their numbers at once, s records it for each")
  func message() throws {
    var desk = try desk()
    desk.press("H M")
    #expect(desk.text.contains("Papers needed to port your numbers: 3 numbers"))
    #expect(desk.text.contains("+234 803 100 0001"))
    expectGolden(desk.frame, "chase-message-80x24")
    desk.press("y")
    let isCopied = desk.requests.contains { request in
      if case .terminal(.copy(let text)) = request { text.contains("Dear John") } else { false }
    }
    #expect(isCopied)
    desk.press("s")
    for index in 0...2 {
      #expect(try history(index, in: desk).last?.about == .message(.papersWanted))
    }
    #expect(try history(3, in: desk).count == 1)
    #expect(desk.rows[0].contains("Chase"))
  }

  @Test("Whoever was reminded keeps the row until Ctrl-L, so that no key goes to the next")
  func staysPut() throws {
    var desk = try desk()
    desk.press("H M s <enter>")
    let acme = try #require(desk.rows.first { $0.contains("Acme") })
    #expect(acme.hasPrefix(">·"))
    desk.press("M")
    #expect(desk.message.contains("^L takes the row away"))
    #expect(desk.rows[0].contains("Chase"))
    desk.press("<c-l>")
    #expect(!desk.text.contains("Acme"))
    #expect(desk.rows[0].contains("2 to remind of 3 numbers"))
  }

  @Test("c records a call for all their numbers, with what was said")
  func called() throws {
    var desk = try desk()
    desk.press("H G c")
    desk.type("they answer tomorrow")
    desk.press("<enter>")
    for index in 4...5 {
      let events = try history(index, in: desk).suffix(2)
      #expect(events.map(\.about) == [.message(.carrierCalled), .nothing])
      #expect(events.last?.kind == .noted && events.last?.detail?.text == "they answer tomorrow")
    }
    desk.press("g c <enter>")
    #expect(try history(0, in: desk).last?.about == .message(.customerCalled))
  }

  @Test("The carrier is reminded of each request by its own reference")
  func carrier() throws {
    var desk = try desk(size: Size(width: 160, height: 50))
    desk.press("H G M")
    #expect(desk.text.contains("Dear MTN Nigeria"))
    #expect(desk.text.contains("your reference PO-5"))
    desk.press("s")
    #expect(try history(4, in: desk).last?.about == .message(.carrierReminder))
    #expect(try history(5, in: desk).last?.about == .message(.carrierReminder))
  }

  @Test("What acts on a request acts on all numbers of the row, or on the one under the cursor")
  func acts() throws {
    var desk = try desk()
    desk.press("H A <enter> <down> <down> F")
    desk.type("+2")
    desk.press("<enter>")
    let requests = try (0...3).map { index in
      let id = try #require(try desk.store.request(ofNumber: "+234803\(1_000_000 + index)"))
      return try desk.store.file(id).request
    }
    #expect(requests.map(\.owner) == ["ada", "ada", "ada", nil])
    #expect(
      requests.map(\.followUpOn) == [nil, Sample.day("2026-12-10"), nil, nil]
    )
  }

  @Test("Chase narrows what the queue shows, and says when there is nobody")
  func narrowed() throws {
    var desk = try desk()
    desk.press("1 H")
    #expect(desk.text.contains("Nobody is late, silent or to be followed up today."))
    desk.press("q 3 H")
    #expect(desk.rows[0].contains("1 to remind of 2 numbers"))
  }

  @Test("M over tagged requests of several customers says that it goes to one")
  func severalCustomers() throws {
    var desk = try desk()
    desk.press("o n <space> <space> ; M")
    #expect(desk.text.contains("Papers needed to port your numbers: 2 numbers"))
    desk.press("q T G <up> <up> <up> <space> <space> <space> ; M")
    #expect(desk.text.contains("A message goes to one customer at a time."))
    desk.press("s")
    #expect(try history(3, in: desk).count == 1)
  }
}
