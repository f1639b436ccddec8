import PortDomain
import TerminalUI
import Wording

/// The `:` line: every command of the screen below by name, completed with Tab.
public struct CommandLineScreen: Screen {
  let offers: [Offer]
  /// What was run before, newest first, reached with the up key.
  let earlier: [String]
  private(set) var field = TextField(limit: 100)
  /// Why what was entered isn't run, until the next key.
  private(set) var problem: String?
  private var completion: Completion?
  private var place = -1

  /// What Tab goes through.
  private struct Completion: Hashable, Sendable {
    let names: [String]
    var index: Int
  }

  public init(offers: [Offer], earlier: [String] = []) {
    self.offers = offers
    self.earlier = earlier
  }

  public var title: String { Title.command }
  public var input: InputMode { .text() }
  public var presentation: Presentation { .line }

  public func offers(in context: Context) -> [Offer] {
    [
      Offer(.accept, as: "run", hinted: true), Offer(.nextField, as: "complete", hinted: true),
      Offer(.previousField, as: "complete back"), Offer(.leaveText, hinted: true),
      Offer(.lineUp, as: "earlier"), Offer(.lineDown, as: "later"),
    ] + Offer.editing
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .command(.accept): return run(in: context)
    case .command(.nextField): complete(by: 1, in: context)
    case .command(.previousField): complete(by: -1, in: context)
    case .command(.lineUp): recall(by: 1)
    case .command(.lineDown): recall(by: -1)
    case .command(.leaveText): return [.close]
    case .command(.deleteBackward) where field.isEmpty: return [.close]
    case .command, .typed: if TextEdit(event).map({ field.edit($0) }) == true { typed() }
    case .paste(let text):
      field.insert(text)
      typed()
    case .opened, .uncovered, .answer, .resized, .rested, .reply: break
    }
    return []
  }

  /// The names that begin with what is typed.
  var matches: [String] {
    offers.map(\.command.rawValue).filter { $0.hasPrefix(word) }
  }

  private var word: String { field.text.lowercased().filter { !$0.isWhitespace } }

  private mutating func typed() {
    completion = nil
    problem = nil
  }

  /// Runs the command of that name or label, or the only one that begins so.
  private mutating func run(in context: Context) -> [Effect] {
    if word.isEmpty { return [.close] }
    let named = offers.first { $0.command.rawValue == word || $0.label == word }
    let begun = offers.filter { $0.command.rawValue.hasPrefix(word) }
    if let offer = named ?? (begun.count == 1 ? begun.first : nil) { return [.close, .run(offer)] }
    problem =
      begun.isEmpty ? unknown(in: context) : WhyNot.severalBegin(key: context.key(.nextField))
    return []
  }

  private func unknown(in context: Context) -> String {
    if let command = Command(rawValue: word) {
      return WhyNot.nothing(byName: command.rawValue, key: context.key(.help))
    }
    return WhyNot.noCommand(
      nearest: EditDistance.nearest(to: word, among: offers.map(\.command.rawValue))
    )
  }

  private mutating func complete(by step: Int, in context: Context) {
    var next = completion ?? Completion(names: matches, index: step > 0 ? -1 : 0)
    problem = nil
    guard !next.names.isEmpty else {
      problem = unknown(in: context)
      return
    }
    next.index = (next.index + step + next.names.count) % next.names.count
    field.setText(next.names[next.index])
    completion = next
  }

  private mutating func recall(by step: Int) {
    guard earlier.indices.contains(place + step) else { return }
    place += step
    field.setText(earlier[place])
    typed()
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    canvas.draw(":", at: Point(x: 0, y: 0), style: .strong)
    let width = min(24, max(0, canvas.width - 1))
    canvas.region(Rect(x: 1, y: 0, width: width, height: 1)) {
      field.draw(on: &$0, isFocused: true)
    }
    let place = Point(x: width + 2, y: 0)
    if let problem {
      canvas.draw(DisplayText(sanitising: problem), at: place, style: .warning)
    } else {
      let names = completion?.names ?? matches
      canvas.draw(DisplayText(sanitising: names.joined(separator: " ")), at: place, style: .muted)
    }
  }
}
