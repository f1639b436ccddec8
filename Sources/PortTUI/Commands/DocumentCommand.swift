import ArgumentParser
import PortDesk
import PortDomain
import Wording

/// The papers of a request.
struct DocumentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document",
    abstract: "Add, check, attach, list and extract papers.",
    subcommands: [
      DocumentAddCommand.self, DocumentCheckCommand.self, DocumentAttachCommand.self,
      DocumentListCommand.self, DocumentExtractCommand.self,
    ]
  )
}

/// Takes a received file in as a paper of a request and its order's other open numbers.
struct DocumentAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Take in a received file: loa, bill, government_id or other.",
    examples: [
      "porttui document add +2348031230001 bill bill.pdf --issued 2026-11-01",
      "porttui document add +2348031230001 loa loa.pdf --signed '3 nov'",
    ]
  )

  @OptionGroup var options: DeskOptions

  @Argument(
    help:
      "pr_… or a telephone number, for its order's other open numbers of the carrier too; or po_…."
  )
  var id: String

  @Argument(help: "loa, bill, government_id or other.", completion: Completions.kinds)
  var kind: String

  @Argument(help: "The file: PDF, JPEG, PNG, TIFF or HEIC.", completion: .file())
  var file: String

  @Option(help: "The day the LOA was signed.")
  var signed: String?

  @Option(help: "The date of the bill.")
  var issued: String?

  @Option(help: "The day the ID expires.")
  var expires: String?

  @Flag(help: "For this number alone, not for the others of its order.")
  var only = false

  func run() throws {
    let kind: DocumentKind = try coded(kind, named: "paper")
    try checkDates(of: kind)
    let isOrder = OrderID(id) != nil
    if isOrder, only { throw CommandFailure.usage(.optionNotTaken("--only", action: "an order")) }
    let session = try DeskSession.open(options)
    let found = try session.files(id)
    let evidence = try evidence(in: found.first?.request.country, session)
    let requests =
      isOrder
      ? found.map(\.request).filter(\.status.isOpen).map(\.id)
      : found.map(\.request.id) + (only ? [] : found.flatMap { $0.fellows.map(\.id) })
    guard let first = requests.first else { throw DeskFailure.store(.noSuchThing(id)) }
    if options.readOnly { throw DeskFailure.store(.readOnly(place: session.store.place)) }
    let (receipt, earlier) = try session.addPaper(
      session.folders.paper(file),
      as: kind,
      evidence: evidence,
      to: requests
    )
    if let earlier { Console.note(session.words(for: earlier, besides: first)) }
    try options.show(paper: receipt.document, receipt, sameAs: earlier?.paper.id, in: session)
  }

  private var dates: [(option: String, text: String?, field: EvidenceField)] {
    [
      ("--signed", signed, .signedOn), ("--issued", issued, .issuedOn),
      ("--expires", expires, .idExpiresOn),
    ]
  }

  private func checkDates(of kind: DocumentKind) throws(CommandFailure) {
    for (option, text, field) in dates where text != nil && !kind.evidence.contains(field) {
      throw .usage(.optionNotTaken(option, action: kind.rawValue))
    }
  }

  private func evidence(
    in country: Country?,
    _ session: DeskSession
  ) throws(CommandFailure) -> [EvidenceField: String] {
    var evidence: [EvidenceField: String] = [:]
    for (_, text, field) in dates {
      guard let text else { continue }
      evidence[field] = try session.day(text, field.reach, in: country).iso
    }
    return evidence
  }
}

