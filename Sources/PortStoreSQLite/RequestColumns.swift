import GRDB
import PortDomain

/// How a request and its facts lie in the columns of `request`: the one place that knows.
///
/// Every field of `RequestField` but the PIN has a column of its name, typed by the field's form; the
/// facts and what sorts and finds a request stand beside them.
enum RequestColumns {
  static let fields = RequestField.allCases.filter { $0 != .accountPIN }

  static let leading = ["id", "created_at", "updated_at", "version", "clock_started_on"]
  private static let spanParts = [
    "from", "turn", "due", "papers", "next", "next_from", "next_since", "next_due", "next_about",
  ]
  private static let facts =
    (1...Facts.spanLimit).flatMap { span in
      spanParts.map { "span\(span)_\($0)" }
    } + ["after_port", "reasons"]
  private static let placing = ["is_open", "status_order"]
  private static let finding = ["customer_key", "name_words", "reference_key", "urgency"]

  /// Every column but the serial number, in the order of `values(of:)`.
  static let names = leading + fields.map(\.rawValue) + facts + placing + finding

  static let table = "request"
  /// The column of `list` that names a request.
  static let key = 1

  /// What a `SELECT` lists for `listing(from:)`: the serial number and all that can't be derived.
  static let list =
    (["serial"] + leading + fields.map(\.rawValue) + facts).map { "request.\"\($0)\"" }
    .joined(separator: ", ")
  private static let cells = RequestField.allCases.map { field in
    fields.firstIndex(of: field).map { (column: 1 + leading.count + $0, kind: field.form.kind) }
  }
  /// Where a field's value lies behind the serial number and `leading`, and of what kind it is; nil for
  /// one without a column.
  static func cell(of field: RequestField) -> (column: Int, kind: FieldValue.Kind)? {
    cells[field.place]
  }
  /// How many columns `list` has.
  static let listed = 1 + leading.count + fields.count + facts.count

