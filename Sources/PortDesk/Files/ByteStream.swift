import PortStore

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
      do throws(Errno) {
        let count = try descriptor.read(into: &buffer)
        return count == 0 ? .end : .bytes(Array(buffer[..<count]))
      } catch {
        return .failed(errno: error.code)
      }
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
