import Foundation
import TestSupport
import Testing

@Suite("A shell is offered what a command takes")
struct CompletionTests {
  /// What the completion scripts ask for: the words of the line and the place of the one being typed.
  private func offered(
    _ argument: String,
    of command: [String],
    _ words: [String],
    in desk: CommandDesk
  ) throws -> [String] {
    let line = ["porttui"] + command + words
    let run = try desk.home.run(
      ["---completion"] + command
        + ["--", argument, "\(line.count - 1)", "\(words.last?.count ?? 0)"] + line
    )
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    return run.output.split(separator: "\n").map { String($0) }
  }

  @Test("Requests by number and by id, steps, fields, words of a filter, views, carriers")
  func offers() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    _ = try desk.create("+2348012345679")
    let numbers = try offered("positional@0", of: ["show"], ["+23480123456"], in: desk)
    #expect(Set(numbers) == ["+2348012345678", "+2348012345679"])
    let ids = try offered("positional@0", of: ["show"], [String(id.dropLast(3))], in: desk)
    #expect(ids == [id])
    #expect(try offered("positional@0", of: ["do"], [id, "sub"], in: desk) == ["submit"])
    #expect(
      try offered("positional@0", of: ["do"], [id, "resolve", "pin_"], in: desk)
        .contains("pin_incorrect")
    )
    #expect(
      try offered("positional@0", of: ["set"], [id, "billing_n"], in: desk) == ["billing_name="]
    )
    #expect(
      try offered("positional@0", of: ["list"], ["status:re"], in: desk) == ["status:rejected"]
    )
    #expect(try offered("--view", of: ["list"], ["--view", ""], in: desk).contains("Mine"))
    #expect(
      try offered("positional@0", of: ["carrier", "show"], ["NG/m"], in: desk) == ["NG/mtn"]
    )
  }

  @Test("What is wrong with one's configuration is told by commands, not while a line is typed")
  func misspelt() throws {
    let desk = try CommandDesk()
    _ = try desk.create()
    try FileManager.default.createDirectory(
      atPath: desk.home.folder + "/config/porttui",
      withIntermediateDirectories: true
    )
    _ = try desk.home.write("asci: true\n", to: "config/porttui/config.yaml")
    #expect(try desk.run("list").errors.contains("asci"))
    #expect(try offered("positional@0", of: ["show"], ["+234"], in: desk) == ["+2348012345678"])
  }

  @Test("Where there is no desk nothing is offered, and nothing said")
  func none() throws {
    let home = try ProgramHome()
    let line = ["porttui", "show", "+2"]
    let run = try home.run(["---completion", "show", "--", "positional@0", "2", "2"] + line)
    #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
  }
}
