import PortDomain

extension Message {
  /// That a file or folder was written, with its place.
  public static func written(_ path: String) -> Message { Message("\(path) is written.", .done) }

  /// That requests were written, masked.
  public static func written(_ count: Int, requestsTo path: String) -> Message {
    let requests = count == 1 ? "1 request is" : "\(count) requests are"
    return Message("\(requests) in \(path), what is personal masked.", .done)
  }

  /// That a packet was written, and what is not in it.
  public static func written(packet path: String, without lacking: [DocumentKind]) -> Message {
    guard !lacking.isEmpty else { return written(path) }
    let papers = lacking.map(\.title).spoken("or")
    return Message("\(path) is written, without an accepted \(papers).", .warning)
  }
}
