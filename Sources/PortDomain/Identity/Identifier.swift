/// What an identifier names; its prefix shows in every id a person meets.
public protocol IdentifiedKind: Sendable {
  /// The letters before the underscore, such as `pr`.
  static var prefix: String { get }
}

/// The id of a request, order, document, rejection, number, charge or event: `pr_01k…`.
///
/// Behind the prefix stands a ULID in lower case, so ids sort by the time they were made and a double
/// click selects the whole of one.
public struct Identifier<Kind: IdentifiedKind>: Hashable, Sendable {
  public let text: String

  /// The id written as text, in either case; nil when it isn't one of this kind.
  public init?(_ text: some StringProtocol) {
    var text = String(text)
    // As it is written nearly always; lists read it by the hundred.
    if !Identifier.isWritten(text) {
      text = text.lowercased()
      guard Identifier.isWritten(text) else { return nil }
    }
    self.text = text
  }

  private static func isWritten(_ text: String) -> Bool {
    let prefix = Kind.prefix.utf8
    let rest = text.utf8.dropFirst(prefix.count)
    return rest.count == 27 && text.utf8.starts(with: prefix) && rest.first == UInt8(ascii: "_")
      && rest.dropFirst().allSatisfy(ULID.isDigit)
  }

  public init(_ ulid: ULID) {
    text = Kind.prefix + "_" + ulid.text
  }

  /// When it was made, to the millisecond.
  public var madeAt: Instant {
    let digits = text.utf8.dropFirst(Kind.prefix.utf8.count + 1).prefix(10)
    return Instant(
      milliseconds: digits.reduce(0) { time, digit in
        time << 5 | Int64(ULID.alphabet.firstIndex(of: digit) ?? 0)
      }
    )
  }
}

extension Identifier: Comparable {
  public static func < (left: Identifier, right: Identifier) -> Bool { left.text < right.text }
}

extension Identifier: CodedAsText {
  public init?(coded text: String) { self.init(text) }

  public var description: String { text }
}

/// What the ids of a desk name. Only a kind each: an id says nothing else of its thing.
public enum Named {
  public enum Request: IdentifiedKind { public static let prefix = "pr" }
  public enum Order: IdentifiedKind { public static let prefix = "po" }
  public enum Document: IdentifiedKind { public static let prefix = "doc" }
  public enum Rejection: IdentifiedKind { public static let prefix = "rej" }
  public enum Number: IdentifiedKind { public static let prefix = "pn" }
  public enum Charge: IdentifiedKind { public static let prefix = "ch" }
  public enum Event: IdentifiedKind { public static let prefix = "ev" }
  public enum ClientKey: IdentifiedKind { public static let prefix = "key" }
  public enum Webhook: IdentifiedKind { public static let prefix = "wh" }
  public enum Announcement: IdentifiedKind { public static let prefix = "evt" }
}

public typealias RequestID = Identifier<Named.Request>
public typealias OrderID = Identifier<Named.Order>
public typealias DocumentID = Identifier<Named.Document>
public typealias RejectionID = Identifier<Named.Rejection>
public typealias NumberID = Identifier<Named.Number>
public typealias ChargeID = Identifier<Named.Charge>
public typealias EventID = Identifier<Named.Event>
public typealias ClientKeyID = Identifier<Named.ClientKey>
public typealias WebhookID = Identifier<Named.Webhook>
public typealias AnnouncementID = Identifier<Named.Announcement>
