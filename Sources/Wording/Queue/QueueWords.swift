import PortDomain

extension Title {
  public static let queue = "Queue"
  public static let sort = "Sort by"
  public static let export = "Export"
  public static let answers = "Carriers' answers"
  public static let results = "Results"
  public static let notPossible = "Not possible"
}

extension Prompt {
  public static let find = "Find:"
  public static let goto = "Go to number or id:"
  public static let filter = "Filter:"
  public static let tag = "Tag what:"
  public static let answers = "a carrier's file: CSV, JSON or JSON Lines; nothing is stored yet"
  public static let results = "a new file, which will be CSV"
  public static let export = "a new file: .csv, .json or .jsonl; what is personal is masked"
}

extension Sort {
  /// What it goes by and in which direction.
  public var label: String { "\(field.title) \(isDescending ? "↓" : "↑")" }
}

extension Sort.Field {
  /// The port's own day is not that on which the next thing is due.
  public var title: String { self == .due ? "port due" : rawValue }
}

extension WhyNot {
  public static func noView(views key: String) -> String {
    "No view has this digit; \(key) lists the views and gives digits."
  }

  public static func nothingTagged(tag key: String) -> String {
    "Nothing is tagged; \(key) tags a request."
  }
}

extension Message {
  public static let nothingToExport = Message(
    "No request is in this list, so there is nothing to export.",
    .warning
  )
}

extension Placeholder {
  public static func nothingFound(back key: String) -> String {
    "Nothing is found. \(key) brings the view back."
  }

  public static func nothingBehind(back key: String) -> String {
    "There are no such requests. \(key) goes back to the figures."
  }

  public static func nothingFits(back key: String) -> String {
    "Nothing in this view fits the filter. \(key) takes it away."
  }

  public static func unreadable(again key: String) -> String {
    "What is here can't be read. \(key) tries again."
  }

  /// - Parameter key: what takes in a new request; nil for who may not.
  public static func noRequest(intake key: String?) -> String {
    "No request is open." + (key.map { " \($0) takes in a new one." } ?? "")
  }

  /// - Parameter key: what shows all that are open.
  public static func viewEmpty(all key: String) -> String {
    "No request is in this view. \(key) shows all that are open."
  }
}

extension View {
  /// What stands over the list.
  /// - Parameter filter: what narrows the view, as it was typed.
  public func heading(narrowedBy filter: String?, count: Count?) -> String {
    let name = kind == .builtIn && digit == 0 ? "All open" : name
    return name + (filter.map { " · filter: \($0)" } ?? count.map { " · \($0.spoken)" } ?? "")
  }

  /// Digit, name and count in the line of views.
  /// - Parameter longest: how many letters of a name may be; a longer one becomes three; none with 0.
  public func label(cutTo longest: Int?, count: Count?) -> String {
    let isShort = longest.map { name.count <= $0 } ?? true
    let short = name == "Overdue" ? "Ovr" : String(name.prefix(3))
    let words = [
      digit.map { String($0) }, longest == 0 ? nil : isShort ? name : short, count?.short,
    ]
    return words.compactMap(\.self).joined(separator: " ")
  }

  /// What stands over the list instead of the view while something is looked for.
  public static func heading(finding text: String) -> String { "Find: \(text)" }
}

/// What the queue's first line says of tags and refresh.
public enum QueueState {
  public static let paused = "paused"
  public static func sorted(by sort: Sort) -> String { "by \(sort.label)" }
  /// - Parameter hidden: how many of them are not in what is listed.
  public static func tagged(_ count: Int, hidden: Int) -> String {
    hidden > 0
      ? "\(min(hidden, count)) of \(count) tagged are not in this view" : "\(count) tagged"
  }
  public static func range(of count: Int) -> String { "range of \(count)" }
  public static func range(from number: String) -> String { "range from \(number)" }
  /// What became of a request that left the list, and who did that, once it is known: `X by bola, cancelled`.
  public static func gone(_ request: PortRequest, by login: String?) -> String {
    guard let login else { return request.statusLettered }
    return "\(request.status.letter) by \(login), \(request.statusTitle)"
  }
}

extension Message {
  public static let noTags = Message("No tags.")
  public static let noRange = Message("No range.")
  public static let notTagged = Message("Stopped; nothing more is tagged.")
  public static let nextGoesToOne = Message("The next command goes to the cursor's request alone.")

  /// That a long list is being tagged.
  public static func tagging(_ count: Int) -> Message {
    Message("Tagging: \(count.grouped) so far.")
  }

  public static let listBeingRead = Message(
    "The list is still being read; press it again.",
    .warning
  )
  public static let nobodysLeft = Message("Nobody's request is left in this view.")

  public static func nextGoesToTagged(_ count: Int) -> Message {
    Message("The next command goes to all \(count) tagged.")
  }

  public static func nothingSought(find key: String) -> Message {
    Message("Nothing is being found; \(key) finds.", .warning)
  }

  public static func rangeBegins(end key: String, back: String) -> Message {
    Message("A range begins here; \(key) again tags it, \(back) leaves it.")
  }

  public static func refresh(isPaused: Bool, resume key: String) -> Message {
    Message(isPaused ? "Live refresh is paused; \(key) resumes it." : "Live refresh is on.")
  }

  public static func tagged(_ count: Int) -> Message { Message("\(count.grouped) tagged.") }

  /// - Parameter missing: numbers that have no request, as they were pasted.
  public static func tagged(_ count: Int, without missing: [String]) -> Message {
    missing.isEmpty
      ? Message("\(count) tagged.", .done)
      : Message("\(count) tagged. Not here: \(missing.joined(separator: ", ")).", .warning)
  }

  public static func noRequest(of number: String, intake key: String) -> Message {
    Message("\(number) has no request; \(key) takes one in.", .warning)
  }
}

extension Message {
  public static let oneNumber = Message(
    "One number or id at a time; paste several to tag them.",
    .warning
  )
}

/// The signs of a list, and what they mean.
public enum QueueSign: String, CaseIterable, Sendable {
  case cursor = ">", tagged = "+", ranged = "|", changed = "*", gone = "·", high = "!"

  public static let title = "Signs"

  public var meaning: String {
    switch self {
    case .cursor: "the cursor: what keys act on"
    case .tagged: "tagged for the next command after ;"
    case .ranged: "in the range that would be tagged"
    case .changed: "changed by somebody else, until the cursor was on it"
    case .gone: "left the list; it stays in its place until the list is drawn afresh"
    case .high: "high priority: among what is due alike it comes first"
    }
  }
}
