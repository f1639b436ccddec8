import ArgumentParser
import PortDesk
import PortDomain
import Screens
import TerminalUI
import Wording

/// Gives a paper's file out again, byte for byte.
struct DocumentExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Write a paper's file out again, its content verified.",
    discussion: "Only you may read what is written. In a folder it bears the name it came with."
  )

  @OptionGroup var options: DeskOptions

  @Argument(help: "doc_…")
  var id: String

  @Argument(help: "The file to write, or a folder.")
  var path: String

  @Flag(help: "Replace a file of that name.")
  var force = false

  func run() throws {
    let session = try DeskSession.open(options)
    let (id, request) = try session.paper(id)
    guard let paper = try session.file(request).documents.first(where: { $0.id == id }) else {
      throw CommandFailure.store(.noSuchThing(id.text))
    }
    let written = try session.extract(paper, to: path, replacing: force)
    if options.json {
      Console.print([
        "id": .text(id.text), "path": .text(written), "size": .integer(paper.file.size),
        "sha256": .text(paper.file.sha256),
      ])
    } else {
      Console.print(DisplayText(sanitising: Message.written(written).text))
    }
  }
}

extension DeskSession {
  /// Writes a paper's file, whole or not at all.
  ///
  /// - Parameter path: a file, or a folder in which it gets the name it came with.
  /// - Returns: the path of the file.
  func extract(
    _ paper: Document,
    to path: String,
    replacing: Bool
  ) throws(CommandFailure) -> String {
    let target = try folders.outgoing(path, naming: paper.file.plainName ?? paper.id.text)
    let bytes = try content(of: paper)
    let file = try NewFile(path: target, replacing: replacing)
    try file.write(bytes)
    try file.finish(replacing: replacing)
    return target
  }

  /// A paper's content, held against the hash in its record.
  func content(of paper: Document) throws(CommandFailure) -> [UInt8] {
    do throws(PaperObstacle) { return try vault.content(ofHash: paper.file.sha256) } catch {
      throw .paper(error)
    }
  }
}

extension Document.FileFacts {
  /// The name it came with as the name of a file: no folders, nothing that a terminal would obey. nil
  /// when nothing is left of it.
  fileprivate var plainName: String? {
    let scalars = name.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: "_"
      case _: scalar == "/" ? "_" : scalar
      }
    }
    let plain = String(String.UnicodeScalarView(scalars))
    return plain.isEmpty || plain == "." || plain == ".." ? nil : plain
  }
}
