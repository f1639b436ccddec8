import ArgumentParser

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
