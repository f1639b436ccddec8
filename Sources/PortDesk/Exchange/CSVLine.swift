/// A record of comma-separated values as RFC 4180 writes it, guarded against spreadsheets.
public enum CSVLine {
  /// The record with its line end.
  public static func text(_ cells: some Sequence<String>) -> String {
    ready(cells.map(CellGuard.guarded))
  }

  /// The record of cells of which each that is a text is guarded already.
  static func ready(_ cells: some Sequence<String>) -> String {
    cells.map(quoted).joined(separator: ",") + "\r\n"
  }

  private static func quoted(_ cell: String) -> String {
    // Looked at by scalars: CR LF is one character to Swift.
    guard cell.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return cell
    }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}

/// Keeps exported cells from being read as formulas by a spreadsheet, and takes that back on import.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, apostrophes before it not
/// counted, gets an apostrophe in front; import removes exactly one. A plain E.164 number stays bare.
public enum CellGuard {
  /// The cell to export for a text.
  public static func guarded(_ text: String) -> String {
    isSuspect(text) && !isNumber(text) ? "'" + text : text
  }

  /// The text that an exported cell stands for.
  public static func unguarded(_ cell: String) -> String {
    cell.utf8.first == UInt8(ascii: "'") && isSuspect(cell) ? String(cell.dropFirst()) : cell
  }

  private static func isSuspect(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != "'" }) else { return false }
    return "=+-@\t\r".unicodeScalars.contains(first)
  }

  private static func isNumber(_ text: String) -> Bool {
    let digits = text.utf8.dropFirst()
    return text.utf8.first == UInt8(ascii: "+") && (1...15).contains(digits.count)
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
