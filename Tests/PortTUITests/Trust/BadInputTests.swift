import Foundation
import PortDesk
import TestSupport
import Testing
import Wording

@Suite("Input that can't be worked with")
struct BadInputTests {
  /// What the program said to one input.
  private struct Answer {
    let input: BadInput
    let message: String
  }

  /// A desk with a request in each state that the inputs name, by their names.
  private static func desk() throws -> (CommandDesk, ids: [String: String]) {
    let desk = try CommandDesk()
    var ids: [String: String] = [:]
    ids["PENDING"] = try desk.create("+2348010000001")
    ids["PAPER"] = try desk.json(
      "document",
      "add",
      ids["PENDING"] ?? "",
      "bill",
      try desk.home.write("%PDF-1.7 bill", to: "bill.pdf")
    ).text("id")
    for (name, number, steps) in [
      ("SENT", "+2348010000002", []), ("SCHEDULED", "+2348010000003", ["schedule"]),
      ("COMPLETED", "+2348010000004", ["schedule", "complete"]),
      ("RETURNED", "+2348010000005", ["schedule", "complete", "return"]),
      ("REJECTED", "+2348010000006", ["reject"]),
    ] {
      let id = try desk.createSubmitted(number)
      for step in steps {
        let words =
          switch step {
          case "schedule": ["--date", "2026-11-03"]
          case "complete": ["--override", "they were early"]
          case "reject": ["--reason", "pin_incorrect"]
          default: ["--why", "the wrong number"]
          }
        let run = try desk.home.run(["do", id, step] + words, now: desk.now)
        try #require(run.status == 0, "\(run.errors)")
      }
      ids[name] = id
    }
    _ = try desk.json("setting", "set", "largest_paper=1")
    return (desk, ids)
  }

  @Test(
    "Each of more than a hundred kinds is answered with what, where and what to do, and changes nothing"
  )
  func answers() throws {
    let (desk, ids) = try BadInputTests.desk()
    let before = try desk.run(
      "list",
      "status:pending,in_progress,scheduled,completed,rejected",
      "--json"
    )
    var page = ""
    var said: [String: String] = [:]
    for (title, inputs) in BadInput.groups {
      var rows: [[String]] = []
      for input in inputs {
        let message = try answer(to: input, on: desk, ids)
        rows.append([input.what, "`\(input.shown)`", "\(input.status)", input.code, message])
        // A fault has its own sentence, unless the very same thing is given in two places.
        #expect(!message.isEmpty && message.count <= 800, "\(input.what): \(message)")
        if let other = said[message] { #expect(other == input.what, "\(message)") }
        said[message] = input.what
      }
      page += BadInputTests.table(title, rows)
    }
    page += try BadInputTests.table("The desk's own file", stores())
    #expect(said.count >= 100)
    let after = try desk.run(
      "list",
      "status:pending,in_progress,scheduled,completed,rejected",
      "--json"
    )
    #expect(after.output == before.output)
    try expectGenerated(page + "\n", in: "docs/BAD-INPUT.md", named: "bad-input")
  }

  /// Gives the program an input and looks at all that it answers; the message, paths and ids cut.
  private func answer(
    to input: BadInput,
    on desk: CommandDesk,
    _ ids: [String: String]
  ) throws -> String {
    let home = desk.home
    try input.prepare(home)
    defer {
      try? FileManager.default.removeItem(atPath: home.folder + "/config/porttui/config.yaml")
    }
    let isFile = [".pdf", ".csv", ".json"]
    let words = input.words.map { word in
      let isPath = isFile.contains { word.hasSuffix($0) } || [".", "folder", "pipe"].contains(word)
      return ids[word] ?? (isPath ? home.folder + "/" + word : word)
    }
    let isDesk = words.isEmpty
    let run = try home.run(
      words + (isDesk ? [] : ["--json"]),
      input: input.input,
      now: words.contains("--now") ? nil : desk.now
    )
    let comment: Comment = "\(input.what): \(run.status) \(run.errors) \(run.output.prefix(300))"
    #expect(run.status == input.status, comment)
    var message = run.errors.replacing(#/^porttui: /#, with: "").trimmingCharacters(in: .newlines)
    if let row = run.json["rows"]?.values.last {
      #expect((row["cause"] ?? row["code"]) == .text(input.code), comment)
      let words = try row["message"] == nil ? row.text("error") : row.text("message")
      message = "line \(row["line"]?.line ?? ""): " + words
    } else if !isDesk {
      #expect(run.json["code"] == .text(input.code), comment)
      #expect(run.json["error"] == .text(message), comment)
    }
    #expect(message.contains(input.names), comment)
    #expect(!message.contains("\n"), comment)
    return message.replacing(home.folder + "/", with: "")
      .replacing(#/(pr|po|doc)_[0-9a-z]{26}/#) { "\($0.1)_…" }
  }

  /// What is said of a desk's file that can't be worked on; see `BadStoreTests`.
  private func stores() throws -> [[String]] {
    try BadStoreTests.Damage.allCases.map { damage in
      let desk = try CommandDesk()
      try damage.done(to: desk.home)
      let run = try desk.run("list", "--json")
      #expect(run.status == damage.status && run.json["code"] == .text(damage.code))
      let message = try run.json.text("error").replacing(desk.home.folder + "/", with: "")
        .replacing(#/knows [0-9]+/#, with: "knows fewer")
      return [damage.what, "`porttui list`", "\(damage.status)", damage.code, message]
    }
  }

  private static func table(_ title: String, _ rows: [[String]]) -> String {
    let head = ["Given", "With", "Exit", "Code", "Answer"]
    let lines = ([head, head.map { _ in "---" }] + rows).map { cells in
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
    return "\n## \(title)\n\n" + lines.joined(separator: "\n") + "\n"
  }
}

extension BadInput {
  /// The command as the page shows it.
  var shown: String {
    let names = ["PENDING", "SENT", "SCHEDULED", "COMPLETED", "RETURNED", "REJECTED"]
    let shown = words.map { word in
      if names.contains(word) { return "pr_…" }
      if word == "PAPER" { return "doc_…" }
      return word.isEmpty || word.contains { " <>(\"".contains($0) } ? "'\(word)'" : word
    }
    let line = (["porttui"] + shown).joined(separator: " ")
    return line.count > 80 ? line.prefix(79) + "…" : line
  }
}
