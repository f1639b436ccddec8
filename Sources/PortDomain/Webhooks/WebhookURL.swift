/// An address that a customer's program listens at: `https://example.com/ports?desk=1`.
///
/// Plain ASCII as it goes over the wire, without user and fragment; the host in lower case.
public struct WebhookURL: Hashable, Sendable {
  public let text: String
  /// Of `https`; else of `http`.
  public let isSecure: Bool
  /// A name, or an address without its brackets.
  public let host: String
  /// The port that is given, or the scheme's.
  public let port: Int

  private static let mostCharacters = 2048

  /// - Throws: what is wrong with a text that is none.
  public init(parsing text: String) throws(Problem) {
    guard text.utf8.count <= WebhookURL.mostCharacters else { throw .tooLong }
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else {
      throw .unreadable
    }
    guard let colon = text.firstRange(of: "://") else { throw .unreadable }
    switch text[..<colon.lowerBound].lowercased() {
    case "https": isSecure = true
    case "http": isSecure = false
    default: throw .schemeUnknown
    }
    let rest = text[colon.upperBound...]
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    let (authority, target) = (rest[..<end], rest[end...])
    if authority.contains("@") || target.contains("#") { throw .unreadable }
    (host, port) = try WebhookURL.host(authority, isSecure: isSecure)
    let shown = host.contains(":") ? "[\(host)]" : host
    let usual = isSecure ? 443 : 80
    self.text =
      "\(isSecure ? "https" : "http")://\(shown)\(port == usual ? "" : ":\(port)")"
      + (target.hasPrefix("/") ? "" : "/") + target
  }

  private static func host(
    _ authority: Substring,
    isSecure: Bool
  ) throws(Problem) -> (String, Int) {
    let bracket = authority.lastIndex(of: "]")
    let after = bracket.map { authority.index(after: $0) } ?? authority.startIndex
    let colon = authority[after...].firstIndex(of: ":")
    let name = authority[..<(colon ?? authority.endIndex)].lowercased()
    var port = isSecure ? 443 : 80
    if let colon {
      let digits = authority[authority.index(after: colon)...]
      guard digits.utf8.allSatisfy(\.isASCIIDigit), let number = Int(digits),
        (1...65_535).contains(number)
      else { throw .unreadable }
      port = number
    }
    if name.hasPrefix("[") {
      let inside = String(name.dropFirst().dropLast())
      guard name.hasSuffix("]"), inside.contains(":"), NetworkAddress(inside) != nil else {
        throw .unreadable
      }
      return (inside, port)
    }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    let isName = labels.allSatisfy { label in
      (1...63).contains(label.utf8.count)
        && label.utf8.allSatisfy { byte in
          byte.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || byte == UInt8(ascii: "-")
        }
    }
    // A last label of digits is read as an address by some: 127.1, 0x7f.1, 2130706433.
    let isNumber = labels.last?.utf8.first?.isASCIIDigit == true
    guard isName, name.utf8.count <= 253, !isNumber || NetworkAddress(name) != nil else {
      throw .unreadable
    }
    return (name, port)
  }

  /// What is wrong with an address.
  public enum Problem: Error, Hashable, Sendable {
    case tooLong
    case unreadable
    /// Neither `https` nor `http`.
    case schemeUnknown
    /// `http`, where only what is encrypted is allowed.
    case notEncrypted
    /// This machine, or a private network.
    case notPublic
  }
}

/// Where a desk lets webhooks lead. Raw values are the texts of the setting.
public enum WebhookReach: String, CaseIterable, Hashable, Sendable, Codable {
  /// Over HTTPS to addresses on the open internet.
  case open = "public"
  /// Anywhere, unencrypted too: this machine and private networks, for trying out.
  case anywhere

  /// What is wrong with an address before its name is resolved; nil where nothing is.
  public func problem(with url: WebhookURL) -> WebhookURL.Problem? {
    switch self {
    case .anywhere: return nil
    case .open:
      if !url.isSecure { return .notEncrypted }
      if let address = NetworkAddress(url.host) { return address.isPublic ? nil : .notPublic }
      let isLocal = url.host == "localhost" || url.host.hasSuffix(".localhost")
      return isLocal ? .notPublic : nil
    }
  }

  /// Whether what a name resolved to may be connected to: all of it, since any may be taken.
  public func allows(_ addresses: [NetworkAddress]) -> Bool {
    switch self {
    case .anywhere: !addresses.isEmpty
    case .open: !addresses.isEmpty && addresses.allSatisfy(\.isPublic)
    }
  }
}

extension WebhookURL: CodedAsText {
  public init?(coded text: String) { try? self.init(parsing: text) }
  public var description: String { text }
}
