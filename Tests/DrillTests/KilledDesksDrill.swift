import Foundation
import Glibc
import TestSupport
import Testing

extension Drills {
  @Test("Desks killed at random moments lose nothing that they told as kept")
  func killedDesks() throws {
    let desk = try DeskInTerminal(numbers: 3)
    let kills = DrillSize.pick(first: 3, ci: 50, release: 500)
    var told: [String] = []
    var typed = 0
    for _ in 0..<kills {
      let terminal = try desk.openBare(quiet: .milliseconds(40))
      defer { terminal.close() }
      let program = try #require(terminal.programID())
      for _ in 0..<Int.random(in: 0...2) {
        let text = try type(&typed, into: terminal)
        try terminal.output(untilContaining: "kept")
        told.append(text)
      }
      // And one that may be stored or not.
      _ = try type(&typed, into: terminal)
      _ = poll(nil, 0, Int32.random(in: 0...30))
      Glibc.kill(program, SIGKILL)
      #expect(try terminal.waitForEnd().status == 128 + SIGKILL)
      #expect(desk.isLockFree())
    }
    let drill = try DrillDesk(at: desk.desk.home)
    let notes = try drill.files().flatMap(\.history).filter { $0.kind == .noted }
      .compactMap { $0.detail?.text }
    let lost = told.filter { !notes.contains($0) }
    #expect(lost == [])
    #expect(Set(notes).count == notes.count)
    try drill.expectSound()
    reportDrill(
      "kill",
      "\(kills) kills of desks in a terminal, \(told.count) notes told, \(lost.count) lost"
    )
  }

  /// Types a note and sends it; its text.
  private func type(_ typed: inout Int, into terminal: PseudoTerminal) throws -> String {
    typed += 1
    let text = "note-\(typed)"
    try terminal.type("m")
    try terminal.output(untilContaining: "Note")
    _ = terminal.output(untilQuietFor: .milliseconds(30))
    // A draft of the one before may stand there.
    try terminal.type("<c-u> \(text) <c-x>")
    return text
  }
}
