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

  @Test("What is corrected for a refused number is offered to the order's others that say the same")
  func offeredFix() throws {
    var desk = DeskScript(store: Sample.store(of: drafts(3)))
    desk.press("<space> <space> <space> ; w y g")
    let ids = try (0..<3).map { index in
      try #require(try desk.store.request(ofNumber: "+234803\(1_000_000 + index)"))
    }
    desk.press("s r <space> <c-x> r e")
    desk.press("<c-u>")
    desk.type("Acme Corporation Ltd")
    desk.press("<c-x> f")
    #expect(desk.text.contains("Acme Corporation Ltd"))
    #expect(desk.text.contains("Correct them too?"))
    desk.press("y")
    let names = try ids.map { try desk.store.file($0).request.billingName }
    #expect(Set(names) == ["Acme Corporation Ltd"])
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
