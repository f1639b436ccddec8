/// Where the server listens.
struct ListenAddress: Hashable {
  let host: String
  let port: Int

  /// `127.0.0.1:8080`, `[::1]:8080`; nil for any other text. Port 0 is one that is free.
  init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"),
      let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port)
    else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
    } else if host.contains(":") {
      return nil
    }
    if host.isEmpty { return nil }
    self.host = String(host)
    self.port = port
  }
}
