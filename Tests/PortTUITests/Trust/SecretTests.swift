import Foundation
import TestSupport
import Testing

@Suite("Secrets in memory and on the terminal")
struct SecretTests {
  private func prompt(_ desk: CommandDesk) throws -> (terminal: PseudoTerminal, program: pid_t) {
    let id = try desk.create()
    let words = ["set", id, "account_pin=-", "--now", desk.now]
    let terminal = try PseudoTerminal(
      [ProgramUnderTest.path()] + words,
      environment: desk.home.environment
    )
    _ = try terminal.output(untilContaining: "PIN: ")
    return (terminal, try #require(terminal.programID()))
  }

  @Test("No core is dumped and no debugger of the same user gets in while a PIN is typed")
  func memory() throws {
    let desk = try CommandDesk()
    let (terminal, program) = try prompt(desk)
    defer { terminal.close() }
    let limits = try String(contentsOfFile: "/proc/\(program)/limits", encoding: .utf8)
    let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
    #expect(core?.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
    // What can't be dumped belongs to root in /proc, whoever runs it. Source: proc(5).
    if getuid() == 0 { return }
    #expect(!FileManager.default.isReadableFile(atPath: "/proc/\(program)/environ"))
  }

  @Test(
    "A prompt for a PIN that a signal ends leaves the terminal as it was",
    arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGSEGV]
  )
  func signals(signal: Int32) throws {
    let desk = try CommandDesk()
    let (terminal, program) = try prompt(desk)
    defer { terminal.close() }
    #expect(!terminal.modes().isCooked)
    kill(program, signal)
    let end = try terminal.waitForEnd()
    #expect(end.status == 128 + signal)
    #expect(terminal.modes().isCooked)
  }

  @Test("Ctrl-Z does nothing at a prompt for a PIN, and an answer gives the terminal back")
  func answered() throws {
    let desk = try CommandDesk()
    let (terminal, program) = try prompt(desk)
    defer { terminal.close() }
    kill(program, SIGTSTP)
    terminal.send(Array("4711\r".utf8))
    let end = try terminal.waitForEnd()
    #expect(end.status == 0)
    #expect(!String(decoding: end.output, as: UTF8.self).contains("4711"))
    #expect(terminal.modes().isCooked)
  }
}
