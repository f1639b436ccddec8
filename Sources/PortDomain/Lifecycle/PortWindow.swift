/// The hours of the port date in which the number moves, in the country's time.
public struct PortWindow: Hashable, Sendable {
  public let from: TimeOfDay
  public let to: TimeOfDay

  /// nil unless `from` is earlier than `to`.
  public init?(from: TimeOfDay, to: TimeOfDay) {
    guard from < to else { return nil }
    self.from = from
    self.to = to
  }

  /// A window as people write it: `10-12`, `10:00-12:30`, `9.30 – 11`, `10 to 12`; nil for any other
  /// text.
  public init?(_ text: some StringProtocol) {
    let plain = text.lowercased().replacing(" to ", with: "-").filter { $0 != " " }
    let parts = plain.split(omittingEmptySubsequences: false) { "-–—".contains($0) }
    guard parts.count == 2, let from = TimeOfDay(typed: parts[0]),
      let to = TimeOfDay(typed: parts[1])
    else { return nil }
    self.init(from: from, to: to)
  }

  /// `10:00-12:00`.
  public var text: String { "\(from.clockText())-\(to.clockText())" }
}

extension TimeOfDay {
  /// `10`, `9:30`, `09.30` or `10h`, on a clock of 24 hours.
  fileprivate init?(typed text: some StringProtocol) {
    let parts = text.split(omittingEmptySubsequences: false) { ":.h".contains($0) }
    let texts = parts.last == "" ? parts.dropLast() : parts[...]
    guard texts.count <= 2, texts.allSatisfy({ (1...2).contains($0.utf8.count) }) else {
      return nil
    }
    let minutes = texts.dropFirst().first ?? "00"
    let hour = (texts.first ?? "").utf8.count == 1 ? "0\(texts[0])" : String(texts.first ?? "")
    guard minutes.utf8.count == 2 else { return nil }
    self.init("\(hour):\(minutes)")
  }
}
