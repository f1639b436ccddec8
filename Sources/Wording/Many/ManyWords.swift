import PortDomain

extension Title {
  /// What is done, and to how many.
  public static func several(_ what: String, _ count: Int) -> String {
    "\(what.capitalisedFirst): \(count.counted("request"))"
  }
}

extension Placeholder {
  public static let noOpenReason = "No reason is open on any of them."
}

/// What is said of a change of several requests.
public enum ManyWords {
  /// What Enter does.
  public static func doing(_ count: Int) -> String { "do it for \(count)" }

  public static func title(done: Int, of count: Int) -> String {
    done == count ? "Done: \(count)" : "Not done: \(count - done) of \(count)"
  }

  static func possible(_ count: Int, of all: Int) -> String {
    if count == all { return "Possible for all \(all)." }
    let none = "Possible for none of \(all); nothing is changed."
    return count == 0
      ? none : "Possible for \(count) of \(all); the others stay as they are, and tagged."
  }

  /// The columns of a file of results.
  public static let columns = ["phone_number", "id", "result", "message"]
}

/// How many of several requests can be changed, and why the others can't, the same reasons together.
public struct ManyPreview {
  private let count: Int
  private var possible = 0
  private var read = 0
  /// The numbers by the reasons why not, and the reasons as they came.
  private var refused: [String: [PhoneNumber]] = [:]
  private var reasons: [String] = []
  private var days: [CalendarDay: Int] = [:]
  private var warnings: [Warning: Int] = [:]

  /// As many numbers as are named beside a reason.
  private static let named = 3

  /// - Parameter count: how many are meant.
  public init(of count: Int) {
    self.count = count
  }

  /// Takes in what the desk says to one.
  public mutating func take(
    _ ruling: Ruling,
    of change: Change,
    on file: RequestFile,
    by clocks: Clocks
  ) {
    switch ruling {
    case .refused(let refusal): return take(refused: refusal, file, by: clocks)
    case .allowed(let decision):
      possible += 1
      if case .status(.schedule(let confirmation, _, _)) = change {
        days[confirmation.date, default: 0] += 1
      }
      for warning in decision.warnings { warnings[warning, default: 0] += 1 }
    case .unchanged, .conflict: possible += 1
    }
    read += 1
  }

  /// Takes in why one can't be changed.
  public mutating func take(refused refusal: Refusal, _ file: RequestFile, by clocks: Clocks) {
    read += 1
    let why = refusal.sentences(by: clocks).joined(separator: "; ")
    if refused[why] == nil { reasons.append(why) }
    refused[why, default: []].append(file.request.number)
  }

  /// - Parameter today: in the country of the first.
  public func lines(today: CalendarDay) -> [String] {
    var lines = [ManyWords.possible(possible, of: count)]
    lines += days.sorted { $0.key < $1.key }.map { day, count in
      "\(day.spoken(today: today)): \(count.counted("number"))"
    }
    lines += Warning.allCases.compactMap { warning in
      warnings[warning].map { "For \($0): \(warning.message)." }
    }
    lines += reasons.map { why in
      let numbers = refused[why] ?? []
      let more = numbers.count - ManyPreview.named
      let names =
        numbers.prefix(ManyPreview.named).map(\.grouped)
        + (more > 0 ? ["\(more) more"] : [])
      return "Not \(numbers.count): \(why) (\(names.spoken()))"
    }
    if read < count { lines.append("Not \(count - read): they can't be read") }
    return lines
  }
}

/// What became of one of several requests.
public struct ManyResult: Hashable, Sendable {
  public let request: RequestID
  /// nil where it isn't known.
  public let number: PhoneNumber?
  public let isDone: Bool
  /// What it is by now, or why it is as it was.
  public let words: String

  /// - Parameter number: as the list has it; what was changed tells its own.
  public init(
    of intent: Intent,
    _ outcome: Outcome,
    on request: RequestID,
    _ number: PhoneNumber?,
    by clocks: Clocks
  ) {
    self.request = request
    switch outcome {
    case .done(let receipt):
      isDone = true
      let made = receipt.made?.request
      self.number = made?.number ?? number
      let today = clocks.today(in: made?.country)
      let date =
        made?.status == .scheduled ? made?.lifecycle.confirmation?.date.spoken(today: today) : nil
      words =
        ([intent.subject.words(receipt, by: clocks), date].compactMap(\.self)
        + receipt.warnings.map(\.message)).joined(separator: "; ")
    case .refused, .conflict:
      isDone = false
      self.number = number
      words = outcome.whyNot(by: clocks) ?? ""
    }
  }

  public var line: String { "\(number?.grouped ?? request.text): \(words)" }

  /// The cells of a file of results.
  public var cells: [String] {
    [number?.e164 ?? "", request.text, isDone ? "done" : "refused", words]
  }
}

extension Message {
  /// How far a long change of several requests has come.
  /// - Parameter key: what stops it.
  public static func progress(_ done: Int, of count: Int, stop key: String) -> Message {
    Message("\(done.grouped) of \(count.grouped) done; \(key) stops.")
  }

  public static let stopping = Message("Stopping after those that are being stored …")

  /// That it came to no end.
  /// - Parameter error: nil where somebody stopped it.
  public static func stopped(_ done: Int, of count: Int, _ error: StoreError?) -> Message {
    let words = "\(done.grouped) of \(count.grouped) done"
    let rest = "the others stay as they were, and tagged."
    guard let error else { return Message("Stopped: \(words); \(rest)", .warning) }
    return Message("\(words), then: \(error.message). \(rest.capitalisedFirst)", .failure)
  }

  /// For what shows or asks something of one request alone.
  public static func oneAtATime(_ what: String) -> Message {
    Message("\(what.capitalisedFirst) goes to one request at a time.", .warning)
  }
}
