import Foundation
import TestSupport
import Testing

extension DeskInTerminalTests {
  @Suite("Without its key the desk opens to be read")
  struct KeylessDeskTests {
    @Test("It says so at the start, and each change says why it isn't made")
    func onlyRead() throws {
      let desk = try DeskInTerminal(numbers: 3)
      let keys = desk.desk.home.keys
      try FileManager.default.moveItem(atPath: keys, toPath: keys + "-away")
      let session = try desk.open()
      defer { session.close() }
      try session.waitForScreen(containing: "Without its key this desk is only read")
      try session.waitForScreen(containing: "Acme")
      try session.type("<enter>")
      try session.waitForScreen(containing: "Acme Corporation")
      try session.type("m")
      try session.waitForScreen(containing: "Note")
      try session.send(text: "on Monday")
      try session.type("<c-x>")
      let screen = try session.waitForScreen(containing: "Nothing was changed: without its key")
      #expect(screen.contains("on Monday"))
    }
  }
}
