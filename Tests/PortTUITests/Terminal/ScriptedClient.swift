import Screens
import TerminalUI

@testable import PortTUI

/// An app that shows what it was told, and answers keys with requests.
struct ScriptedClient: LoopClient {
  private(set) var keys = ""
  private(set) var sizes: [Size] = []
  private(set) var deliveries = 0
  private(set) var deadlinesMet: [Int] = []
  private(set) var endings: [Ending] = []
  var deadline: Int?
  var awaitsReply = false
  let frameInterval = 33
  /// What each key asks of the terminal; `q` leaves.
  var requests: [Key: TerminalEffect] = [.character("q"): .quit]

  func looksPasted(_ keys: [Key]) -> Bool { false }

  mutating func handle(_ events: [InputEvent], at now: Int) -> [TerminalEffect] {
    var asked: [TerminalEffect] = []
    for event in events {
      switch event {
      case .key(let key):
        keys += key.notation
        awaitsReply = awaitsReply || key == .pageDown
        if let request = requests[key] { asked.append(request) }
      case .paste(let text): keys += "[\(text)]"
      case .resize(let size): sizes.append(size)
      case .edited(let result): keys += "{\((try? result.get()) ?? "")}"
      }
    }
    return asked
  }

  mutating func deliver(at now: Int) -> [TerminalEffect] {
    deliveries += 1
    awaitsReply = false
    return []
  }

  mutating func meetDeadline(at now: Int) -> [TerminalEffect] {
    deadlinesMet.append(now)
    deadline = nil
    return [.quit]
  }

  func whileNothingIsWritten(_ body: () -> Void) { body() }

  mutating func end(_ ending: Ending) { endings.append(ending) }

  func frame(size: Size) -> Frame {
    var canvas = Canvas(size: size)
    canvas.draw(DisplayText(sanitising: "\(keys) \(deliveries)"), at: .zero)
    return canvas.frame
  }
}
