import PortDomain
import TerminalUI
import Wording

/// A question with one field on the message line; the screen below hears the answer.
public struct PromptScreen: Screen {
  public let command: Command
  public let title: String
  /// Whether the screen below hears of every key, to show what is being found.
  let isLive: Bool
  /// Whether the answer is in the filter language, and is only taken once it can be read.
  let isFilter: Bool
  /// Why what was entered is no filter, until the next key.
  private(set) var problem: FilterError?
  var field: TextField
  /// Earlier answers, newest first, reached with the up key.
  let earlier: [String]
  private var place = -1

  public init(
    _ command: Command,
    label: String,
    text: String = "",
    isLive: Bool = false,
    isFilter: Bool = false,
    earlier: [String] = []
  ) {
    self.command = command
    title = label
    self.isLive = isLive
    self.isFilter = isFilter
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
    case .command(.accept):
      problem = isFilter ? fault(among: context.desk.carriers) : nil
      return problem != nil ? [] : [.tell(Answer(command, field.text, .given)), .close]
    case .command(.leaveText): return [.tell(Answer(command, field.text, .dropped)), .close]
    case .command(.lineUp): return recall(by: 1)
    case .command(.lineDown): return recall(by: -1)
    case .command, .typed: return TextEdit(event).map { field.edit($0) } == true ? typed() : []
    case .paste(let text):
      field.insert(text)
      return typed()
    case .opened, .uncovered, .answer, .resized, .rested, .reply: return []
    }
  }

  /// Why the text is no filter.
  private func fault(among carriers: CarrierBook) -> FilterError? {
    do throws(FilterError) {
      _ = try Filter(parsing: field.text, carriers: carriers)
      return nil
    } catch {
      return error
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
    let lines = DisplayText(sanitising: problem.message.capitalisedFirst)
      .wrapped(to: max(1, rest.width - 2))
    for (y, line) in lines.prefix(rest.height).enumerated() {
      canvas.draw(line, at: Point(x: 1, y: rest.y + y), style: .warning)
    }
  }
}
