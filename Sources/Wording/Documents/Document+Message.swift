import PortDomain

extension Document {
  /// That this paper's very bytes came again.
  ///
  /// - Parameters:
  ///   - request: where it is attached; nil for the request at hand.
  ///   - day: when it came.
  public func receivedBefore(
    on request: PortRequest?,
    on day: CalendarDay,
    today: CalendarDay
  ) -> String {
    let place = request.map { "\($0.number.grouped), \($0.customer) (\($0.id.text))" }
    return """
      the same file was received \(day.spoken(today: today)): \(file.name), \(kind.title) version \
      \(version) on \(place ?? "this request")
      """
  }
}
