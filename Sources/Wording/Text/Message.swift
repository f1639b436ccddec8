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
