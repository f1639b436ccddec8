import PortDomain
import TerminalUI
import Wording

/// The keys of the screen below: typing narrows the list, Enter runs the chosen command.
public struct HelpScreen: Screen {
  /// The name of the screen whose keys these are.
  let subject: String
  let offers: [Offer]
  private(set) var query = TextField(limit: 100)
  private(set) var scroll = ListScroll()

  public init(of title: String, offers: [Offer]) {
    subject = title
    self.offers = offers
  }

  public var title: String { "Help" }
  public var input: InputMode { .keys }

  /// A line of the list.
  enum Row: Hashable, Sendable {
    case offer(Offer)
    case heading(String)
    /// Keys that no command has: those of text fields.
    case text(keys: [Key], label: String, summary: String)
  }

  public func hints(in context: Context) -> [HintLine.Hint] {
    [
      HintLine.Hint(.enter, "run"), HintLine.Hint([.up, .down], "move"),
      HintLine.Hint(.escape, query.isEmpty ? "back" : "all keys"),
    ]
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened, .resized:
      fit(context)
      return []
    case .paste(let text):
      query.insert(text)
      narrowed(context)
      return []
    case .key(.enter): return choose(in: context)
    case .key(let key): return take(key, in: context)
    case .uncovered, .command, .answer, .rested, .reply: return []
    }
  }

  private mutating func take(_ key: Key, in context: Context) -> [Effect] {
    if Panels.leaves(key) {
      if query.isEmpty { return [.close] }
      query.setText("")
      narrowed(context)
    } else if let motion = ListScroll.Motion(key) {
      scroll.move(motion)
    } else if query.edit(key) {
      narrowed(context)
    }
    return []
  }

  private func choose(in context: Context) -> [Effect] {
    let rows = rows(in: context)
    guard rows.indices.contains(scroll.cursor) else { return [] }
    switch rows[scroll.cursor] {
    case .offer(let offer): return [.close, .run(offer)]
    case .heading: return []
    case .text(_, let label, _): return [.say(Message("In a text field: \(label)."))]
    }
  }

  private mutating func narrowed(_ context: Context) {
    fit(context)
    scroll.move(.home)
  }

  /// The title, the typed words and the heads stand above the rows.
  private static let headRows = 3

  private mutating func fit(_ context: Context) {
    scroll.resize(height: max(1, context.size.height - HelpScreen.headRows))
    scroll.setCount(rows(in: context).count)
  }

  /// What is listed: the screen's own commands, then those of everywhere, then text fields' keys, as
  /// far as they hold every typed word.
  func rows(in context: Context) -> [Row] {
    let words = query.text.lowercased().split(separator: " ")
    func matches(_ keys: [Key], _ texts: [String]) -> Bool {
      let text = (keys.map { $0.label(ascii: true).string } + texts).joined(separator: " ")
      return words.allSatisfy { text.lowercased().contains($0) }
    }
    let found = offers.filter { offer in
      matches(
        context.keymap.keys(of: offer.command),
        [offer.command.rawValue, offer.command.label, offer.command.summary]
      )
    }
    let general = found.filter { $0.command.group == .everywhere }.map(Row.offer)
    let texts = HelpScreen.textKeys.filter { matches($0.keys, [$0.label, $0.summary]) }
      .map { Row.text(keys: $0.keys, label: $0.label, summary: $0.summary) }
    return found.filter { $0.command.group != .everywhere }.map(Row.offer)
      + (general.isEmpty ? [] : [.heading("Everywhere")] + general)
      + (texts.isEmpty ? [] : [.heading("In a text field")] + texts)
  }

  private static let textKeys: [(keys: [Key], label: String, summary: String)] = [
    ([.tab, .backTab], "other field", "to the next or the previous field"),
    ([.control("u"), .control("w")], "clear", "clear the text, or one word"),
    ([.control("x")], "store", "store a form or a note from anywhere in it"),
    ([.escape, .control("g")], "leave", "leave; what was typed is kept as a draft"),
  ]
}
