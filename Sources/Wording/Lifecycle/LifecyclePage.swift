import PortDomain

/// The lifecycle as a page in Markdown, made from the rules themselves.
public enum LifecyclePage {
  /// The diagram, the table of status and action, and what each action demands.
  public static var markdown: String {
    [diagram, table, ways, demands].joined(separator: "\n\n") + "\n"
  }

  private static var diagram: String {
    let steps = Status.allCases.flatMap { status in
      Action.allCases.compactMap { action in
        Lifecycle.target(of: action, from: status).map { target in
          "    \(status.rawValue) --> \(target.rawValue) : \(action.rawValue)"
        }
      }
    }
    return (["```mermaid", "stateDiagram-v2", "    [*] --> pending : create"] + steps + ["```"])
      .joined(separator: "\n")
  }

  /// Each cell is the status that follows, or a dash where the action is refused.
  private static var table: String {
    let head = ["From"] + Action.allCases.map(\.rawValue)
    let rows = Status.allCases.map { status in
      [status.lettered]
        + Action.allCases.map { Lifecycle.target(of: $0, from: status)?.title ?? "–" }
    }
    return "## Every status and every action\n\n" + grid(head, rows)
  }

  /// The shortest way to an action from where it is not possible.
  private static var ways: String {
    let rows = Status.allCases.flatMap { status in
      Action.allCases.compactMap { action -> [String]? in
        let way = Lifecycle.way(to: action, from: status).map(\.rawValue)
        guard way.count > 1 else { return nil }
        return [status.title, action.rawValue, way.joined(separator: ", then ")]
      }
    }
    return "## The way round\n\nA refusal names it.\n\n" + grid(["From", "To", "Way"], rows)
  }

  private static var demands: String {
    let rows = Action.allCases.map { [$0.rawValue, $0.demands] }
    return "## What must hold first\n\n" + grid(["Action", "Demands"], rows)
  }

  private static func grid(_ head: [String], _ rows: [[String]]) -> String {
    ([head, head.map { _ in "---" }] + rows)
      .map { "| \($0.joined(separator: " | ")) |" }
      .joined(separator: "\n")
  }
}

extension Action {
  /// What must hold before it, as people are told; the rules themselves are the desk's.
  fileprivate var demands: String {
    switch self {
    case .submit:
      """
      the required fields; LOA, bill and government ID accepted, measured today; no hold running; no \
      fraud stop; every blocking reason of earlier rejections resolved
      """
    case .resubmit:
      "every blocking reason resolved, and everything that submit demands, measured again today"
    case .schedule:
      """
      a confirmed date: not past, a business day of the number's country, outside the country's and \
      the carrier's freezes; else written words that the carrier confirmed exactly this one
      """
    case .reschedule: "a new date as for schedule, and why"
    case .withdraw: "why"
    case .complete:
      """
      an activation date, today unless given: never in the future, and before the confirmed date only \
      with written words; confirmed with y
      """
    case .reject: "at least one blocking reason"
    case .reopen: "why; the reasons stay open"
    case .cancel: "why; confirmed with y"
    case .acknowledge: "not acknowledged in this attempt yet"
    case .confirm: "not confirmed by the customer in this attempt yet"
    case .changeAccepted, .changeRefused:
      "a change of the customer's statement that the carrier was told of and has not answered"
    case .return: "a supervisor, and why; the charge is reversed by a second row; confirmed with y"
    }
  }
}
