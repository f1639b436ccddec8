/// The byte sequences of the terminal at hand, as terminfo gives them.
///
/// What xterm, PuTTY, rxvt, tmux, screen and the Linux console send is known without them.
public struct KeySequences: Hashable, Sendable {
  private var keys: [[UInt8]: Key] = [:]
  private var beginnings: Set<[UInt8]> = []
  private var longest = 0

  static let escape: UInt8 = 0x1b

  public init() {}

  /// Takes those sequences that begin with Escape and go on; others are text or control keys
  /// everywhere, whatever a terminal's description says.
  public init(terminfo: some Sequence<(bytes: [UInt8], key: Key)>) {
    for (bytes, key) in terminfo where bytes.count >= 2 && bytes[0] == KeySequences.escape {
      keys[bytes] = key
      longest = max(longest, bytes.count)
      for length in 1..<bytes.count { beginnings.insert(Array(bytes.prefix(length))) }
    }
  }

  enum Match {
    case key(Key, length: Int)
    /// The bytes are the beginning of a sequence.
    case incomplete
    case none
  }

  /// The longest sequence that the bytes begin with.
  func match(_ bytes: ArraySlice<UInt8>) -> Match {
    let bytes = Array(bytes.prefix(longest))
    if beginnings.contains(bytes) { return .incomplete }
    for length in stride(from: bytes.count, to: 1, by: -1) {
      if let key = keys[Array(bytes.prefix(length))] { return .key(key, length: length) }
    }
    return .none
  }
}
