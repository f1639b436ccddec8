import PortDomain
import Wording

/// What a row asks for of the request that it is about, as that stands.
struct AnswerReading {
  let row: AnswerRow
  let request: RequestFile
  let desk: Desk
  let dates: AnswerForm.DateOrder?
  let today: CalendarDay

  enum Plan {
    case change(Change)
    /// It is so by now.
    case already
  }

  private var lifecycle: Lifecycle { request.request.lifecycle }

  /// The one change that the row comes to; the rules decide on it as they do by hand.
  ///
  /// - Throws: what the row lacks for one.
  func plan() throws(AnswerFault) -> Plan {
    guard let text = row[.result] else { throw .missing(column: AnswerColumn.result.rawValue) }
    guard let answer = Answer(named: text) else {
      throw .noResult(text, allowed: AnswerForm.results)
    }
    let on = try day(.on)
    switch answer {
    case .acknowledged:
      if request.request.acknowledgedOn != nil { return .already }
      let day = try day(.date) ?? on
      return .change(
        .status(.acknowledge(carrierReference: row[.carrierReference], on: day))
      )
    case .confirmed:
      let confirmation = try confirmation()
      if isSo(confirmation) { return .already }
      return .change(.status(.schedule(confirmation, on: on)))
    case .dateMoved:
      let confirmation = try confirmation()
      if isSo(confirmation) { return .already }
      guard let why = row[.words] else { throw .missing(column: AnswerColumn.words.rawValue) }
      return .change(.status(.reschedule(confirmation, why: why)))
    case .completed:
      let date = try day(.date) ?? on
      if lifecycle.status == .completed, lifecycle.returnedOn == nil,
        date == nil || date == lifecycle.activatedOn
      {
        return .already
      }
      return .change(.status(.complete(activatedOn: date)))
    case .rejected: return try rejected(on)
    }
  }

  private func confirmation() throws(AnswerFault) -> Lifecycle.Confirmation {
    guard let date = try day(.date) else { throw .missing(column: AnswerColumn.date.rawValue) }
    guard let text = row[.window] else { return Lifecycle.Confirmation(date: date) }
    guard let window = PortWindow(text) else { throw .noWindow(text) }
    return Lifecycle.Confirmation(date: date, window: window)
  }

  /// Whether a date is confirmed by now; hours that the row doesn't give stay as they are.
  private func isSo(_ confirmation: Lifecycle.Confirmation) -> Bool {
    guard lifecycle.status == .scheduled || lifecycle.status == .completed,
      let present = lifecycle.confirmation, present.date == confirmation.date
    else { return false }
    return confirmation.window == nil || confirmation.window == present.window
  }

  private func rejected(_ on: CalendarDay?) throws(AnswerFault) -> Plan {
    guard let code = row[.code] else { throw .missing(column: AnswerColumn.code.rawValue) }
    // What was refused so and not sent since is no news, reopened or not.
    if lifecycle.status == .rejected || lifecycle.status == .pending,
      let last = request.rejections.last, last.source == .carrier,
      let known = last.carrierCode,
      Carrier.normalised(code: known) == Carrier.normalised(code: code)
    {
      return .already
    }
    // From there our own review rejects, and not the carrier.
    guard lifecycle.status != .pending else { throw .notSent(lifecycle.status) }
    let draft = RejectionDraft(
      reasons: try reasons(of: code),
      carrierCode: code,
      text: row[.words],
      on: on
    )
    return .change(.status(.reject(draft)))
  }

  /// What the carrier's code stands for, or each of several with commas between them.
  private func reasons(of code: String) throws(AnswerFault) -> [ReasonCode] {
    let (country, id) = (request.request.country, request.request.carrier)
    let carrier = desk.carriers.carrier(id, in: country)
    if let reasons = carrier?.reasons(for: code) { return reasons }
    var all: [ReasonCode] = []
    for part in code.split(whereSeparator: { ",;".contains($0) }) {
      guard let reasons = carrier?.reasons(for: part) else {
        throw .codeUnknown(Carrier.normalised(code: part), country, id)
      }
      all += reasons.filter { !all.contains($0) }
    }
    guard !all.isEmpty else { throw .codeUnknown(code, country, id) }
    return all
  }

  /// A whole date, the same whenever the file is read.
  private func day(_ column: AnswerColumn) throws(AnswerFault) -> CalendarDay? {
    guard let text = row[column] else { return nil }
    switch reading(text, on: today) {
    case .success(let day):
      guard reading(text, on: today.adding(days: 400)) == .success(day) else {
        throw .dayNotWhole(column: column.rawValue, text)
      }
      return day
    case .failure(.weekdayIsToday), .failure(.past):
      throw .dayNotWhole(column: column.rawValue, text)
    case .failure(let fault): throw .noDay(column: column.rawValue, text, fault)
    }
  }

  private func reading(_ text: String, on today: CalendarDay) -> Result<CalendarDay, TypedDay.Fault>
  {
    let calendar = desk.calendar(of: request.request.country)
    do throws(TypedDay.Fault) {
      return .success(try TypedDay.read(text, .back, today: today, by: calendar))
    } catch {
      guard case .ambiguous(let dayFirst, let monthFirst) = error, let dates else {
        return .failure(error)
      }
      return .success(dates == .dayFirst ? dayFirst : monthFirst)
    }
  }
}
