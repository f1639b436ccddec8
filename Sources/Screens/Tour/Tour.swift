import PortDomain
import TerminalUI
import Wording

/// A way through the demonstration that teaches the job by doing it: each step is over once it was done.
public struct Tour: Hashable, Sendable {
  /// Nil once the last one is over.
  public private(set) var step: Step? = Step.allCases.first

  public init() {}

  public enum Step: Int, CaseIterable, Sendable {
    case open, back, filter, submit, undo, papers, resolve, note, many, figures
  }

  /// What a step has the operator do.
  public enum Move: Hashable, Sendable {
    case press(Command)
    case type(String)
  }

  mutating func goOn() {
    step = step.flatMap { Step(rawValue: $0.rawValue + 1) }
  }
}

extension Tour.Step {
  /// How it is done: what the step says to press, and what its test presses.
  public var moves: [Tour.Move] {
    switch self {
    case .open: [.press(.open)]
    case .back: [.press(.back)]
    case .filter: [.press(.filter), .type("next:submit"), .press(.accept)]
    case .submit: [.press(.status), .press(.submit)]
    case .undo: [.press(.undo)]
    case .papers:
      [
        .press(.filter), .press(.clearText), .type("next:review"), .press(.accept),
        .press(.documents), .press(.passAll),
      ]
    case .resolve: [.press(.back), .press(.view5), .press(.resolution)]
    case .note: [.press(.back), .press(.note), .type("called the customer"), .press(.store)]
    case .many: [.press(.tag), .press(.tag), .press(.applyToTagged), .press(.take)]
    case .figures: [.press(.commandLine), .type("reports"), .press(.accept)]
    }
  }

  var words: String {
    switch self {
    case .open: TourWords.open
    case .back: TourWords.back
    case .filter: TourWords.filter
    case .submit: TourWords.submit
    case .undo: TourWords.undo
    case .papers: TourWords.papers
    case .resolve: TourWords.resolve
    case .note: TourWords.note
    case .many: TourWords.many
    case .figures: TourWords.figures
    }
  }

  /// Whether it was done, by what lies on top and what was stored just now.
  func isOver(with stack: [any Screen], _ reply: Reply?) -> Bool {
    guard let top = stack.last else { return false }
    var done: [Change] = []
    if case .written(.committed(let intents, .success(let outcomes)))? = reply {
      done = zip(intents, outcomes).compactMap { intent, outcome in
        guard outcome.isDone, case .change(_, let change, _) = intent.subject else { return nil }
        return change
      }
    }
    return switch self {
    case .open: top is DetailScreen
    case .back: stack.count == 1
    case .filter: stack.count == 1 && (top as? QueueScreen)?.narrowing != nil
    case .submit:
      done.contains { if case .status(.submit) = $0 { true } else { false } }
    case .undo: done.contains(.undo)
    case .papers: done.contains { if case .paper(.check) = $0 { true } else { false } }
    case .resolve: top is ResolutionScreen
    case .note: done.contains { if case .note = $0 { true } else { false } }
    case .many: done.count > 1
    case .figures: top is ReportsScreen
    }
  }
}

extension Tour {
  /// With the rule above it.
  static let rows = 5

  func draw(on canvas: inout Canvas, in context: Context) {
    guard let step else { return }
    var rest = canvas.bounds
    canvas.fill(rest)
    let rule = rest.takeTop(1)
    canvas.fill(rule, with: .horizontal, style: .muted)
    let title = TourWords.title(
      step.rawValue + 1,
      of: Step.allCases.count,
      skip: context.key(.skipStep)
    )
    canvas.draw(" \(DisplayText(sanitising: title)) ", at: Point(x: 2, y: 0), style: .heading)
    // First the keys: a long message covers the lowest rows.
    let keys = rest.takeTop(1)
    let lines = DisplayText(sanitising: step.words).wrapped(to: max(1, rest.width - 2))
    for (y, line) in lines.prefix(rest.height).enumerated() {
      canvas.draw(line, at: Point(x: 1, y: rest.y + y))
    }
    var x = canvas.draw("\(TourWords.press) ", at: Point(x: 1, y: keys.y), style: .muted)
    for move in step.moves where x < canvas.width {
      x = canvas.draw(label(of: move, in: context), at: Point(x: x + 1, y: keys.y), style: .strong)
    }
  }

  private func label(of move: Move, in context: Context) -> DisplayText {
    switch move {
    case .type(let text): DisplayText(sanitising: text)
    case .press(let command):
      context.keymap.keys(of: command).first?.label(ascii: false) ?? "\(context.key(command))"
    }
  }
}
