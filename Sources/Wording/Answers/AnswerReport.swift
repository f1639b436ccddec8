import PortDomain

/// What became of each row of a file of carriers' answers.
public struct AnswerReport: Hashable, Sendable {
  public var rows: [Row] = []
  /// Columns of the file that the desk doesn't know and left out.
  public var ignoredColumns: [String] = []

  public init() {}

  public struct Row: Hashable, Sendable {
    /// The line of the file on which it begins, from 1.
    public let line: Int
    /// The request it is about; nil where none was found.
    public let request: PortRequest?
    public let outcome: Outcome

    public init(line: Int, request: PortRequest?, outcome: Outcome) {
      self.line = line
      self.request = request
      self.outcome = outcome
    }

    public var result: AnswerResult {
      switch outcome {
      case .done: .done
      case .already: .already
      case .refused: .refused
      case .fault(let fault): fault.result
      }
    }
  }

  public enum Outcome: Hashable, Sendable {
    /// With what it made of the request.
    case done(PortRequest, [Warning])
    case already
    case refused(Refusal)
    case fault(AnswerFault)
  }

  public func count(_ result: AnswerResult) -> Int { rows.count { $0.result == result } }

  /// The requests that were changed, or would be.
  public var changed: Set<RequestID> {
    Set(rows.filter { $0.result == .done }.compactMap { $0.request?.id })
  }

  /// Those of them that become active numbers, for a fee.
  public var completed: [PortRequest] {
    rows.compactMap { row in
      if case .done(let made, _) = row.outcome, made.status == .completed { made } else { nil }
    }
  }

  /// Whether nothing is left to be done about any row.
  public var isSettled: Bool { rows.allSatisfy(\.result.isSettled) }
}

extension AnswerReport {
  /// The report as scripts read it.
  /// - Parameter today: in a country.
  public func json(today: (Country?) -> CalendarDay) -> JSON {
    let counts = AnswerResult.allCases.map { JSON.Member($0.rawValue, .integer(count($0))) }
    return .object(counts).adding([
      "ignored_columns": .list(ignoredColumns.map(JSON.text)),
      "rows": .list(rows.map { $0.json(today: today($0.request?.country)) }),
    ])
  }

  /// What wasn't done and why, then how much was.
  /// - Parameter today: in a country.
  public func text(isTrial: Bool, today: (Country?) -> CalendarDay) -> PrintedText {
    var text = PrintedText()
    for row in rows {
      if let words = row.words(today: today(row.request?.country)) {
        let number = row.request.map { "\($0.number.grouped): " } ?? ""
        text.add("line \(row.line): \(number)\(words)")
      }
    }
    text.add(summary(isTrial: isTrial))
    return text
  }

  /// How many rows came to what; what none came to is left out.
  public func summary(isTrial: Bool) -> String {
    let counts = AnswerResult.allCases.map { ($0, count($0)) }.filter { $0 == .done || $1 > 0 }
    return counts.map { result, count in
      result == .done && isTrial ? "\(count) would be done" : "\(count) \(result.title)"
    }.joined(separator: ", ")
  }
}

extension AnswerReport.Row {
  /// What there is to say of it; nil of a row that was so already, or was done without a warning.
  public func words(today: CalendarDay) -> String? {
    switch outcome {
    case .already: nil
    case .done(_, let warnings):
      warnings.isEmpty ? nil : "done; " + warnings.map(\.message).joined(separator: "; ")
    case .refused(let refusal): refusal.message(today: today, at: .command)
    case .fault(let fault): fault.message
    }
  }

  /// What it came to, for a list that shows every row.
  public func told(today: CalendarDay) -> String {
    guard case .done(let made, let warnings) = outcome else { return words(today: today) ?? "" }
    let date = made.status == .scheduled ? made.lifecycle.confirmation?.date : nil
    let status = [made.statusTitle, date?.spoken(today: today)].compactMap { $0 }
    return ([status.joined(separator: ", ")] + warnings.map(\.message)).joined(separator: "; ")
  }

  fileprivate func json(today: CalendarDay) -> JSON {
    let head: JSON = [
      "line": .integer(line), "id": JSON(request?.id.text),
      "phone_number": JSON(request?.number.e164), "result": .text(result.rawValue),
    ]
    switch outcome {
    case .already: return head
    case .done(let made, let warnings):
      return head.adding([
        "status": .text(made.status.rawValue),
        "warnings": .list(warnings.map { .text($0.code) }),
      ])
    case .refused(let refusal): return head.adding(DeskFailure.refused(refusal, today: today).json)
    case .fault(let fault):
      return head.adding(JSON.failure(fault.message, fault.code, fault.details))
    }
  }
}

extension Message {
  /// What became of a carrier's answers.
  public static func answered(_ report: AnswerReport) -> Message {
    let words = report.summary(isTrial: false).capitalisedFirst + "."
    return Message(words, report.isSettled ? .done : .warning)
  }
}

extension WhyNot {
  public static let nothingAnswered = "No row of it can be done."
}
