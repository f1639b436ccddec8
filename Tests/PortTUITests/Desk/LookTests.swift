import Foundation
import TestSupport
import Testing

extension DeskInTerminalTests {
  @Suite("The look that is set")
  struct LookTests {
    @Test("Signs are drawn in ASCII where the configuration says so", arguments: [true, false])
    func ascii(isSet: Bool) throws {
      let desk = try DeskInTerminal(numbers: 1)
      try FileManager.default.createDirectory(
        atPath: desk.desk.home.folder + "/config/porttui",
        withIntermediateDirectories: true
      )
      try desk.desk.home.write("ascii: \(isSet)\n", to: "config/porttui/config.yaml")
      let terminal = try desk.openBare()
      defer { terminal.close() }
      // The page of keys names arrows.
      try terminal.type("?")
      let page = terminal.output(untilQuietFor: .seconds(1))
      #expect(!page.isEmpty)
      #expect(page.allSatisfy { $0 < 0x80 } == isSet)
    }
  }
}
