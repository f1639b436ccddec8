import Foundation
import Glibc
import TestSupport
import Testing

extension Drills {
  private static let hasServer = FileManager.default.isExecutableFile(atPath: "/usr/sbin/sshd")

  @Test(
    "When the SSH client dies the desk is gone within a second and what was typed is there",
    .enabled(
      if: hasServer && DrillSize.current != .first,
      "sshd isn't installed, or a first helping"
    )
  )
  func sshd() throws {
    let desk = try DeskInTerminal.furnished()
    let server = try SSHServer()
    defer { server.close() }
    let rounds = DrillSize.pick(first: 1, ci: 20, release: 100)
    var slowest = Duration.zero
    for round in 0..<rounds {
      let terminal = try server.connect(running: desk)
      defer { terminal.close() }
      try terminal.output(untilContaining: "P papers wanted", within: .seconds(30))
      _ = terminal.output(untilQuietFor: .milliseconds(100))
      let program = try #require(try server.program(on: desk))
      let text = "typed\(Int.random(in: 1_000_000..<10_000_000))"
      try terminal.type("m")
      _ = terminal.output(untilQuietFor: .milliseconds(100))
      try terminal.type(text)
      try terminal.output(untilContaining: String(text.suffix(3)))
      let start = ContinuousClock.now
      Glibc.kill(try #require(terminal.programID()), SIGKILL)
      let isGone = Condition.first(within: .seconds(20)) {
        ProcessTable.hasEnded(program) ? true : nil
      }
      #expect(isGone == true, "round \(round)")
      slowest = max(slowest, start.duration(to: .now))
      let drafts = try desk.drafts()
      #expect(drafts.contains { $0.fields.values.contains { $0.hasSuffix(text) } }, "\(drafts)")
      #expect(desk.isLockFree())
    }
    #expect(slowest < .seconds(DrillSize.current == .release ? 1 : 10))
    try DrillDesk(at: desk.desk.home).expectSound()
    reportDrill(
      "sshd",
      "\(rounds) clients killed, all drafts there, the slowest end after \(slowest.milliseconds) ms"
    )
  }
}

/// A real sshd on the loopback for the account that runs the drill.
private struct SSHServer {
  private let home: ProgramHome
  private let port = Int.random(in: 20_000..<60_000)
  private let server: RunningProgram

  init() throws {
    home = try ProgramHome()
    let folder = home.folder
    // Where sshd, started as root, gives up its rights.
    if getuid() == 0 { mkdir("/run/sshd", 0o755) }
    for name in ["host", "client"] {
      let made = try RunningProgram(
        ["/usr/bin/ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "\(folder)/\(name)"],
        environment: home.environment
      ).wait()
      try #require(made.status == 0, "\(made.errors)")
    }
    try home.write(
      """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey \(folder)/host
      AuthorizedKeysFile \(folder)/client.pub
      PidFile none
      StrictModes no
      UsePAM no
      PermitRootLogin yes
      PasswordAuthentication no
      KbdInteractiveAuthentication no

      """,
      to: "sshd_config"
    )
    server = try RunningProgram(
      ["/usr/sbin/sshd", "-D", "-e", "-f", "\(folder)/sshd_config"],
      environment: home.environment
    )
  }

  func close() {
    server.send(signal: SIGTERM)
    _ = server.wait()
  }

  /// Opens the desk as an operator does, through ssh.
  func connect(running desk: DeskInTerminal) throws -> PseudoTerminal {
    let variables = desk.desk.home.environment.sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value)" }
    // Once more while the server isn't there yet.
    let command =
      ["/usr/bin/ssh", "-tt", "-q", "-p", "\(port)", "-i", "\(home.folder)/client"]
      + ["-o", "ConnectionAttempts=20", "-o", "StrictHostKeyChecking=no"]
      + ["-o", "UserKnownHostsFile=/dev/null", "-F", "/dev/null", "\(NSUserName())@127.0.0.1"]
      + ["env", "TERM=xterm-256color"] + variables + (try desk.words())
      + ["--db", desk.desk.home.database]
    return try PseudoTerminal(
      command,
      environment: home.environment.merging(["TERM": "xterm-256color"]) { $1 }
    )
  }

  /// The desk's process at the other end.
  func program(on desk: DeskInTerminal) throws -> pid_t? {
    let path = try ProgramUnderTest.path()
    return try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }
      .first { process in
        let words = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
        return words.starts(with: Data(path.utf8) + [0]) && !ProcessTable.hasEnded(process)
          && words.range(of: Data(desk.desk.home.database.utf8)) != nil
      }
  }
}
