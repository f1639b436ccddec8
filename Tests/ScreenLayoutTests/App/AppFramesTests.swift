import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// Whole frames as an operator sees them, on the demonstration.
@Suite("Frames of the whole app")
struct AppFramesTests {
  /// A copy of its own for whoever asks.
  static var store: InMemoryStore { Sample.demonstration() }

  struct Picture: Sendable, CustomTestStringConvertible {
    let name: String
    let keys: String
    var typed = ""
    var testDescription: String { name }
  }

  static let pictures = [
    Picture(name: "queue", keys: ""),
    Picture(name: "queue-rejected", keys: "5 <down> <down> <space>"),
    Picture(name: "detail", keys: "5 <down> <enter>"),
    Picture(name: "detail-completed", keys: "/", typed: "status:completed"),
    Picture(name: "papers", keys: "2 <down> <down> d"),
    Picture(name: "resolution", keys: "5 <down> r"),
    Picture(name: "status", keys: "3 s"),
    Picture(name: "port-date", keys: "3 s d"),
    Picture(name: "intake", keys: "i"),
    Picture(name: "history", keys: "5 h"),
    Picture(name: "help", keys: "?"),
  ]

  static let details = [
    Picture(name: "find", keys: "/", typed: "+23480"),
    Picture(name: "filter-wrong", keys: "f", typed: "status:foo"),
    Picture(name: "sort", keys: "o"),
    Picture(name: "note", keys: "m", typed: "Called, they look for the bill"),
    Picture(name: "lists", keys: "l"),
    Picture(name: "fields", keys: "e"),
    Picture(name: "assign", keys: "a", typed: "bo"),
    Picture(name: "command-line", keys: ":", typed: "re"),
    Picture(name: "add-paper", keys: "d +"),
    Picture(name: "reject", keys: "3 s r"),
    Picture(name: "cancel", keys: "2 s x"),
    Picture(name: "waiting", keys: "5 r w"),
    Picture(name: "tagged", keys: "<space> <space> ;"),
    Picture(name: "evidence", keys: "2 <down> <down> d <tab> e"),
    Picture(name: "disputed", keys: "5 r d", typed: "the number is right on their own bill"),
    Picture(name: "confirm", keys: "2 s x", typed: "the customer stays"),
    Picture(name: "submit-refused", keys: "f n e x t : p a p e r s <enter> s s"),
    Picture(name: "sort-owner", keys: "o w"),
  ]

  static let sizes = [
    Size(width: 80, height: 24), Size(width: 160, height: 50), Size(width: 60, height: 20),
  ]

  private func frame(of picture: Picture, size: Size) -> Frame {
    var desk = DeskScript(store: AppFramesTests.store, size: size)
    desk.wait(milliseconds: 300)
    desk.press(picture.keys)
    desk.type(picture.typed)
    if ["detail-completed", "filter-wrong", "confirm"].contains(picture.name) {
      desk.press("<enter>")
    }
    if picture.name == "detail-completed" { desk.press("<enter>") }
    return desk.frame
  }

  @Test("The main screens are as they were looked at", arguments: pictures, sizes)
  func screens(picture: Picture, size: Size) {
    expectGolden(
      frame(of: picture, size: size),
      "app-\(picture.name)-\(size.width)x\(size.height)"
    )
  }

  @Test("Panels and prompts are as they were looked at", arguments: details)
  func panels(picture: Picture) {
    expectGolden(
      frame(of: picture, size: Size(width: 80, height: 24)),
      "app-\(picture.name)-80x24"
    )
  }

  @Test("The queue shows at least 19 requests on 80 by 24")
  func rows() {
    let rows = DeskScript(store: AppFramesTests.store).rows
    #expect(rows.count { $0.dropFirst(3).first == "+" } >= 19)
  }

  @Test("On a tiny terminal a notice stands, and q leaves")
  func tiny() {
    var desk = DeskScript(store: AppFramesTests.store, size: Size(width: 30, height: 5))
    #expect(desk.rows[0] == "Too small: 40x8 at least.")
    desk.press("q")
    #expect(desk.requests == [.terminal(.quit)])
  }
}
