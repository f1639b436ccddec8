import PortDomain

extension PrintedText {
  /// How much was done of what was meant for many.
  /// - Parameter left: how many were not reached.
  public static func many(
    _ done: Int,
    refused: Int,
    left: Int,
    isTrial: Bool
  ) -> PrintedText {
    let verb = isTrial ? "could be done" : "done"
    let rest = left > 0 ? ", \(left) not reached" : ""
    let end = isTrial ? "; nothing was changed" : ""
    return "\(String(done)) \(verb), \(String(refused)) refused\(rest)\(end)"
  }

  /// While something is done to many.
  public static func doing(_ count: Int) -> String { "Working on \(count.counted("request")) …" }
}

extension PortRequest {
  /// What a trial would have made of a request: `would be scheduled, Thu 3 Dec`.
  public func couldBe(today: CalendarDay) -> String {
    let date = status == .scheduled ? lifecycle.confirmation?.date.spoken(today: today) : nil
    return "would be \(statusTitle)" + (date.map { ", \($0)" } ?? "")
  }
}
