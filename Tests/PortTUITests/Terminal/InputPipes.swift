import Glibc

@testable import PortTUI

/// Pipes in the place of a terminal, of signals and of replies.
struct InputPipes {
  private let terminal = InputPipes.pipe()
  private let signals = InputPipes.pipe()
  private let replies = InputPipes.pipe()

  var source: InputSource {
    InputSource(terminal: terminal.read, signals: signals.read, replies: replies.read)
  }

  func type(_ text: String) {
    InputPipes.write(Array(text.utf8), to: terminal.write)
  }

  func raise(_ signal: Signal) {
    InputPipes.write([signal.rawValue], to: signals.write)
  }

  func wake() {
    InputPipes.write([0], to: replies.write)
  }

  func hangUp() {
    Glibc.close(terminal.write)
  }

  func close() {
    for end in [terminal.read, signals.read, signals.write, replies.read, replies.write] {
      Glibc.close(end)
    }
  }

  private static func pipe() -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    Glibc.pipe(&ends)
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    return (ends[0], ends[1])
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }
}
