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
  /// Whether the answer waits until they are.
  private var isEntered = false

  public enum Kind: Hashable, Sendable {
    case text
    /// In the filter language.
    case filter
    /// What is kept in a field of a request in that country; nothing typed changes nothing.
    case value(RequestField, in: Country)
    /// An operator's login, or nobody.
    case login
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
      Offer(.lineUp, as: "earlier"), Offer(.lineDown, as: "later"),
    ] + Offer.editing
  }

  public mutating func update(_ event: ScreenEvent, in context: Context) -> [Effect] {
    switch event {
    case .opened: return kind == .login ? [.read(.operators)] : []
    case .command(.accept): return enter(in: context)
    case .command(.leaveText): return [.tell(Answer(command, field.text, .dropped)), .close]
    case .command(.lineUp): return recall(by: 1)
    case .command(.lineDown): return recall(by: -1)
    case .command, .typed: return TextEdit(event).map { field.edit($0) } == true ? typed() : []
    case .paste(let text):
      field.insert(text)
      return typed()
    case .reply(.read(.operators(let result))) where kind == .login:
      // Where it can't be told who is known, nobody is doubted.
      known = (try? result.get()) ?? []
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
    case .filter:
      do throws(FilterError) {
        _ = try Filter(parsing: text, carriers: context.desk.carriers)
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

  private mutating func typed() -> [Effect] {
    problem = nil
    isEntered = false
    return isLive ? [.tell(Answer(command, field.text, .typing))] : []
  }

  public func draw(on canvas: inout Canvas, in context: Context) {
    let label = DisplayText(sanitising: title + " ")
    let end = canvas.draw(label, at: Point(x: 1, y: 0), style: .strong)
    var rest = canvas.bounds
    let row = Rect(x: end, y: 0, width: max(0, rest.width - end), height: 1)
    canvas.region(row) { field.draw(on: &$0, isFocused: true) }
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

extension PromptScreen.Kind {
  /// Whether an empty answer leaves everything as it is.
  fileprivate var isUnchangedByNothing: Bool {
    switch self {
    case .text, .filter: false
    case .value, .login: true
    }
  }
}
