/// A text that must not be shown by accident: an account PIN on its way to the seal.
///
/// Printing, interpolating or dumping it shows nothing of it.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The text itself; each use is a place to look at when a leak is feared.
  public let exposed: String

  public init(_ text: String) {
    exposed = text
  }

  public var description: String { "•••" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
