import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// Which requests a command is meant for, and in which order.
struct QueryOptions: ParsableArguments {
  @Argument(
    help: "Words of a filter, such as status:rejected country:NG due<3d.",
    completion: Completions.filter
  )
  var filter: [String] = []

  @Option(
    help: "A view by its digit or name, also one of your own, narrowed by the filter.",
    completion: Completions.views
  )
  var view: String?

  @Option(
    parsing: .unconditional,
    help:
      "due, created, updated, number, country, carrier, customer, status, port, owner; -due reverses.",
    completion: Completions.sorts
  )
  var sort: String?

  /// - Parameters:
  ///   - whole: what is meant where neither view nor filter is named.
  ///   - usual: the order where none is named and no view brings one.
  func query(or whole: Filter, sort usual: Sort, in session: DeskSession) throws -> Query {
    let own = try session.filter(filter)
    let sort = try self.sort.map(QueryOptions.sort)
    let viewpoint = session.viewpoint
    guard let named = try named(in: session) else {
      return Query(filter.isEmpty ? whole : own, sort: sort ?? usual, viewpoint: viewpoint)
    }
    let narrowed = filter.isEmpty ? named.filter : .all([named.filter, own])
    return Query(narrowed, sort: sort ?? named.sort, viewpoint: viewpoint)
  }

  /// The view that is asked for, if any is.
  func named(in session: DeskSession) throws -> View? {
    guard let view else { return nil }
    let views = try session.views()
    guard let named = views.named(view) else {
      throw CommandFailure.usage(
        .noSuch(view, named: "view", among: views.map { $0.name.lowercased() })
      )
    }
    return named
  }

  /// Columns by their names, with commas between.
  static func columns(_ text: String) throws(CommandFailure) -> [ViewColumn] {
    try text.split(separator: ",").map { name throws(CommandFailure) in
      try coded(String(name), named: "column")
    }
  }

  static func sort(_ text: String) throws(CommandFailure) -> Sort {
    let isReversed = text.hasPrefix("-")
    return Sort(
      try coded(isReversed ? String(text.dropFirst()) : text, named: "sort"),
      descending: isReversed
    )
  }
}

/// Prints requests as a table.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List requests: the open ones, or those a filter means.",
    examples: [
      "porttui list status:rejected country:NG",
      "porttui list 'due<3d' --sort port --columns number,customer,due",
      "porttui list --view mine --json",
      "porttui list late --format tsv --limit 0 | cut -f 1,7",
    ]
  )

  @OptionGroup var options: DeskOptions

  @OptionGroup var choice: QueryOptions

  /// How far what isn't shown is counted.
  private static let countCap = 10_000

  @Option(parsing: .unconditional, help: "How many at most; 0 for all.")
  var limit = 200

  @Option(
    help: ArgumentHelp(
      "Its columns before the id, with commas between, else the view's: "
        + "\(ViewColumn.allCases.map(\.rawValue).joined(separator: ", "))."
    )
  )
  var columns: String?

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, tsv, json
  }

  @Option(help: "text, csv, tsv or json; the middle two have the columns by name, for programs.")
  var format: Format = .text

  func run() throws {
    guard limit >= 0 else {
      throw CommandFailure.usage(
        .noSuch(String(limit), named: "limit", among: ["0 for all", "a number above"])
      )
    }
    let session = try DeskSession.open(options)
    let query = try choice.query(or: View.all.filter, sort: .byUrgency, in: session)
    let columns = try columns(in: session)
    let (rows, hasMore) = try session.requests(of: query, limit: limit == 0 ? nil : limit)
    let (desk, now) = (session.desk, query.viewpoint.now)
    var table: FigureTable {
      FigureTable(rows, columns: columns ?? PrintedText.usualColumns, by: desk, at: now)
    }
    switch options.json ? .json : format {
    case .text: Console.print(.requests(rows, columns: columns, by: desk, at: now))
    case .csv: Console.put(table.csv)
    case .tsv: Console.put(table.tsv)
    case .json: Console.print(.list(rows.map { $0.json(by: desk, at: now) }))
    }
    guard hasMore, !options.quiet else { return }
    let count = try session.count(query, upTo: ListCommand.countCap)
    Console.complain(PrintedText.more(count, than: rows.count))
  }

  private func columns(in session: DeskSession) throws -> [ViewColumn]? {
    guard let columns else { return try choice.named(in: session)?.look.shownColumns }
    return try QueryOptions.columns(columns)
  }
}
