/// Where running work stands when it is taken over.
struct Course {
  let startedOn: CalendarDay
  let createdAt: Instant
  let record: Lifecycle.Record
  let reasons: [ReasonCode]
  let isEscalated: Bool
  let isFraudStopped: Bool
  let ticks: Set<ChecklistItem>
  /// What is kept as it is told.
  let beside: [RequestField: String]

  /// Cancelled work and a number that went back stand in nobody's way.
  var claimsNumber: Bool { record.status.isOpen || isOurs }

  /// The number is active and didn't go back.
  var isOurs: Bool { record.status == .completed && record.returnedOn == nil }

  /// That of a new request.
  init(at moment: Desk.Moment) {
    startedOn = moment.today
    createdAt = moment.now
    record = .init(status: .pending)
    reasons = []
    isEscalated = false
    isFraudStopped = false
    ticks = []
    beside = [:]
  }

  /// - Throws: the first column that can't be read, or that its status needs and lacks.
  init(
    _ texts: InFlight,
    _ field: FieldText,
    at moment: Desk.Moment,
    in zones: TimeZones
  ) throws(FieldProblem) {
    func problem(
      _ field: RequestField,
      _ column: RowColumn?,
      _ value: String?,
      _ cause: FieldProblem.Cause = .fieldInvalid
    ) -> FieldProblem {
      FieldProblem(field, cause, value: value, column: column)
    }
    func day(
      _ text: String?,
      _ field: RequestField,
      _ column: RowColumn? = nil
    ) throws(FieldProblem) -> CalendarDay? {
      guard let text, !text.isEmpty else { return nil }
      guard let day = CalendarDay(iso: text) else { throw problem(field, column, text) }
      return day
    }
    func kept(_ name: RequestField) throws(FieldProblem) -> String? {
      guard let text = texts.kept[name] else { return nil }
      return try field.kept(text, for: name)
    }
    let statusText = texts.status.flatMap { $0.isEmpty ? nil : $0 } ?? Status.pending.rawValue
    guard let status = Status(rawValue: statusText.lowercased()) else {
      throw problem(.status, .status, statusText)
    }
    let portDate = try day(texts.portDate, .portDate, .portDate)
    let codes = (texts.reasons ?? "").split { " ,;".contains($0) }.map(String.init)
    for code in codes where ReasonCode(rawValue: code) == nil {
      throw problem(.rejectedAt, .reasons, code)
    }
    let attemptText = texts.attempt.flatMap { $0.isEmpty ? nil : $0 }
    let attempt = attemptText.map { Int($0) ?? 0 } ?? 1
    guard attempt >= 1 else { throw problem(.timesSent, .attempt, attemptText) }
    var window: PortWindow?
    if let text = texts.window, !text.isEmpty {
      guard let read = PortWindow(text) else { throw problem(.window, .window, text) }
      window = read
    }
    let activatedOn = try day(kept(.activatedOn), .activatedOn) ?? portDate
    if status == .scheduled && portDate == nil || status == .completed && activatedOn == nil {
      throw problem(.portDate, .portDate, nil, .fieldMissing)
    }
    if status == .rejected, codes.isEmpty {
      throw problem(.rejectedAt, .reasons, nil, .fieldMissing)
    }
    let stage = try kept(.rejectedAt)
    let ticked = (try kept(.ticks) ?? "").split(separator: ",").map(String.init)
    for name in ticked where ChecklistItem(rawValue: name) == nil {
      throw FieldProblem(.ticks, .fieldInvalid, value: name)
    }
    let submittedAt = try kept(.submittedAt).flatMap { Instant(rfc3339: $0) }
    if let submittedAt, submittedAt > moment.now {
      throw problem(.submittedAt, nil, submittedAt.rfc3339, .dateInFuture)
    }
    var beside: [RequestField: String] = [:]
    for name in InFlight.keptAsTheyAre { beside[name] = try kept(name) }
    self.beside = beside
    (startedOn, createdAt) = try Course.beginning(of: texts, field.country, at: moment, in: zones)
    reasons = codes.compactMap(ReasonCode.init(rawValue:))
    isEscalated = try kept(.escalated) == "true"
    isFraudStopped = try kept(.fraudStop) == "true"
    ticks = Set(ticked.compactMap(ChecklistItem.init(rawValue:)))
    record = Lifecycle.Record(
      status: status,
      timesSent: status == .pending ? attempt - 1 : attempt,
      submittedOn: try day(texts.submittedOn, .submittedOn, .submittedOn),
      submittedAt: submittedAt,
      acknowledgedOn: try day(kept(.acknowledgedOn), .acknowledgedOn),
      confirmedOn: try day(kept(.confirmedOn), .confirmedOn),
      confirmation: portDate.map { .init(date: $0, window: window) },
      reschedules: try kept(.reschedules).flatMap { Int($0) } ?? 0,
      rejectedAt: status == .rejected ? stage.flatMap(Stage.init(rawValue:)) ?? .carrier : nil,
      activatedOn: activatedOn,
      returnedOn: try day(kept(.returnedOn), .returnedOn)
    )
  }

  /// The day it was created and the moment: the one that is told where it lies on that day, else the
  /// middle of the day, which lies on it in UTC too.
  private static func beginning(
    of texts: InFlight,
    _ country: Country,
    at moment: Desk.Moment,
    in zones: TimeZones
  ) throws(FieldProblem) -> (CalendarDay, Instant) {
    let told = texts.createdAt.flatMap { $0.isEmpty ? nil : $0 }
    let instant = told.flatMap { Instant(rfc3339: $0) }
    func problem(
      _ cause: FieldProblem.Cause,
      _ text: String,
      in column: RowColumn
    ) -> FieldProblem {
      FieldProblem(.clockCountedTo, cause, value: text, column: column)
    }
    var (day, column) = (moment.today, RowColumn.createdAt)
    let toldDay =
      instant.map { zones.today(in: country, at: $0) } ?? told.flatMap(CalendarDay.init(iso:))
    if let told {
      guard let toldDay else { throw problem(.fieldInvalid, told, in: column) }
      day = toldDay
    }
    if let text = texts.createdOn, !text.isEmpty {
      column = .createdOn
      guard let read = CalendarDay(iso: text) else {
        throw problem(.fieldInvalid, text, in: column)
      }
      day = read
    }
    if day > moment.today { throw problem(.dateInFuture, day.iso, in: column) }
    if day == toldDay, let instant { return (day, min(instant, moment.now)) }
    if day == moment.today { return (day, moment.now) }
    return (day, zones.instant(day, .noon, in: country))
  }
}
