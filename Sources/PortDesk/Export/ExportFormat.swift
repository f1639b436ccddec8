/// The form of an exported file, and what stands before, between and after its requests.
public enum ExportFormat: String, CaseIterable, Hashable, Sendable {
  case csv, json
  /// One object a line.
  case jsonl

  public var head: String {
    switch self {
    case .csv: CSVLine.text(ExportedRequest.columns)
    case .json: "["
    case .jsonl: ""
    }
  }

  /// - Parameter isFirst: whether no request stands before it.
  public func text(of request: ExportedRequest, isFirst: Bool) -> String {
    switch self {
    case .csv: request.csv
    case .json: (isFirst ? "\n" : ",\n") + request.json.line
    case .jsonl: request.json.line + "\n"
    }
  }

  public var tail: String {
    switch self {
    case .csv, .jsonl: ""
    case .json: "\n]\n"
    }
  }
}
