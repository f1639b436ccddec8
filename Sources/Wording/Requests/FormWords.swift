import PortDomain

extension Title {
  public static let newRequest = "New request"
  public static let edit = "Edit"
  public static let note = "Note"
  public static let lists = "Lists around the port"
  public static let bothChanged = "Both changed"
}

extension Heading {
  /// What fields with a star are.
  public static let needed = "* needed"
}

extension Placeholder {
  public static let nothingMissing = "Nothing is missing."
}

extension RequestField {
  /// How it is typed into the form of a new request.
  public var intakeHint: String? {
    if let hint = RequestField.intakeHints[self] { return hint }
    switch form {
    case .day: return RequestField.dayHint
    case .choice, .country, .carrier: return demand
    case .line, .lines, .instant, .number, .flag, .phoneNumber, .email, .endpoint, .order, .login,
      .secret:
      return nil
    }
  }

  private static let intakeHints: [RequestField: String] = [
    .phoneNumber: "several at once make an order; with +… the country follows",
    .serviceAddress: "where it differs from the billing address",
    .accountPIN: "kept sealed, never in a draft",
  ]

  /// How it is typed where it is edited alone.
  public var editHint: String {
    switch form {
    case .secret: "an empty PIN takes it away; it is never kept as a draft"
    case .day: RequestField.dayHint
    case .login: "a login name; none: nobody"
    case .line, .lines, .instant, .number, .flag, .choice, .phoneNumber, .country, .carrier, .email,
      .endpoint, .order:
      demand
    }
  }

  private static let dayHint = "a date: fri, +3, 15, 3 dec, 31/12/2026"

  public static let toldToCarrier = "With the carrier: tell it, and say why it changes."

  /// That a number of another country was typed.
  public static func countryFollows(_ country: Country) -> String {
    "a number of \(country.name): the country is corrected with it"
  }

  /// - Parameter key: what stores the form.
  public static func newPINMissing(key: String) -> String {
    "type the new PIN; \(key) with an empty field takes it away"
  }

  /// Why it can't be edited, behind its value.
  public static func locked(_ why: String) -> String { "locked: \(why)" }
}

/// What forms say of the drafts of what is typed into them.
public enum DraftWords {
  /// - Parameter key: what brings it.
  public static func offered(from time: String, key: String) -> String {
    "draft of \(time): \(key) brings it"
  }

  public static func kept(from time: String) -> String { "draft of \(time) kept" }
}

extension Message {
  public static let beingStored = Message("It is being stored; a moment.")
  public static let beingWritten = Message("It is being written; a moment.")
  public static let fieldsEmptied = Message("All fields are empty again.")
  public static let keptAsDraft = Message("What you typed is kept as a draft.")
  public static let nothingChanged = Message("Nothing was changed.")
  public static let noteMissing = Message("Write the note first.", .warning)
  public static let theirsStays = Message("Theirs stays; nothing was changed.")
  public static let textStays = Message("Nothing was changed; what you typed is still there.")

  /// - Parameter key: what clears a field.
  public static func restored(key: String) -> Message {
    Message("What you typed before is here again; \(key) clears a field.")
  }

  /// - Parameter key: what opens the note.
  public static func noteKept(key: String) -> Message {
    Message("The note is kept as a draft; \(key) brings it back.")
  }

  /// That a new request is left unfinished.
  public static func requestKept(hasPIN: Bool) -> Message {
    Message(
      "What you typed is kept\(hasPIN ? " (the PIN is not)" : ""); a new request brings it back."
    )
  }

  /// - Parameter number: as it was typed.
  public static func takenIn(_ number: String, _ warnings: [Warning]) -> Message {
    let words = ["\(number) is taken in."] + warnings.map { $0.message.capitalisedFirst }
    return Message(words.joined(separator: " "), warnings.isEmpty ? .done : .warning)
  }

  /// The first of all that stands in the way, and how much more there is.
  public init(_ refusal: Refusal, by clocks: Clocks) {
    let more = refusal.obstacles.count - 1
    let first = refusal.sentences(by: clocks)[0].capitalisedFirst
    self.init(first + (more > 0 ? ", and \(more) more" : ""), .warning)
  }

  /// What a paste filled in, and what of it has no place.
  public static func filledIn(_ count: Int, without left: [String]) -> Message {
    let filled = "Filled in \(count.counted("field"))."
    return left.isEmpty
      ? Message(filled, .done) : Message("\(filled) Not taken: \(left.spoken()).", .warning)
  }

  /// - Parameters: what chooses mine and theirs.
  public static func undecided(_ field: RequestField, mine: String, theirs: String) -> Message {
    Message("First choose \(mine) (mine) or \(theirs) (theirs) for \(field.label).", .warning)
  }
}

extension Conflict {
  /// Who was first, and when, over the fields that both changed.
  public func news(by clocks: Clocks) -> String {
    guard let last = since.last else { return "The request has changed meanwhile." }
    let time = clocks.stamp(last.at, in: country)
    return "\(last.who) changed this on \(time), while you were typing."
  }
}
