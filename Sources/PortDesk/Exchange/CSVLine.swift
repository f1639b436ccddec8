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

/// A cell of such a record: free of what steers whatever shows it, and guarded against spreadsheets.
public struct CSVCell {
  public let text: String

  /// The cell of a text; control and format characters are left out.
  ///
  /// - Parameter lines: whether it may have line breaks; else they become blanks, as on import.
  public init(_ text: String, lines: Bool = false) {
    var plain = String.UnicodeScalarView()
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar {
      case "\t": plain.append(" ")
      case "\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}":
        plain.append(lines ? "\n" : " ")
      default: if !scalar.isControlOrFormat { plain.append(scalar) }
      }
    }
    self.text = CellGuard.guarded(String(plain))
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

  /// The text that an exported cell stands for.
  public static func unguarded(_ cell: String) -> String {
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
