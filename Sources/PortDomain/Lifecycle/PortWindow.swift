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

  /// A window written `10:00-12:00`, with a hyphen or an en dash; nil for any other text.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "–" })
    guard parts.count == 2,
      let from = TimeOfDay(String(parts[0].filter { $0 != " " })),
      let to = TimeOfDay(String(parts[1].filter { $0 != " " }))
    else { return nil }
    self.init(from: from, to: to)
  }

  /// `10:00-12:00`.
  public var text: String { "\(from.clockText())-\(to.clockText())" }
}
