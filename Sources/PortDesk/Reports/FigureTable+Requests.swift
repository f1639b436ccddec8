import PortDomain
import Wording

extension FigureTable {
  /// The rows of a list for programs: a list's columns by their names, then the id.
  ///
  /// Days are written as 2026-12-03, moments as RFC 3339 has them, numbers in E.164.
  public init(_ rows: [Listing], columns: [ViewColumn], by desk: Desk, at now: Instant) {
    self.init(
      columns: columns.map(\.rawValue) + ["id"],
      rows: rows.map { row in
        columns.map { $0.cell(of: row, by: desk, at: now) } + [.text(row.request.id.text)]
      }
    )
  }
}

extension ViewColumn {
  fileprivate func cell(of row: Listing, by desk: Desk, at now: Instant) -> FigureTable.Cell {
    let request = row.request
    let next = row.json(by: desk, at: now)["next"]
    return switch self {
    case .number: .text(request.number.e164)
    case .country: .text(request.country.code)
    case .carrier: .text(request.carrier.text)
    case .customer: .text(request.customer)
    case .next: .of(next?["text"]?.fieldText)
    case .due: .of(next?["due"]?.fieldText)
    case .status: .text(request.status.rawValue)
    case .port: .of(request.lifecycle.confirmation?.date.iso)
    case .age:
      .count(
        desk.zones.today(in: request.country, at: request.createdAt)
          .days(until: desk.zones.today(in: request.country, at: now))
      )
    case .created: .text(request.createdAt.rfc3339)
    case .updated: .text(request.updatedAt.rfc3339)
    case .owner: .of(request.owner)
    }
  }
}

extension FigureTable.Cell {
  /// A text, or nothing.
  fileprivate static func of(_ text: String?) -> FigureTable.Cell {
    text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .none
  }
}
