import ArgumentParser
import PortDesk
import PortDomain
import Screens
import Wording

/// Takes a received file in as a paper of a request, or of all open numbers of an order.
struct DocumentAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Take in a received file: loa, bill, government_id or other."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "pr_…, a number in E.164, or po_… for the open numbers of an order.")
  var id: String

  @Argument(help: "loa, bill, government_id or other.")
  var kind: String

  @Argument(help: "The file: PDF, JPEG, PNG, TIFF or HEIC.")
  var file: String

  @Option(help: "The day the LOA was signed.")
  var signed: String?

  @Option(help: "The date of the bill.")
  var issued: String?

  @Option(help: "The day the ID expires.")
  var expires: String?

  func run() throws {
    guard let kind = DocumentKind(rawValue: kind) else {
      throw CommandFailure.usage(
        .noSuch(kind, named: "paper", among: DocumentKind.allCases.map(\.rawValue))
      )
    }
    let evidence = try evidence(of: kind)
    let session = try DeskSession.open(options)
    let requests = try requests(session)
    guard let first = requests.first else { throw CommandFailure.store(.noSuchThing(id)) }
    // Known before the file is copied: nothing is kept for a request that isn't there.
    _ = try session.file(first)
    if options.readOnly { throw CommandFailure.store(.readOnly(place: session.store.place)) }
    let path = try session.folders.incoming(file)
    let kept: PaperVault.Kept
    do throws(PaperObstacle) { kept = try session.vault.take(path) } catch {
      throw CommandFailure.paper(error)
    }
    let earlier = kept.isKnown ? try session.earlier(kept.facts) : nil
    if let earlier { Console.complain("note: \(session.words(for: earlier, besides: first))") }
    let receipt = try session.change(
      first,
      .paper(.add(kind, kept.facts, evidence: evidence, to: Array(requests.dropFirst())))
    )
    try session.report(paper: receipt, sameAs: earlier?.paper.id, options)
  }

  private func requests(_ session: DeskSession) throws(CommandFailure) -> [RequestID] {
    guard let order = OrderID(id) else { return [try session.request(id)] }
    return try session.reading { () throws(StoreError) in
      var open: [RequestID] = []
      for id in try session.store.requests(ofOrder: order)
      where try session.store.file(id).request.status.isOpen {
        open.append(id)
      }
      return open
    }
  }

  private func evidence(
    of kind: DocumentKind
  ) throws(CommandFailure) -> [EvidenceField: String] {
    let dates: [(option: String, text: String?, field: EvidenceField)] = [
      ("--signed", signed, .signedOn), ("--issued", issued, .issuedOn),
      ("--expires", expires, .idExpiresOn),
    ]
    var evidence: [EvidenceField: String] = [:]
    for (option, text, field) in dates {
      guard let text else { continue }
      guard kind.evidence.contains(field) else {
        throw .usage(.optionNotTaken(option, action: kind.rawValue))
      }
      evidence[field] = try StepWords.day(text).iso
    }
    return evidence
  }
}

extension DeskSession {
  /// Prints a paper after a change: as JSON, or one line.
  /// - Parameter earlier: the paper that came with the same content before.
  func report(
    paper receipt: Receipt,
    sameAs earlier: DocumentID? = nil,
    _ options: DeskOptions
  ) throws(CommandFailure) {
    let file = try file(receipt.request)
    guard let paper = file.documents.first(where: { $0.id == receipt.document }) else {
      // Everything was as wanted already.
      return try report(receipt, options)
    }
    let today = today(in: file.request.country)
    if options.json {
      let json = paper.json(in: file, by: desk, on: today)
      Console.print(earlier.map { json.adding(["same_file_as": .text($0.text)]) } ?? json)
    } else {
      let state = desk.state(of: paper, in: file, on: today).title
      Console.print(
        "\(paper.id.text)  \(paper.kind.title)  version \(String(paper.version))  \(state)"
      )
    }
  }
}
