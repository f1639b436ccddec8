import Foundation
import TestSupport
import Testing

extension Drills {
  private static let edges = [
    "-9223372036854775808", "9223372036854775807", "9223372036854775808", "-99999d", "99999d",
    "9223372036854775807d", "0001-01-01", "9999-12-31", "9999-12", "0000-00-00", "2026-02-30",
    "24:00", "-0", "", " ", "1e999", "NaN", "po_", "pr_00000000000000000000000000", "\u{202e}",
    "\u{feff}", "☎️", "a\u{301}", "(", ")", "not", "or", ":", "<", "..", "-", "--", "=", "@", "%s",
  ]

  /// An edge, or several put together, or one repeated.
  private func word() -> String {
    let edge = Drills.edges.randomElement() ?? ""
    switch Int.random(in: 0..<6) {
    case 0: return String(repeating: edge, count: [2, 40, 400].randomElement() ?? 2)
    case 1: return edge + (Drills.edges.randomElement() ?? "")
    case 2: return String(Int.random(in: .min ... .max))
    case 3: return (HostileText.all.randomElement() ?? "").filter { $0 != "\0" }
    case _: return edge
    }
  }

  @Test(
    "No extreme word ends a command by a signal or keeps it for long",
    .enabled(if: DrillSize.current != .first, "unit tests are its first helping")
  )
  func words() throws {
    let desk = try CommandDesk()
    let id = try desk.create()
    let wanted = DrillSize.pick(first: 60, ci: 1_200, release: 26_400)
    let filters = [
      "due<", "due:", "port>=", "created<=", "follow:", "hold>", "age>", "attempt<", "",
    ]
    var slowest = Duration.zero
    for index in 0..<wanted {
      let word = word()
      let commands = [
        ["list", (filters.randomElement() ?? "") + word], ["list", word, "or", word],
        ["list", "--limit", word], ["list", "--sort", word], ["fees", "--from", word],
        ["fees", "--to", word], ["calendar", "NG", word], ["calendar", word, "3"],
        ["calendar", "NG", "--from", word, "--days", word], ["show", word],
        ["order", "show", word],
        ["set", id, "hold_until=\(word)"], ["set", id, "billing_name=\(word)"], ["set", id, word],
        ["set", id, "follow_up_on=\(word)"], ["set", id, "port_out=\(word)", "--if-version", word],
        ["do", id, "submit", "--date", word], ["do", id, word], ["note", id, word],
        ["do", id, "resolve", word, word], ["document", "add", id, word, word],
        ["holiday", "add", "NG", word, word], ["carrier", "set", "NG/glo", "port_days=\(word)"],
        ["setting", "set", "keep_pin=\(word)"],
        ["view", "save", word, word], ["view", "save", word, "late", "--columns", word],
        ["view", "remove", word], ["list", "--view", word],
        ["key", "create", word, "--test", "--name", word], ["key", "revoke", word],
        ["webhook", "add", word, word], ["webhook", "add", word, "https://\(word)/"],
        ["webhook", "deliveries", word], ["webhook", "resend", word], ["tick", id, word],
        ["why", id, word],
        ["person", "export", word], ["report", word, "--from", word], [word],
      ]
      let command = commands[index % commands.count]
      let start = ContinuousClock.now
      let run = try desk.home.run(command, now: desk.now)
      slowest = max(slowest, start.duration(to: .now))
      #expect(run.status < 128, "\(command): \(run.errors)")
    }
    #expect(slowest < .seconds(10))
    #expect(try desk.json("audit", "verify")["intact"] == true)
    reportDrill(
      "words",
      "\(wanted) extreme words, 0 signals, the slowest command \(slowest.milliseconds) ms"
    )
  }

  @Test(
    "Stores of every earlier version are opened, changed and verified",
    .enabled(if: DrillSize.current != .first, "unit tests are its first helping")
  )
  func schemas() throws {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "PortStoreTests/Fixtures").path
    let files = try FileManager.default.contentsOfDirectory(atPath: fixtures)
    let stores = files.filter { $0.hasSuffix(".db") }.sorted()
    #expect(stores.count >= 4)
    for store in stores {
      let home = try ProgramHome()
      try FileManager.default.createDirectory(atPath: home.keys, withIntermediateDirectories: true)
      for key in files where key.hasSuffix(".key") {
        try FileManager.default.copyItem(
          atPath: "\(fixtures)/\(key)",
          toPath: "\(home.keys)/\(key)"
        )
      }
      try FileManager.default.copyItem(atPath: "\(fixtures)/\(store)", toPath: home.database)
      let list = try home.run(["list", "--limit", "0", "--json"])
      try #require(list.status == 0, "\(store): \(list.errors)")
      let ids = list.json.values.compactMap { try? $0.text("id") }
      #expect(!ids.isEmpty, "\(store)")
      for id in ids {
        #expect(try home.run(["show", id, "--history"]).status == 0, "\(store)")
        let note = try home.run(["note", id, "opened by a later version"])
        #expect(note.status == 0, "\(store): \(note.errors)")
      }
      let verdict = try home.run(["audit", "verify", "--json"])
      #expect(verdict.json["intact"] == true, "\(store): \(verdict.output)")
    }
    reportDrill("schemas", "\(stores.count) earlier versions opened, changed, verified")
  }
}
