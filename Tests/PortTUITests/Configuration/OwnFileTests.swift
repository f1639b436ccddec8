import Foundation
import Screens
import TestSupport
import Testing

@testable import PortTUI

@Suite("One's own file while the desk is open")
struct OwnFileTests {
  private let home: ProgramHome
  private let path: String

  init() throws {
    home = try ProgramHome()
    path = home.folder + "/config/porttui/config.yaml"
  }

  private func file(system: Configuration = Configuration()) throws -> OwnFile {
    OwnFile(path, over: system, try LookOptions.parse([]))
  }

  private func put(_ text: String) throws {
    try FileManager.default.createDirectory(
      atPath: home.folder + "/config/porttui",
      withIntermediateDirectories: true
    )
    try home.write(text, to: "config/porttui/config.yaml")
  }

  private func content() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test("What is chosen is kept in its line, all else as it was; at the end where there was none")
  func keeping() throws {
    var own = try file()
    #expect(own.keep(.theme, "dark").text == "Theme: dark, kept in \(path).")
    #expect(try content() == "theme: dark\n")
    try put("# mine\ntheme: light   # at noon\nkeys:\n  find: <c-f>\nascii: false")
    own = try file()
    _ = own.keep(.theme, "mono")
    _ = own.keep(.slowLink, "true")
    #expect(
      try content()
        == "# mine\ntheme: mono  # at noon\nkeys:\n  find: <c-f>\nascii: false\nslow_link: true\n"
    )
    // What the program wrote itself is no news.
    let isUnchanged = own.isUnchanged
    #expect(isUnchanged)
  }

  @Test("A file written in another way, or not understood, stays as it is, and that is said")
  func notKept() throws {
    for text in ["{theme: light, ascii: false}\n", "theme:\n  light\n", "keys: [\n"] {
      try put(text)
      var own = try file()
      #expect(own.keep(.theme, "dark").text.contains("is not kept"))
      #expect(try content() == text)
    }
  }

  @Test("A file that many share is not written")
  func shared() throws {
    var own = OwnFile(path, over: Configuration(), try LookOptions.parse([]), isKept: false)
    #expect(own.keep(.theme, "dark").text == "Theme: dark, until you leave.")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("What is changed in it holds; what is broken leaves all as it was and says where")
  func changing() throws {
    var own = try file()
    let isUnchanged = own.isUnchanged
    #expect(isUnchanged)
    try put("theme: dark\nkeys:\n  find: <c-f>\n")
    guard case .success(let (preferences, keymap, _))? = own.changed() else {
      Issue.record("not taken")
      return
    }
    #expect(preferences.theme == .dark)
    #expect(keymap.keys(of: .find) == [.control("f")])
    let isStill = own.isUnchanged
    #expect(isStill)
    try put("theme: dark\nkeys:\n  find: s\n")
    guard case .failure(let failure)? = own.changed() else {
      Issue.record("taken")
      return
    }
    #expect(
      failure.message
        == "\(path):3:3: keys: s would mean both find and status; choose another for one of them"
    )
  }
}

extension OwnFile {
  /// Whether a look finds nothing new.
  fileprivate var isUnchanged: Bool {
    mutating get { if case nil = changed() { true } else { false } }
  }
}

@Suite("The command for the configuration")
struct ConfigCommandTests {
  private func home(_ text: String) throws -> ProgramHome {
    let home = try ProgramHome()
    try FileManager.default.createDirectory(
      atPath: home.folder + "/config/porttui",
      withIntermediateDirectories: true
    )
    try home.write(text, to: "config/porttui/config.yaml")
    return home
  }

  @Test("Tells what is in force and which file says so")
  func inForce() throws {
    let home = try home("theme: dark\nkeys:\n  find: <c-f>\n")
    let file = home.folder + "/config/porttui/config.yaml"
    let run = try home.run(["config", "--json"])
    #expect(run.status == 0)
    let settings = run.json["settings"]?.values ?? []
    let theme = settings.first { $0["name"] == "theme" }
    #expect(theme?["value"] == "dark" && theme?["from"] == .text(file))
    let linear = settings.first { $0["name"] == "linear" }
    #expect(linear?["value"] == "false" && linear?["from"] == .null)
    #expect(settings.contains { $0["name"] == "keys find" && $0["value"] == "^F" })
    #expect(try home.run(["config"]).output.contains("as the program has it"))
  }

  @Test("Checks a file that is to become the system's")
  func checkOfSystem() throws {
    let home = try home("")
    let right = try home.write("roles:\n  viewer: [ada]\nlog: syslog\n", to: "system.yaml")
    #expect(try home.run(["config", "--check", "--system", right]).status == 0)
    let wrong = try home.write("roles: {}\nroels: {}\n", to: "wrong.yaml")
    let run = try home.run(["config", "--check", "--system", wrong])
    #expect(run.status == 65 && run.errors.contains("wrong.yaml:2:1:"), "\(run.errors)")
    #expect(try home.run(["config", "--check", "--system"]).status == 64)
    // As one's own it is refused, as before.
    #expect(try home.run(["config", "--check", right]).status == 65)
  }

  @Test("Checks the files in force, or one that is to be, with path, line and column")
  func check() throws {
    let right = try home("theme: dark\n")
    #expect(try right.run(["config", "--check"]).output.contains("nothing is wrong"))
    let path = try right.write("ascii: true\ntheme:   pink\n", to: "new.yaml")
    let wrong = try right.run(["config", "--check", path, "--json"])
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("new.yaml:2:10: theme can't be \"pink\"; use default, dark"))
    #expect(wrong.json["details"]?["column"] == 10)
    let passed = try right.write("asci: true\n", to: "passed.yaml")
    let run = try right.run(["config", "--check", passed])
    #expect(run.status == 1)
    #expect(
      run.errors.contains("passed.yaml:1:1: nothing is called \"asci\"; the nearest is ascii")
    )
    #expect(try right.run(["config", "--check", "nowhere.yaml"]).status == 66)
    #expect(try right.run(["config", path]).status == 64)
  }
}
