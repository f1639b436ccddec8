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

  init(_ size: Size) {
    var rest = Rect(size)
    let hasPreview = size.width >= QueueLayout.listWidth + QueueLayout.previewWidth
    preview = hasPreview ? rest.takeRight(QueueLayout.previewWidth) : nil
    list = rest
  }
}

/// The columns of the queue, in their order; narrow terminals drop them by `drop`.
enum QueueColumn: CaseIterable {
  case number, country, carrier, customer, status, due, turn, age, port, owner

  var column: Table.Column {
    func column(_ head: Heading, _ width: Int, drop: Int? = nil) -> Table.Column {
      Table.Column("\(head.text)", width: .fixed(width), dropOrder: drop)
    }
    return switch self {
    case .number: column(.number, 18)
    case .country: column(.country, 2, drop: 3)
    case .carrier: column(.carrier, 9, drop: 4)
    case .customer: Table.Column("\(Heading.customer.text)", width: .flexible(min: 9))
    case .status: column(.status, 13)
    case .due: column(.due, 7, drop: 2)
    case .turn: column(.turn, 8, drop: 7)
    case .age:
      Table.Column("\(Heading.age.text)", width: .fixed(4), alignment: .trailing, dropOrder: 8)
    case .port: column(.port, 10, drop: 9)
    case .owner: column(.owner, 6, drop: 5)
    }
  }

  func cell(_ listing: Listing, today: CalendarDay) -> StyledText {
    let request = listing.request
    return switch self {
    case .number: StyledText(sanitising: request.number.grouped)
    case .country: StyledText(sanitising: request.country.code)
    case .carrier: StyledText(sanitising: request.carrier.text)
    case .customer:
      StyledText(sanitising: request.customer, request.priority == .high ? .strong : .plain)
    case .status: request.styledStatus
    case .due: due(listing, today: today)
    case .turn: StyledText(sanitising: listing.facts.span(on: today).turn.title)
    case .age: StyledText(sanitising: request.age(today: today))
    case .port:
      StyledText(
        sanitising: request.lifecycle.confirmation?.date.spoken(today: today) ?? Placeholder.none
      )
    case .owner: StyledText(sanitising: request.owner ?? Placeholder.none)
    }
  }

  /// The cell of a request that is in the list no more: its new state and, in place of when it is due,
  /// who did that.
  func goneCell(_ listing: Listing, by login: String?, today: CalendarDay) -> StyledText {
    if self == .due { return StyledText(sanitising: QueueState.gone(by: login), .gone) }
    let text = cell(listing, today: today).spans.map(\.text).joined()
    return StyledText(text, .gone)
  }

  private func due(_ listing: Listing, today: CalendarDay) -> StyledText {
    guard let words = listing.due(on: today) else { return "\(Placeholder.none)" }
    let isPaused = listing.facts.span(on: today).isPaused
    let style: Style = isPaused ? .muted : listing.isOverdue(on: today) ? .danger : .plain
    return StyledText(sanitising: words, style)
  }
}

extension PortRequest {
  /// Letter and word in its status's colour.
  var styledStatus: StyledText { status.styled(isReturned: isReturned) }
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
