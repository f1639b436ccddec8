import ArgumentParser
import PortDomain
import Screens
import Wording

/// Prints requests as a table.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List requests: the open ones, or those a filter means."
  )

  @OptionGroup var options: DeskOptions

  @OptionGroup var choice: QueryOptions

  @Option(parsing: .unconditional, help: "How many at most; 0 for all.")
  var limit = 200

  func run() throws {
    guard limit >= 0 else {
      throw CommandFailure.usage(
        .noSuch(String(limit), named: "limit", among: ["0 for all", "a number above"])
      )
    }
    let session = try DeskSession.open(options)
    let query = try choice.query(
      or: View.all.filter,
      sort: .byDue,
      carriers: session.desk.carriers
    )
    let viewpoint = session.viewpoint
    let (rows, hasMore) = try rows(
      of: Query(query.filter, sort: query.sort, viewpoint: viewpoint),
      session
    )
    if options.json {
      Console.print(
        .list(rows.map { $0.json(by: session.desk, on: viewpoint.today(in: $0.request.country)) })
      )
    } else {
      printTable(rows, viewpoint)
    }
    guard hasMore else { return }
    let count = try session.reading { () throws(StoreError) in
      try session.store.count(query.filter, from: viewpoint, upTo: 1_000_000)
    }
    let rest =
      switch count {
      case .exactly(let all): "\(all - rows.count) more"
      case .moreThan(let many): "more than \(many - rows.count) more"
      }
    Console.complain("\(rest); --limit 0 lists all")
  }

  private func rows(
    of query: Query,
    _ session: DeskSession
  ) throws(CommandFailure) -> (rows: [Listing], hasMore: Bool) {
    var rows: [Listing] = []
    var start = PageStart.first
    while true {
      let size = limit == 0 ? 500 : min(500, limit - rows.count)
      let page = try session.reading { () throws(StoreError) in
        try session.store.page(query, from: start, limit: size)
      }
      rows += page.rows
      guard page.hasAfter, let last = page.rows.last else { return (rows, false) }
      if limit > 0, rows.count >= limit { return (rows, true) }
      start = .after(PageKey(key: last.key(query.sort.field), id: last.request.id))
    }
  }

  private func printTable(_ rows: [Listing], _ viewpoint: Viewpoint) {
    var table = PlainTable(["Number", "Cc", "Carrier", "Customer", "Status", "Due", "Who", "Id"])
    for row in rows {
      let request = row.request
      let today = viewpoint.today(in: request.country)
      table.add([
        request.number.grouped,
        request.country.code,
        request.carrier.text,
        request.customer,
        "\(request.status.letter) \(request.status.title)",
        row.facts.span(on: today).due?
          .spokenDue(today: today, isOverdue: row.isOverdue(on: today)) ?? "",
        request.owner ?? "-",
        request.id.text,
      ])
    }
    table.printed()
  }
}
