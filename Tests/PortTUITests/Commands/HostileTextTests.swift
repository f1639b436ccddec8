import PortStore
import TestSupport
import Testing

@Suite("Text from outside never reaches a terminal as anything but text")
struct HostileTextTests {
  @Test("Hostile names in list, show, history and errors print no control or format character")
  func commands() throws {
    let desk = try CommandDesk()
    let rows = HostileText.all.enumerated().map { index, text in
      JSON.object([
        .init("phone_number", .text("+23480\(String(30_000_000 + index))")),
        .init("country", "NG"), .init("current_carrier", "mtn"),
        .init("account_number", .text("A" + text)), .init("authorized_name", .text("N" + text)),
        .init("authorized_date", "2026-10-01"), .init("billing_name", .text("B" + text)),
        .init("billing_address", .text("1 " + text)),
      ]).line
    }
    let input = rows.joined(separator: "\n")
    let imported = try desk.run("import", "-", "--json", input: input)
    let ids = imported.json["rows"]?.values.compactMap { try? $0.text("id") } ?? []
    #expect(ids.count > HostileText.all.count / 2, "\(imported.output)")
    var printed = [imported, try desk.run("import", "-", input: input)]
    printed.append(try desk.run("list", "--limit", "0"))
    printed.append(try desk.run("list", "--limit", "0", "--json"))
    // Each text once in every place of a request, and the texts in turn as errors.
    for id in ids { printed.append(try desk.run("show", id, "--history")) }
    for text in HostileText.all where !text.contains("\0") && !text.hasPrefix("-") {
      printed.append(try desk.run("list", "status:" + text))
      printed.append(try desk.run("show", text))
    }
    for run in printed {
      let found = (run.output + run.errors).unicodeScalars.first { isUnsafe($0) }
      #expect(
        found == nil,
        "U+\(String(found?.value ?? 0, radix: 16)) in \(run.output.prefix(200))"
      )
    }
  }

  @Test("The columns of a list stay straight")
  func columns() throws {
    let desk = try CommandDesk()
    for (index, text) in HostileText.all.enumerated() {
      let body = CommandDesk.body.replacing("2345678", with: String(3_000_000 + index))
        .replacing("\"Acme Corporation\"", with: JSON.text("B" + text).line)
      _ = try desk.run("create", "-", input: body)
    }
    let lines = try desk.run("list", "--limit", "0").output.split(separator: "\n")
    #expect(lines.count > HostileText.all.count / 2)
    #expect(lines.dropFirst().allSatisfy { $0.contains("P pending") })
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
