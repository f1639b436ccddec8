import PortDomain

/// A record of comma-separated values as RFC 4180 writes it.
public enum CSVLine {
  /// The record with its line end.
  public static func text(_ cells: some Sequence<CSVCell>) -> String {
    cells.map { quoted($0.text) }.joined(separator: ",") + "\r\n"
  }

  private static func quoted(_ cell: String) -> String {
    // Looked at by scalars: CR LF is one character to Swift.
    guard cell.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return cell
    }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}

/// Who is to read such records.
public enum CSVReaders: Hashable, Sendable {
  /// Programs; what a spreadsheet would take for a formula is guarded all the same.
  case programs
  /// A spreadsheet that opens the file: UTF-8 is announced, and texts that look like figures stay texts.
  case spreadsheet

  /// What a file begins with.
  public var head: String { self == .spreadsheet ? "\u{feff}" : "" }
}

/// A cell of such a record: free of what steers whatever shows it, and guarded against spreadsheets.
public struct CSVCell {
  public let text: String

  /// The cell of a text; control and format characters are left out.
  ///
  /// - Parameters:
  ///   - lines: whether it may have line breaks; else they become blanks, as on import.
  ///   - readers: who it is for.
  public init(_ text: String, lines: Bool = false, for readers: CSVReaders = .programs) {
    var plain = String.UnicodeScalarView()
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar {
      case "\t": plain.append(" ")
      case "\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}":
        plain.append(lines ? "\n" : " ")
      default: if !scalar.isControlOrFormat { plain.append(scalar) }
      }
    }
    let cell = String(plain)
    self.text =
      readers == .spreadsheet && CellGuard.looksLikeFigure(cell)
      ? CellGuard.asText(cell) : CellGuard.guarded(cell)
  }

  /// The cell of a figure, which stays one.
  public init(_ figure: Int) {
    text = String(figure)
  }
}

/// Keeps exported cells from being read as formulas by a spreadsheet, and takes that back on import.
///
/// A cell that begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a carriage return,
/// apostrophes before it not counted, gets an apostrophe in front; import removes exactly one. A plain
/// E.164 number stays bare.
public enum CellGuard {
  /// The cell to export for a text.
  public static func guarded(_ text: String) -> String {
    isSuspect(text) && !isNumber(text) ? "'" + text : text
  }

  /// Whether a spreadsheet would take a text for a figure or a date and show another one: zeros before
  /// it, signs, long numbers, `3-4`, `12E5`.
  static func looksLikeFigure(_ text: String) -> Bool {
    let body = text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard let first = body.utf8.first, isDigit(first), body.utf8.count <= mostOfFormula,
      body.utf8.allSatisfy({ isDigit($0) || "+-./,eE% ".utf8.contains($0) })
    else { return false }
    // A small count stays one, and a day is read as the day that it is.
    let isCount = text.utf8.allSatisfy(isDigit) && text.utf8.count < 8
    let isPlainCount = isCount && (first != UInt8(ascii: "0") || text == "0")
    return !isPlainCount && CalendarDay(iso: text) == nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// The longest text that spreadsheets take in a formula, in characters.
  private static let mostOfFormula = 255

  /// A text as a spreadsheet takes it for one: `="0803"`.
  static func asText(_ text: String) -> String { "=\"\(text)\"" }

  /// The text that an exported cell stands for.
  public static func unguarded(_ cell: String) -> String {
    // As written for spreadsheets: of what looks like a figure alone.
    if cell.hasPrefix("=\""), cell.hasSuffix("\""), cell.count > 3 {
      let inner = String(cell.dropFirst(2).dropLast())
      if looksLikeFigure(inner) { return inner }
    }
    guard cell.unicodeScalars.first == "'", isSuspect(cell) else { return cell }
    return String(cell.unicodeScalars.dropFirst())
  }

  private static func isSuspect(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != "'" }) else { return false }
    return "=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}\t\r".unicodeScalars.contains(first)
  }

  private static func isNumber(_ text: String) -> Bool {
    let digits = text.utf8.dropFirst()
    return text.utf8.first == UInt8(ascii: "+") && (1...15).contains(digits.count)
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
