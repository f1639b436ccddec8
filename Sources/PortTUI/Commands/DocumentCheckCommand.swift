import ArgumentParser
import PortDomain

/// Answers rows of a paper's check sheet and types what the paper says.
struct DocumentCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Answer rows of a paper's sheet (pass, fail, na) and type what it says.",
    discussion: "Example: document check doc_… issuer=pass number=na account_name=\"Acme Corp\""
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var version: VersionOption

  @Argument(help: "doc_…")
  var id: String

  @Argument(help: "row=pass|fail|na, or field=what the paper says; empty takes it away.")
  var assignments: [String]

  @Option(help: "A remark; needed with na.")
  var remark: String?

  func run() throws {
    var edits = SheetEdits(remark: remark)
    for assignment in assignments {
      try DocumentCheckCommand.add(Assignment(parsing: assignment), to: &edits)
    }
    let session = try DeskSession.open(options)
    let paper = try session.paper(id)
    let receipt = try session.change(
      paper.request,
      .paper(.check(paper.id, edits)),
      ifVersion: version.ifVersion
    )
    let named = Receipt(
      request: receipt.request,
      version: receipt.version,
      warnings: receipt.warnings,
      document: paper.id
    )
    try session.report(paper: named, options)
  }

  /// `carrier`, `numbers` and `address` are both rows and what a paper says: a verdict is for the row.
  private static func add(
    _ assignment: Assignment,
    to edits: inout SheetEdits
  ) throws(CommandFailure) {
    let (name, value) = (assignment.name, assignment.value)
    let item = CheckItem(rawValue: name)
    let verdict = Document.Verdict(rawValue: value)
    if let item, verdict != nil || value.isEmpty {
      edits.answers.updateValue(verdict, forKey: item)
    } else if let field = EvidenceField(rawValue: name) {
      edits.evidence.updateValue(value.isEmpty ? nil : value, forKey: field)
    } else if item != nil {
      throw .usage(
        .noSuch(value, named: "answer", among: Document.Verdict.allCases.map(\.rawValue))
      )
    } else {
      throw .usage(
        .noSuch(
          name,
          named: "row",
          among: CheckItem.allCases.map(\.rawValue) + EvidenceField.allCases.map(\.rawValue)
        )
      )
    }
  }
}
