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
