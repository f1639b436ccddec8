import PortDomain

extension Title {
  public static let history = "History"
}

extension Prompt {
  public static let onlyWith = "Only with:"
}

extension Event {
  /// Who did it, as people know them.
  public var who: String { CustomerWords.name(ofLogin: by) }

  /// Its place in the history, for those who compare it with another record.
  public var source: String { "version \(version), event \(number), session \(session)" }

  /// What is listed, and by whose clocks.
  /// - Parameter words: which every event shown has.
  public static func heading(
    _ shown: Int,
    of all: Int,
    with words: String,
    in country: Country
  ) -> String {
    let count = words.isEmpty ? "\(all) events" : "\(shown) of \(all) events with \"\(words)\""
    return "\(count), newest first, times of \(country.name)"
  }
}

extension FieldChange {
  public var message: String {
    "\(field.label): \(before ?? Placeholder.none) → \(after ?? Placeholder.none)"
  }
}

extension PrintedText {
  /// What the examination of the history found.
  ///
  /// - Parameter seals: how many that were kept elsewhere it was held against; nil without any given.
  public static func verified(
    _ events: Int,
    _ finding: HistoryFinding?,
    against seals: Int?
  ) -> PrintedText {
    var text: PrintedText = "\(String(events)) events read"
    if let seals { text.add("held against \(seals) \(seals == 1 ? "seal" : "seals")") }
    text.add(finding?.message ?? "all that the store holds is what was written")
    return text
  }

  /// A seal to be kept elsewhere; nil while there is nothing to seal.
  public static func seal(_ seal: String?) -> PrintedText {
    "\(seal ?? "nothing has happened yet, so there is nothing to seal")"
  }

  public static func noSeals(inLines numbers: [Int]) -> String {
    let shown = numbers.prefix(20).map { String($0) }.joined(separator: ", ")
    let rest = numbers.count > 20 ? " and \(numbers.count - 20) more" : ""
    return "no seal in \(numbers.count == 1 ? "line" : "lines") \(shown)\(rest)"
  }

  public static func othersSeals(_ count: Int) -> String {
    "\(count) \(count == 1 ? "seal is" : "seals are") of other desks"
  }

  /// A seal couldn't be written where the configuration says.
  public static func sealNotKept(_ place: String, errno: Int32) -> String {
    "seals can't be kept in \(place): \(systemText(errno)); changes are stored all the same, "
      + "correct `seals` in the system's configuration"
  }

  public static let unsigned = "the key is missing, so only accidental damage can be found"
}

extension HistoryFinding {
  /// The first thing found wrong, in operators' words.
  public var message: String {
    switch self {
    case .altered(let place): "\(place.text) is not what was written"
    case .detailAltered(let place): "the values kept with \(place.text) are not what was written"
    case .detailGone(let place):
      "the values kept with \(place.text) are gone, and no purge took them"
    case .purgeAltered(let event): "what the purge of event \(event) took is not what it says"
    case .missing(let place): "an event is gone from before \(place.text)"
    case .unsigned(let place): "\(place.text) was not written by this program with this desk's key"
    case .sealBroken(let event): "the events up to number \(event) are not those that were sealed"
    case .cut(let last, let sealed):
      "the events after number \(last) are gone, up to number \(sealed) at least"
    case .unreadable(let number): "event number \(number) can't be read"
    case .receiptAltered(let event): "the receipt of event \(event) is not what was written"
    case .receiptsGone(let count): "\(count) of the receipts are gone"
    case .fileAltered(let id, let part?):
      "\(part.message) of \(id.text) are not what its last event left"
    case .fileAltered(let id, nil):
      "\(id.text) was changed behind the program's back before its last events"
    case .requestInserted(let id): "\(id.text) was put in: no event tells of it"
    case .requestGone(let event): "the request that event \(event) tells of is gone"
    case .orderAltered(let id): "the order \(id.text) is not what was written"
    case .recordAltered(let number): "number \(number) \(Self.records) is not what was written"
    case .recordsCut(let last, let all):
      "those after number \(last) \(Self.records) are gone, up to number \(all) at least"
    case .storeAltered:
      "what the store says of itself (id, sandbox, how much it holds) is not what was written"
    case .takenOverAltered:
      "what was taken over from an earlier version (states of requests, receipts, purges) is not that any more"
    }
  }

  private static let records = "of the versions of carriers, holidays, rules and settings"
}

extension FilePart {
  fileprivate var message: String {
    switch self {
    case .request: "the fields"
    case .papers: "the papers, their sheets or what they say"
    case .rejections: "the rejections"
    case .charges: "the charges"
    case .activeNumber: "the days on which the number was ours"
    case .pin: "the sealed PIN's bytes"
    }
  }
}

extension HistoryFinding.Place {
  fileprivate var text: String { "event \(number) (\(event) of \(request))" }
}
