import PortDomain

extension SeededChance {
  /// Text of all kinds of scalars, the troublesome ones often.
  mutating func text(upTo length: Int) -> String {
    let troublesome: [Unicode.Scalar] = [
      "\u{1B}", "\n", "\r", "\t", "\u{7F}", "\u{9B}", "\u{200D}", "\u{202E}", "\u{2066}",
      "\u{301}", "\u{489}", "\u{FE0F}", "\u{E0041}", "\u{115F}", "漢", "👩", "🏽", "🇳", "ش", " ",
    ]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      switch Int.random(in: 0..<4, using: &self) {
      case 0: scalars.append(troublesome.randomElement(using: &self) ?? " ")
      case 1: scalars.append(Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self)) ?? "a")
      case _: scalars.append(Unicode.Scalar(UInt8.random(in: 0x20..<0x7F, using: &self)))
      }
    }
    return String(scalars)
  }

  /// Bytes as of a terminal, the beginnings of sequences often.
  mutating func terminalBytes(upTo length: Int) -> [UInt8] {
    let pieces = [
      "\u{1b}", "\u{1b}[", "\u{1b}O", "\u{1b}[A", "\u{1b}[1;5", "\u{1b}[200~", "\u{1b}[201~",
      "\u{1b}]0;x", "\u{7}", "\u{1b}\\", "\u{1b}[M", "\u{1b}[[", "\u{1b}Ox", "é", "漢", "j", "\r",
    ]
    var bytes: [UInt8] = []
    while bytes.count < length {
      if Bool.random(using: &self) {
        bytes += (pieces.randomElement(using: &self) ?? "").utf8
      } else {
        bytes.append(UInt8.random(in: 0...255, using: &self))
      }
    }
    return bytes
  }
}
