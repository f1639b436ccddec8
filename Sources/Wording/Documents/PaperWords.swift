import PortDomain

extension Title {
  public static let documents = "Documents"
  public static let addPaper = "Add a paper"
  public static let writePaper = "Write the paper's file"
  public static let writePacket = "Write the packet"
  public static func saying(_ kind: DocumentKind) -> String { "What the \(kind.title) says" }
}

extension Prompt {
  public static let packet = "a new folder; the PIN is not in it"
  public static let extract = "a new file, or a folder"

  /// What is asked for when a row passes though it differs, fails, or doesn't apply.
  public static func remark(on item: CheckItem, as verdict: Document.Verdict) -> String {
    switch verdict {
    case .pass: "\(item.title.capitalisedFirst) differs and is accepted, because:"
    case .notApplicable: "\(item.title) doesn't apply, because:"
    case .fail: "\(item.title.capitalisedFirst) fails, because:"
    }
  }
}

extension WhyNot {
  public static let noSheet = "This paper has no check sheet."
  public static let onlyVersion = "There is no older version of this paper."
  public static let unanswered = "This item has no answer yet."

  public static func onlyRead(turn key: String) -> String {
    "An older version is only read; \(key) leads to the newest."
  }

  public static func missing(_ kind: DocumentKind, add key: String) -> String {
    "No \(kind.title) has come yet; \(key) adds one."
  }

  public static func computed(_ item: CheckItem, type key: String) -> String {
    "The \(item.title) follows from what is typed; \(key) types it."
  }

  public static func alwaysApplies(_ item: CheckItem) -> String {
    "\(item.title.capitalisedFirst) always applies here."
  }
}

extension Message {
  public static let answerBeingStored = Message(
    "An answer is still being stored; press it again.",
    .warning
  )
  public static let allAnswered = Message("Every item of this paper is answered.")

  /// That a paper came, and how many of the order's numbers it is for.
  public static func paperAdded(
    _ kind: DocumentKind,
    to number: PhoneNumber,
    _ coverage: Coverage
  ) -> Message {
    Message("\(kind.title) added · \(number.grouped): \(coverage.message).", .done)
  }
}

extension Coverage {
  /// `covers 2 of 3, not +234 801 234 5678`.
  public var message: String {
    let named = left.prefix(3).map(\.grouped)
    let more = left.count - named.count
    let names = (named + (more > 0 ? ["\(more) more"] : [])).spoken()
    return "covers \(covered) of \(count)" + (left.isEmpty ? "" : ", not \(names)")
  }
}

/// The fields of the form for a received paper.
public enum PaperField: String, Hashable, Sendable {
  case kind, path, date, order

  public var label: String {
    switch self {
    case .kind: "Paper"
    case .path: "File"
    case .date: "Date on it"
    case .order: "For the order"
    }
  }

  /// nil where `note` tells it.
  public var hint: String? {
    switch self {
    case .kind: DocumentKind.words
    case .path: "its path: PDF, JPEG, PNG, TIFF or HEIC"
    case .date: "the day signed or issued, or the last it is good for: 15 oct"
    case .order: nil
    }
  }

  /// How many of the order's numbers the paper would be for, and what the other answer means.
  public static func note(_ coverage: Coverage, isForOrder: Bool) -> String {
    coverage.message + (isForOrder ? "; no: for this number alone" : "; yes: for the order")
  }

  public static let pathMissing = "which file?"
}

extension DocumentKind {
  /// The word an operator types for it.
  public var word: String { self == .governmentID ? "id" : rawValue }

  /// The words there are.
  public static var words: String { allCases.map(\.word).spoken("or") }

  /// - Parameter word: as typed; its full name is taken too.
  public init?(word: String) {
    let word = FoldedText.key(word)
    guard let kind = DocumentKind.allCases.first(where: { $0.word == word || $0.rawValue == word })
    else { return nil }
    self = kind
  }

  /// How a paper of the kind stands; papers without a sheet are only kept.
  public func title(of state: PaperState) -> String {
    self == .other && state != .missing ? "kept" : state.title
  }
}

extension EvidenceField {
  /// How it is typed, and what an empty field stands for.
  /// - Parameter requested: what the request says.
  public func hint(requested: String?) -> String {
    isDate ? "15 oct, 15/10/2026" : "empty: as in the request" + (requested.map { ", \($0)" } ?? "")
  }
}

extension CalendarDay {
  /// The last day that a paper is good for.
  public func goodUntil(today: CalendarDay) -> String {
    "\(self < today ? "over since" : "good until") \(withoutWeekday(today: today))"
  }
}

extension Document {
  /// The paper with its date and what that means today.
  public func headline(today: CalendarDay) -> String {
    func days(_ day: CalendarDay) -> String { day.days(until: today).counted("day") }
    return switch kind {
    case .loa:
      day(.signedOn).map { "LOA signed \($0.inFull), \(days($0)) ago" } ?? "LOA without a date"
    case .bill:
      day(.issuedOn).map { "Bill of \($0.inFull), \(days($0)) old" } ?? "Bill without a date"
    case .governmentID:
      day(.idExpiresOn).map { "ID until \($0.inFull)" } ?? "ID without an expiry date"
    case .other: "Other paper: kept beside the request, no check sheet"
    }
  }

  /// That this is not the version that counts.
  public func replaced(among versions: Int) -> String {
    "Version \(version) of \(versions), replaced: to be read only"
  }

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

extension Document.Answer {
  /// Who stands behind a row that follows from what the paper says.
  public static let program = "porttui"

  public static let noDate = "no date typed yet"
  public static let asRequested = "as in the request"

  /// Who answered, what, when, and with what remark; before it the program, where that fails the row.
  /// - Parameters:
  ///   - day: when, in the number's country.
  ///   - verdict: how the row stands.
  public func spoken(
    on day: CalendarDay,
    as standing: Document.Verdict?,
    today: CalendarDay
  ) -> String {
    let own =
      "\(verdict.title), \(by), \(day.spoken(today: today))" + (remark.map { ": \($0)" } ?? "")
    guard let standing, standing != verdict else { return own }
    return "\(standing.title), \(Document.Answer.program): it differs · \(own)"
  }
}

/// What a request's papers and reasons mean for its way to the carrier.
public enum Standing {
  public static let papersAccepted = "All three papers are accepted."
  public static let papers = "Papers:"
  public static let notYet = "Not yet:"

  /// - Parameter key: the key of the status menu.
  public static func possible(_ action: Action, key: String) -> String {
    "Can be \(Event.Kind(action).title): \(key) status"
  }

  public static func foreseen(_ rejections: [String]) -> String {
    "Foreseen: " + rejections.joined(separator: " · ")
  }
}
