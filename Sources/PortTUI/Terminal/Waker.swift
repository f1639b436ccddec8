import Glibc

/// Wakes the loop from any thread, when a reply waits for it.
///
/// A pipe rather than a flag, since the loop sleeps in poll(2). Its ends stay open as long as the
/// process lives: a reply may come at any time.
struct Waker: Sendable {
  let readEnd: Int32
  private let writeEnd: Int32

  /// Nil if the process has no descriptors left.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (readEnd, writeEnd) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  /// A full pipe is fine: the loop has yet to look, and then sees all replies.
  func wake() {
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }
}
