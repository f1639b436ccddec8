import PortDesk
import PortDomain
import Wording

@testable import PortTUI

/// The tables of docs/REFERENCE.md and docs/FILTER.md, made from the program's own.
enum ReferencePage {
  /// Each part by the name that it has in the page.
  static var parts: [String: String] {
    [
      "request-fields": requestFields, "import-columns": importColumns,
      "answer-columns": answerColumns, "answer-results": answerResults,
      "reasons": reasons, "sheet-rows": sheetRows, "settings": settings,
      "carrier-fields": carrierFields,
    ]
  }

  static func grid(_ head: [String], _ rows: [[String]]) -> String {
    let lines = ([head, head.map { _ in "---" }] + rows).map { cells in
      "| \(cells.map { $0.split(separator: "|").joined(separator: "\\|") }.joined(separator: " | ")) |"
    }
    return "\n\(lines.joined(separator: "\n"))\n\n"
  }

  private static func code(_ text: some StringProtocol) -> String { "`\(text)`" }

  // MARK: Requests

  private static var requestFields: String {
    let rows = RequestField.allCases.filter { !RequestField.clock.contains($0) }.map { field in
      [
        code(field.name), field.label, field.side.words,
        RequestField.required.contains(field) ? "needed" : "", field.demand,
      ]
    }
    return grid(["Field", "On screens", "Whose", "", "Takes"], rows)
  }

  private static var importColumns: String {
    let rows = RowColumn.allCases.map { [code($0.rawValue), $0.meaning] }
    return grid(["Column", ""], rows)
  }

  private static var reasons: String {
    let rows = ReasonCode.allCases.map(\.reason).map { reason in
      [
        code(reason.code.rawValue), reason.title, reason.actor.rawValue, reason.severity.rawValue,
        reason.steps.joined(separator: "; "),
      ]
    }
    return grid(["Code", "Title", "Who acts", "", "What helps"], rows)
  }

  private static var sheetRows: String {
    let rows = DocumentKind.allCases.flatMap { kind in
      kind.items.map { item in
        let answers = ["pass", "fail"] + (item.mayNotApply(on: kind) ? ["na"] : [])
        return [
          code(kind.word), code(item.rawValue), item.demand(on: kind),
          item.isComputed ? "worked out from the date" : answers.map(code).joined(separator: ", "),
        ]
      }
    }
    return grid(["Paper", "Row", "Passes where it", "Answers"], rows)
  }

  // MARK: Answers

  private static var answerColumns: String {
    grid(["Column", ""], AnswerColumn.allCases.map { [code($0.rawValue), $0.meaning] })
  }

  private static var answerResults: String {
    "\n\(AnswerForm.results.map(code).joined(separator: ", "))\n\n"
  }

  // MARK: Records

  private static var settings: String {
    let published = DeskSettings()
    let rows = SettingField.allCases.map { field in
      let record = RecordField.setting(field)
      return [code(field.rawValue), record.label, record.form, code(field.text(of: published))]
    }
    return grid(["Name", "", "Takes", "At the start"], rows)
  }

  private static var carrierFields: String {
    let rows = CarrierField.allCases.map { field in
      [code(field.rawValue), RecordField.carrier(field).label, RecordField.carrier(field).form]
    }
    return grid(["Field", "", "Takes"], rows)
  }

  // MARK: Filters

  static var filterFields: String {
    let rows = Filter.FieldName.allCases.map { field in
      [code(field.rawValue), field.meaning, field.values.map(code).joined(separator: " ")]
    }
    return grid(["Field", "", "Values"], rows)
  }

  static var filterWords: String {
    let rows =
      Filter.Flag.allCases.map { [code($0.rawValue), $0.meaning] }
      + Filter.Shorthand.allCases.map { [code($0.rawValue), $0.meaning] }
    return grid(["Word", ""], rows)
  }
}

extension RequestField.Side {
  fileprivate var words: String {
    switch self {
    case .customer: "customer's"
    case .desk: "desk's"
    case .rules: "follows from steps"
    }
  }
}

extension RowColumn {
  fileprivate var meaning: String {
    switch self {
    case .status: "where running work stands; with `--in-flight` alone"
    case .createdOn: "the day the request was made"
    case .submittedOn: "the day it went to the carrier; needed from `in_progress` on"
    case .portDate: "the confirmed day; needed of what is `scheduled`"
    case .window: "its hours, as `10-12`"
    case .attempt: "how often it was sent, this time included"
    case .reasons: "reason codes with commas or blanks between them; needed of what is `rejected`"
    case .createdAt: "a moment as exports give it; `created_on` is read in its place"
    case .orderReference: "the customer's own name for an order: rows that share it become one"
    }
  }
}

extension AnswerColumn {
  fileprivate var meaning: String {
    switch self {
    case .number: "the number that it is about; `number` is understood too"
    case .carrierReference:
      "the carrier's own reference, in its place or beside it; `reference` too"
    case .result: "what the carrier says, one of the words below"
    case .date: "the port date, or the day on which the number became active"
    case .window: "the hours of the port date, as `10-12`"
    case .code: "the carrier's own code for a refusal; several with commas between them"
    case .words: "the carrier's own words"
    case .on: "the day on which it happened, today unless given"
    }
  }
}

extension Filter.FieldName {
  fileprivate var meaning: String {
    switch self {
    case .status: "where it stands"
    case .country: "the number's country"
    case .carrier: "the losing carrier, by id or alias"
    case .owner: "whose it is: a login, oneself, or nobody"
    case .reason: "an open reason of its rejection"
    case .docs: "what a demanded paper is"
    case .turn: "whose turn it is"
    case .order: "the order that it belongs to, `po_…`"
    case .next: "what is awaited"
    case .customer: "part of the customer's name"
    case .priority: "its priority"
    case .due: "the day by which what is awaited is due"
    case .port: "the confirmed port date"
    case .created: "the day it was made"
    case .follow: "the follow-up date"
    case .hold: "the day a hold ends"
    case .activated: "the day the number became active"
    case .age: "calendar days since it was made: `age>10d`"
    case .attempt: "how often it was sent: `attempt>1`"
    }
  }
}

extension Filter.Flag {
  fileprivate var meaning: String {
    switch self {
    case .open: "not completed with all done, and not cancelled"
    case .overdue: "has taken longer than the range published for its country"
    case .escalated: "escalated at the carrier"
    case .tagged: "tagged on the screen"
    case .afterPort: "completed, with routing or the test call open"
    case .high: "of high priority"
    case .ready: "can be submitted or resubmitted now"
    case .late: "what is awaited should have come by now"
    case .today: "what is awaited is ours to do, by the end of today"
    case .cancelAsked: "the customer asked for it to be cancelled"
    }
  }
}

extension Filter.Shorthand {
  fileprivate var meaning: String {
    switch self {
    case .chase: "customer or carrier is late, silent for long, or to be followed up today"
    }
  }
}
