import PortDomain
import TerminalUI
import Wording

/// The `:` line: every command of the screen below by name, and what it is given behind it; Tab completes
/// both.
public struct CommandLineScreen: Screen {
  let offers: [Offer]
  /// What was run before, newest first, reached with the up key.
  let earlier: [String]
  private(set) var field = TextField(limit: 1_000)
  /// Why what was entered isn't run, until the next key.
  private(set) var problem: String?
  private var completion: Completion?
  private var place = -1
  /// The logins that are known here, once they are asked for and read.
  private var operators: [String]?
  /// What the operator keeps, once it is asked for and read.
  private var personal: Personal?

  /// What Tab goes through.
  private struct Completion: Hashable, Sendable {
    /// What stands before the word that is completed.
    let head: String
    let words: [String]
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
    case .reply(.read(.operators(let result))): operators = (try? result.get()) ?? []
    case .reply(.read(.personal(let result))): personal = (try? result.get()) ?? Personal()
    case .opened, .uncovered, .answer, .resized, .rested, .argument, .reply: break
    }
    return reads
  }

  /// What has to be read to complete what is being typed.
  private var reads: [Effect] {
    switch stage {
    case .argument(.login, _, _), .argument(.filter, _, _):
      operators == nil ? [.read(.operators)] : []
    case .argument(.view, _, _): personal == nil ? [.read(.personal)] : []
    case .argument, .name, .surplus: []
    }
  }

  // MARK: What is typed

  /// Where the line has come to.
  private enum Stage: Hashable {
    /// The name is being typed.
    case name(String)
    /// What the command takes: all of the line before it, and what is given so far.
    case argument(CommandArgument, before: String, given: String)
    /// Something is typed behind a command that takes nothing, or that isn't known.
    case surplus
  }

  private var stage: Stage {
    let text = field.text.drop(while: \.isWhitespace)
    guard let blank = text.firstIndex(where: \.isWhitespace) else {
      return .name(text.lowercased())
    }
    guard let argument = offer(named: String(text[..<blank]))?.command.argument else {
      return .surplus
    }
    let given = text[blank...].drop(while: \.isWhitespace)
    return .argument(
      argument,
      before: String(field.text[..<given.startIndex]),
      given: String(given)
    )
  }

  /// The command of that name or label, or the only one that begins so.
  private func offer(named name: String) -> Offer? {
    let word = name.lowercased()
    let isName = offers.contains { $0.command.rawValue == word }
    if !isName, let labelled = offers.first(where: { $0.label.lowercased() == word }) {
      return labelled
    }
    return offers.named(word, by: \.command.rawValue)
  }

  /// What stands before the word that is being typed, and what that may become.
  private func matches(in context: Context) -> (head: String, words: [String]) {
    func begun(_ known: [String], with text: String) -> [String] {
      known.filter { $0.lowercased().hasPrefix(text.lowercased()) }
    }
    switch stage {
    case .name(let word): return ("", begun(offers.map(\.command.rawValue), with: word))
    case .argument(.filter, let before, let given):
      let completion = FilterCompletion(
        of: given,
        at: given.count,
        carriers: context.desk.carriers,
        logins: operators ?? []
      )
      let head = before + given.prefix(completion.place.lowerBound)
      return (head, completion.candidates)
    case .argument(.view, let before, let given):
      let views = context.desk.views(with: personal ?? Personal(), at: context.now)
      return (before, begun(views.map(\.name), with: given))
    case .argument(let argument, let before, let given):
      let end = given.lastIndex(where: \.isWhitespace)
      guard end == nil || argument.isList else { return (field.text, []) }
      let word = end.map { given[given.index(after: $0)...] } ?? given[...]
      return (
        before + given[..<word.startIndex],
        begun(argument.candidates(operators: operators ?? []), with: String(word))
      )
    case .surplus: return (field.text, [])
    }
  }

  private mutating func typed() {
    completion = nil
    problem = nil
  }

  private mutating func run(in context: Context) -> [Effect] {
    let whole = FoldedText.kept(field.text)
    if whole.isEmpty { return [.close] }
    if let offer = offer(named: whole) { return [.close, .run(offer)] }
    let parts = whole.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    let name = parts[0].lowercased()
    guard let offer = offer(named: name) else {
      let isBegun = offers.contains { $0.command.rawValue.hasPrefix(name) }
      let key = context.key(.nextField)
      problem = isBegun ? WhyNot.severalBegin(key: key) : unknown(name, in: context)
      return []
    }
    guard parts.count > 1 else { return [.close, .run(offer)] }
    guard offer.command.argument != nil else {
      problem = WhyNot.takesNothing(offer.command.rawValue)
      return []
    }
    if namesSecret(offer, parts[1]) {
      problem = WhyNot.secretAsked
      return []
    }
    return [.close, .run(offer, parts[1])]
  }

  /// Whether a secret would be typed where everybody reads it.
  private func namesSecret(_ offer: Offer, _ argument: String) -> Bool {
    let parts = argument.split(maxSplits: 1) { $0.isWhitespace || $0 == "=" }.map(String.init)
    guard offer.command.argument == .field, parts.count == 2 else { return false }
    return PastedFields.field(named: parts[0])?.form == .secret
  }

  private func unknown(_ name: String, in context: Context) -> String {
    if let command = Command(rawValue: name) {
      return WhyNot.nothing(byName: command.rawValue, key: context.key(.help))
    }
    return WhyNot.noCommand(
      nearest: EditDistance.nearest(to: name, among: offers.map(\.command.rawValue))
    )
  }

  private mutating func complete(by step: Int, in context: Context) {
    problem = nil
    guard var next = completion ?? begin(by: step, in: context) else {
      if case .name(let name) = stage { problem = unknown(name, in: context) }
      return
    }
    next.index = (next.index + step + next.words.count) % next.words.count
    let word = next.words[next.index]
    // The only name there is: on to what it takes.
    let isName = next.head.isEmpty && next.words.count == 1
    let takes = isName && Command(rawValue: word)?.argument != nil
    field.setText(next.head + word + (takes ? " " : ""))
    completion = next.words.count == 1 ? nil : next
  }

  private func begin(by step: Int, in context: Context) -> Completion? {
    let (head, words) = matches(in: context)
    return words.isEmpty ? nil : Completion(head: head, words: words, index: step > 0 ? -1 : 0)
  }

  private mutating func recall(by step: Int) {
    guard earlier.indices.contains(place + step) else { return }
    place += step
    field.setText(earlier[place])
    typed()
  }

  // MARK: Drawing

  /// The least room for the text, however much there is to say beside it.
  private static let least = 24

  public func draw(on canvas: inout Canvas, in context: Context) {
    canvas.draw(":", at: Point(x: 0, y: 0), style: .strong)
    let typed = DisplayText(sanitising: field.text).columns + 1
    let room = max(0, canvas.width - 1)
    let width = min(max(CommandLineScreen.least, typed), room)
    canvas.region(Rect(x: 1, y: 0, width: width, height: 1)) {
      field.draw(on: &$0, isFocused: true)
    }
    let place = Point(x: width + 2, y: 0)
    if let problem {
      canvas.draw(DisplayText(sanitising: problem), at: place, style: .warning)
    } else {
      canvas.draw(DisplayText(sanitising: beside(in: context)), at: place, style: .muted)
    }
  }

  /// The words that fit, or what the command takes.
  private func beside(in context: Context) -> String {
    let words = completion?.words ?? matches(in: context).words
    switch stage {
    case .argument(let argument, _, let given):
      return words.isEmpty && given.isEmpty ? argument.rawValue : words.joined(separator: " ")
    case .name where words.count == 1:
      let argument = Command(rawValue: words[0])?.argument
      return [words[0], argument?.rawValue].compactMap(\.self).joined(separator: " ")
    case .name, .surplus: return words.joined(separator: " ")
    }
  }
}
