import PortDomain

extension PrintedText {
  /// A request after a change, in one line.
  public static func changed(_ request: PortRequest) -> PrintedText {
    """
    \(request.id.text)  \(request.number.grouped)  \(request.statusTitle)  version \
    \(String(request.version))
    """
  }

  /// Requests as a table, their ids last.
  /// - Parameter columns: nil for the usual.
  /// The columns of a list for which none are named.
  public static let usualColumns: [ViewColumn] =
    [.number, .country, .carrier, .customer, .status, .next, .due, .owner]

  public static func requests(
    _ rows: [Listing],
    columns: [ViewColumn]? = nil,
    by desk: Desk,
    at now: Instant
  ) -> PrintedText {
    let columns = columns ?? usualColumns
    return PrintedText(
      columns.map(\.heading) + [.id],
      rows.map { row in
        columns.map { $0.printed(of: row, by: desk, at: now) } + [row.request.id.text]
      }
    )
  }

  // MARK: Orders

  public static func orders(_ orders: [OrderListing]) -> PrintedText {
    PrintedText(
      [.order, .reference, .customer, .numbers, .final, .fees],
      orders.map { order in
        [
          order.order.id.text, order.order.reference ?? "", order.lead.customer,
          String(order.tally.count), String(order.tally.finalCount), Amount.text(order.tally.cents),
        ]
      }
    )
  }

  /// An order with what is awaited of each of its numbers.
  public static func order(_ order: OrderFile, by desk: Desk, at now: Instant) -> PrintedText {
    let tally = order.tally
    let customer = order.lead?.customer ?? "all numbers were split off"
    let state = tally.isComplete ? "complete" : "\(tally.finalCount) of \(tally.count) final"
    var text: PrintedText = "\(order.order.id.text)  \(order.order.reference ?? "")  \(customer)"
    text.add("  \(state), fees \(Amount.text(tally.cents))")
    for file in order.files {
      let request = file.request
      let listing = Listing(request: request, facts: desk.facts(of: file))
      let parts = [
        request.id.text, request.number.grouped, request.statusTitle,
        desk.next(of: listing, at: now), desk.due(of: listing, at: now),
      ]
      text.add("  \(parts.compactMap(\.self).joined(separator: "  "))")
    }
    return text
  }

  // MARK: Papers

  /// A paper after a change, in one line.
  public static func paper(
    _ paper: Document,
    of file: RequestFile,
    by desk: Desk,
    on today: CalendarDay
  ) -> PrintedText {
    let state = paper.kind.title(of: desk.state(of: paper, in: file, on: today))
    let coverage = file.coverage(of: paper).map { "  \($0.message)" } ?? ""
    return
      "\(paper.id.text)  \(paper.kind.title)  version \(String(paper.version))  \(state)\(coverage)"
  }

  public static func papers(
    of file: RequestFile,
    by desk: Desk,
    on today: CalendarDay
  ) -> PrintedText {
    PrintedText(
      [.paper, .version, .state, .file, .id]
        + (file.coverage(ofPaperFor: []) == nil ? [] : [.order]),
      file.documents.map { paper in
        [
          paper.kind.title, "v\(paper.version)",
          paper.kind.title(of: desk.state(of: paper, in: file, on: today)), paper.file.name,
          paper.id.text,
        ] + [file.coverage(of: paper)?.message].compactMap(\.self)
      }
    )
  }

  // MARK: One request

  /// All that is known of a request.
  /// - Parameter today: in the number's country.
  public static func request(
    _ file: RequestFile,
    by desk: Desk,
    on today: CalendarDay,
    withHistory: Bool
  ) -> PrintedText {
    let request = file.request
    var text: PrintedText = "\(request.heading)"
    text.add(labels(of: file, by: desk, on: today))
    text.add(papersShort(of: file, by: desk, on: today))
    text.add(afterPort(of: file, by: desk, on: today))
    for rejection in file.rejections {
      let settled = file.outcome(of: rejection, on: today)
      text.add(reasons(of: settled, request, under: desk.rules, on: today))
    }
    guard withHistory else { return text }
    for event in file.history.reversed() {
      let time = stamp(event.at, of: request, by: desk, on: today)
      let who = "\(event.who), session \(event.session)"
      text.add("  \(time)  \(who)  \(event.message(today: today))")
    }
    return text
  }

  private static func stamp(
    _ at: Instant,
    of request: PortRequest,
    by desk: Desk,
    on today: CalendarDay
  ) -> String {
    let local = desk.zones.local(at, in: request.country)
    return "\(local.day.withoutWeekday(today: today)) \(local.time.clockText())"
  }

  /// What is to be done once the number is ours, ticked with who and when.
  private static func afterPort(
    of file: RequestFile,
    by desk: Desk,
    on today: CalendarDay
  ) -> PrintedText {
    guard file.request.status == .completed else { return PrintedText() }
    var text: PrintedText = "  \(ChecklistItem.Phase.after.title.lowercased())"
    for item in ChecklistItem.items(.after) {
      let who = file.ticked(item).map {
        "  \($0.by), \(stamp($0.at, of: file.request, by: desk, on: today))"
      }
      text.add("    [\(file.isDone(item) ? "x" : " ")] \(item.title)\(who ?? "")")
    }
    return text
  }

