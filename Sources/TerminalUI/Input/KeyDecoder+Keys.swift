extension KeyDecoder {
  /// Takes keys off the bytes until they end or a paste or string begins.
  mutating func takeKeys(
    _ bytes: inout ArraySlice<UInt8>,
    at now: Int,
    into events: inout [InputEvent]
  ) {
    if pending.isEmpty, let until = lateUntil, let first = bytes.first {
      lateUntil = nil
      let continuesEscape = first == UInt8(ascii: "[") || first == UInt8(ascii: "O")
      if now <= until && continuesEscape {
        pending = [KeySequences.escape]
        isLate = true
      }
    }
    let all = pending + bytes
    var rest = all[...]
    defer {
      // Bytes are left over only where a paste or string began; else they wait for more.
      if mode == .keys {
        pending = Array(rest)
        bytes = []
      } else {
        pending = []
        bytes = rest
      }
    }
    while !rest.isEmpty {
      let token = scanner.token(in: rest)
      if token == .incomplete { return }
      let wasLate = isLate
      isLate = false
      switch token {
      case .key(let key, let length):
        rest = rest.dropFirst(length)
        if !wasLate { events.append(.key(key)) }
      case .ignored(let length):
        rest = rest.dropFirst(length)
      case .pasteEnd(let length):
        rest = rest.dropFirst(length)
        lostPasteEnd = false
      case .pasteStart(let length):
        rest = rest.dropFirst(length)
        lostPasteEnd = false
        mode = .bracketedPaste(BracketedPaste())
        return
      case .stringStart(let length):
        rest = rest.dropFirst(length)
        mode = .string(afterEscape: false)
        return
      case .incomplete:
        return
      }
    }
  }

  /// Takes the bytes of a terminal's string up to its end: BEL, `ESC \`, or any other control.
  mutating func takeString(_ bytes: inout ArraySlice<UInt8>, afterEscape: Bool) {
    var afterEscape = afterEscape
    while let byte = bytes.first {
      if afterEscape {
        if byte == UInt8(ascii: "\\") {
          bytes.removeFirst()
        } else {
          // Not the end but the start of something new.
          pending = [KeySequences.escape]
        }
        mode = .keys
        return
      }
      if byte < 0x20 && byte != KeySequences.escape {
        if byte == 0x07 { bytes.removeFirst() }
        mode = .keys
        return
      }
      bytes.removeFirst()
      afterEscape = byte == KeySequences.escape
    }
    mode = .string(afterEscape: afterEscape)
  }

  /// What waiting bytes mean when nothing follows them.
  mutating func giveUpPending(at now: Int) -> [InputEvent] {
    defer {
      pending = []
      isLate = false
    }
    if isLate {
      // A person's `[` or `O` soon after Escape; anything longer is the rest of a sequence.
      guard pending.count == 2 else { return [] }
      return [.key(.character(Character(Unicode.Scalar(pending[1]))))]
    }
    if pending.allSatisfy({ $0 == KeySequences.escape }) {
      lateUntil = now + KeyDecoder.lateWindow
      return pending.map { _ in .key(.escape) }
    }
    return pending.first == KeySequences.escape ? [] : [.key(.character("\u{FFFD}"))]
  }

  /// Whether bytes of one read are a paste without brackets: many, with line ends between text or
  /// keys that nobody types that quickly.
  func looksPasted(_ bytes: ArraySlice<UInt8>, isPaste: ([Key]) -> Bool) -> Bool {
    guard !bracketsPastes || lostPasteEnd || isTypedAhead, mode == .keys, pending.isEmpty,
      bytes.count >= KeyDecoder.shortestGuessedPaste
    else { return false }
    let keys = scanner.keys(in: bytes)
    guard let first = keys.firstIndex(where: \.isPrintable),
      let last = keys.lastIndex(where: \.isPrintable)
    else { return false }
    return keys[first...last].contains(.enter) || isPaste(keys)
  }
}

extension KeyScanner {
  /// The keys in bytes that are taken as a whole; what is no key is left out.
  func keys(in bytes: ArraySlice<UInt8>) -> [Key] {
    var keys: [Key] = []
    var rest = bytes
    while !rest.isEmpty {
      switch token(in: rest) {
      case .key(let key, let length):
        keys.append(key)
        rest = rest.dropFirst(length)
      case .ignored(let length), .pasteStart(let length), .pasteEnd(let length),
        .stringStart(let length):
        rest = rest.dropFirst(length)
      case .incomplete:
        return keys
      }
    }
    return keys
  }
}

extension String {
  /// The text that keys would have typed.
  init(pasted keys: [Key]) {
    self.init()
    for key in keys {
      switch key {
      case .character(let character): append(character)
      case .enter: append("\n")
      case .tab: append("\t")
      case .escape, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end,
        .pageUp, .pageDown, .function, .control:
        break
      }
    }
  }
}
