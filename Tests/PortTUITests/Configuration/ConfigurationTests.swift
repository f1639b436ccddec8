import Foundation
import PortDesk
import PortDomain
import TestSupport
import Testing

@testable import PortTUI

@Suite("The configuration")
struct ConfigurationTests {
  private let home: ProgramHome
  private let system: String

  init() throws {
    home = try ProgramHome()
    system = home.folder + "/etc/config.yaml"
    try FileManager.default.createDirectory(
      atPath: home.folder + "/etc",
      withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o755]
    )
    try #require(chmod(home.folder, 0o755) == 0)
  }

  private func load(system text: String? = nil) throws -> Configuration {
    if let text {
      try home.write(text, to: "etc/config.yaml")
      try #require(chmod(system, 0o644) == 0)
    }
    let paths = Paths(environment: home.environment, home: home.folder)
    var configuration = try Configuration(ofSystem: system, keptBy: getuid())
    try configuration.adopt(ownFile: paths.configurationFile)
    return configuration
  }

  /// What stops the program, behind the path of the file.
  private func refusal(system text: String? = nil) -> String? {
    do {
      _ = try load(system: text)
      return nil
    } catch let failure as CommandFailure {
      #expect(failure.status == 65 || failure.status == 77)
      return failure.message.replacing(system, with: "FILE")
    } catch {
      return "\(error)"
    }
  }

  @Test("Says nothing where there is none, and everyone is supervisor")
  func absent() throws {
    let configuration = try load()
    #expect(configuration == Configuration())
    let account = try Account.current(environment: [:])
    #expect(account.role(in: configuration.roles) == .supervisor)
  }

  @Test("Names who may do what; whoever isn't named is a viewer")
  func roles() throws {
    let account = try Account.current(environment: [:])
    for (text, role) in [
      ("supervisor: [\(account.login)]", Role.supervisor),
      ("operator: [\(account.login)]", .operator), ("supervisor: [nobody]", .viewer),
      ("supervisor: []", .viewer),
    ] {
      let configuration = try load(system: "restricted: true\nroles:\n  \(text)\n")
      #expect(configuration.isRestricted)
      #expect(account.role(in: configuration.roles) == role, "\(text)")
    }
    let configuration = try load(system: "roles: {}\n")
    #expect(account.role(in: configuration.roles) == .viewer)
  }

  @Test(
    "Stops with path, line and column where the system's file says what nobody understands",
    arguments: [
      (
        "role:\n  supervisor: [root]\n",
        "FILE:1:1: nothing is called \"role\"; the nearest is roles"
      ),
      (
        "theme: dark\nroels:\n  supervisor: [root]\n",
        "FILE:2:1: nothing is called \"roels\"; the nearest is roles"
      ),
      ("restrict: true\n", "FILE:1:1: nothing is called \"restrict\"; the nearest is restricted"),
      (
        "roles:\n  supervisor: [root]\n  supervisors: [a]\n",
        "FILE:3:3: \"supervisors\" is no role; use viewer, operator, supervisor"
      ),
      (
        "roles:\n  supervisor: root\n",
        "FILE:2:3: supervisor takes logins and @groups as [a, \"@b\"]"
      ),
      ("roles:\n", "FILE:1:1: roles takes names with values, one a line, indented"),
      ("\n\nrestricted: ture\n", "FILE:3:1: restricted takes true or false"),
      ("restricted:\n", "FILE:1:1: restricted takes true or false"),
      ("database: [a]\n", "FILE:1:1: database takes a text"),
      ("theme: pink\n", "FILE:1:8: theme can't be \"pink\"; use"),
      ("seals: here\n", "FILE:1:8: \"here\" is no place for a log; use syslog, or the path"),
      (
        "service_account: no-such-account\n",
        "FILE:1:18: service_account: this host has no account \"no-such-account\""
      ),
      ("restricted: true\nroles: [\n", "FILE:3:1: not understood"),
      ("restricted: true\nrestricted: false\n", "FILE:1:1: not understood"),
      ("just words\n", "FILE:1:1: not understood"), ("- a\n", "FILE:1:1: not understood"),
      ("", "FILE: says nothing"), (" \n\n", "FILE: says nothing"),
    ]
  )
  func unknown(text: String, message: String) {
    let refusal = refusal(system: text)
    #expect(refusal?.hasPrefix(message) == true, "\(refusal ?? "taken")")
  }

  @Test("A file of comments alone sets nothing")
  func comments() throws {
    #expect(try load(system: "# restricted: true\n---\n").isRestricted == false)
  }

  @Test("Stops where the system's file isn't one that only root can write")
  func trust() throws {
    let right = "restricted: true\n"
    #expect(refusal(system: right) == nil)
    for mode: mode_t in [0o664, 0o646] {
      chmod(system, mode)
      #expect(refusal()?.hasPrefix("FILE: isn't root's alone") == true)
    }
    chmod(system, 0o644)
    for mode: mode_t in [0o775, 0o757, 0o1777] {
      chmod(home.folder + "/etc", mode)
      #expect(refusal()?.hasPrefix("FILE: others than root can change") == true)
    }
    chmod(home.folder + "/etc", 0o755)
    chmod(home.folder, 0o777)
    #expect(refusal()?.hasPrefix("FILE: others than root can change") == true)
    chmod(home.folder, 0o755)
    #expect(refusal() == nil)
    #expect(throws: CommandFailure.self) {
      try Configuration(ofSystem: system, keptBy: getuid() + 1)
    }
  }

  @Test("Stops where something else than a file that can be read is in the system's place")
  func otherThings() throws {
    let place = system
    func put(_ make: () -> Int32) -> String? {
      unlink(place)
      rmdir(place)
      guard make() == 0 else { return "not made" }
      return refusal()
    }
    #expect(put { mkdir(place, 0o755) }?.hasPrefix("FILE: is no file") == true)
    #expect(put { mkfifo(place, 0o644) }?.hasPrefix("FILE: is no file") == true)
    #expect(put { symlink("/dev/null", place) }?.hasPrefix("FILE: can't be read") == true)
    #expect(put { symlink("nowhere", place) }?.hasPrefix("FILE: can't be read") == true)
    unlink(place)
    // A file where the folder should be is no absence either.
    rmdir(home.folder + "/etc")
    try home.write("", to: "etc")
    #expect(refusal()?.hasPrefix("FILE: can't be read") == true)
  }

  @Test(
    "A path may begin with the home folder as shells write it",
    arguments: [
      ("~/desk.db", "/home/ada/desk.db"), ("$HOME/desk.db", "/home/ada/desk.db"),
      ("${HOME}/desk.db", "/home/ada/desk.db"), ("~", "/home/ada"), ("~bola/x", "~bola/x"),
      ("/srv/~/x", "/srv/~/x"), ("$HOMER/x", "$HOMER/x"), ("desk.db", "desk.db"),
    ]
  )
  func homes(text: String, path: String) {
    #expect(Paths(environment: [:], home: "/home/ada").expanded(text) == path)
  }

  @Test("Warns of an unknown name in the operator's own file, naming the nearest, and goes on")
  func own() throws {
    try FileManager.default.createDirectory(
      atPath: home.folder + "/config/porttui",
      withIntermediateDirectories: true
    )
    let path = try home.write("thema: dark\nascii: true\n", to: "config/porttui/config.yaml")
    let configuration = try load()
    #expect(configuration.preferences.isASCII)
    #expect(
      configuration.warnings == ["\(path):1:1: nothing is called \"thema\"; the nearest is theme"]
    )
    try #require(try home.run(["init"]).status == 0)
    let run = try home.run(["list"])
    #expect(run.status == 0)
    #expect(run.errors.contains("nothing is called \"thema\"; the nearest is theme"))
    try home.write("ascii: true\nroles:\n  supervisor: [me]\n", to: "config/porttui/config.yaml")
    let refused = try home.run(["list"])
    #expect(refused.status == 65)
    #expect(refused.errors.contains("config.yaml:2:1: this belongs in /etc/porttui/config.yaml"))
  }
}
