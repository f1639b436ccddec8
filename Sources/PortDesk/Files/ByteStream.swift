import Glibc

/// Bytes that come piece by piece: those of a file, of standard input, of a request's body.
public final class ByteStream: IteratorProtocol {
  /// What sentences call it: a path.
  public let name: String
  private let read: () -> Piece
  private var piece: [UInt8] = []
  private var place = 0
  /// The system's error that ended it early; nil while all is well.
  public private(set) var failure: Int32?

  /// What a stream gives next.
  public enum Piece {
    case bytes([UInt8])
    case end
    case failed(errno: Int32)
  }

  /// - Parameter read: called until it gives no more bytes.
  public init(named name: String, reading read: @escaping () -> Piece) {
    self.name = name
    self.read = read
  }

  /// Bytes at hand.
  public convenience init(_ bytes: [UInt8], named name: String) {
    var rest: [UInt8]? = bytes
    self.init(named: name) {
      defer { rest = nil }
      return rest.map(Piece.bytes) ?? .end
    }
  }

  /// What is open under a descriptor, which is closed with the stream.
  convenience init(_ descriptor: OpenDescriptor, named name: String) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    self.init(named: name) {
      let count = descriptor.read(into: &buffer)
      return count < 0 ? .failed(errno: errno) : count == 0 ? .end : .bytes(Array(buffer[..<count]))
    }
  }

  public func next() -> UInt8? {
    if place == piece.count, !refill() { return nil }
    defer { place += 1 }
    return piece[place]
  }

  /// The next byte, which stays.
  func peek() -> UInt8? {
    if place == piece.count, !refill() { return nil }
    return piece[place]
  }

  /// The bytes that come next, as many as there are at once; nil at the end.
  func nextPiece() -> ArraySlice<UInt8>? {
    if place == piece.count, !refill() { return nil }
    defer { place = piece.count }
    return piece[place...]
  }

  private func refill() -> Bool {
    guard failure == nil else { return false }
    switch read() {
    case .bytes(let bytes):
      (piece, place) = (bytes, 0)
      return !bytes.isEmpty
    case .end: return false
    case .failed(let errno):
      failure = errno
      return false
    }
  }
}

/// A descriptor that is closed when nobody needs it any more.
///
/// All that is done with it is done by its members, since it is closed as soon as it is let go of.
final class OpenDescriptor {
  private let number: Int32

  init(_ number: Int32) {
    self.number = number
  }

  deinit {
    close(number)
  }

  /// What is open; nil with `errno` set when the system doesn't say.
  var facts: stat? {
    var facts = stat()
    return fstat(number, &facts) == 0 ? facts : nil
  }

  /// - Returns: false with `errno` set when not all could be written.
  func write(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Makes durable what was written.
  /// - Returns: false with `errno` set when it could not.
  func sync() -> Bool { fsync(number) == 0 }

  /// The bytes that come next, as many as fit at most.
  /// - Returns: how many there were; less than 0 with `errno` set when they can't be read.
  func read(into buffer: inout [UInt8]) -> Int {
    var count = 0
    repeat { count = Glibc.read(number, &buffer, buffer.count) } while count < 0 && errno == EINTR
    return count
  }

  /// Makes durable which names a folder holds.
  /// - Returns: false with `errno` set when it could not.
  static func sync(folder: String) -> Bool {
    let number = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { return false }
    return OpenDescriptor(number).sync()
  }
}
