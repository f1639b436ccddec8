import PortDomain
import TerminalUI
import Wording

/// Which columns a width has room for, and whether a preview stands beside the list.
struct QueueLayout: Hashable, Sendable {
  /// The list's columns.
  let list: Rect
  /// At the right, once the list keeps 80 columns.
  let preview: Rect?

  static let listWidth = 96
  static let previewWidth = 48

  init(_ size: Size, in context: Context) {
    var rest = Rect(size)
    let hasPreview =
      context.preferences.hasPreview
      && size.width >= QueueLayout.listWidth + QueueLayout.previewWidth
    preview = hasPreview ? rest.takeRight(QueueLayout.previewWidth) : nil
    list = rest
  }
}

/// A column of a list of requests, of which some come in only where there is room for them.
protocol ListColumn: CaseIterable, Equatable where AllCases == [Self] {
  var column: Table.Column { get }
  /// What it takes to show everything.
  var fullWidth: Int { get }
  /// Those that are shown where nobody chose, once there is room.
  static var usual: [Self] { get }
  /// Those of them that are no necessity, in the order in which they come in.
  static var extras: [Self] { get }
  /// What comes next.
  static var next: Self { get }
}

extension ListColumn {
  static var usual: [Self] { allCases }

  /// The columns for a width: an extra comes in only where the others have their full room.
  static func fitting(_ width: Int) -> [Self] {
    extras.reduce(usual.filter { !extras.contains($0) }) { shown, column in
      let wanted = usual.filter { shown.contains($0) || $0 == column }
      let needed = wanted.reduce(Table.gutter - 1) { $0 + $1.fullWidth + 1 }
      return needed <= width ? wanted : shown
    }
  }

  /// Whether what comes next has less than its full room beside these columns.
  static func isNarrow(_ columns: [Self], width: Int) -> Bool {
    Table.layout(columns.map(\.column), width: width).contains { place in
      columns[place.column] == .next && place.width < next.fullWidth
    }
  }
}

/// The columns of the queue; narrow terminals drop them by `drop`, wide ones add to them.
extension ViewColumn: ListColumn {
  static let usual = allCases.filter { ![.created, .updated].contains($0) }
  static let extras: [ViewColumn] = [.status, .port, .age]

  /// What was chosen, else what there is room for.
  static func shown(_ chosen: [ViewColumn]?, width: Int) -> [ViewColumn] {
    ViewLook(columns: chosen).shownColumns ?? fitting(width)
  }

  var fullWidth: Int {
    switch self {
    case .customer: 20
    case .next: 30
    case .number, .country, .carrier, .due, .status, .port, .age, .created, .updated, .owner:
      column.width.least
    }
  }

  var column: Table.Column {
    func column(_ head: Heading, _ width: Int, drop: Int? = nil) -> Table.Column {
      Table.Column("\(head.text)", width: .fixed(width), dropOrder: drop)
    }
    return switch self {
    case .number: column(.number, 17)
    case .country: column(.country, 2, drop: 3)
    case .carrier: column(.carrier, 9, drop: 4)
    case .customer: Table.Column("\(Heading.customer.text)", width: .flexible(min: 9))
    case .next: Table.Column("\(Heading.next.text)", width: .flexible(min: 16))
    case .due: column(.due, 6, drop: 2)
    case .status: column(.status, 13, drop: 8)
    case .port: column(.port, 10, drop: 7)
    case .age:
      Table.Column("\(Heading.age.text)", width: .fixed(4), alignment: .trailing, dropOrder: 6)
    case .created: column(.created, 10, drop: 9)
    case .updated: column(.updated, 10, drop: 10)
    case .owner: column(.owner, 6, drop: 5)
    }
  }

  /// The column with an arrow in its head where the list goes by it.
  func column(sortedBy sort: Sort) -> Table.Column {
    let column = column
    guard self.sort == sort.field else { return column }
    // The older a request, the earlier it was taken in.
    let isDescending = sort.isDescending != (self == .age)
    let room = max(0, column.width.least - 1)
    return Table.Column(
      column.title.prefix(columns: room) + DisplayText(isDescending ? .arrowDown : .arrowUp),
      width: column.width,
      alignment: column.alignment,
      dropOrder: column.dropOrder
    )
  }

