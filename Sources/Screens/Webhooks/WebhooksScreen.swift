import PortDomain
import TerminalUI
import Wording

/// What customers' programs were told and whether it came there: of one request, or of the whole desk.
struct WebhooksScreen: Screen {
  let title = Title.webhooks
  /// nil for the whole desk.
  let request: RequestID?
  private(set) var deliveries: [Delivery]?
  private(set) var error: StoreError?
  private var scroll = ListScroll()

  init(of request: RequestID? = nil) {
    self.request = request
  }

  /// More aren't listed; `porttui webhook deliveries` goes further back.
  private static let most = 500

  private var scope: DeliveryScope { request.map(DeliveryScope.request) ?? .all }

  private var current: Delivery? {
    guard let deliveries, deliveries.indices.contains(scroll.cursor) else { return nil }
    return deliveries[scroll.cursor]
  }

  func offers(in context: Context) -> [Offer] {
    let none = current == nil ? Placeholder.noDeliveries : nil
    let gone = current.flatMap { delivery in
      let webhook = context.desk.clients.webhook(delivery.webhook)
      return webhook?.isRemoved == false ? nil : WhyNot.webhookGone
    }
    let role = context.actor.role >= .operator ? nil : WhyNot.forOperators
    return [
      Offer(.sendAgain, whyNot: none ?? role ?? gone, hinted: true),
      Offer(.open, whyNot: none, hinted: request == nil),
    ] + Offer.general + Offer.moving
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    defer { fit(context) }
    switch event {
    case .opened, .uncovered: return [read]
    case .command(let command): return run(command)
    case .reply(.read(.deliveries(scope, let result))):
      switch result {
      case .success(let found): show(found)
      case .failure(let error): self.error = error
      }
    case .reply(.written(.sentAgain)), .reply(.changed): return [read]
    case .typed, .paste, .answer, .resized, .rested, .argument, .reply: break
    }
    return []
  }

  private var read: Effect { .read(.deliveries(scope, limit: WebhooksScreen.most)) }

  private mutating func run(_ command: Command) -> [Effect] {
    if let motion = ListScroll.Motion(command) {
      scroll.move(motion)
      return []
    }
    switch (command, current) {
    case (.back, _): return [.close]
    case (.repaint, _): return [read]
    case (.sendAgain, let delivery?): return [.outside(.write(.sendAgain(delivery.id)))]
    case (.open, let delivery?):
      let meant = delivery.announcement.facts.request
      return meant == request ? [] : [.open(DetailScreen(request: meant))]
    case _: return []
    }
  }

  /// The cursor stays with its delivery.
  private mutating func show(_ found: [Delivery]) {
    let id = current?.id
    (deliveries, error) = (found, nil)
    scroll.setCount(found.count)
    if let place = found.firstIndex(where: { $0.id == id }) { scroll.select(place) }
  }

  private mutating func fit(_ context: Context) {
    scroll.resize(height: max(1, context.size.height - WebhooksScreen.headRows))
    scroll.setCount(deliveries?.count ?? 0)
  }

  /// The heading, the heads of the columns, and where the delivery goes, below a blank.
  private static let headRows = 4
}

// MARK: Drawing

extension WebhooksScreen {
  func draw(on canvas: inout Canvas, in context: Context) {
    var rest = canvas.bounds
    canvas.draw(
      DisplayText(sanitising: Title.webhooks(deliveries ?? [])),
      at: Point(x: 1, y: rest.takeTop(1).y),
      style: .title,
      width: max(0, canvas.width - 2)
    )
    guard let deliveries, !deliveries.isEmpty else {
      let words =
        error?.message
        ?? (self.deliveries == nil ? Placeholder.reading : Placeholder.noDeliveries)
      canvas.draw(DisplayText(sanitising: words), at: Point(x: 3, y: 2), style: .muted)
      canvas.placeCursor(at: Point(x: 0, y: 2))
      return
    }
    let foot = rest.takeBottom(1)
    if let current {
      let words = current.whereTo(in: context.desk.clients)
      canvas.draw(
        DisplayText(sanitising: words),
        at: Point(x: 1, y: foot.y),
        style: .muted,
        width: max(0, foot.width - 2)
      )
    }
    let table = Table(
      columns: WebhooksScreen.columns,
      rows: deliveries[scroll.visible.clamped(to: deliveries.indices)].map { delivery in
        Table.Row(cells: cells(of: delivery, in: context))
      },
      cursor: scroll.cursorRow
    )
    canvas.draw(table, in: rest)
  }

  private static let columns: [Table.Column] = [
    Table.Column("\(Heading.state.text)", width: .fixed(9)),
    Table.Column("\(Heading.tells.text)", width: .fixed(15)),
    Table.Column("\(Heading.number.text)", width: .fixed(17)),
    Table.Column("\(Heading.tries.text)", width: .fixed(5), alignment: .trailing, dropOrder: 3),
    Table.Column("\(Heading.last.text)", width: .flexible(min: 12), dropOrder: 2),
    Table.Column("\(Heading.at.text)", width: .fixed(13), dropOrder: 1),
  ]

  private func cells(of delivery: Delivery, in context: Context) -> [StyledText] {
    let number = delivery.announcement.facts.number
    let at = delivery.next ?? delivery.last?.at ?? delivery.announcement.at
    return [
      StyledText(sanitising: delivery.state.title, delivery.state.style),
      StyledText(sanitising: delivery.announcement.name.title),
      StyledText(sanitising: number.grouped),
      StyledText(sanitising: String(delivery.attempts)),
      StyledText(sanitising: delivery.last?.result.title ?? Placeholder.none, .muted),
      StyledText(sanitising: context.clocks.stamp(at, in: number.country), .muted),
    ]
  }
}

extension Delivery.State {
  fileprivate var style: Style {
    switch self {
    case .pending: .muted
    case .retrying: .warning
    case .delivered: .plain
    case .givenUp: .danger
    }
  }
}