  private static func labels(
    of file: RequestFile,
    by desk: Desk,
    on today: CalendarDay
  ) -> [(String, String?)] {
    let request = file.request
    let due = desk.progress(
      of: Listing(request: request, facts: desk.facts(of: file)),
      on: today
    )
    let turn = desk.turn(of: file, on: today).turnTitle
    let shown: Set<RequestField> = [
      .submittedOn, .acknowledgedOn, .confirmedOn, .portDate, .window, .activatedOn, .returnedOn,
      .changeToldOn, .changeAnsweredOn, .changeAnswer, .changeWords, .cancelAskedOn,
      .lastMessageOn,
    ]
    let fields = RequestField.allCases.filter { field in
      field != .country && field != .phoneNumber
        && (field.side != .rules || shown.contains(field))
    }
    func value(_ field: RequestField) -> String? {
      let text = request[field]
      if field == .window, let port = request.lifecycle.confirmation {
        return port.window?.spoken(on: port.date, in: request.country, zones: desk.zones)
      }
      return text == "false" ? nil : text.map { field.spoken($0, today: today) }
    }
    return [
      ("id", request.id.text),
      (
        "status",
        """
        \(request.statusTitle), \(turn), \(request.attemptTitle), version \(request.version)
        """
      ),
      ("missed", desk.missedDate(of: request, on: today)?.message(today: today)),
      (
        "due",
        due.on.map { day in
          day.spoken(today: today) + (due.isPaused ? ", paused" : "")
            + (due.leavesCoveredYears ? ", \(Progress.beyondHolidays)" : "")
        }
      ),
    ] + fields.map { ($0.label, value($0)) } + [("fee", file.feeLine(on: today))]
  }

  private static func papersShort(
    of file: RequestFile,
    by desk: Desk,
    on today: CalendarDay
  ) -> [(String, String?)] {
    var labels = DocumentKind.demanded.map { kind -> (String, String?) in
      let paper = file.paper(kind)
      let state = desk.state(of: paper, in: file, on: today).title
      let parts = [state, paper?.file.name, paper?.id.text].compactMap { $0 }
      return (kind.title, parts.joined(separator: "  "))
    }
    if file.request.status == .pending || file.request.status == .rejected {
      labels += desk.foreseen(in: file, on: today).map {
        ("foreseen", $0.message(of: file, by: desk))
      }
    }
    if file.request.status.isOpen {
      let papers = DocumentKind.demanded.compactMap(file.paper)
      labels += papers.flatMap { desk.spellings(on: $0, of: file) }.map { ("warning", $0) }
    }
    if let date = desk.portDateBeyondID(of: file) {
      labels.append(
        ("warning", Warning.idExpires(beforePort: date, today: today))
      )
    }
    return labels
  }

  private static func reasons(
    of rejection: Rejection,
    _ request: PortRequest,
    under rules: RuleBook,
    on today: CalendarDay
  ) -> PrintedText {
    var text: PrintedText = """
        \(rejection.message(today: today)), attempt \(String(rejection.attempt))
      """
    var labels: [(String, String?)] = []
    for ground in rejection.reasons {
      let state = [ground.state(today: today), ground.resolution?.note]
      labels.append((ground.code.rawValue, state.compactMap { $0 }.joined(separator: ", ")))
      if ground.resolution == nil, let rule = rules.rule(for: ground.code, in: request.country) {
        labels.append(("  \(request.country.code)", rule.advice(on: request, today: today)))
      }
    }
    text.add(labels, indent: 4)
    return text
  }

  /// What stands in the way of an action, with what the country's rules say of it.
  public static func why(
    _ obstacles: [Obstacle],
    of request: PortRequest,
    under rules: RuleBook,
    on today: CalendarDay
  ) -> PrintedText {
    var text = PrintedText()
    for obstacle in obstacles {
      text.add(obstacle.message(today: today, at: .command))
      if let rule = obstacle.rule(in: request.country, rules) {
        text.add("  \(request.country.code): \(rule.advice(on: request, today: today))")
      }
    }
    return text
  }
}

extension Obstacle {
  /// What the country's rules say of the reason that stands in the way.
  public func rule(in country: Country, _ rules: RuleBook) -> CountryRule? {
    if case .reasonOpen(let code) = self { rules.rule(for: code, in: country) } else { nil }
  }
}

extension ViewColumn {
  /// What stands over it.
  public var heading: Heading {
    switch self {
    case .number: .number
    case .country: .country
    case .carrier: .carrier
    case .customer: .customer
    case .next: .next
    case .due: .due
    case .status: .status
    case .port: .port
    case .age: .age
    case .created: .created
    case .updated: .updated
    case .owner: .owner
    }
  }

  /// What a command prints in it.
  fileprivate func printed(of row: Listing, by desk: Desk, at now: Instant) -> String {
    let request = row.request
    func day(_ moment: Instant) -> CalendarDay {
      desk.zones.today(in: request.country, at: moment)
    }
    return switch self {
    case .number: request.number.grouped
    case .country: request.country.code
    case .carrier: request.carrier.text
    case .customer: request.customer
    case .next: desk.next(of: row, at: now) ?? ""
    case .due: desk.due(of: row, at: now) ?? ""
    case .status: request.statusLettered
    case .port: request.lifecycle.confirmation?.date.spoken(today: day(now)) ?? "-"
    case .age: request.age(today: day(now))
    case .created: day(request.createdAt).spoken(today: day(now))
    case .updated: day(request.updatedAt).spoken(today: day(now))
    case .owner: request.owner ?? "-"
    }
  }
}
