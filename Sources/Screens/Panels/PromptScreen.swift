import PortDomain
import TerminalUI
import Wording

/// A question with one field on the message line; the screen below hears the answer.
///
/// An answer that can't be read keeps the question open, with the caret where the fault is: what was
/// typed is never lost, nor run as commands.
public struct PromptScreen: Screen {
  public let command: Command
  public let title: String
  /// Whether the screen below hears of every key, to show what is being found.
  let isLive: Bool
  /// What the answer must be.
  let kind: Kind
  /// Why what was entered isn't taken, until the next key.
  private(set) var problem: Problem?
  var field: TextField
  /// Earlier answers, newest first, reached with the up key.
  let earlier: [String]
  private var place = -1
  /// The logins that are known here, once they are read.
  private var known: [String]?
  /// Whether the answer was given behind the command's name.
  private var isGiven = false
  /// Whether the answer waits until they are.
  private var isEntered = false
  /// What Tab goes through.
  private var completing: Completing?

  private struct Completing: Hashable, Sendable {
    let completion: FilterCompletion
    /// Of the candidate that stands in the text.
    var index: Int
    /// What stood in the text before.
    let text: String
  }

  public enum Kind: Hashable, Sendable {
    case text
    /// In the filter language.
    case filter
    /// What is kept in a field of a request in that country; nothing typed changes nothing.
    case value(RequestField, in: Country)
    /// An operator's login, or nobody.
    case login
    /// What a view is to be called.
    case viewName
  }

  struct Problem: Hashable, Sendable {
    let text: String
    /// The character at which the fault begins.
    let position: Int
    /// Whether the same once more is taken.
    var isDoubt = false
  }

  public init(
    _ command: Command,
    label: String,
    text: String = "",
    kind: Kind = .text,
    isLive: Bool = false,
    earlier: [String] = []
  ) {
    self.command = command
    title = label
    self.isLive = isLive
    self.kind = kind
    field = TextField(text, limit: 1_000)
    self.earlier = earlier
  }

  public var input: InputMode { .text() }
  /// On the message line, until there is more to say than it holds.
  public var presentation: Presentation {
    problem == nil ? .line : .panel(rows: 2 + PromptScreen.problemRows)
  }

  private static let problemRows = 3

  public func offers(in context: Context) -> [Offer] {
    [
      Offer(.accept, as: "done", hinted: true), Offer(.leaveText, hinted: true),
    ] + (kind == .filter ? PromptScreen.completing : [])
      + [Offer(.lineUp, as: "earlier"), Offer(.lineDown, as: "later")] + Offer.editing
  }

