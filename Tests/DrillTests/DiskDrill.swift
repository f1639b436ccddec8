import Foundation
import Glibc
import TestSupport
import Testing

extension Drills {
  private static let canMount = {
    guard getuid() == 0 else { return false }
    let run = try? RunningProgram(
      [
        "/bin/sh", "-c",
        "d=$(mktemp -d) && mount -t tmpfs none $d && umount $d; s=$?; rmdir $d; exit $s",
      ],
      environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
    ).wait()
    return run?.status == 0
  }()

  @Test(
    "When the disk is full an open desk says so at once, and goes on when there is room again",
    .enabled(if: canMount, "only root can mount a small disk")
  )
  func disk() throws {
    let rounds = DrillSize.pick(first: 1, ci: 5, release: 25)
    var slowest = Duration.zero
    for _ in 0..<rounds {
      let home = try ProgramHome()
      let disk = try SmallDisk(megabytes: 2, at: home.folder)
      defer { disk.close() }
      let desk = try DeskInTerminal(numbers: 3, in: home)
      let terminal = try desk.openBare(quiet: .milliseconds(60))
      defer { terminal.close() }
      try terminal.type("m")
      _ = terminal.output(untilQuietFor: .milliseconds(60))
      try disk.fill()
      let start = ContinuousClock.now
      try terminal.type("kept <c-x>")
      try terminal.output(untilContaining: "disk is full")
      slowest = max(slowest, start.duration(to: .now))
      // Room enough to look, not to keep anything.
      #expect(try notes(desk, saying: "kept") == 0)

      // The same session, once there is room: what was typed is still there, and goes through.
      disk.clear()
      try terminal.type("<c-x>")
      let stored = Condition.first(within: .seconds(10)) {
        (try? notes(desk, saying: "kept")) == 1 ? true : nil
      }
      #expect(stored == true)
      try terminal.type("q")
      #expect(try terminal.waitForEnd().status == 0)
      try DrillDesk(at: home).expectSound()
    }
    #expect(slowest < .seconds(DrillSize.current == .release ? 1 : 10))
    reportDrill(
      "disk",
      "\(rounds) full disks, told after \(slowest.milliseconds) ms at most, 0 lost, all went on"
    )
  }
}

private func notes(_ desk: DeskInTerminal, saying text: String) throws -> Int {
  try DrillDesk(at: desk.desk.home).files().flatMap(\.history).count { $0.detail?.text == text }
}

/// A file system of a few megabytes in memory.
private struct SmallDisk {
  let folder: String

  init(megabytes: Int, at folder: String) throws {
    self.folder = folder
    let result = mount("none", folder, "tmpfs", 0, "size=\(megabytes)m")
    try #require(result == 0, "errno \(errno)")
  }

  func close() { umount2(folder, Int32(MNT_DETACH)) }

  /// Leaves no room at all.
  func fill() throws {
    let file = open(folder + "/filler", O_WRONLY | O_CREAT, 0o600)
    try #require(file >= 0)
    defer { Glibc.close(file) }
    let zeros = [UInt8](repeating: 0, count: 65_536)
    for size in [zeros.count, 4_096, 1] {
      while write(file, zeros, size) > 0 {}
    }
  }

  func clear() { unlink(folder + "/filler") }
}
