/// Turns the bytes of a terminal into keys and pastes.
///
/// A value with the time handed in, in milliseconds of any monotonic clock: after each `feed` the
/// owner waits until `deadline` at most and then calls `timeout`.
///
/// - A lone Escape is a key when nothing follows within `escapeDelay`. A sequence that comes in
///   pieces, its rest up to 150 ms after, is swallowed, so that it never runs as commands.
/// - A paste between brackets is one event. Where the terminal has none, a read that looks pasted
///   is one, up to the next pause.
/// - Sequences that are no key of ours, answers of the terminal, and keys with Alt, are swallowed.
public struct KeyDecoder: Hashable, Sendable {
  let scanner: KeyScanner
  /// How long an Escape waits for the rest of a sequence (ncurses' ESCDELAY), in milliseconds.
  public let escapeDelay: Int
  /// Whether the terminal was asked to bracket pastes.
  public let bracketsPastes: Bool

  var mode = Mode.keys
  /// Bytes that are no whole key yet.
  var pending: [UInt8] = []
  var isLate = false
  /// Until when `[` or `O` is taken for the rest of a sequence whose Escape was taken for a key.
  var lateUntil: Int?
  /// Whether a paste ended before its closing bracket, so that its rest may still come.
  var lostPasteEnd = false
  /// Whether the next read holds what was typed before the terminal was asked to bracket pastes.
  var isTypedAhead: Bool
  public internal(set) var deadline: Int?

  enum Mode: Hashable {
    case keys
    case bracketedPaste(BracketedPaste)
    /// Bytes of what looks pasted, without brackets.
    case guessedPaste([UInt8])
    /// In a string that the terminal sent; after Escape, which may begin its end.
    case string(afterEscape: Bool)
  }

  /// Milliseconds after a bare Escape in which the rest of a sequence is swallowed.
  static let lateWindow = 150
  /// Milliseconds that a broken-off sequence waits for its rest.
  static let sequenceDelay = 250
  /// Milliseconds of silence that end a paste whose closing bracket was lost.
  static let pasteDelay = 2_000
  /// The shortest read that may be taken for a paste without brackets.
  static let shortestGuessedPaste = 16
  /// Pastes are cut to this many bytes.
  public static let longestPaste = 1 << 20

  /// - Parameter isTypedAhead: whether the first read holds what was typed or pasted before the terminal
  ///   could be asked for brackets.
  public init(
    sequences: KeySequences = KeySequences(),
    escapeDelay: Int = 100,
    bracketsPastes: Bool = true,
    isTypedAhead: Bool = false
  ) {
    scanner = KeyScanner(sequences: sequences)
    self.escapeDelay = max(0, escapeDelay)
    self.bracketsPastes = bracketsPastes
    self.isTypedAhead = isTypedAhead
  }

  /// Takes what one read gave.
  ///
  /// - Parameter isPaste: whether keys that came in one read are too many different ones to have
  ///   been typed; asked only where pastes come without brackets.
  public mutating func feed(
    _ bytes: some Collection<UInt8>,
    at now: Int,
    isPaste: ([Key]) -> Bool = { _ in false }
  ) -> [InputEvent] {
    var events = timeout(at: now)
    var bytes = Array(bytes)[...]
    guard !bytes.isEmpty else { return events }
    if looksPasted(bytes, isPaste: isPaste) {
      mode = .guessedPaste([])
    }
    isTypedAhead = false
    while !bytes.isEmpty {
      switch mode {
      case .keys:
        takeKeys(&bytes, at: now, into: &events)
      case .bracketedPaste(var paste):
        // Emptied first, so that the bytes gathered so far have one owner and aren't copied.
        mode = .keys
        if let text = paste.take(&bytes) {
          events.append(.paste(text))
        } else {
          mode = .bracketedPaste(paste)
        }
      case .guessedPaste(var gathered):
        mode = .keys
        gathered += bytes.prefix(KeyDecoder.longestPaste - gathered.count)
        bytes = []
        mode = .guessedPaste(gathered)
      case .string(let afterEscape):
        takeString(&bytes, afterEscape: afterEscape)
      }
    }
    deadline = delay.map { now + $0 }
    return events
  }

  /// Decides about what waited too long; does nothing before `deadline`.
  public mutating func timeout(at now: Int) -> [InputEvent] {
    guard let deadline, now >= deadline else { return [] }
    self.deadline = nil
    defer { mode = .keys }
    switch mode {
    case .keys:
      return giveUpPending(at: now)
    case .bracketedPaste(let paste):
      lostPasteEnd = true
      return [.paste(paste.unfinishedText)]
    case .guessedPaste(let bytes):
      return [.paste(String(pasted: scanner.keys(in: bytes[...])))]
    case .string:
      return []
    }
  }

  /// How long what is unfinished waits, or nil if nothing is.
  private var delay: Int? {
    switch mode {
    case .keys:
      if pending.isEmpty { return nil }
      if isLate { return KeyDecoder.lateWindow }
      return pending.allSatisfy { $0 == KeySequences.escape }
        ? escapeDelay : KeyDecoder.sequenceDelay
    case .bracketedPaste: return KeyDecoder.pasteDelay
    case .guessedPaste: return escapeDelay
    case .string: return KeyDecoder.sequenceDelay
    }
  }
}
