/// A public holiday: a day on which a country's carriers don't port.
public struct Holiday: Hashable, Sendable, Codable {
  public let day: CalendarDay
  public let name: String
  /// Whether the date may still move, as those of Islamic holidays do with the sighting of the moon.
  public let isEstimated: Bool

  public init(day: CalendarDay, name: String, isEstimated: Bool = false) {
    self.day = day
    self.name = name
    self.isEstimated = isEstimated
  }
}
