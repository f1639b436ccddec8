import PortDomain
import TerminalUI
import Wording

/// A message to the customer, or to the carrier that has the request, as it would be sent; that it was sent
/// is recorded with one key.
public struct MessageScreen: Screen, RequestScreen {
  var open: OpenFile
  /// The place among the messages that fit the request.
  private(set) var choice = 0
  private var scrolled = ScrolledText()

  public init(request: RequestID) {
    open = OpenFile(request)
  }

  public var title: String { Title.message }

  public func offers(in context: Context) -> [Offer] {
    let whyNot = message(in: context) == nil ? open.file.map(MessageScreen.nothing) : nil
    return [
      Offer(.copy, whyNot: whyNot, hinted: true), Offer(.sent, whyNot: whyNot, hinted: true),
      Offer(
        .nextMessage,
        whyNot: whyNot ?? (hasOther(in: context) ? nil : WhyNot.onlyMessage),
        hinted: true
      ),
    ] + Offer.general + Offer.moving
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let effects = open.update(event)
    defer { scrolled.fit(lines(in: context), in: context) }
    guard case .command(let command) = event, let file = open.file else {
      return event == .command(.back) ? effects + [.close] : effects
    }
    switch command {
    case .back: return effects + [.close]
    case .nextMessage:
      choice = (choice + 1) % max(1, messages(about: file, in: context).count)
      scrolled.move(.home)
    case .copy:
      guard let message = message(in: context) else { break }
      return effects + [.copy(message.text), .say(.messageCopied(by: context.surface.clipboard))]
    case .sent:
      guard let message = message(in: context) else { break }
      return effects + [
        .commit([context.intent(.messageSent(message.kind), on: open.id, basis: .current)])
      ]
    case _: if let motion = ListScroll.Motion(command) { scrolled.move(motion) }
    }
    return effects
  }

  private func hasOther(in context: Context) -> Bool {
    open.file.map { messages(about: $0, in: context).count > 1 } ?? false
  }

  /// Those that tell what is so, to the carrier last.
  private func messages(about file: RequestFile, in context: Context) -> [OutgoingMessage] {
    let today = context.today(in: file.request.country)
    let kinds = context.desk.messages(about: file, on: today)
    let toCarrier = OutgoingMessage(toCarrierOf: [file], at: context.desk, now: context.now)
    return kinds.map { OutgoingMessage($0, about: file, at: context.desk, today: today) }
      + [toCarrier].compactMap(\.self)
  }

  /// nil where there is nothing to tell.
  private func message(in context: Context) -> OutgoingMessage? {
    guard let file = open.file else { return nil }
    let messages = messages(about: file, in: context)
    return messages.indices.contains(choice) ? messages[choice] : messages.first
  }

  /// Why there is no message.
  private static func nothing(about file: RequestFile) -> String {
    Obstacle.nothingToTell(file.request.status).sentence
  }

  private func lines(in context: Context) -> [DisplayText] {
    guard let message = message(in: context) else {
      let words = open.file.map(MessageScreen.nothing) ?? ""
      return DisplayText(sanitising: words).wrapped(to: max(20, context.size.width - 2))
    }
    return DisplayText.lines(sanitising: message.text).flatMap {
      $0.wrapped(to: max(20, context.size.width - 2))
    }
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    scrolled.draw(lines(in: context), titled: title, of: open, on: &canvas)
  }
}
