import ArgumentParser
import PortDomain
import Screens
import Wording

/// Lists the papers of a request.
struct DocumentListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List a request's papers, older versions included."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "pr_… or a number in E.164.")
  var id: String

  func run() throws {
    let session = try DeskSession.open(options)
    let file = try session.file(session.request(id))
    let today = session.today(in: file.request.country)
    if options.json {
      Console.print(.list(file.documents.map { $0.json(in: file, by: session.desk, on: today) }))
      return
    }
    var table = PlainTable(["Paper", "Version", "State", "File", "Id"])
    for paper in file.documents {
      table.add([
        paper.kind.title,
        "v\(paper.version)",
        session.desk.state(of: paper, in: file, on: today).title,
        paper.file.name,
        paper.id.text,
      ])
    }
    table.printed()
  }
}

/// Attaches a paper to another request.
struct DocumentAttachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach",
    abstract: "Attach a paper to another request too."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "doc_…")
  var id: String

  @Argument(help: "pr_… or a number in E.164.")
  var request: String

  func run() throws {
    let session = try DeskSession.open(options)
    let paper = try session.paper(id).id
    let receipt = try session.change(session.request(request), .paper(.attach(paper)))
    try session.report(paper: receipt, options)
  }
}
