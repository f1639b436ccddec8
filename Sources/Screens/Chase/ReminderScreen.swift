import PortDomain
import TerminalUI
import Wording

/// The message to one customer or carrier about several requests; that it was sent is recorded for all
/// of them with one key.
struct ReminderScreen: Screen {
  let title = Title.message
  let requests: [RequestID]
  let recipient: Party
  /// nil until they are read.
  private var files: [RequestFile]?
  private var error: StoreError?
  /// Made when the files come, and not with each key; nil where there is nothing to tell.
  private var message: OutgoingMessage?
  private var lines: [DisplayText] = []
  private var scrolled = ScrolledText()
  /// With which the intents' keys begin: it hears by them that they were stored.
  private var key = ""

  init(of requests: [RequestID], to recipient: Party) {
    self.requests = requests
    self.recipient = recipient
  }

  func offers(in context: Context) -> [Offer] {
    let whyNot = message == nil ? nothing : nil
    return [
      Offer(.copy, whyNot: whyNot, hinted: true), Offer(.sent, whyNot: whyNot, hinted: true),
    ] + Offer.general + Offer.moving
  }

  /// Why there is no message.
  private var nothing: String {
    if files == nil { return error?.message ?? WhyNot.beingRead }
    return recipients.count > 1 ? WhyNot.severalRecipients : WhyNot.nothingToSend
  }

  /// Whom the requests would have it go to.
  private var recipients: Set<String> {
    Set(
      (files ?? []).map(\.request).map { request in
        recipient == .carrier
          ? "\(request.country.code)/\(request.carrier.text)" : FoldedText.key(request.customer)
      }
    )
  }

  mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened:
      key = context.intentKey()
      write(in: context)
      return [.read(.files(requests))]
    case .reply(.read(.files(requests, let result))):
      switch result {
      case .success(let files): (self.files, error) = (files, nil)
      case .failure(let error): self.error = error
      }
      write(in: context)
    case .resized: wrap(in: context)
    case .reply(.written(.committed(let stored, .success))):
      return stored.first?.key == "\(key)-0" ? [.close] : [.read(.files(requests))]
    case .reply(.changed): return [.read(.files(requests))]
    case .command(let command): return run(command, in: context)
    case .uncovered, .typed, .paste, .answer, .rested, .argument, .reply: break
    }
    return []
  }

  private mutating func run(_ command: Command, in context: Context) -> [Effect] {
    switch command {
    case .back: return [.close]
    case .copy:
      return message.map { [.copy($0.text), .say(.messageCopied(by: context.surface.clipboard))] }
        ?? []
    case .sent:
      guard let message else { return [] }
      return [
        .commit(
          message.parts.enumerated().map { index, part in
            context.intent(
              .messageSent(part.kind),
              on: part.request,
              basis: .current,
              key: "\(key)-\(index)"
            )
          }
        )
      ]
    case _:
      if let motion = ListScroll.Motion(command) { scrolled.move(motion) }
      return []
    }
  }

  private mutating func write(in context: Context) {
    message =
      recipients.count == 1
      ? OutgoingMessage(to: recipient, about: files ?? [], at: context.desk, now: context.now) : nil
    wrap(in: context)
  }

  private mutating func wrap(in context: Context) {
    let text = message?.text ?? nothing
    lines = DisplayText.lines(sanitising: text).flatMap {
      $0.wrapped(to: max(20, context.size.width - 2))
    }
    scrolled.fit(lines, in: context)
  }

  func draw(on canvas: inout Canvas, in context: Context) {
    let whom =
      files?.first.map { file in
        recipient == .carrier
          ? context.desk.carrierName(of: file.request) : file.request.customer
      } ?? ""
    let heading =
      StyledText(sanitising: Title.several(title, requests.count), .title)
      + StyledText(sanitising: "  \(whom)", .strong)
    canvas.draw(heading, at: Point(x: 1, y: 0), width: max(0, canvas.width - 2))
    scrolled.draw(lines, on: &canvas)
  }
}
