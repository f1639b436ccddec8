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

  @Test("The order is drawn with its bars, its numbers and its fees")
  func frame() throws {
    let desk = Sample.desk()
    var files = [try Sample.file(desk: desk)]
    for number in ["+2348012345679", "+2348012345670"] {
      var draft = Sample.draft
      draft.values[.phoneNumber] = number
      files.append(try Sample.file(draft, desk: desk))
    }
    files[1] = desk.applying(
      [.status(.submit())],
      to: desk.withAcceptedPapers(files[1])
    )
    files[2] = desk.applying([.status(.cancel(why: "twice the same"))], to: files[2])
    let id: OrderID = desk.ids.make(at: Sample.now)
    let order = Order(id: id, createdAt: Sample.now, reference: "R-7")
    for size in [Size(width: 80, height: 22), Size(width: 160, height: 48)] {
      let context = Sample.context(desk, size: size)
      var screen = OrderScreen(order: id)
      _ = screen.update(
        .reply(.read(.order(id, .success(OrderFile(order: order, files: files))))),
        in: context
      )
      expectGolden(screen.frame(in: context), "order-\(size.width)x\(size.height)")
    }
  }
}
