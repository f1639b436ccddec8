import PortDomain
import Wording

extension DeskSession {
  /// Writes what became of a change of several requests to a new file, as CSV.
  /// - Returns: the path of the file.
  public func write(_ results: [ManyResult], to path: String) throws(DeskFailure) -> String {
    let lines = [ManyWords.columns] + results.map(\.cells)
    return try write(lines.map { CSVLine.text($0.map { CSVCell($0) }) }.joined(), to: path)
  }
}
