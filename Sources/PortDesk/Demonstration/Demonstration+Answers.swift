import PortDomain
import Wording

/// What carriers might answer on the morning after a demonstration: files to try `answers` with.
extension Demonstration {
  /// Writes down what the carriers' codes stand for, so that their answers can be read, and within how many
  /// days some acknowledge.
  public func describeCodes(in store: any RecordStore) throws(StoreError) {
    let actor = Operator(login: "ada", role: .supervisor, session: "demo")
    for carrier in Carrier.known {
      var described = carrier
      for (reasons, code, _) in Plot.refusals { described.codes[code] = reasons }
      if carrier.country != .egypt { described.ackDays = 2 }
      _ = try store.revise(.carrier(described), by: actor, on: .current)
    }
  }
}

extension DeskSession {
  /// Made-up answers to what is with the carriers now, as a table that `takeAnswers` reads: most as one
  /// would wish, some refused, one with a code that nobody knows, one about a number that isn't here.
  public func believableAnswers() throws(DeskFailure) -> String {
    var chance = SeededChance(2027)
    let head = ["Number", "Carrier Reference", "Result", "Date", "Window", "Code", "Words"]
    var lines = CSVLine.text(head.map { CSVCell($0) })
    var refusals = 0
    let query = Query(
      .term(.status([.inProgress, .scheduled])),
      sort: Sort(.created),
      viewpoint: viewpoint
    )
    try forEach(of: query) { row throws(DeskFailure) in
      let answer =
        row.request.status == .scheduled
        ? answer(toScheduled: row.request, &chance)
        : answer(toSent: row.request, &refusals, &chance)
      guard let answer else { return }
      // Carriers name what they were sent by their own reference, or by the number.
      let isByNumber = row.request.carrierReference == nil || chance.happens(25)
      let named =
        isByNumber ? [row.request.number.e164, ""] : ["", row.request.carrierReference ?? ""]
      lines += CSVLine.text((named + answer).map { CSVCell($0) })
    }
    let stray = ["", "PO-00000", "confirmed", today(in: .nigeria).adding(days: 7).iso, "", "", ""]
    return lines + CSVLine.text(stray.map { CSVCell($0) })
  }

  /// Result, date, window, code, words; nil where the carrier says nothing yet.
  private func answer(
    toSent request: PortRequest,
    _ refusals: inout Int,
    _ chance: inout SeededChance
  ) -> [String]? {
    if chance.happens(20) { return nil }
    guard chance.happens(80) else {
      let (_, code, words) = chance.pick(Plot.refusals)
      refusals += 1
      return refusals == 2
        ? ["rejected", "", "", "99", "SEE NOTE"] : ["rejected", "", "", code, words]
    }
    guard let day = portDay(of: request, after: .random(in: 2...6, using: &chance)) else {
      return nil
    }
    return ["confirmed", day.iso, chance.pick(["10:00-12:00", "14:00-16:00", ""]), "", ""]
  }

  private func answer(
    toScheduled request: PortRequest,
    _ chance: inout SeededChance
  ) -> [String]? {
    guard let date = request.lifecycle.confirmation?.date else { return nil }
    if date <= today(in: request.country) { return ["completed", date.iso, "", "", ""] }
    guard chance.happens(15), let day = portDay(of: request, after: 8) else { return nil }
    return ["date_moved", day.iso, "", "", "CAPACITY"]
  }

  /// The first day on which it may port from so many business days on.
  private func portDay(of request: PortRequest, after days: Int) -> CalendarDay? {
    let start = desk.calendar(of: request.country)
      .day(days, businessDaysAfter: today(in: request.country))
    return (0..<60).lazy.map { start.adding(days: $0) }.first {
      desk.obstacles(toPortDate: $0, of: request, at: now).isEmpty
    }
  }
}
