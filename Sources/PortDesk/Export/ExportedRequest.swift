import PortDomain
import Wording

/// A request as a file of any format holds it: one text for each column, none for nothing.
///
/// Columns that import knows bear import's names, so that `import --in-flight` reads the file back. A
/// PIN is in none of them.
public struct ExportedRequest: Hashable, Sendable {
  /// Whether names, account numbers, addresses and contacts are given whole.
  public enum Personal: Hashable, Sendable {
    case masked, whole
  }

  /// One text for each of `columns`.
  public let values: [String?]

  /// - Parameter today: in the number's country.
  public init(_ listing: Listing, _ personal: Personal, on today: CalendarDay) {
    let request = listing.request
    let span = listing.facts.span(on: today)
    let isRejected = request.status == .rejected
    values =
      [
        request.id.text,
        request.clock.startedOn.iso,
        String(request.lifecycle.attempt),
        isRejected ? listing.facts.reasons.map(\.rawValue).joined(separator: " ") : nil,
        span.turn.rawValue,
        span.due?.iso,
      ]
      + ExportedRequest.fields.map { field in
        let value = request[field]
        return switch personal {
        case .whole: value
        case .masked: value.map(field.masked)
        }
      }
  }

  /// The names of the columns, in their order.
  public static let columns =
    ["id", "created_on", "attempt", "reasons", "turn", "due_on"] + fields.map(\.rawValue)

  private static let columnsOfLines = Set(fields.filter { $0.form == .lines }.map(\.rawValue))

  /// A file without PINs says nothing of them, lest an import take them for given.
  private static let fields = RequestField.allCases.filter {
    ![.accountPIN, .accountPINState, .timesSent].contains($0) && !RequestField.clock.contains($0)
  }

  public var csv: String {
    let cells = zip(ExportedRequest.columns, values).map { column, value in
      CSVCell(value ?? "", lines: ExportedRequest.columnsOfLines.contains(column))
    }
    return CSVLine.text(cells)
  }

  public var json: JSON {
    .object(zip(ExportedRequest.columns, values).map { JSON.Member($0, JSON($1)) })
  }
}

/// The form of an exported file, and what stands before, between and after its requests.
public enum ExportFormat: String, CaseIterable, Hashable, Sendable {
  case csv, json
  /// One object a line.
  case jsonl

  public var head: String {
    switch self {
    case .csv: CSVLine.text(ExportedRequest.columns.map { CSVCell($0) })
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