  static let insert =
    "INSERT INTO request (\(names.map { "\"\($0)\"" }.joined(separator: ", "))) "
    + "VALUES (\(names.map { _ in "?" }.joined(separator: ", ")))"

  // MARK: Examining

  /// The columns that must be what is read of them; how words are folded may be another matter with the
  /// next program.
  static let exact = leading + fields.map(\.rawValue) + placing

  /// What a `SELECT` lists for `isAsWritten`.
  static let examined = list + ", " + exact.map { "request.\"\($0)\"" }.joined(separator: ", ")

  /// Whether a row that lists `examined` is what would be written for what is read of it: lists and
  /// filters go by columns of which the request itself makes nothing.
  static func isAsWritten(_ row: FoundRow, _ listing: Listing) throws(StoreError) -> Bool {
    row.holds(own(of: listing.request) + places(of: listing.request), from: listed)
  }

  // MARK: Writing

  static func values(of listing: Listing) -> [DatabaseValue] {
    let request = listing.request
    return own(of: request) + facts(of: listing.facts) + places(of: request) + [
      FoldedText.key(request.customer).databaseValue,
      wordsText(of: request).databaseValue,
      text(request.carrierReference.map { FoldedText.key($0) }),
      integer(listing.key(.urgency)),
    ]
  }

  private static func own(of request: PortRequest) -> [DatabaseValue] {
    [
      request.id.text.databaseValue, request.createdAt.milliseconds.databaseValue,
      request.updatedAt.milliseconds.databaseValue, request.version.databaseValue,
      request.clock.startedOn.daysSinceEpoch.databaseValue,
    ] + fields.map { stored(request.value(of: $0)) }
  }

  private static func places(of request: PortRequest) -> [DatabaseValue] {
    [
      request.status.isOpen.databaseValue,
      (Status.allCases.firstIndex(of: request.status) ?? 0).databaseValue,
    ]
  }

  private static func facts(of facts: Facts) -> [DatabaseValue] {
    var values: [DatabaseValue] = []
    for index in 0..<Facts.spanLimit {
      let span = index < facts.spans.count ? facts.spans[index] : nil
      values += [
        day(span?.from), text(span?.turn.rawValue), day(span?.due),
        span.map { bits(of: $0.papers).databaseValue } ?? .null,
      ]
      let awaited = span?.awaited
      let before = index > 0 ? facts.spans[min(index, facts.spans.count) - 1] : nil
      let about = awaited?.about == before?.awaited?.about ? nil : awaited?.about
      values += [
        text(awaited?.code.rawValue), text(awaited?.from.rawValue), day(awaited?.since),
        awaited?.due.milliseconds.databaseValue ?? .null, text(about?.text),
      ]
    }
    return values + [
      facts.isAfterPortOpen.databaseValue,
      facts.reasons.map(\.rawValue).joined(separator: ",").databaseValue,
    ]
  }

  /// All words of its names with a blank before each, so that `' ade'` finds where a word begins.
  private static func wordsText(of request: PortRequest) -> String {
    request.nameWords.sorted().map { " " + $0 }.joined()
  }

  private static func stored(_ value: FieldValue?) -> DatabaseValue {
    switch value {
    case nil: .null
    case .text(let text): text.databaseValue
    case .day(let value): day(value)
    case .instant(let instant): instant.milliseconds.databaseValue
    case .number(let number): number.databaseValue
    case .flag(let flag): flag.databaseValue
    }
  }

  private static func text(_ text: String?) -> DatabaseValue { text?.databaseValue ?? .null }

  private static func integer(_ key: SortKey) -> DatabaseValue {
    if case .integer(let value) = key { value.databaseValue } else { .null }
  }

  private static func day(_ day: CalendarDay?) -> DatabaseValue {
    day?.daysSinceEpoch.databaseValue ?? .null
  }

  // MARK: Reading

  /// The request of a row that begins with `list`.
  static func listing(from row: FoundRow) throws(StoreError) -> Listing {
    var index = 1 + leading.count + fields.count
    var spans: [Facts.Span] = []
    for _ in 0..<Facts.spanLimit {
      if let from: CalendarDay = try row.value(index) {
        spans.append(
          Facts.Span(
            from: from,
            turn: try row.value(index + 1),
            due: try row.value(index + 2),
            papers: papers(ofBits: try row.value(index + 3) ?? 0),
            awaited: try awaited(in: row, from: index + 4, after: spans.last?.awaited)
          )
        )
      }
      index += spanParts.count
    }
    var fault: StoreError?
    let request = try PortRequest(
      id: row.value(key),
      createdAt: row.value(2),
      updatedAt: row.value(3),
      version: row.value(4),
      clockStartedOn: row.value(5),
      value: { field in
        do throws(StoreError) {
          return try value(of: field, in: row)
        } catch {
          fault = error
          return nil
        }
      }
    )
    if let fault { throw fault }
    // The number tells its country; lists and filters go by the column.
    guard let request, !spans.isEmpty,
      try value(of: .country, in: row) == .text(request.country.code)
    else { throw row.unreadable }
    return Listing(
      request: request,
      facts: Facts(
        spans: spans,
        isAfterPortOpen: try row.value(index),
        reasons: try row.codes(index + 1)
      )
    )
  }

  /// nil too where an earlier program wrote the row and it hasn't been counted anew.
  ///
  /// - Parameter before: of the span before; what it is about is written once where it stays the same.
  private static func awaited(
    in row: FoundRow,
    from index: Int,
    after before: Awaited?
  ) throws(StoreError) -> Awaited? {
    guard let code: Awaited.Code = try row.value(index) else { return nil }
    let text: String? = try row.value(index + 4)
    guard let about = text.map({ Awaited.Subject($0) }) ?? before?.about else {
      throw row.unreadable
    }
    return Awaited(
      code: code,
      from: try row.value(index + 1),
      since: try row.value(index + 2),
      due: try row.value(index + 3),
      about: about
    )
  }

  private static func value(
    of field: RequestField,
    in row: FoundRow
  ) throws(StoreError) -> FieldValue? {
    guard let (column, kind) = cell(of: field) else { return nil }
    switch kind {
    case .text: return try row.value(column).map { .text($0) }
    case .day: return try row.value(column).map { .day($0) }
    case .instant: return try row.value(column).map { .instant($0) }
    case .number: return try count(in: row, at: column).map { .number($0) }
    case .flag: return try row.value(column).map { .flag($0) }
    }
  }

  /// How often, or for how many business days: rules count through them one by one.
  private static func count(in row: FoundRow, at index: Int) throws(StoreError) -> Int? {
    let count: Int? = try row.value(index)
    if let count, !(0...largestCount).contains(count) { throw row.unreadable }
    return count
  }

  /// Four centuries of business days.
  private static let largestCount = 100_000

  // MARK: Papers

  /// A state's bit in the `papers` columns; fixed, since stores hold it.
  private static func bit(of state: PaperState) -> Int {
    switch state {
    case .missing: 1
    case .received: 2
    case .underReview: 4
    case .refused: 8
    case .accepted: 16
    }
  }

  static func bits(of states: some Sequence<PaperState>) -> Int {
    states.reduce(0) { $0 | bit(of: $1) }
  }

  private static func papers(ofBits bits: Int) -> Set<PaperState> {
    Set(PaperState.allCases.filter { bits & bit(of: $0) != 0 })
  }
}
