import PortDomain
import TerminalUI

/// One request with all that belongs to it.
public struct DetailScreen: Screen {
  var open: OpenFile
  /// Others who have it open.
  var others: [String] = []
  /// The first line of the scrolled part that is shown.
  var offset = 0

  public init(request: RequestID) {
    open = OpenFile(request)
  }

  public var title: String { "Request" }

  var request: RequestID { open.id }
  var file: RequestFile? { open.file }

  public func offers(in context: Context) -> [Offer] {
    let hinted: Set<Command> = [.status, .documents, .resolution, .edit, .note, .undo, .history]
    return RequestCommands.offers.map { offer in
      Offer(offer.command, whyNot: offer.whyNot, hinted: hinted.contains(offer.command))
    } + [
      Offer(.help, hinted: true), Offer(.back, hinted: true), Offer(.commandLine),
      Offer(.down), Offer(.up), Offer(.pageDown), Offer(.pageUp), Offer(.home), Offer(.end),
      Offer(.repaint), Offer(.suspend),
    ]
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    let reads = open.update(event)
    switch event {
    case .opened: return reads + [.read(.presence(request))]
    case .command(.back): return [.read(.presence(nil)), .close]
    case .command(let command):
      if let motion = ListScroll.Motion(command) {
        scroll(motion, in: context)
        return []
      }
      return RequestCommands.run(command, on: targets, in: context)
    case .answer(let answer):
      return answer.stage == .given
        ? RequestCommands.answer(answer, for: targets, in: context) : []
    case .reply(.read(.presence(request, let others))):
      self.others = others
      return reads
    case .reply, .uncovered, .key, .paste, .resized, .rested: return reads
    }
  }

  private var targets: [RequestCommands.Target] {
    [RequestCommands.Target(id: request, request: file?.request)]
  }

  private mutating func scroll(_ motion: ListScroll.Motion, in context: Context) {
    let page = max(1, context.size.height - DetailScreen.headRows)
    let last = max(0, body(in: context, width: context.size.width).count - page)
    switch motion {
    case .down: offset += 1
    case .up: offset -= 1
    case .pageDown: offset += page
    case .pageUp: offset -= page
    case .halfPageDown: offset += page / 2
    case .halfPageUp: offset -= page / 2
    case .home: offset = 0
    case .end: offset = last
    }
    offset = min(max(0, offset), last)
  }

  /// Identity, progress line, clock, and who else has it open.
  static let headRows = 4
}
