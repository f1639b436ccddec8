import PortDomain

/// The letter by which a customer authorises us to carry numbers over, ready to be signed.
///
/// Its six parts are the ones the provider publishes: every number, the current carrier, the account's
/// name and number, the authorisation itself, a place for signature and printed name, and the date.
public struct LetterOfAuthorisation: Hashable, Sendable {
  /// Something that it states under a label.
  public struct Stated: Hashable, Sendable {
    public let label: String
    public let value: String
  }

  public let provider: String
  public let country: Country
  /// The losing carrier's name.
  public let carrier: String
  public let accountName: String
  public let accountNumber: String
  public let address: String
  public let signatory: String
  public let signatoryTitle: String?
  /// How much of the account goes, where that was said.
  public let scope: [Stated]
  /// In rising order, each once.
  public let numbers: [PhoneNumber]

  /// What keeps requests from standing on one letter.
  public enum Obstacle: Error, Hashable, Sendable {
    /// The requests of one order differ in what the letter states once.
    case differing(RequestField)
    case noRequests
  }

  /// - Parameters:
  ///   - files: the requests that the letter is for; all must name the same account and signatory.
  ///   - desk: names the provider and the carrier.
  public init(for files: [RequestFile], at desk: Desk) throws(Obstacle) {
    guard let first = files.first?.request else { throw .noRequests }
    for field in LetterOfAuthorisation.common {
      if files.contains(where: { $0.request[field] != first[field] }) { throw .differing(field) }
    }
    provider = desk.settings.providerName
    country = first.country
    carrier = desk.carrierName(of: first)
    accountName = first.billingName
    accountNumber = first.accountNumber
    address = first.serviceAddress ?? first.billingAddress
    signatory = first.authorizedName
    signatoryTitle = first.authorizedTitle
    scope = first.scopeParticulars.map { Stated(label: $0.label, value: $0.value) }
    numbers = Set(files.map(\.request.number)).sorted()
  }

  /// What a letter states once for all its numbers.
  private static let common: [RequestField] =
    Order.terms + [.billingAddress, .serviceAddress, .authorizedTitle] + RequestField.ofScope

  /// The sentence by which the signatory authorises us.
  public var statement: String {
    """
    I am authorised to act for the account named above. I authorise \(provider) to act for me in \
    moving the telephone number\(numbers.count == 1 ? "" : "s") listed in this letter from \
    \(carrier) to \(provider), and to receive the information about the account that this needs. I \
    know that charges and terms of my contract with \(carrier) may remain, and that the service with \
    \(carrier) must stay active until the port is complete.
    """
  }

  /// What the letter states, label and value, in its order.
  public var particulars: [(label: String, value: String)] {
    [
      ("Current carrier", carrier), ("Country", country.name), ("Account name", accountName),
      ("Account number", accountNumber), ("Service address", address),
    ] + scope.map { ($0.label, $0.value) }
  }

  /// Places to be filled in by hand; what is known is printed.
  public var places: [(label: String, value: String?)] {
    [
      ("Signature", nil), ("Printed name", signatory), ("Title", signatoryTitle),
      ("Date of signing", nil),
    ]
  }

  public var title: String { "Letter of authorisation" }
}

extension RequestField {
  /// What says how much of the account goes.
  static let ofScope: [RequestField] = [.scope, .scopeStays, .newBillingNumber, .scopeRest]
}

extension PortRequest {
  /// How much of the account goes, label and value, for letters and packets; nothing where nobody said.
  var scopeParticulars: [(label: String, value: String)] {
    let told: [(String, String?)] = [
      ("Scope", scope?.spoken), ("Numbers that stay", scopeStays),
      ("New billing number", newBillingNumber.map { PhoneNumber(e164: $0)?.grouped ?? $0 }),
      ("Other numbers", scopeRest?.spoken),
    ]
    return told.compactMap { label, value in value.map { (label, $0) } }
  }
}

extension AccountScope {
  fileprivate var spoken: String {
    switch self {
    case .line: "the account's only line"
    case .part: "part of the account"
    case .account: "the whole account"
    }
  }
}

