import ArgumentParser

extension CommandConfiguration {
  /// A command that does something, with lines that show how it is meant: its help ends with them, and
  /// docs/COMMANDS.md has them too.
  ///
  /// - Parameter examples: whole lines, as a shell takes them.
  init(commandName: String, abstract: String, discussion: String = "", examples: [String]) {
    let lines = (["Examples:"] + examples.map { "  \($0)" }).joined(separator: "\n")
    self.init(
      commandName: commandName,
      abstract: abstract,
      discussion: discussion.isEmpty ? lines : "\(discussion)\n\n\(lines)"
    )
  }
}
