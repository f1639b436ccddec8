/// The sequences that terminals send for keys (ECMA-48; xterm's ctlseqs; rxvt's reference;
/// console_codes(4)).
extension KeyScanner {
  /// Longer ones are no key and no report; what follows is read as keys again.
  private static let longestControlSequence = 256

  /// `ESC [`, parameters, intermediate bytes, a final byte.
  func controlSequence(_ bytes: ArraySlice<UInt8>) -> Token {
    let start = bytes.startIndex + 2
    if start < bytes.endIndex, bytes[start] == UInt8(ascii: "[") { return linuxFunction(bytes) }
    var end = start
    while end < bytes.endIndex, (0x20...0x3f).contains(bytes[end]) { end += 1 }
    let length = end - bytes.startIndex
    guard length <= KeyScanner.longestControlSequence else { return .ignored(length: length) }
    guard end < bytes.endIndex else { return .incomplete }
    guard (0x40...0x7e).contains(bytes[end]) else { return .ignored(length: length) }
    return controlSequence(bytes[start..<end], final: bytes[end], length: length + 1, in: bytes)
  }

  private func controlSequence(
    _ parameters: ArraySlice<UInt8>,
    final: UInt8,
    length: Int,
    in bytes: ArraySlice<UInt8>
  ) -> Token {
    let end = Character(Unicode.Scalar(final))
    if end == "M" && parameters.isEmpty {
      // A mouse report of the old form: button, column and row follow in a byte each.
      return bytes.count < length + 3 ? .incomplete : .ignored(length: length + 3)
    }
    guard let numbers = KeyScanner.numbers(parameters) else { return .ignored(length: length) }
    let first = numbers.first ?? 1
    let modifier = numbers.count > 1 ? numbers[1] : 1
    if end == "~" && numbers.count == 1 {
      if first == 200 { return .pasteStart(length: length) }
      if first == 201 { return .pasteEnd(length: length) }
    }
    let key: Key?
    switch end {
    case "~": key = KeyScanner.numbered(first).flatMap { $0.modified(modifier) }
    case "^", "@": key = KeyScanner.numbered(first).flatMap { $0.modified(5) }
    case _: key = first == 1 ? KeyScanner.lettered(end).flatMap { $0.modified(modifier) } : nil
    }
    return key.map { .key($0, length: length) } ?? .ignored(length: length)
  }

  /// `ESC [ [ A` to `E`: F1 to F5 of the Linux console.
  private func linuxFunction(_ bytes: ArraySlice<UInt8>) -> Token {
    guard let letter = bytes.dropFirst(3).first else { return .incomplete }
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "E"):
      return .key(.function(Int(letter - UInt8(ascii: "A")) + 1), length: 4)
    case 0x20...0x7e: return .ignored(length: 4)
    case _: return .ignored(length: 3)
    }
  }

  /// `ESC O`, perhaps a modifier, a letter: cursor and number keys in application mode.
  func singleShift(_ bytes: ArraySlice<UInt8>) -> Token {
    let start = bytes.startIndex + 2
    var end = start
    while end < bytes.endIndex, (0x30...0x3b).contains(bytes[end]) { end += 1 }
    let length = end - bytes.startIndex
    guard length <= KeyScanner.longestControlSequence else { return .ignored(length: length) }
    guard end < bytes.endIndex else { return .incomplete }
    guard (0x20...0x7e).contains(bytes[end]) else { return .ignored(length: length) }
    let modifier = KeyScanner.numbers(bytes[start..<end])?.last ?? 1
    let letter = Character(Unicode.Scalar(bytes[end]))
    let key = KeyScanner.keypad(letter) ?? KeyScanner.lettered(letter)
    return key?.modified(modifier).map { .key($0, length: length + 1) }
      ?? .ignored(length: length + 1)
  }

  /// The numbers between semicolons, an absent one being 1; nil if there is anything else.
  private static func numbers(_ parameters: ArraySlice<UInt8>) -> [Int]? {
    if parameters.isEmpty { return [] }
    var numbers: [Int] = []
    for part in parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      if part.isEmpty {
        numbers.append(1)
      } else if let number = Int(String(decoding: part, as: UTF8.self)), part.first != 0x2b {
        numbers.append(number)
      } else {
        return nil
      }
    }
    return numbers
  }

  private static func lettered(_ letter: Character) -> Key? {
    switch letter {
    case "A", "a": .up
    case "B", "b": .down
    case "C", "c": .right
    case "D", "d": .left
    case "H": .home
    case "F": .end
    case "P": .function(1)
    case "Q": .function(2)
    case "R": .function(3)
    case "S": .function(4)
    case "Z": .backTab
    case _: nil
    }
  }

  private static func numbered(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28...29: .function(number - 13)
    case 31...34: .function(number - 14)
    case _: nil
    }
  }

  /// The number pad in application mode, which PuTTY sends whatever the lock says.
  private static func keypad(_ letter: Character) -> Key? {
    switch letter {
    case "M": .enter
    case "I": .tab
    case " ", "X": .character(letter == " " ? " " : "=")
    case "j"..."y":
      letter.asciiValue.map { .character(Character(Unicode.Scalar($0 - 0x40))) }
    case _: nil
    }
  }
}

extension Key {
  /// The key held with others, in xterm's count (1 and Shift 1, Alt 2, Control 4, Meta 8).
  ///
  /// A key that moves moves all the same; nothing else means anything with Shift or Control, and
  /// nothing at all with Alt.
  fileprivate func modified(_ modifier: Int) -> Key? {
    switch modifier {
    case 1: self
    case 2, 5, 6: moves ? self : nil
    case _: nil
    }
  }

  private var moves: Bool {
    switch self {
    case .up, .down, .left, .right, .home, .end, .pageUp, .pageDown: true
    case .character, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .function,
      .control:
      false
    }
  }
}
