import PortDomain
import Wording

/// Who else is at the request that is open.
extension DeskApp {
  /// Tells the store which request is open, once another is, and asks who else is at it.
  mutating func attend(at moment: Moment) -> [Outside] {
    let request = stack.reversed().lazy.compactMap(\.screen.attends).first
    guard request != attended else { return [] }
    attended = request
    present = []
    return perform([.read(.presence(request))], at: moment)
  }

  /// Names who has come, unless something else is being said.
  mutating func meet(_ others: [String], on request: RequestID) {
    guard request == attended else { return }
    let newcomers = others.filter { !present.contains($0) }
    present = others
    if !newcomers.isEmpty, message == nil { message = .alsoOpen(for: newcomers) }
  }
}
