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
