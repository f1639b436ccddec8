import ArgumentParser
import PortDesk
import PortDomain
import Screens
import TerminalUI
import Wording

/// Lists whom the desk must chase today.
struct ChaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chase",
    abstract: "List whom to chase today: customers and carriers whose follow-up date has come."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "Words of a filter that narrow the list, such as owner:me country:NG.")
  var filter: [String] = []

  func run() throws {
    let session = try DeskSession.open(options)
    let viewpoint = session.viewpoint
    let narrowed: Filter
    do throws(FilterError) {
      narrowed = try Filter(
        parsing: filter.joined(separator: " "),
        carriers: session.desk.carriers
      )
    } catch {
      throw CommandFailure.filter(error)
    }
    let query = Query(
      .all([Filter.Shorthand.chase.filter, narrowed]),
      sort: Sort(.customer),
      viewpoint: viewpoint
    )
    var rows: [Listing] = []
    try session.forEach(of: query) { rows.append($0) }
    if options.json {
      Console.print(
        .list(
          rows.map { row in
            let today = viewpoint.today(in: row.request.country)
            let whom = row.whom(on: today, by: session.desk)
            return row.json(by: session.desk, on: today)
              .adding(["chase": .text(whom.name), "contact": JSON(whom.contact)])
          }
        )
      )
    } else {
      var table = PlainTable(["Whom", "Contact", "Number", "Status", "Since", "Request"])
      for row in rows {
        let today = viewpoint.today(in: row.request.country)
        let whom = row.whom(on: today, by: session.desk)
        table.add([
          whom.name, whom.contact ?? "", row.request.number.grouped, row.request.status.title,
          row.request.followUpOn?.spoken(today: today) ?? "", row.request.id.text,
        ])
      }
      table.printed()
    }
  }
}

extension Listing {
  /// Who has the turn, and how to reach them.
  fileprivate func whom(on today: CalendarDay, by desk: Desk) -> (name: String, contact: String?) {
    guard facts.span(on: today).turn == .carrier else {
      return (request.customer, request.contactEmail ?? request.contactPhone)
    }
    let carrier = desk.carriers.carrier(request.carrier, in: request.country)
    return (carrier?.name ?? request.carrier.text, carrier?.contact)
  }
}
