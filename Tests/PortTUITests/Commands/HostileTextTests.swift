import PortDesk
import TerminalUI
import TestSupport
import Testing
import Wording

@Suite("Text from outside never reaches a terminal as anything but text")
struct HostileTextTests {
  @Test("Hostile names in list, show, history and errors print no control or format character")
  func commands() throws {
    let desk = try CommandDesk()
    let rows = HostileText.all.enumerated().map { row($0, name: $1) }.joined(separator: "\n")
    let imported = try desk.run("import", "-", "--json", input: rows)
    let results = try #require(imported.json["rows"]).values.filter { $0.names.contains("id") }
    #expect(results.count > HostileText.all.count / 2)
    var printed = [imported, try desk.run("import", "-", input: rows)]
    printed.append(try desk.run("list", "--limit", "0"))
    printed.append(try desk.run("list", "--limit", "0", "--json"))
    for result in results {
      printed.append(try desk.run("show", try result.text("id"), "--history"))
    }
    // As an argument, which holds no NUL, and in the error that names it.
    for text in HostileText.all where !text.unicodeScalars.contains("\0") && !text.hasPrefix("-") {
      printed.append(try desk.run("show", text))
    }
    for run in printed {
      let found = (run.output + run.errors).unicodeScalars.first { isUnsafe($0) }
      let code = String(found?.value ?? 0, radix: 16)
      #expect(found == nil, "U+\(code) in \(run.output.prefix(200))")
    }
  }

  @Test("The columns of a list stay straight")
  func columns() throws {
    let desk = try CommandDesk()
    let rows = HostileText.all.enumerated().map { row($0, name: $1) }.joined(separator: "\n")
    _ = try desk.run("import", "-", input: rows)
    let lines = try desk.run("list", "--limit", "0").output.split(separator: "\n")
    let status = try #require(lines.first?.range(of: "Status"))
    let column = try #require(lines.first?[..<status.lowerBound].count)
    #expect(lines.count > HostileText.all.count / 2)
    for line in lines.dropFirst() {
      let place = try #require(line.range(of: "P pending")).lowerBound
      #expect(DisplayText(sanitising: String(line[..<place])).columns == column)
    }
  }

  /// A request with the text in each of its names.
  private func row(_ index: Int, name text: String) -> String {
    JSON.object([
      .init("phone_number", .text("+23480\(30_000_000 + index)")),
      .init("country", "NG"), .init("current_carrier", "mtn"),
      .init("account_number", .text("A" + text)), .init("authorized_name", .text("N" + text)),
      .init("authorized_date", "2026-10-01"), .init("billing_name", .text("B" + text)),
      .init("billing_address", .text("1 " + text)),
    ]).line
  }

  /// What moves a cursor, colours, hides or turns text: control and format characters, the line end
  /// apart.
  private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
