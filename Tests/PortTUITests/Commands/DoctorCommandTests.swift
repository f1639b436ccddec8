import Foundation
import PortDesk
import TestSupport
import Testing
import Wording

@testable import PortTUI

@Suite("What the doctor finds")
struct DoctorCommandTests {
  private func states(_ run: ProgramRun) -> [String: String] {
    var states: [String: String] = [:]
    for finding in run.json["findings"]?.values ?? [] {
      guard case .text(let name)? = finding["name"], case .text(let state)? = finding["state"]
      else { continue }
      states[name] = state
    }
    return states
  }

  @Test("A desk that is well has no fault, and nothing is said of its customers")
  func well() throws {
    let desk = try CommandDesk()
    _ = try desk.create()
    let run = try desk.run("doctor", "--json")
    #expect(run.status == 0 && run.json["faults"] == 0, "\(run.output)")
    let states = states(run)
    for name in ["database", "writing", "key", "modes", "log", "locale", "terminal"] {
      #expect(states[name] == "right", "\(name)")
    }
    #expect(!run.output.contains("Acme") && !run.output.contains("8012345678"))
    let text = try desk.run("doctor").output
    #expect(text.contains(desk.home.database) && text.contains("changes can be stored"))
  }

  @Test("A place for seals or faults that takes no line is a fault")
  func places() {
    let folder = FileManager.default.temporaryDirectory.path
    #expect(LogPlace.file(folder + "/no such folder/log").takesLines == false)
    #expect(LogPlace.file(folder + "/porttui-\(UUID().uuidString)").takesLines)
    #expect(LogPlace.file(folder).takesLines == false)
    let lost = HostFinding.seals(to: "/dev/log", isTaken: false)
    #expect(
      lost.state == .fault && lost.message == "seals are written to /dev/log, which takes none"
    )
    #expect(lost.cure?.contains("let the desk's account write") == true)
    #expect(HostFinding.faults(to: "/var/log/desk", isTaken: true).state == .right)
  }

  @Test("Each fault is named with its cure")
  func faults() throws {
    let desk = try CommandDesk()
    let key = try #require(FileManager.default.contentsOfDirectory(atPath: desk.home.keys).first)
    try FileManager.default.moveItem(
      atPath: desk.home.keys + "/" + key,
      toPath: desk.home.folder + "/away"
    )
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644],
      ofItemAtPath: desk.home.database
    )
    let run = try desk.run("doctor", "--json")
    let states = states(run)
    #expect(run.status == 1 && states["key"] == "fault" && states["writing"] == "fault")
    #expect(states["modes"] == "fault")
    let text = try desk.run("doctor").output
    #expect(text.contains("key: put the desk's key back into ") && text.contains(desk.home.keys))
    #expect(text.contains("modes: take the right away: chmod o-rwx"))

    let nothing = try ProgramHome()
    let none = try nothing.run(["doctor", "--json"])
    #expect(none.status == 1 && self.states(none)["database"] == "fault")
    let plain = try desk.home.run(
      ["doctor", "--json"],
      now: desk.now,
      environment: ["LC_ALL": "C", "NO_COLOR": "1"]
    )
    #expect(self.states(plain)["locale"] == "note")
  }
}