  /// - Parameters:
  ///   - isNarrow: whether what comes next has less than its full room.
  ///   - tellsLate: whether what is late is told from the rest by colour as well.
  func cell(
    _ listing: Listing,
    isNarrow: Bool = false,
    tellsLate: Bool = true,
    in context: Context
  ) -> StyledText {
    let request = listing.request
    let today = context.today(in: request.country)
    return switch self {
    case .number: StyledText(sanitising: request.number.grouped)
    case .country: StyledText(sanitising: request.country.code)
    case .carrier: StyledText(sanitising: request.carrier.text)
    case .customer:
      request.priority == .high
        ? StyledText("\(QueueSign.high.rawValue) \(context.customer(of: request))", .strong)
        : StyledText(context.customer(of: request))
    case .next: next(listing, isNarrow: isNarrow, in: context)
    case .due: due(listing, tellsLate: tellsLate, in: context)
    case .status: request.styledStatus
    case .port:
      StyledText(
        sanitising: request.lifecycle.confirmation?.date.spoken(today: today) ?? Placeholder.none
      )
    case .age: StyledText(sanitising: request.age(today: today))
    case .created: day(request.createdAt, of: request, in: context)
    case .updated: day(request.updatedAt, of: request, in: context)
    case .owner: StyledText(sanitising: request.owner ?? Placeholder.none)
    }
  }

  /// The cell of a request that is in the list no more: in place of what comes next its new state and who
  /// did that.
  func goneCell(_ listing: Listing, by login: String?, in context: Context) -> StyledText {
    if self == .due { return "" }
    if self == .next {
      let words = QueueState.gone(listing.request, by: login)
      return StyledText(sanitising: words, .gone)
    }
    let text = cell(listing, in: context).spans.map(\.text).joined()
    return StyledText(text, .gone)
  }

  private func day(_ instant: Instant, of request: PortRequest, in context: Context) -> StyledText {
    let day = context.desk.zones.today(in: request.country, at: instant)
    return StyledText(sanitising: day.spoken(today: context.today(in: request.country)))
  }

  /// The status's letter and what comes next, or the status's word where nothing does.
  private func next(
    _ listing: Listing,
    isNarrow: Bool,
    in context: Context
  ) -> StyledText {
    guard let words = context.desk.next(of: listing, at: context.now, isBrief: isNarrow) else {
      return listing.request.styledStatus
    }
    let status = listing.request.status
    return StyledText(sanitising: String(status.letter), status.style)
      + StyledText(sanitising: " \(words)")
  }

  private func due(_ listing: Listing, tellsLate: Bool, in context: Context) -> StyledText {
    guard let awaited = context.desk.awaited(of: listing, at: context.now),
      let words = context.desk.due(of: listing, at: context.now)
    else { return "\(Placeholder.none)" }
    let style: Style =
      tellsLate && awaited.isLate(at: context.now)
      ? .danger : awaited.from == .nobody ? .muted : .plain
    return StyledText(sanitising: words, style)
  }
}

extension Context {
  /// The customer's name beside a request's number, or its id where that can't be read in ASCII.
  func customer(of request: PortRequest) -> DisplayText {
    legible(request.customer, orElse: request.id.text)
  }

  /// A name as a list shows it; where it can't be read in ASCII what tells it from others.
  func legible(_ name: String, orElse other: String) -> DisplayText {
    let name = DisplayText(sanitising: name)
    return isASCII && !name.isLegibleInASCII ? DisplayText(sanitising: other) : name
  }
}

extension PortRequest {
  /// The status's letter in its colour, and its word: a list of one status is no wall of colour.
  var styledStatus: StyledText {
    let words = status.lettered(isReturned: isReturned)
    return StyledText(sanitising: String(words.prefix(1)), isReturned ? .muted : status.style)
      + StyledText(sanitising: String(words.dropFirst()))
  }
}

extension Status {
  /// Letter and word in the status's colour; what was returned is settled, and no success.
  func styled(isReturned: Bool) -> StyledText {
    StyledText(sanitising: lettered(isReturned: isReturned), isReturned ? .muted : style)
  }

  /// How the status is coloured; the letter says it too.
  var style: Style {
    switch self {
    case .pending: .plain
    case .inProgress: .info
    case .scheduled: .accent
    case .completed: .success
    case .rejected: .danger
    case .cancelled: .muted
    }
  }
}
