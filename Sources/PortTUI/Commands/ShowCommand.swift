import ArgumentParser
import PortDesk
import PortDomain
import Screens
import TerminalUI
import Wording

/// Prints all that is known of one request, or of the requests of an order.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a request, or each request of an order."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "pr_…, po_… or a number in E.164.")
  var id: String

  @Flag(help: "With its history.")
  var history = false

  func run() throws {
    let session = try DeskSession.open(options)
    if let order = OrderID(id) {
      let requests = try session.reading { () throws(StoreError) in
        try session.store.requests(ofOrder: order)
      }
      if requests.isEmpty { throw CommandFailure.store(.noSuchThing(id)) }
      let files = try requests.map { try session.file($0) }
      if options.json {
        Console.print(.list(files.map { json($0, session) }))
      } else {
        for file in files { show(file, session) }
      }
      return
    }
    let file = try session.file(session.request(id))
    if options.json { Console.print(json(file, session)) } else { show(file, session) }
  }

  private func json(_ file: RequestFile, _ session: DeskSession) -> JSON {
    let request = file.json(by: session.desk, on: session.today(in: file.request.country))
    return history ? request.adding(["history": .list(file.history.map(\.json))]) : request
  }

  private func show(_ file: RequestFile, _ session: DeskSession) {
    let request = file.request
    let today = session.today(in: request.country)
    let turn = session.desk.turn(of: file, on: today)
    Console.print(
      "\(request.number.grouped)  \(request.country.code)  \(request.carrier.text)  \(request.customer)"
    )
    var lines = LabelledLines()
    lines.add("id", request.id.text)
    lines.add(
      "status",
      "\(request.status.title), \(turn.turnTitle), attempt \(request.lifecycle.attempt), "
        + "version \(request.version)"
    )
    let due = session.desk.progress(
      of: Listing(request: request, facts: session.desk.facts(of: file)),
      on: today
    )
    lines.add(
      "missed",
      session.desk.missedDate(of: request, on: today)?.message(today: today)
    )
    lines.add("due", due.on.map { $0.spoken(today: today) + (due.isPaused ? ", paused" : "") })
    for field in RequestField.allCases where field != .country && field != .phoneNumber {
      if field.side == .rules && field != .portDate && field != .window { continue }
      lines.add(field.label, request[field] == "false" ? nil : request[field])
    }
    lines.printed()
    printPapers(of: file, session, today)
    printReasons(of: file, under: session.desk.rules, today)
    if history { printHistory(of: file, session, today) }
  }

  private func printPapers(of file: RequestFile, _ session: DeskSession, _ today: CalendarDay) {
    var lines = LabelledLines()
    for kind in DocumentKind.demanded {
      let paper = file.paper(kind)
      let state = session.desk.state(of: paper, in: file, on: today).title
      lines.add(
        kind.title,
        [state, paper?.file.name, paper?.id.text].compactMap { $0 }.joined(separator: "  ")
      )
    }
    if file.request.status == .pending || file.request.status == .rejected {
      for foreseen in session.desk.foreseen(in: file, on: today) {
        lines.add("foreseen", foreseen.message(of: file, by: session.desk))
      }
    }
    if let date = session.desk.portDateBeyondID(of: file) {
      lines.add(
        "warning",
        "the ID expires before the port date, \(date.spoken(today: today))"
      )
    }
    lines.printed()
  }

  private func printReasons(
    of file: RequestFile,
    under rules: RuleBook,
    _ today: CalendarDay
  ) {
    let country = file.request.country
    for rejection in file.rejections {
      Console.print(
        "  rejected \(rejection.day.spoken(today: today)) by \(rejection.source.rawValue), attempt \(String(rejection.attempt))  \(rejection.text ?? "")"
      )
      var lines = LabelledLines()
      for ground in rejection.reasons {
        let resolution = ground.resolution
        let state = [
          resolution?.outcome.title ?? "open",
          resolution?.until.map { "until \($0.spoken(today: today))" },
          resolution?.note,
        ]
        lines.add(ground.code.rawValue, state.compactMap { $0 }.joined(separator: ", "))
        if resolution == nil, let rule = rules.rule(for: ground.code, in: country) {
          lines.add("  \(country.code)", rule.advice(on: file.request, today: today))
        }
      }
      lines.printed(indent: 4)
    }
  }

  private func printHistory(of file: RequestFile, _ session: DeskSession, _ today: CalendarDay) {
    for event in file.history.reversed() {
      let local = session.desk.zones.local(event.at, in: file.request.country)
      Console.print(
        "  \(local.day.withoutWeekday(today: today)) \(local.time.clockText())  \(event.by)  \(event.message(today: today))"
      )
    }
  }
}
