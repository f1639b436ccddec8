import Glibc

/// What the system refused, by its number.
package struct Errno: Error, Hashable {
  package let code: Int32

  package init(_ code: Int32 = errno) {
    self.code = code
  }

  /// - Throws: what the system just said when a call failed.
  package static func check(_ result: Int32) throws(Errno) {
    if result != 0 { throw Errno() }
  }
}

/// A descriptor that is closed when nobody needs it any more.
///
/// All that is done with it is done by its members, since it is closed as soon as it is let go of.
package final class OpenDescriptor {
  private let number: Int32

  /// - Throws: when `number` says that nothing was opened.
  package init(_ number: Int32) throws(Errno) {
    if number < 0 { throw Errno() }
    self.number = number
  }

  deinit {
    close(number)
  }

  /// What is open.
  package var facts: stat {
    get throws(Errno) {
      var facts = stat()
      try Errno.check(fstat(number, &facts))
      return facts
    }
  }

  /// Hands out the number for as long as the body runs.
  package func with<Value, Failure: Error>(
    _ body: (Int32) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try body(number)
  }

  package func write(_ bytes: ArraySlice<UInt8>) throws(Errno) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Errno() }
      rest = rest.dropFirst(count)
    }
  }

  /// Makes durable what was written.
  package func sync() throws(Errno) { try Errno.check(fsync(number)) }

  /// The bytes that come next, as many as fit at most.
  /// - Returns: how many there were.
  package func read(into buffer: inout [UInt8]) throws(Errno) -> Int {
    while true {
      let count = Glibc.read(number, &buffer, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw Errno() }
    }
  }

  /// Lets reading begin anew.
  package func rewind() throws(Errno) {
    if lseek(number, 0, SEEK_SET) != 0 { throw Errno() }
  }

  /// Takes the lock that is let go of with the descriptor.
  /// - Returns: false when somebody else has it.
  package func lock() -> Bool { flock(number, LOCK_EX | LOCK_NB) == 0 }
}
