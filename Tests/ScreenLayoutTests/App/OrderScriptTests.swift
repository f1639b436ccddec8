import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

@Suite("Orders by keys")
struct OrderScriptTests {
  /// Requests of one customer.
  private func drafts(_ count: Int) -> [RequestDraft] {
    Sample.drafts(count).map { draft in
      var draft = draft
      draft.values[.billingName] = "Acme Corporation"
      return draft
    }
  }

  @Test("Tagged numbers become one order; one is split off with a why, and put back by its number")
  func oneOrder() throws {
    var desk = DeskScript(store: Sample.store(of: drafts(3)))
    desk.press("w")
    #expect(desk.message.contains("belongs to no order"))
    desk.press("<space> <space> <space> ; w y")
    #expect(desk.message.contains("3"))
    desk.press("w")
    #expect(desk.text.contains("0 of 3 numbers have come to their end"))
    desk.press("x")
    desk.type("its owner changes")
    desk.press("<enter>")
    #expect(desk.text.contains("0 of 2 numbers have come to their end"))
    // Undo is meant for the number that has just left, not for the one under the cursor.
    desk.press("u")
    #expect(desk.text.contains("0 of 3 numbers have come to their end"))
    desk.press("x")
    desk.type("its owner changes")
    desk.press("<enter> +")
    desk.type("+2348031000000, +2348031000001, +2348031000002")
    desk.press("<enter>")
    #expect(desk.text.contains("0 of 3 numbers have come to their end"))
    desk.press("<enter>")
    #expect(desk.text.contains("Acme Corporation"))
    desk.press("q +")
    desk.type("nonsense")
    desk.press("<enter>")
    #expect(desk.text.contains("Neither id nor number, nonsense"))
  }

  @Test("A range of an order's numbers is marked while it grows, then tagged; back leaves it")
  func range() {
    var desk = DeskScript(store: Sample.store(of: drafts(3)))
    desk.press("<space> <space> <space> ; w y w v")
    #expect(desk.message.contains("A range begins here"))
    desk.press("j")
    #expect(desk.rows.count { $0.hasPrefix(" | +") || $0.hasPrefix(">| +") } == 2)
    desk.press("q v j v")
    #expect(desk.message.contains("2 tagged"))
    #expect(desk.text.contains("2 tagged"))
  }

