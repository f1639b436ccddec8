import PortDomain
import TestSupport
import Testing

@testable import Screens

@Suite("A paper's file is written out by keys")
struct ExtractScriptTests {
  private func desk() -> DeskScript {
    var desk = DeskScript(store: Sample.store(of: Sample.drafts(1)))
    desk.press("d +")
    desk.type("/scans/loa.pdf")
    desk.press("<c-x>")
    return desk
  }

  @Test("x asks for the path, and says what was written")
  func extracts() throws {
    var desk = desk()
    desk.press("x")
    desk.type("/home/ada/loa copy.pdf")
    desk.press("<enter>")
    #expect(desk.message.contains("/home/ada/loa copy.pdf is written."))
    guard case .file(.give(.paper(let paper, let path)))? = desk.requests.last else {
      Issue.record("nothing was written: \(desk.requests)")
      return
    }
    #expect(paper.kind == .loa && path == "/home/ada/loa copy.pdf")
  }

  @Test("Left with Esc or without a path, nothing is written")
  func dropped() {
    var desk = desk()
    desk.press("x")
    desk.type("/tmp")
    desk.press("<esc>")
    desk.press("x <enter> <esc>")
    #expect(desk.requests.isEmpty)
  }

  @Test("X asks for a folder and writes the packet of the request there")
  func packet() throws {
    var desk = desk()
    desk.press("X")
    desk.type("/home/ada/packet")
    desk.press("<enter>")
    #expect(desk.message.contains("/home/ada/packet is written."))
    let id = try #require(try desk.store.request(ofNumber: "+2348031000000"))
    #expect(desk.requests == [.file(.give(.packet(id, to: "/home/ada/packet")))])
  }

  @Test("Where there is no paper, x says so")
  func missing() {
    var desk = desk()
    desk.press("<tab> x")
    #expect(desk.message.contains("No bill has come yet"))
  }
}
