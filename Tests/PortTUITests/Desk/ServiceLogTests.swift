import Foundation
import PortDesk
import PortDomain
import Screens
import TerminalUI
import TestSupport
import Testing
import Wording

@testable import PortTUI

@Suite("The log of a session says what failed and what was slow, and nothing of a customer")
struct ServiceLogTests {
  private static let query = Query(
    .term(.word("Okonkwo")),
    viewpoint: Viewpoint(zones: Sample.zones, now: Sample.now, me: "ada")
  )

  private func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { String($0) }
  }

  @Test("Failures and what took more than a second go where the configuration says")
  func system() throws {
    let home = try ProgramHome()
    let path = home.folder + "/log"
    let log = try ServiceLog(in: LogPlace(path), of: "ada", clock: { Sample.now })
    log.tell("read page", took: 999, nil)
    log.tell("read counts", took: 1_500, nil)
    log.tell("write of 1", took: 3, .diskFull)
    let now = Sample.now.rfc3339
    #expect(
      try lines(path) == [
        "\(now) ada: read counts took 1500 ms", "\(now) ada: write of 1 failed: disk_full",
      ]
    )
  }

  @Test(
    "A session's events become lines of a new file, without what was typed, pasted or looked for"
  )
  func debug() throws {
    let home = try ProgramHome()
    let path = home.folder + "/debug"
    let log = try ServiceLog(in: nil, of: "ada", debug: path, clock: { Sample.now })
    for event: InputEvent in [
      .key(.character("K")), .key(.enter), .paste("Okonkwo"), .resize(Size(width: 80, height: 24)),
    ] {
      log.note(event.trace)
    }
    let read = Read.page(ServiceLogTests.query, from: .first, limit: 20)
    _ = log.timed(read.trace, failure: { (_: Int) in nil }) { 1 }
    log.tell(Write.commit([]).trace, took: 2, .busy(holder: "ada (process 7)", seconds: 5))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let events = try lines(path).map { $0.split(separator: " ").dropFirst().joined(separator: " ") }
    #expect(
      events.dropLast(2) == ["character", "key <enter>", "paste of 7 bytes", "size 80 x 24"]
    )
    #expect(events[4].hasPrefix("read page ") && events[5].hasSuffix(" ms, busy"))
    #expect(!text.contains("Okonkwo") && !text.contains("K"))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o600)
    // One that is there stays as it is.
    #expect(throws: DeskFailure.self) {
      try ServiceLog(in: nil, of: "ada", debug: path, clock: { Sample.now })
    }
  }
}
