import Foundation
import Glibc
import PortDomain
import TestSupport
import Testing

/// Keys that lead from the queue to each screen of the program.
enum ScreenWays {
  static let all = [
    "", "<enter>", "<enter> <pgdn>", "d", "d +", "h", "h <enter>", "r", "e", "e <down> <enter>",
    "l",
    ",", "m", "M", "i", "s", "s s", "s x", "L", "?", ":", "/", "f", "o", "x", "C", "K", "D", "w",
    "F",
    "I", "H", "H <enter>", "H M", "<space> <space> ; l <enter>", "V", "S", "c", "J", "D <enter>",
    "B", "<enter> B",
  ]
}

extension DeskInTerminal {
  /// A desk whose requests have something to show on every screen.
  static func furnished() throws -> DeskInTerminal {
    let desk = try DeskInTerminal(numbers: 3)
    let rejected = try desk.desk.createSubmitted("+2348041000000")
    _ = try desk.desk.json("do", rejected, "reject", "--reason", "pin_incorrect")
    _ = try desk.desk.json("order", "create", rejected, "+2348031000000")
    return desk
  }

  /// What operators at work have typed and not sent.
  func drafts() throws -> [Draft] {
    let store = try DrillDesk(at: desk.home).open()
    defer { store.close() }
    return try store.drafts(of: NSUserName())
  }

  /// Whether a writer gets the lock within 100 ms.
  func isLockFree() -> Bool {
    let descriptor = Glibc.open(desk.home.database + "-lock", O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return true }
    defer { Glibc.close(descriptor) }
    return Condition.first(within: .milliseconds(100)) {
      flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? true : nil
    } ?? false
  }
}