  @Test("Numbers of different customers are refused, naming what differs")
  func differing() throws {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(2)))
    desk.press("<space> <space> ; w y")
    #expect(desk.text.contains("billing name"))
  }

  @Test("What the order's numbers share is changed for all of them once asked, or for none")
  func sharedField() throws {
    var desk = DeskScript(store: Sample.store(of: drafts(3)))
    desk.press("<space> <space> <space> ; w y g")
    let ids = try (0..<3).map { index in
      try #require(try desk.store.request(ofNumber: "+234803\(1_000_000 + index)"))
    }
    desk.press("s r <space> <c-x> r e")
    desk.press("<c-u>")
    desk.type("Acme Corporation Ltd")
    func names() throws -> Set<String> {
      Set(try ids.map { try desk.store.file($0).request.billingName })
    }
    desk.press("<c-x>")
    #expect(desk.text.contains("Billing name → Acme Corporation Ltd"))
    #expect(desk.text.contains("+234 803 100 0001 and +234 803 100 0002 of the order too"))
    desk.press("n")
    #expect(try names() == ["Acme Corporation"])
    #expect(desk.text.contains("Acme Corporation Ltd"))
    desk.press("<c-x> y")
    #expect(try names() == ["Acme Corporation Ltd"])
    #expect(try desk.store.file(ids[1]).history.last?.kind == .edited)
    // What was typed is stored, and no draft of it is left.
    desk.press("f")
    let grounds = try desk.store.file(ids[0]).rejections.flatMap(\.reasons)
    #expect(grounds.map { $0.resolution?.outcome } == [.fixed])
  }

  @Test("What can't be changed on one of the order's numbers is told, with the way out")
  func sharedFieldLocked() throws {
    var desk = DeskScript(store: Sample.store(of: drafts(2)))
    desk.press("<space> <space> ; w y g")
    let other = try #require(try desk.store.request(ofNumber: "+2348031000001"))
    let date = Lifecycle.Confirmation(date: Sample.day("2026-11-26"))
    let running = InFlight(status: "scheduled", portDate: date.date.iso)
    var draft = Sample.draft
    draft.values[.phoneNumber] = "+2348031000009"
    draft.orderID = try desk.store.file(other).request.orderID
    let taken = Intent(key: "t", actor: Sample.bola, subject: .takeOver(draft, running))
    #expect(try desk.store.commit(taken).isDone)
    desk.press("e <replies>")
    desk.press("<down> <enter> <c-u>")
    desk.type("glo")
    desk.press("<c-x>")
    #expect(desk.text.contains("shared with the order's 2 other open numbers"))
    #expect(try desk.store.file(other).request.carrier == Sample.mtn)
  }

  @Test("What is corrected for a refused number is offered to the order's others that say the same")
  func offeredFix() throws {
    var desk = DeskScript(store: Sample.store(of: drafts(3)))
    desk.press("<space> <space> <space> ; w y g")
    let ids = try (0..<3).map { index in
      try #require(try desk.store.request(ofNumber: "+234803\(1_000_000 + index)"))
    }
    let draft = RejectionDraft(reasons: [.addressMismatch])
    let reject = Intent.Subject.change(ids[0], .status(.reject(draft)), basis: .current)
    #expect(try desk.store.commit(Intent(key: "r", actor: Sample.ada, subject: reject)).isDone)
    desk.press("r <replies> e <replies> <enter> <c-u>")
    desk.type("9 Marina")
    desk.press("<c-x> q f")
    #expect(desk.text.contains("Correct them too?"))
    desk.press("y")
    let addresses = try ids.map { try desk.store.file($0).request.billingAddress }
    #expect(Set(addresses) == ["9 Marina"])
    #expect(try desk.store.file(ids[1]).history.last?.kind == .edited)
  }

  /// An order of so many numbers, its screen open.
  private func order(of count: Int) -> DeskScript {
    var desk = DeskScript(store: Sample.store(of: drafts(count)))
    desk.press("o n t")
    desk.type("status:pending")
    desk.press("<enter> ; w y T g w")
    return desk
  }

  private func file(_ index: Int, in desk: DeskScript) throws -> RequestFile {
    let id = try desk.store.request(ofNumber: "+234803\(1_000_000 + index)")
    return try desk.store.file(try #require(id))
  }

  private func statuses(_ count: Int, in desk: DeskScript) throws -> [Status] {
    try (0..<count).map { try file($0, in: desk).request.status }
  }

  @Test(
    "One letter and one bill are attached for the order, all are submitted, and u takes it back"
  )
  func wholeOrder() throws {
    var desk = order(of: 3)
    desk.press("d")
    for (kind, day) in [("loa", "2026-11-02"), ("bill", "2026-11-01"), ("id", "2030-01-01")] {
      desk.press("+")
      #expect(desk.text.contains("covers 3 of 3"))
      desk.type("/scans/\(kind).pdf")
      desk.press("<tab>")
      desk.type(day)
      desk.press("<c-x>")
      #expect(desk.message.contains("added · +234 803 100 0000: covers 3 of 3."))
      desk.press("P <tab>")
    }
    #expect(desk.text.contains("LOA covers 3 of 3"))
    #expect(try file(2, in: desk).documents.count == 3)
    desk.press("q ;")
    #expect(desk.message.contains("3 open numbers of the order, tagged now"))
    #expect(desk.rows[0].contains("3 tagged"))
    desk.press("s s")
    #expect(desk.text.contains("Possible for all 3."))
    desk.press("<enter> <enter>")
    #expect(try statuses(3, in: desk) == [.inProgress, .inProgress, .inProgress])
    #expect(!desk.rows[0].contains("tagged"))
    #expect(desk.text.contains("I SMS not confirmed"))
    desk.press("u")
    #expect(desk.text.contains("and 2 more"))
    desk.press("y")
    #expect(try statuses(3, in: desk) == [.pending, .pending, .pending])
    desk.press("U y")
    #expect(try statuses(3, in: desk) == [.inProgress, .inProgress, .inProgress])
  }

  @Test(
    "A key acts on the cursor's number, after ; on those tagged, and what can't be done stays tagged"
  )
  func tagged() throws {
    var desk = order(of: 4)
    desk.press("<down> s r <space> <c-x>")
    #expect(try statuses(4, in: desk) == [.pending, .rejected, .pending, .pending])
    // The cursor stays on its number.
    desk.press("m")
    desk.type("asked the customer")
    desk.press("<c-x>")
    #expect(try file(1, in: desk).history.last?.kind == .noted)
    desk.press("g <space> <space> <space> ; s x")
    desk.type("customer stays")
    desk.press("<c-x>")
    #expect(desk.text.contains("Possible for 2 of 3"))
    #expect(desk.text.contains("+234 803 100 0001"))
    desk.press("y")
    #expect(try statuses(4, in: desk) == [.cancelled, .rejected, .cancelled, .pending])
    desk.press("<enter>")
    #expect(desk.rows[0].contains("1 tagged"))
    desk.press("T")
    #expect(!desk.rows[0].contains("tagged"))
    desk.press("; <esc> T")
    #expect(desk.message.contains("No tags"))
  }

  @Test("Edits, owners, dates and history are a key away, for one and for all")
  func otherKeys() throws {
    var desk = order(of: 2)
    desk.press("A")
    #expect(try (0..<2).map { try file($0, in: desk).request.owner } == ["ada", nil])
    desk.press("; F")
    desk.type("11 dec")
    desk.press("<enter>")
    let day = Sample.day("2026-12-11")
    #expect(try (0..<2).map { try file($0, in: desk).request.followUpOn } == [day, day])
    desk.press("u y")
    #expect(try (0..<2).map { try file($0, in: desk).request.followUpOn } == [nil, nil])
    desk.press("h")
    #expect(desk.text.contains("created"))
    desk.press("q e")
    #expect(desk.rows[0].contains("+234 803 100 0000"))
    desk.press("<esc> w")
    #expect(desk.message.contains("w does nothing here"))
    desk.press("q")
    #expect(desk.rows[0].contains("All open"))
  }

  @Test("Where nothing is open there is nothing to do to all")
  func settled() throws {
    var desk = order(of: 2)
    desk.press("; s x")
    desk.type("customer stays")
    desk.press("<c-x> y <enter>")
    #expect(try statuses(2, in: desk) == [.cancelled, .cancelled])
    desk.press("T ;")
    #expect(desk.message.contains("No number of the order is open any more"))
  }

  @Test("The order is drawn with its bars, its numbers, what is awaited of each, and its fees")
  func frame() throws {
    let desk = Sample.desk()
    let date = Lifecycle.Confirmation(date: Sample.day("2026-11-24"))
    let steps: [[Change]] = [
      [], [.status(.reject(RejectionDraft(reasons: [.pinIncorrect])))], [.status(.submit())],
      [.status(.submit()), .status(.schedule(date))], [.status(.cancel(why: "twice the same"))],
    ]
    let id: OrderID = desk.ids.make(at: Sample.now)
    let files = try steps.enumerated().map { index, steps in
      var draft = Sample.draft
      draft.values[.phoneNumber] = "+23480123456\(70 + index)"
      draft.orderID = id
      let file = try Sample.file(draft, desk: desk)
      let needsPapers = steps.first == .status(.submit())
      return desk.applying(steps, to: needsPapers ? desk.withAcceptedPapers(file) : file)
    }
    let order = Order(id: id, createdAt: Sample.now, reference: "R-7")
    for size in [
      Size(width: 80, height: 22), Size(width: 160, height: 48), Size(width: 60, height: 18),
      Size(width: 40, height: 8),
    ] {
      let context = Sample.context(desk, size: size)
      var screen = OrderScreen(order: id)
      _ = screen.update(
        .reply(.read(.order(id, .success(OrderFile(order: order, files: files))))),
        in: context
      )
      _ = screen.update(.command(.tag), in: context)
      expectGolden(screen.frame(in: context), "order-\(size.width)x\(size.height)")
    }
  }
}
