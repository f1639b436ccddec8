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
    switch self {
    case .number: Table.Column("Number", width: .fixed(18))
    case .country: Table.Column("Cc", width: .fixed(2), dropOrder: 3)
    case .carrier: Table.Column("Carrier", width: .fixed(9), dropOrder: 4)
    case .customer: Table.Column("Customer", width: .flexible(min: 9))
    case .status: Table.Column("Status", width: .fixed(13))
    case .due: Table.Column("Due", width: .fixed(7), dropOrder: 2)
    case .turn: Table.Column("Turn", width: .fixed(8), dropOrder: 7)
    case .age: Table.Column("Age", width: .fixed(4), alignment: .trailing, dropOrder: 8)
    case .port: Table.Column("Port", width: .fixed(10), dropOrder: 9)
    case .owner: Table.Column("Who", width: .fixed(6), dropOrder: 5)
    }
  }

  func cell(_ listing: Listing, today: CalendarDay) -> StyledText {
    let request = listing.request
    return switch self {
    case .number: StyledText(DisplayText(sanitising: request.number.grouped))
    case .country: StyledText(DisplayText(sanitising: request.country.code))
    case .carrier: StyledText(DisplayText(sanitising: request.carrier.text))
    case .customer:
      StyledText(
        DisplayText(sanitising: request.customer),
        request.priority == .high ? .strong : .plain
      )
    case .status:
      StyledText(
        "\(DisplayText(sanitising: String(request.status.letter))) \(DisplayText(sanitising: request.status.title))",
        request.status.style
      )
    case .due: due(listing, today: today)
    case .turn: StyledText(DisplayText(sanitising: listing.facts.span(on: today).turn.title))
    case .age: StyledText("\(request.clock.startedOn.days(until: today))d")
    case .port:
      StyledText(
        request.lifecycle.confirmation.map {
          DisplayText(sanitising: $0.date.spoken(today: today))
        } ?? "–"
      )
    case .owner: StyledText(DisplayText(sanitising: request.owner ?? "–"))
    }
  }

  private func due(_ listing: Listing, today: CalendarDay) -> StyledText {
    let span = listing.facts.span(on: today)
    guard let day = span.due else { return "–" }
    if span.isPaused { return StyledText("paused", .muted) }
    let isOverdue = listing.isOverdue(on: today)
    return StyledText(
      DisplayText(sanitising: day.spokenDue(today: today, isOverdue: isOverdue)),
      isOverdue ? .danger : .plain
    )
  }
}

extension Status {
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