extension AccountScope.Rest {
  fileprivate var spoken: String {
    switch self {
    case .keep: "keep them"
    case .disconnect: "disconnect them"
    }
  }
}

extension LetterOfAuthorisation.Obstacle {
  /// Why there is no letter, and what to do instead.
  public var message: String {
    switch self {
    case .differing(let field):
      "the order's numbers differ in \(field.name); print a letter for each of them"
    case .noRequests: "there is no request for a letter"
    }
  }
}

extension LetterOfAuthorisation {
  /// The letter in plain text of at most 78 columns, lines ended by line feeds.
  public var text: String {
    let width = particulars.map(\.label.count).max() ?? 0
    let stated = particulars.map { "\(padded($0.label, to: width))  \(oneLine($0.value))" }
    let signed = places.map { label, value in
      "\(padded(label, to: width))  \(value.map(oneLine) ?? String(repeating: "_", count: 40))"
    }
    let paragraphs = [
      [title.uppercased(), "Porting of telephone numbers to \(provider)"], stated,
      ["Numbers"] + numbers.map { "  \($0.grouped)" }, wrapped(statement),
    ]
    return (paragraphs + signed.map { [$0] })
      .map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Addresses have lines of their own; a letter states them in one.
  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: ", ")
  }

  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= 78 {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

extension LetterOfAuthorisation {
  /// The letter as a page of its own in HTML, to be printed on A4.
  ///
  /// Nothing is loaded from elsewhere. Values stand in `bdi`, so that a name written from right to left
  /// keeps its order and leaves its neighbours theirs.
  public var page: String {
    let stated = particulars.map { row($0.label, value($0.value)) }
    let listed = numbers.map { "<li>\(escaped($0.grouped))</li>" }
    let signed = places.map { label, text in
      row(label, text.map(value) ?? "<span class=\"blank\"></span>")
    }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>\(escaped(title))</title>
      <style>
      @page { size: A4; margin: 22mm; }
      body { font: 11pt/1.5 "Noto Sans", "Noto Sans Arabic", "DejaVu Sans", sans-serif; }
      body { max-width: 166mm; margin: 0 auto; color: #000; }
      h1 { font-size: 16pt; margin: 0; }
      h2 { font-size: 12pt; margin: 8mm 0 2mm; }
      table { border-spacing: 0; }
      th, td { padding: 1mm 8mm 1mm 0; text-align: left; vertical-align: baseline; }
      th { box-sizing: border-box; width: 44mm; font-weight: normal; color: #333; }
      ul { columns: 3; list-style: none; padding: 0; margin: 0; }
      .sign { break-inside: avoid; }
      .sign td, .sign th { padding-top: 7mm; }
      .blank { display: inline-block; width: 80mm; border-bottom: 0.3mm solid #000; }
      @media screen { body { padding: 22mm 0; } }
      </style>
      </head>
      <body>
      <h1>\(escaped(title))</h1>
      <p>Porting of telephone numbers to \(value(provider))</p>
      <table>
      \(stated.joined(separator: "\n"))
      </table>
      <h2>Numbers</h2>
      <ul>
      \(listed.joined(separator: "\n"))
      </ul>
      <h2>Authorisation</h2>
      <p>\(escaped(statement))</p>
      <table class="sign">
      \(signed.joined(separator: "\n"))
      </table>
      </body>
      </html>

      """
  }

  private func row(_ label: String, _ content: String) -> String {
    "<tr><th>\(escaped(label))</th><td>\(content)</td></tr>"
  }

  private func value(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map { escaped(String($0)) }
    return "<bdi>\(lines.joined(separator: "<br>"))</bdi>"
  }

  /// Text from outside as text: no markup, no control characters, no overrides of direction.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case _ where LetterOfAuthorisation.isHidden(scalar): result += "\u{fffd}"
      case _: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: true
    // Joiners shape letters of Arabic and Indic scripts; the other format characters only mislead.
    case .format: scalar != "\u{200c}" && scalar != "\u{200d}"
    case .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    case _: false
    }
  }
}
