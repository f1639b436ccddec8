import PortDomain
import TerminalUI
import Wording

/// The letter of authorisation of a request, or of its order's numbers, to be read and copied.
public struct LetterScreen: Screen, RequestScreen {
  var open: OpenFile
  private var scrolled = ScrolledText()

  public init(request: RequestID) {
    open = OpenFile(request)
  }

  public var title: String { Title.letter }

  public func offers(in context: Context) -> [Offer] {
    [Offer(.copy, hinted: true)] + Offer.general + Offer.moving
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let effects = open.update(event)
    scrolled.fit(lines(in: context), in: context)
    guard case .command(let command) = event else { return effects }
    switch command {
    case .back: return effects + [.close]
    case .copy:
      guard let text = letter(in: context)?.text else { return effects }
      return effects + [.copy(text), .say(.letterCopied(by: context.surface.clipboard))]
    case _: if let motion = ListScroll.Motion(command) { scrolled.move(motion) }
    }
    return effects
  }

  private func letter(in context: Context) -> LetterOfAuthorisation? {
    open.file.flatMap { try? LetterOfAuthorisation(for: [$0], at: context.desk) }
  }

  private func lines(in context: Context) -> [DisplayText] {
    letter(in: context).map { DisplayText.lines(sanitising: $0.text) } ?? []
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    scrolled.draw(lines(in: context), titled: title, of: open, on: &canvas)
  }
}
