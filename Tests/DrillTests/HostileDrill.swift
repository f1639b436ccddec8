import Foundation
import TerminalUI
import TestSupport
import Testing
import Wording

extension Drills {
  @Test(
    "Hostile text on every screen, in every output and error sends no byte outside our own set",
    .enabled(if: DrillSize.current != .first, "unit tests are its first helping")
  )
  func hostile() throws {
    let texts = HostileText.all + HostileText.scalars
    let desk = try DeskInTerminal()
    let rows = texts.enumerated().map { hostileRow($0, $1) }
    let imported = try desk.desk.run("import", "-", input: rows.joined(separator: "\n"))
    var printed = [imported]
    let list = try desk.desk.json("list", "--limit", "0")
    let ids = list.values.compactMap { try? $0.text("id") }
    #expect(ids.count >= texts.count / 2)
    let rejected = try desk.desk.createSubmitted("+2348041000000")
    for (index, text) in texts.enumerated()
    where !text.unicodeScalars.contains("\0") && !text.hasPrefix("-") && text.utf8.count < 4_000 {
      let id = ids[index % ids.count]
      printed.append(try desk.desk.run("note", id, text))
      printed.append(try desk.desk.run("set", id, "contact_name=" + text))
      printed.append(try desk.desk.run("show", text))
      printed.append(try desk.desk.run("list", text))
    }
    _ = try desk.desk.run("do", rejected, "reject", "--reason", "other", "--text", texts[0])
    for id in ids {
      printed.append(try desk.desk.run("show", id, "--history"))
      printed.append(try desk.desk.run("show", id, "--history", "--json"))
      printed.append(try desk.desk.run("message", id))
      printed.append(try desk.desk.run("loa", id))
    }
    for words in [
      ["list", "--limit", "0"], ["list", "--limit", "0", "--json"], ["chase"], ["order", "list"],
      ["export", "--format", "csv", "--personal"], ["export", "--format", "json", "--personal"],
      ["export", "--format", "jsonl", "--personal"], ["fees", "--by", "customer"],
      ["report", "work"], ["purge", "--dry-run"],
    ] {
      printed.append(try desk.desk.home.run(words, now: desk.desk.now))
    }
    for run in printed {
      let found = (run.output + run.errors).unicodeScalars.first(where: isUnsafe)
      #expect(
        found == nil,
        "U+\(String(found?.value ?? 0, radix: 16)) in \(run.output.prefix(300))"
      )
    }
    let bytes = try screenBytes(of: desk)
    reportDrill(
      "hostile",
      "\(texts.count) texts in \(ids.count) requests: \(printed.count) outputs and errors and"
        + " \(bytes) bytes of \(ScreenWays.all.count) screens in 3 sizes, 0 foreign bytes"
    )
  }

  /// Goes through the screens in each size, request by request.
  private func screenBytes(of desk: DeskInTerminal) throws -> Int {
    var count = 0
    for (columns, rows) in [(80, 24), (160, 50), (60, 20)] as [(UInt16, UInt16)] {
      let terminal = try desk.openBare(quiet: .milliseconds(60))
      defer { terminal.close() }
      terminal.resize(columns: columns, rows: rows)
      var bytes = terminal.output(untilQuietFor: .milliseconds(60))
      for way in ScreenWays.all {
        for _ in 0..<DrillSize.pick(first: 1, ci: 1, release: 60) {
          try terminal.type(way)
          bytes += terminal.output(untilQuietFor: .milliseconds(40))
          try terminal.type("<esc>")
          bytes += terminal.output(untilQuietFor: .milliseconds(110))
          try terminal.type("<esc>")
          bytes += terminal.output(untilQuietFor: .milliseconds(110))
          try terminal.type("j j j")
        }
      }
      bytes += terminal.output(untilQuietFor: .milliseconds(60))
      let foreign = TerminalBytes.firstForeign(in: bytes)
      #expect(foreign == nil, "\(columns)×\(rows): \(foreign ?? "")")
      count += bytes.count
    }
    return count
  }

  /// A request with the text wherever one can be.
  private func hostileRow(_ index: Int, _ text: String) -> String {
    JSON.object([
      .init("phone_number", .text("+23480\(30_000_000 + index)")),
      .init("country", "NG"), .init("current_carrier", "mtn"),
      .init("account_number", .text("A" + text)), .init("authorized_name", .text("N" + text)),
      .init("authorized_title", .text(text)), .init("authorized_date", "2026-10-01"),
      .init("billing_name", .text("B" + text)), .init("billing_address", .text("1 " + text)),
      .init("service_address", .text("1 " + text)), .init("contact_name", .text("C" + text)),
    ]).line
  }

  /// What moves a cursor, colours, hides or turns text: control and format characters, the line end
  /// apart, and a byte order mark where a spreadsheet wants one.
  private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" || scalar == "\r" { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
    case _: return false
    }
  }
}

/// What a terminal may get from the program: text, and the sequences that ncurses and the program use.
private enum TerminalBytes {
  /// - Returns: the first that is neither, with what comes after.
  static func firstForeign(in bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return "bytes of no text" }
    let scalars = Array(text.unicodeScalars)
    var place = 0
    while place < scalars.count {
      let length = ownLength(scalars[place...])
      if length == 0 {
        let text = scalars[place...].prefix(20).map { String($0.value, radix: 16) }
        return text.joined(separator: " ")
      }
      place += length
    }
    return nil
  }

  /// How many scalars the text or sequence at the start takes; 0 if it isn't ours.
  private static func ownLength(_ rest: ArraySlice<Unicode.Scalar>) -> Int {
    guard let first = rest.first else { return 0 }
    if first == "\u{1b}" { return sequenceLength(rest) }
    if ["\r", "\n", "\u{8}", "\u{7}", "\t", "\u{e}", "\u{f}"].contains(first) { return 1 }
    switch first.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: return 0
    case _: return 1
    }
  }

  private static func sequenceLength(_ rest: ArraySlice<Unicode.Scalar>) -> Int {
    let body = rest.dropFirst()
    switch body.first {
    case "[":
      let parameters = body.dropFirst().prefix { "0123456789;?>".unicodeScalars.contains($0) }
      guard let last = body.dropFirst(1 + parameters.count).first else { return 0 }
      // Moving, erasing, inserting, colours and modes; no questions (n, c), no printing (i).
      return "HABCDdGJKPXL@MSTmhlrtbZIg".unicodeScalars.contains(last) ? parameters.count + 3 : 0
    case "(", ")": return ["B", "0"].contains(body.dropFirst().first) ? 3 : 0
    case "7", "8", "M", "=", ">": return 2
    case _: return 0
    }
  }
}
