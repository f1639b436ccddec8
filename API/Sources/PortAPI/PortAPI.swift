import ArgumentParser
import PortDesk

/// The program: serves a desk to its customers' programs.
@main
struct PortAPI: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portapi",
    abstract: "Serve a porting desk to its customers' programs.",
    version: Release.text,
    subcommands: [ServeCommand.self]
  )
}
