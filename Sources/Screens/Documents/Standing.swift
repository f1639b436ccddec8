import PortDomain
import TerminalUI
import Wording

/// What a request's papers and reasons mean for its way to the carrier: all that stands in the way, or
/// the key that sends it.
struct Standing: Hashable, Sendable {
  let lead: String
  let obstacles: [String]
  let style: Style
  /// The rejections that the carrier would probably answer with, and why where there is room for it.
  let foreseen: [String]
  /// What will need looking at, though it stops nothing now.
  let warning: String?

  /// From how many rows on a screen holds more than what is needed most.
  private static let roomy = 20

  init(of file: RequestFile, in context: Context) {
    let today = context.today(in: file.request.country)
    warning = context.desk.portDateBeyondID(of: file).map { date in
      "The government ID expires before the port date, \(date.spoken(today: today))"
    }
    let action: Action? =
      switch file.request.status {
      case .pending: .submit
      case .rejected: .resubmit
      case .inProgress, .scheduled, .completed, .cancelled: nil
      }
    foreseen =
      action == nil
      ? []
      : context.desk.foreseen(in: file, on: today).map { foreseen in
        context.size.height < Standing.roomy
          ? foreseen.reason.reason.title : foreseen.message(of: file, by: context.desk)
      }
    guard let action else {
      let found = context.desk.paperObstacles(in: file, on: today)
      lead = found.isEmpty ? "All three papers are accepted." : "Papers:"
      obstacles = found.map { $0.brief(today: today) }
      style = .plain
      return
    }
    let found = context.desk.obstacles(to: action, on: file, by: context.actor, at: context.now)
    obstacles = found.map { $0.brief(today: today) }
    let key = context.keymap.keys(of: .status).first?.label(ascii: true).string ?? "s"
    lead = found.isEmpty ? "Can be \(action.participle): \(key) status" : "Not yet:"
    style = found.isEmpty ? .success : .warning
  }

  func lines(width: Int) -> [StyledText] {
    let list = obstacles.joined(separator: " · ")
    let lines = DisplayText(sanitising: list.isEmpty ? lead : "\(lead) \(list)").wrapped(to: width)
    let more: [(String, Style)] = [
      (warning ?? "", .warning),
      (foreseen.isEmpty ? "" : "Foreseen: " + foreseen.joined(separator: " · "), .danger),
    ]
    return more.filter { !$0.0.isEmpty }.reduce(lines.map { StyledText($0, style) }) { all, line in
      all + DisplayText(sanitising: line.0).wrapped(to: width).map { StyledText($0, line.1) }
    }
  }
}

extension Action {
  /// What has happened to a request after a step to the carrier.
  fileprivate var participle: String { Event.Kind(self).title }
}
