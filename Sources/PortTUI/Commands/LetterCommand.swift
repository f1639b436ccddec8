import ArgumentParser
import PortDomain
import TerminalUI
import Wording

/// Prints a letter of authorisation, ready for signature.
struct LetterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "loa",
    abstract: "Print the letter of authorisation of a request or an order, ready for signature."
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, html, pdf
  }

  @OptionGroup var options: DeskOptions

  @Argument(help: "pr_…, a number in E.164, or po_… for all open numbers of an order.")
  var id: String

  @Option(help: "text, html (a page to print), or pdf (needs --output and a converter).")
  var format: Format = .text

  @Option(help: ArgumentHelp("Write to a file instead of the screen.", valueName: "file"))
  var output: String?

  func run() throws {
    let session = try DeskSession.open(options)
    let letter = try letter(of: session)
    switch format {
    case .text: try put(letter.text, by: session)
    case .html: try put(letter.page, by: session)
    case .pdf:
      guard let output else {
        throw CommandFailure.usage(.optionMissing("--output", action: "--format pdf"))
      }
      // A converter is another program, and restricted mode starts none.
      if session.configuration.isRestricted {
        throw CommandFailure.usage(.optionNotTaken("--format pdf", action: "restricted mode"))
      }
      let path = try session.folders.outgoing(output)
      try PrintedPage(html: letter.page).write(to: path)
      report(path)
    }
  }

  private func letter(of session: DeskSession) throws(CommandFailure) -> LetterOfAuthorisation {
    var files: [RequestFile] = []
    if let order = OrderID(id) {
      let requests = try session.reading { () throws(StoreError) in
        try session.store.requests(ofOrder: order)
      }
      if requests.isEmpty { throw .store(.noSuchThing(id)) }
      for request in requests { files.append(try session.file(request)) }
      let open = files.filter(\.request.status.isOpen)
      if !open.isEmpty { files = open }
    } else {
      files = [try session.file(session.request(id))]
    }
    do throws(LetterOfAuthorisation.Obstacle) {
      return try LetterOfAuthorisation(for: files, at: session.desk)
    } catch {
      throw .letter(error)
    }
  }

  private func put(_ text: String, by session: DeskSession) throws(CommandFailure) {
    guard let output else {
      if options.json {
        Console.print(["format": .text(format.rawValue), "text": .text(text)])
      } else {
        for line in DisplayText.lines(sanitising: text) { Console.print(line) }
      }
      return
    }
    let path = try session.folders.outgoing(output)
    let file = try NewFile(path: path, replacing: false)
    try file.write(text)
    try file.finish(replacing: false)
    report(path)
  }

  private func report(_ path: String) {
    if options.json {
      Console.print(["format": .text(format.rawValue), "path": .text(path)])
    } else {
      Console.print("\(DisplayText(sanitising: path)) is written")
    }
  }
}
