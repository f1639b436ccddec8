import PortDomain
import TerminalUI
import Wording

/// Every action on the status of one request, or of all tagged ones: the possible ones first, the
/// others with the reasons why not.
public struct StatusMenuScreen: Screen {
  public let title: String
  let requests: [RequestID]
  /// Those that can be read, in the order of the requests.
  var files: [RequestFile] = []
  var isRead = false
  var cursor = 0
  /// A choice that was made before the files were read; it is carried out once they are.
  var early: Key?

  /// - Parameter requests: usually one; several for the tagged ones.
  public init(requests: [RequestID]) {
    self.requests = requests
    title = requests.count == 1 ? "Status" : "Status of \(requests.count) requests"
  }

  public var input: InputMode { .keys }
  public var presentation: Presentation { .panel(rows: isBulk ? 7 : 11) }

  var isBulk: Bool { requests.count > 1 }

  public func hints(in context: Context) -> [HintLine.Hint] {
    [.init(.enter, "choose"), .init([.up, .down], "move"), .init(.escape, "back")]
  }

  /// An action as the menu shows it.
  struct Item: Hashable, Sendable {
    let action: Action
    /// Why it can't be chosen; empty if it can.
    let reasons: [String]
    /// The same in a few words.
    let brief: String
    /// Of several requests, how many it is possible for.
    let possible: Int
  }

  /// The actions in their order, the possible ones first.
  func items(in context: Context) -> [Item] {
    let actions = isBulk ? Action.bulk : Action.allCases
    let all = actions.filter { $0 != .return || files.first?.request.status == .completed }
      .map { item($0, in: context) }
    return all.filter(\.reasons.isEmpty) + all.filter { !$0.reasons.isEmpty }
  }

  private func item(_ action: Action, in context: Context) -> Item {
    let obstacles = files.map { file in
      (file, context.desk.obstacles(to: action, on: file, by: context.actor, at: context.now))
    }
    let possible = obstacles.count { $0.1.isEmpty }
    guard possible == 0, let (file, found) = obstacles.first else {
      return Item(action: action, reasons: [], brief: "", possible: possible)
    }
    let today = context.today(in: file.request.country)
    func told(_ words: [String]) -> [String] {
      isBulk ? ["possible for none of them; the first: \(words[0])"] : words
    }
    return Item(
      action: action,
      reasons: told(found.map { $0.message(today: today) }),
      brief: told(found.map { $0.brief(today: today) }).joined(separator: " · "),
      possible: 0
    )
  }
}

extension Action {
  /// The letter that chooses it.
  var letter: Character {
    switch self {
    case .submit: "s"
    case .schedule: "d"
    case .reschedule: "D"
    case .withdraw: "w"
    case .complete: "c"
    case .reject: "r"
    case .resubmit: "b"
    case .reopen: "o"
    case .cancel: "x"
    case .return: "R"
    }
  }

  /// Those that say nothing about one request alone, and so can be done to several at once.
  static let bulk: [Action] = [.submit, .resubmit, .withdraw, .reopen, .cancel]
}
