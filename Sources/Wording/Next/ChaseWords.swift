import PortDomain

extension Title {
  public static let chase = "Chase"

  /// Everybody whom the desk reminds today, and for how many numbers.
  public static func chase(_ list: ChaseList) -> String {
    let numbers = list.chases.map(\.items.count).reduce(0, +)
    let more = list.isCut ? " of more than that" : ""
    return "\(chase) · \(list.chases.count) to remind of \(numbers.counted("number"))\(more)"
  }
}

extension Placeholder {
  public static let settled = "settled"
  public static let nobodyToChase = "Nobody is late, silent or to be followed up today."
}

extension Prompt {
  public static let called = "What was said (may stay empty):"
}

extension WhyNot {
  /// - Parameter key: what reads the list afresh.
  public static func remindedAlready(repaint key: String) -> String {
    "There is nothing to remind them of by now; \(key) takes the row away."
  }
  public static let severalRecipients = "A message goes to one customer at a time."
  public static let nothingToSend = "There is nothing to be told of these numbers now."
}

extension Heading {
  /// What a list of whom to chase has for each of them.
  public static let ofChase: [Heading] = [.whom, .numbers, .next, .since, .reminded, .contact]
}

extension Chase {
  /// The customer's or the carrier's name.
  public func name(by desk: Desk) -> String {
    switch whom {
    case .customer: items[0].listing.request.customer
    case .carrier(let id, let country):
      desk.carriers.carrier(id, in: country)?.name ?? id.text
    }
  }

  /// How they are reached: the first way of each kind that is known of them, the quickest read first.
  public func contacts(by desk: Desk) -> [String] {
    switch whom {
    case .customer:
      let requests = items.map(\.listing.request)
      return [\PortRequest.contactEmail, \.contactPhone, \.contactName].compactMap { field in
        requests.compactMap { $0[keyPath: field] }.first
      }
    case .carrier(let id, let country):
      let contact = desk.carriers.carrier(id, in: country)?.contact ?? ""
      return contact.isEmpty ? [] : [contact]
    }
  }

  /// Who they are and how they are reached, in one line.
  public func reach(by desk: Desk) -> String {
    let contacts = contacts(by: desk).joined(separator: ", ")
    let whom = "\(name(by: desk)) (\(whom.party.title))"
    return contacts.isEmpty ? "\(whom): no contact is known" : "\(whom): \(contacts)"
  }

  /// What is awaited of them most urgently, and of how many numbers something else is.
  public func next(by desk: Desk, at now: Instant) -> String {
    let words = items.map { $0.next(by: desk, at: now) }
    let others = words.count { $0 != words[0] }
    return words[0] + (others > 0 ? " (\(others) other)" : "")
  }

  /// How often they were reminded, and when last: `2×, 20 Nov`.
  /// - Parameter today: in the number's country.
  public func reminded(today: CalendarDay) -> String {
    Chase.reminded(reminders, remindedOn, today)
  }

  fileprivate static func reminded(
    _ count: Int,
    _ last: CalendarDay?,
    _ today: CalendarDay
  ) -> String {
    last.map { "\(count)×, \($0.withoutWeekday(today: today))" } ?? "never"
  }
}

extension Chase.Item {
  public func next(by desk: Desk, at now: Instant) -> String {
    desk.next(of: listing, at: now) ?? listing.request.statusTitle
  }

  public func reminded(today: CalendarDay) -> String {
    Chase.reminded(reminders, remindedOn, today)
  }
}

extension PrintedText {
  /// Who it is, before what is written to them.
  public static func chased(_ chase: Chase, by desk: Desk) -> PrintedText {
    "\(chase.reach(by: desk))"
  }

  /// Whom to chase and how to reach them, under each the numbers.
  public static func chase(_ list: ChaseList, by desk: Desk, at now: Instant) -> PrintedText {
    guard !list.chases.isEmpty else { return "\(Placeholder.nobodyToChase)" }
    var text = PrintedText()
    for chase in list.chases {
      let today = desk.zones.today(in: chase.items[0].listing.request.country, at: now)
      text.add(chased(chase, by: desk))
      text.add(
        PrintedText(
          [.number, .next, .since, .due, .reminded, .request],
          chase.items.map { item in
            [
              item.listing.request.number.grouped, item.next(by: desk, at: now),
              item.awaited?.since.spoken(today: today) ?? "",
              desk.due(of: item.listing, at: now) ?? "", item.reminded(today: today),
              item.listing.request.id.text,
            ]
          }
        )
      )
    }
    if list.isCut { text.add("There are more; a filter such as country:NG narrows the list.") }
    return text
  }
}
