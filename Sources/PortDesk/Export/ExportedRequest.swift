import PortDomain
import Wording

/// A request as an exported file holds it: a row of columns, or the JSON of a list's row.
///
/// Columns and members that import knows bear import's names, so that `import --in-flight` reads the
/// file back. A PIN is in none of them.
public struct ExportedRequest: Sendable {
  /// Whether names, account numbers, addresses and contacts are given whole.
  public enum Personal: Hashable, Sendable {
    case masked, whole
  }

  /// As the file shows it.
  private let shown: Listing
  private let desk: Desk
  private let now: Instant

  public init(_ listing: Listing, _ personal: Personal, by desk: Desk, at now: Instant) {
    shown = personal == .masked ? listing.masked : listing
    self.desk = desk
    self.now = now
  }

  private var createdOn: String { shown.request.clock.startedOn.iso }

  /// Of a request that isn't rejected they are settled: read back they would be open.
  private var reasons: [String] {
    shown.request.status == .rejected ? shown.facts.reasons.map(\.rawValue) : []
  }

  /// One text for each of `columns`, nil for nothing.
  public var values: [String?] {
    let request = shown.request
    let span = shown.facts.span(on: desk.zones.today(in: request.country, at: now))
    return [
      request.id.text,
      createdOn,
      request.createdAt.rfc3339,
      String(request.lifecycle.attempt),
      reasons.isEmpty ? nil : reasons.joined(separator: " "),
      span.turn.rawValue,
      span.due?.iso,
    ] + ExportedRequest.fields.map { request[$0] }
  }

  /// As `list --json` gives the request, with the day that its clock began.
  public var json: JSON {
    shown.json(by: desk, at: now)
      .replacing("reasons", with: .list(reasons.map(JSON.text)))
      .adding(["created_on": .text(createdOn)])
  }

  /// The names of the columns, in their order.
  public static let columns =
    ["id", "created_on", "created_at", "attempt", "reasons", "turn", "due_on"]
    + fields.map(\.name)

  private static let columnsOfLines = Set(fields.filter { $0.form == .lines }.map(\.name))

  private static let fields = RequestField.allCases.filter {
    ![.accountPIN, .timesSent].contains($0) && !RequestField.clock.contains($0)
  }

  public func csv(for readers: CSVReaders) -> String {
    let cells = zip(ExportedRequest.columns, values).map { column, value in
      CSVCell(value ?? "", lines: ExportedRequest.columnsOfLines.contains(column), for: readers)
    }
    return CSVLine.text(cells)
  }
}

/// The form of an exported file, and what stands before, between and after its requests.
public enum ExportFormat: String, CaseIterable, Hashable, Sendable {
  case csv, json
  /// One object a line.
  case jsonl

  public func head(for readers: CSVReaders) -> String {
    switch self {
    case .csv: readers.head + CSVLine.text(ExportedRequest.columns.map { CSVCell($0) })
    case .json: "["
    case .jsonl: ""
    }
  }

  /// - Parameter isFirst: whether no request stands before it.
  public func text(
    of request: ExportedRequest,
    isFirst: Bool,
    for readers: CSVReaders
  ) -> String {
    switch self {
    case .csv: request.csv(for: readers)
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