  private static let completing = [
    Offer(.nextField, as: "complete", hinted: true), Offer(.previousField, as: "complete back"),
  ]

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened: return kind.namesLogins ? [.read(.operators)] : []
    case .command(.accept): return enter(in: context)
    case .command(.leaveText): return [.tell(Answer(command, field.text, .dropped)), .close]
    case .command(.lineUp): return recall(by: 1)
    case .command(.lineDown): return recall(by: -1)
    case .command(.nextField): return complete(by: 1, in: context)
    case .command(.previousField): return complete(by: -1, in: context)
    case .command, .typed:
      isGiven = false
      return TextEdit(event).map { field.edit($0) } == true ? typed() : []
    case .paste(let text):
      field.insert(text)
      return typed()
    case .argument(let text):
      field.setText(text)
      // Who isn't known is asked about, not guessed: nothing was suggested before the eyes.
      isGiven = true
      return typed() + enter(in: context)
    case .reply(.read(.operators(let result))) where kind.namesLogins:
      // Where it can't be told who is known, nobody is doubted.
      known = (try? result.get()) ?? []
      suggestLogin()
      return isEntered ? enter(in: context) : []
    case .uncovered, .answer, .resized, .rested, .reply: return []
    }
  }

  private mutating func enter(in context: Context) -> [Effect] {
    if kind == .login, known == nil, !field.isEmpty {
      isEntered = true
      return []
    }
    isEntered = false
    // What is seen is what is taken.
    if !isGiven { field.takeSuggestion() }
    let isMeant = problem?.isDoubt == true
    problem = isMeant ? nil : problem(in: context)
    guard problem == nil else { return [] }
    if kind.isUnchangedByNothing, field.text.allSatisfy(\.isWhitespace) {
      return [.tell(Answer(command, field.text, .dropped)), .close, .say(.nothingChanged)]
    }
    return [.tell(Answer(command, field.text, .given)), .close]
  }

  /// Why the text isn't taken.
  private func problem(in context: Context) -> Problem? {
    let text = field.text
    switch kind {
    case .text: return nil
    case .viewName:
      let view = SavedView(name: text, filter: "")
      return context.desk.problem(with: view, at: context.now)
        .map { Problem(text: $0.message, position: 0) }
    case .filter:
      do throws(FilterError) {
        _ = try context.desk.filter(text, at: context.now)
        return nil
      } catch {
        return Problem(text: error.message, position: error.position)
      }
    case .value(let field, let country):
      let today = context.today(in: country)
      return context.desk.problem(with: text, for: field, in: country, on: today)
        .map { Problem(text: $0.message, position: text.prefix(while: \.isWhitespace).count) }
    case .login:
      let home = context.desk.settings.home
      let today = context.today(in: home)
      do throws(FieldProblem) {
        guard let login = try context.desk.typed(text, for: .owner, in: home, on: today),
          let known, !known.isEmpty, !known.contains(login)
        else { return nil }
        let key = context.keymap.keys(of: .accept).first?.label(ascii: true).string ?? ""
        let words = Prompt.unknown(login, among: known, key: key)
        return Problem(text: words, position: 0, isDoubt: true)
      } catch {
        return Problem(text: error.message, position: 0)
      }
    }
  }

  private mutating func recall(by step: Int) -> [Effect] {
    guard earlier.indices.contains(place + step) else { return [] }
    place += step
    field.setText(earlier[place])
    return typed()
  }

  private mutating func suggestLogin() {
    guard kind == .login, !isGiven else { return }
    // Of several nobody is guessed.
    let begun = (known ?? []).filter { $0.hasPrefix(field.text.lowercased()) }
    field.suggest(from: begun.count == 1 ? begun : [])
  }

  private func completion(in context: Context) -> FilterCompletion {
    FilterCompletion(
      of: field.text,
      at: field.cursor,
      carriers: context.desk.carriers,
      logins: known ?? []
    )
  }

  /// Puts the next candidate in; the only one there is may be gone on with.
  private mutating func complete(by step: Int, in context: Context) -> [Effect] {
    guard kind == .filter else { return [] }
    let begun =
      completing
      ?? Completing(
        completion: completion(in: context),
        index: step > 0 ? -1 : 0,
        text: field.text
      )
    let (place, candidates) = (begun.completion.place, begun.completion.candidates)
    guard !candidates.isEmpty else { return [] }
    let index = (begun.index + step + candidates.count) % candidates.count
    let rest = begun.text.dropFirst(place.upperBound)
    field.setText(begun.text.prefix(place.lowerBound) + candidates[index] + rest)
    field.moveCursor(to: place.lowerBound + candidates[index].count)
    let effects = typed()
    if candidates.count > 1 {
      completing = Completing(completion: begun.completion, index: index, text: begun.text)
    }
    return effects
  }

  private mutating func typed() -> [Effect] {
    problem = nil
    completing = nil
    isEntered = false
    suggestLogin()
    return isLive ? [.tell(Answer(command, field.text, .typing))] : []
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    let label = DisplayText(sanitising: title + " ")
    let end = canvas.draw(label, at: Point(x: 1, y: 0), style: .strong)
    var rest = canvas.bounds
    let row = Rect(x: end, y: 0, width: max(0, rest.width - end), height: 1)
    if kind == .filter, problem == nil, DisplayText(sanitising: field.text).columns < row.width / 2
    {
      var typed = row
      let beside = typed.takeRight(row.width / 2)
      canvas.region(typed) { field.draw(on: &$0, isFocused: true) }
      canvas.region(beside) { drawCandidates(on: &$0, in: context) }
    } else {
      canvas.region(row) { field.draw(on: &$0, isFocused: true) }
    }
    guard let problem else { return }
    _ = rest.takeTop(1)
    let before = DisplayText(sanitising: String(field.text.prefix(problem.position))).columns
    // A text longer than its field is scrolled, so that nothing can be pointed at.
    if DisplayText(sanitising: field.text).columns < row.width {
      canvas.draw("^", at: Point(x: end + before, y: 1), style: .warning)
    }
    _ = rest.takeTop(1)
    let lines = DisplayText(sanitising: problem.text.capitalisedFirst)
      .wrapped(to: max(1, rest.width - 2))
    for (y, line) in lines.prefix(rest.height).enumerated() {
      canvas.draw(line, at: Point(x: 1, y: rest.y + y), style: .warning)
    }
  }
}

extension PromptScreen {
  /// What Tab completes to, from the one that stands in the text on, cut to the width.
  private func drawCandidates(on canvas: inout Canvas, in context: Context) {
    let candidates = (completing?.completion ?? completion(in: context)).candidates
    let first = completing?.index ?? 0
    var x = 1
    for (index, name) in candidates.enumerated().dropFirst(first) where x < canvas.width {
      let style: Style = index == completing?.index ? .selected : .muted
      let room = canvas.width - x
      x =
        canvas.draw(DisplayText(sanitising: name), at: Point(x: x, y: 0), style: style, width: room)
        + 1
    }
  }
}

extension PromptScreen.Kind {
  /// Whether the logins that are known are of use.
  fileprivate var namesLogins: Bool {
    switch self {
    case .filter, .login: true
    case .text, .value, .viewName: false
    }
  }

  /// Whether an empty answer leaves everything as it is.
  fileprivate var isUnchangedByNothing: Bool {
    switch self {
    case .text, .filter, .viewName: false
    case .value, .login: true
    }
  }
}
