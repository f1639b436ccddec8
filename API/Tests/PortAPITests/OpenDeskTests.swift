import Foundation
import Glibc
import PortDesk
import PortDomain
import Testing
import Wording

@testable import PortAPI

/// The desk's program as staff has it open: in a terminal of its own, on a served desk.
private final class DeskOnScreen {
  private let socket: String

  /// - Parameter folder: with the database and its keys.
  init(on folder: String) throws {
    socket = folder + "/tmux"
    let files = FileManager.default
    // Where the program looks for the key.
    let configuration = folder + "/config/porttui"
    try files.createDirectory(atPath: configuration, withIntermediateDirectories: true)
    try files.createSymbolicLink(
      atPath: configuration + "/keys",
      withDestinationPath: folder + "/keys"
    )
    let tests = try files.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let built = URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: "porttui")
    let program = ProcessInfo.processInfo.environment["PORTTUI_BINARY"] ?? built.path
    try #require(
      files.isExecutableFile(atPath: program),
      "build porttui first; looked at \(program)"
    )
    try tmux(
      "-f",
      "/dev/null",
      "new-session",
      "-d",
      "-x",
      "100",
      "-y",
      "24",
      """
      env LC_ALL=C.UTF-8 HOME=\(folder) XDG_CONFIG_HOME=\(folder)/config XDG_DATA_HOME=\(folder)/data \
      \(program) --db \(folder)/desk.db --now 2026-11-23T09:00:00Z
      """
    )
  }

  deinit { _ = try? tmux("kill-server") }

  /// Started by hand: Foundation waits for the server too, which goes on after the command.
  @discardableResult
  private func tmux(_ words: String...) throws -> String {
    let path = socket + "-said"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // The pool's threads block signals, by which a server of tmux ends and a desk too.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words = (["tmux", "-S", socket] + words).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var (process, status) = (pid_t(), Int32())
    try #require(posix_spawnp(&process, "tmux", &actions, &attributes, &words, environ) == 0)
    try #require(waitpid(process, &status, 0) == process)
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  func press(_ keys: String...) throws {
    for key in keys { try tmux("send-keys", key) }
  }

  /// The screen once it shows these words.
  /// - Throws: where it doesn't within a minute.
  func shown(_ words: String) throws {
    let patience = ContinuousClock.now + .seconds(60)
    var screen = ""
    while ContinuousClock.now < patience {
      screen = try tmux("capture-pane", "-p")
      if screen.contains(words) { return }
    }
    Issue.record("no \"\(words)\" came; the screen says\n\(screen)")
    throw CancellationError()
  }
}

@Suite("A desk that is open while customers' programs call", .timeLimit(.minutes(3)))
struct OpenDeskTests {
  @Test("What they start is on its screen without a key, what it decides is what they read")
  func live() async throws {
    let desk = try ServedDesk()
    try await desk.serve { client in
      let screen = try DeskOnScreen(on: desk.folder)
      try screen.shown("All open · 0")
      let id = try await client.create()
      try screen.shown("+234 801 234 5678")
      try screen.press("s")
      try screen.shown("reject")
      try screen.press("r")
      try screen.shown("account name mismatch")
      try screen.press("Space", "C-x")
      try screen.shown("All open · 1")
      let read = try await client.get("/v1/port-requests/\(id)")
      #expect(read["status"] == "rejected")
      #expect(read["rejections"]?.list.first?["reasons"]?.list.count == 1)
    }
  }
}
