/// A record of comma-separated values as RFC 4180 writes it, guarded against spreadsheets.
public enum CSVLine {
  /// The record with its line end.
  public static func text(_ cells: some Sequence<String>) -> String {
    cells.map { quoted(CellGuard.guarded($0)) }.joined(separator: ",") + "\r\n"
  }

  private static func quoted(_ cell: String) -> String {
    // Looked at by scalars: CR LF is one character to Swift.
    guard cell.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return cell
    }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
