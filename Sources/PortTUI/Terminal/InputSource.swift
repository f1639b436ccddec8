import Glibc

/// The one place where the program waits: for the terminal, for signals, and for replies.
///
/// poll(2) rather than `getch`, which can't tell a terminal that is gone from time that passed, and
/// knows nothing of replies.
struct InputSource {
  let terminal: Int32
  /// The pipe on which signals come, a byte each.
  let signals: Int32
  /// The pipe of the `Waker`.
  let replies: Int32

  private static let readSize = 4_096

  /// Waits for whatever comes first, without end if there is no deadline.
  ///
  /// - Parameter deadline: in milliseconds of `MonotonicTime`; what is waiting already is returned
  ///   even if it has passed.
  func arrivals(until deadline: Int?, now: () -> Int) -> Arrivals {
    var descriptors = [terminal, signals, replies].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    while true {
      let ready = poll(
        &descriptors,
        nfds_t(descriptors.count),
        timeout(until: deadline, now: now())
      )
      // EINTR: a signal came between; its byte is in the pipe by now.
      guard ready < 0 else { break }
      precondition(errno == EINTR || errno == EAGAIN, "poll failed with \(errno)")
    }

    var arrivals = Arrivals()
    if has(POLLIN, descriptors[1]) {
      arrivals.signals = drain(signals).compactMap(Signal.init)
    }
    if has(POLLIN, descriptors[2]) {
      _ = drain(replies)
      arrivals.hasReplies = true
    }
    if descriptors[0].revents != 0 {
      readTerminal(into: &arrivals)
      // The bytes before a hang-up are read first; without POLLIN there are none left.
      if !has(POLLIN, descriptors[0]) { arrivals.hasHungUp = true }
    }
    return arrivals
  }

  private func readTerminal(into arrivals: inout Arrivals) {
    switch read(terminal) {
    case .bytes(let bytes): arrivals.bytes = bytes
    case .nothingYet: break
    case .end: arrivals.hasHungUp = true
    }
  }

  private enum Reading {
    case bytes([UInt8])
    case nothingYet
    /// The end of the file, or EIO: nobody is at the other end of the terminal any more.
    case end
  }

  private func read(_ descriptor: Int32) -> Reading {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: InputSource.readSize) { buffer, count in
      let result = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      failure = result < 0 ? errno : 0
      count = max(0, result)
    }
    if !bytes.isEmpty { return .bytes(bytes) }
    return failure == EINTR || failure == EAGAIN ? .nothingYet : .end
  }

  private func drain(_ pipe: Int32) -> [UInt8] {
    var all: [UInt8] = []
    while case .bytes(let bytes) = read(pipe) { all += bytes }
    return all
  }

  private func has(_ event: Int32, _ descriptor: pollfd) -> Bool {
    descriptor.revents & Int16(event) != 0
  }

  private func timeout(until deadline: Int?, now: Int) -> Int32 {
    guard let deadline else { return -1 }
    return Int32(clamping: max(0, deadline - now))
  }
}

/// What one wait brought; empty when only time passed.
struct Arrivals: Equatable, Sendable {
  /// What one read of the terminal gave.
  var bytes: [UInt8] = []
  var signals: [Signal] = []
  /// Whether replies of work done beside the loop are waiting.
  var hasReplies = false
  /// Whether the terminal is gone. Bytes that came before are in `bytes`.
  var hasHungUp = false

  var isEmpty: Bool { self == Arrivals() }
}

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

/// Milliseconds since some moment in the past, never set back: for waits, never for dates.
enum MonotonicTime {
  static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
