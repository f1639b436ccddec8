import Foundation
import TestSupport
import Testing

/// Two accounts at work on such a desk are a drill, since only root makes accounts.
@Suite("A desk that is to be shared is made only where its members can share it")
struct SharedDeskTests {
  private var group: String {
    let entry = getgrgid(getgid())
    return entry.map { String(cString: $0.pointee.gr_name) } ?? ""
  }

  private func refused(
    _ group: String,
    _ path: String,
    in home: ProgramHome
  ) throws -> (status: Int32, errors: String) {
    let run = try home.run(["init", "--group", group, "--db", path])
    #expect(!FileManager.default.fileExists(atPath: path))
    return (run.status, run.errors)
  }

  @Test("Who the provider is goes into a new desk, and what can't be it makes none")
  func provider() throws {
    let home = try ProgramHome()
    let refused = try home.run(["init", "--provider", ""])
    #expect(refused.status == 65 && refused.errors.contains("provider"), "\(refused.errors)")
    let made = try home.run(["init", "--provider", "Acme Voice", "--support", "ports@acme.example"])
    #expect(made.status == 0 && made.output.contains("letters name Acme Voice"))
    let settings = try home.run(["setting", "list", "--json"]).json
    #expect(settings["provider_name"] == "Acme Voice")
    #expect(settings["support_contact"] == "ports@acme.example")
  }

  @Test("No group of that name")
  func noGroup() throws {
    let home = try ProgramHome()
    let run = try refused("nobody-here", home.folder + "/desk/desk.db", in: home)
    #expect(run.status == 64)
    #expect(run.errors.contains("this host has no group \"nobody-here\""))
  }

  @Test("A folder that others can enter, or that is somebody's own")
  func foreignFolder() throws {
    let home = try ProgramHome()
    for mode in [0o755, 0o700, 0o770, 0o2777] {
      let folder = home.folder + "/folder-\(mode)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      try #require(chmod(folder, mode_t(mode)) == 0)
      let run = try refused(group, folder + "/desk.db", in: home)
      #expect(run.status == 73)
      #expect(run.errors.contains("\(folder) is not a folder of \(group) alone"))
    }
  }

  @Test("A place that members can't reach")
  func closedWay() throws {
    let home = try ProgramHome()
    let closed = home.folder + "/closed"
    try FileManager.default.createDirectory(atPath: closed, withIntermediateDirectories: false)
    try #require(chmod(closed, 0o700) == 0)
    let run = try refused(group, closed + "/desk/desk.db", in: home)
    #expect(run.status == 73)
    #expect(run.errors.contains("members of \(group) can't enter \(closed)"))
    #expect(!FileManager.default.fileExists(atPath: closed + "/desk"))
  }
}
