import PortDomain
import TerminalUI
import Wording

/// A reason or an earlier refusal as lines: its head, which the cursor goes to, and what belongs to it.
struct ReasonBlock: Hashable, Sendable {
  struct Detail: Hashable, Sendable {
    let label: String
    let text: String
  }

  let target: ResolutionScreen.Target
  let head: DisplayText
  /// At the right of the head.
  let state: DisplayText
  let isOpen: Bool
  let details: [Detail]

  /// A reason: open ones with all that helps, resolved ones with how.
  init(_ code: ReasonCode, in file: RequestFile, on today: CalendarDay, by desk: Desk) {
    let ground = file.rejection(for: code)?.ground(code) ?? Rejection.Ground(code: code)
    target = .reason(code)
    head = DisplayText(sanitising: code.reason.title)
    isOpen = ground.resolution?.isResolved(on: today) != true
    state = DisplayText(sanitising: ground.state(today: today))
    details = file.account(of: code, by: desk, on: today).map(Detail.init)
  }

  /// An earlier refusal, folded or with its words and how each reason ended.
  init(earlier rejection: Rejection, isUnfolded: Bool, on today: CalendarDay) {
    target = .earlier(rejection.id)
    head = DisplayText(isUnfolded ? .unfolded : .folded) + " \(rejection.summary(today: today))"
    state = .empty
    isOpen = false
    details = isUnfolded ? rejection.endings(today: today).map { Detail(label: "", text: $0) } : []
  }
}
