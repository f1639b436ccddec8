import PortDomain

/// What goes to the losing carrier for a request: a data sheet, the accepted papers, and how the
/// carrier wants them.
public struct CarrierPacket: Hashable, Sendable {
  /// A paper with the name that its file has in the packet.
  public struct Paper: Hashable, Sendable {
    public let document: Document
    public let fileName: String
  }

  /// The demanded papers that are accepted today.
  public let papers: [Paper]
  /// Those that are not, and so are not in it.
  public let lacking: [DocumentKind]
  private let request: PortRequest
  private let carrier: Carrier?
  private let settings: DeskSettings
  private let today: CalendarDay

  public static let dataSheetName = "data-sheet.txt"
  public static let instructionsName = "how-to-submit.txt"

  /// - Parameter today: in the number's country.
  public init(for file: RequestFile, at desk: Desk, today: CalendarDay) {
    let accepted = DocumentKind.demanded.compactMap { kind -> Document? in
      let paper = file.paper(kind)
      return desk.state(of: paper, in: file, on: today) == .accepted ? paper : nil
    }
    papers = accepted.map { Paper(document: $0, fileName: $0.nameInPacket) }
    lacking = DocumentKind.demanded.filter { kind in !accepted.contains { $0.kind == kind } }
    request = file.request
    carrier = desk.carriers.carrier(file.request.carrier, in: file.request.country)
    carrierName = desk.carrierName(of: file.request)
    settings = desk.settings
    self.today = today
  }

  /// What the carrier must know to find the account and release the number, as plain text.
  ///
  /// - Parameter pin: the account's PIN, where it is to stand there.
  public func dataSheet(pin: Secret? = nil) -> String {
    let contents = papers.map { paper in
      (paper.fileName, "\(paper.document.kind.title) \(paper.document.dated)")
    }
    let missing = lacking.map { ($0.title.capitalisedFirst, "not accepted, not in this packet") }
    return CarrierPacket.text([
      ["PORT REQUEST to \(settings.providerName), \(today.inFull)"],
      CarrierPacket.aligned(particulars(pin: pin)),
      ["Papers"] + CarrierPacket.aligned(contents + missing).map { "  " + $0 },
      ["Questions: \(settings.supportContact). Please name \(request.id.text)."],
    ])
  }

  /// What the desk's record of the carrier says of how it takes requests.
  public var instructions: String {
    let contact = carrier?.contact ?? ""
    let words = carrier?.howToSubmit ?? ""
    let unknown = "The desk has no instructions on file; ask the carrier."
    return CarrierPacket.text([
      ["HOW TO SUBMIT to \(carrierName)"],
      CarrierPacket.aligned([("Contact", contact)].filter { !$0.1.isEmpty }),
      words.isEmpty
        ? contact.isEmpty ? [unknown] : [] : PlainText.lines(of: words),
      carrier.map { $0.demands(today: today).map { "- " + $0 } } ?? [],
    ])
  }

  private let carrierName: String

  private func particulars(pin: Secret?) -> [(String, String)] {
    let given: [(String, String?)] =
      [
        ("Number", "\(request.number.e164)  (\(request.number.grouped))"),
        ("Country", request.country.name), ("Current carrier", carrierName),
        ("Account name", request.billingName), ("Account number", request.accountNumber),
        (
          "PIN",
          pin?.exposed ?? (request.pinState == .given ? "comes apart" : request.pinState.title)
        ),
        ("Billing address", request.billingAddress), ("Service address", request.serviceAddress),
        ("Signatory", request.authorizedName), ("Title", request.authorizedTitle),
        ("Authorised on", request.authorizedDate.inFull),
        ("Wished port date", request.requestedPortDate?.inFull),
      ] + request.scopeParticulars.map { ($0.label, $0.value) } + [
        ("Changed on", request.changeTold), ("Served by", request.lookup),
        ("Our reference", request.id.text), ("Your reference", request.carrierReference),
      ]
    return given.compactMap { label, value in value.map { (label, $0) } }
  }

  /// Labels in one column, values in the other, each in one line.
  private static func aligned(_ rows: [(String, String)]) -> [String] {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { label, value in
      let blanks = String(repeating: " ", count: width - label.count)
      return "\(label)\(blanks)  \(PlainText.lines(of: value).joined(separator: ", "))"
    }
  }

  private static func text(_ paragraphs: [[String]]) -> String {
    paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }
}

extension PortRequest {
  /// That what is stated here isn't what the carrier was sent first, while it has not said what of it.
  fileprivate var changeTold: String? {
    guard hasOpenChange, let day = changeToldOn else { return nil }
    return "\(day.inFull); please say whether you take it as it is here"
  }

  /// Who serves the number, as it was looked up.
  fileprivate var lookup: String? {
    guard let lookupCarrier else { return nil }
    let parts = [lookupCarrier.text, lookupOn.map { "on \($0.inFull)" }, lookupSource]
    return "looked up: " + parts.compactMap { $0 }.joined(separator: ", ")
  }
}

extension Document {
  /// Its kind and what its content is: `government-id.jpeg`.
  fileprivate var nameInPacket: String {
    let type = file.mediaType.split(separator: "/").last ?? ""
    let ending = type.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return kind.rawValue.replacing("_", with: "-") + (ending.isEmpty ? "" : ".\(ending)")
  }

  /// The date it bears, in words.
  fileprivate var dated: String {
    let dated = kind.evidence.first(where: \.isDate).flatMap { field in
      day(field).map { "\(field.title) \($0.inFull)" }
    }
    return dated ?? "without a date"
  }
}

/// Text from outside made safe for a plain file that others open in whatever they have.
enum PlainText {
  /// The lines of a text, each control, format, private-use or unassigned character a visible `U+FFFD`.
  ///
  /// - Returns: at least one line.
  static func lines(of text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
      var scalars = String.UnicodeScalarView()
      for scalar in line.unicodeScalars { scalars.append(isShown(scalar) ? scalar : "\u{FFFD}") }
      return String(scalars)
    }
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    let hidden: Set<Unicode.GeneralCategory> = [
      .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned,
    ]
    let properties = scalar.properties
    return !hidden.contains(properties.generalCategory) && !properties.isDefaultIgnorableCodePoint
  }
}

extension Carrier {
  /// What the carrier asks for beyond the usual, in words, and whom the desk turns to.
  public func terms(today: CalendarDay) -> [String] {
    demands(today: today) + acknowledging + (contact.isEmpty ? [] : [contact])
  }

  /// The same under the carrier's name; nil where there is nothing to say.
  public func termsLine(today: CalendarDay) -> String? {
    let terms = terms(today: today)
    return terms.isEmpty ? nil : "\(name): " + terms.joined(separator: " · ")
  }

  private var acknowledging: [String] {
    ackDays.map { ["acknowledges within \($0) business \($0 == 1 ? "day" : "days")"] } ?? []
  }

  /// What the carrier asks for beyond the usual, in words.
  public func demands(today: CalendarDay) -> [String] {
    var terms = freezeWindows.spoken(today: today)
    if let cutOff { terms.append("cut-off \(cutOff.clockText())") }
    if leadTime > 0 { terms.append("lead time \(leadTime) business days") }
    if needsPIN { terms.append("PIN needed") }
    if let loaAgeLimit { terms.append("LOA at most \(loaAgeLimit) days old") }
    if daysOfGrace > 0 { terms.append("\(daysOfGrace) days of grace") }
    return terms
  }
}