/// Answers rows of a paper's check sheet and types what the paper says.
struct DocumentCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Answer rows of a paper's sheet (pass, fail, na) and type what it says.",
    discussion: "Example: document check doc_… issuer=pass number=na account_name=\"Acme Corp\"",
    examples: [
      "porttui document check doc_01m6rcztd2g1443zaqtabf7s6x issuer=pass number=na --remark 'not on this page'"
    ]
  )

  @OptionGroup var options: DeskOptions
  @OptionGroup var version: VersionOption

  @Argument(help: "doc_…")
  var id: String

  @Argument(help: "row=pass|fail|na, or field=what the paper says; empty takes it away.")
  var assignments: [String]

  @Option(help: "A remark; needed with na, and to pass a row that differs from the request.")
  var remark: String?

  func run() throws {
    var edits = SheetEdits(remark: remark)
    for assignment in assignments {
      try DocumentCheckCommand.add(Assignment(parsing: assignment), to: &edits)
    }
    let session = try DeskSession.open(options)
    let paper = try session.paper(id)
    try spellDates(of: &edits, in: session.file(paper.request).request.country, session)
    let receipt = try session.change(
      paper.request,
      .paper(.check(paper.id, edits)),
      ifVersion: version.ifVersion
    )
    try options.show(paper: paper.id, receipt, in: session)
  }

  /// Days as they are kept; what is none is left to the rules.
  private func spellDates(
    of edits: inout SheetEdits,
    in country: Country,
    _ session: DeskSession
  ) throws(CommandFailure) {
    for (field, value) in edits.evidence where field.isDate {
      guard let value else { continue }
      do throws(CommandFailure) {
        edits.evidence[field] = try session.day(value, field.reach, in: country).iso
      } catch {
        if case .usage(.noDay(_, .unreadable)) = error { continue }
        if case .usage(.noDay(_, .noSuchDay)) = error { continue }
        throw error
      }
    }
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

/// Lists the papers of a request.
struct DocumentListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List a request's papers, older versions included.",
    examples: ["porttui document list +2348031230001"]
  )

  @OptionGroup var options: RequestOptions

  func run() throws {
    let (session, request) = try options.open()
    let file = try session.file(request)
    let today = session.today(in: file.request.country)
    options.desk.show(
      .list(file.documents.map { $0.json(in: file, by: session.desk, on: today) }),
      .papers(of: file, by: session.desk, on: today)
    )
  }
}

/// Attaches a paper to another request.
struct DocumentAttachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach",
    abstract: "Attach a paper to another request too.",
    examples: ["porttui document attach doc_01m6rcztd2g1443zaqtabf7s6x +2348031230002"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "doc_…")
  var id: String

  @Argument(
    help: "pr_…, a telephone number, or the carrier's reference.",
    completion: Completions.requests
  )
  var request: String

  func run() throws {
    let session = try DeskSession.open(options)
    let paper = try session.paper(id).id
    let receipt = try session.change(session.request(request), .paper(.attach(paper)))
    try options.show(paper: receipt.document, receipt, in: session)
  }
}

/// Gives a paper's file out again, byte for byte.
struct DocumentExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Write a paper's file out again, its content verified.",
    discussion: "Only you may read what is written. In a folder it bears the name it came with.",
    examples: ["porttui document extract doc_01m6rcztd2g1443zaqtabf7s6x bill.pdf"]
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "doc_…")
  var id: String

  @Argument(help: "The file to write, or a folder; - for standard output.", completion: .file())
  var path: String

  @Flag(help: "Replace a file of that name.")
  var force = false

  func run() throws {
    let session = try DeskSession.open(options)
    let (id, request) = try session.paper(id)
    guard let paper = try session.file(request).documents.first(where: { $0.id == id }) else {
      throw DeskFailure.store(.noSuchThing(id.text))
    }
    if path == "-" {
      let sink = try Console.byteSink()
      return try session.extract(paper, to: sink)
    }
    let written = try session.extract(paper, to: path, replacing: force)
    options.show(
      [
        "id": .text(id.text), "path": .text(written), "size": .integer(paper.file.size),
        "sha256": .text(paper.file.sha256),
      ],
      .written(written)
    )
  }
}

extension DeskOptions {
  /// Prints a paper after a change.
  ///
  /// - Parameters:
  ///   - id: nil where everything was as wanted already: then the request is printed.
  ///   - earlier: the paper that came with the same content before.
  fileprivate func show(
    paper id: DocumentID?,
    _ receipt: Receipt,
    sameAs earlier: DocumentID? = nil,
    in session: DeskSession
  ) throws {
    let file = try session.file(receipt.request)
    guard let paper = file.documents.first(where: { $0.id == id }) else {
      return try show(receipt, in: session)
    }
    let today = session.today(in: file.request.country)
    for warning in receipt.warnings {
      let lines =
        warning == .sameButForSpelling
        ? session.desk.spellings(on: paper, of: file) : [warning.message]
      for line in lines { Console.note(line) }
    }
    let json = paper.json(in: file, by: session.desk, on: today)
      .adding(["warnings": .list(receipt.warnings.map { .text($0.code) })])
    show(
      earlier.map { json.adding(["same_file_as": .text($0.text)]) } ?? json,
      .paper(paper, of: file, by: session.desk, on: today)
    )
  }
}
