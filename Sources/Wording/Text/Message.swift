import PortDomain

/// A line for the operator.
public struct Message: Hashable, Sendable {
  public enum Tone: Hashable, Sendable {
    case plain, done, warning, failure
  }

  public let text: String
  public let tone: Tone

  public init(_ text: String, _ tone: Tone = .plain) {
    self.text = text
    self.tone = tone
  }
}

extension Message {
  public static let working = Message("working…")

  /// A PIN, for as long as it is shown.
  public static func shown(_ pin: Secret) -> Message {
    Message("PIN \(pin.exposed)   (shown for 15 seconds, recorded)")
  }

  /// That changes will be refused in this session, and why.
  public static func onlyReading(_ error: StoreError) -> Message {
    Message(error.message.capitalisedFirst + ".", .warning)
  }

  public static func draftNotSaved(_ error: StoreError) -> Message {
    Message("Draft not saved yet: \(error.message)", .warning)
  }

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
