import ArgumentParser
import Foundation
import PortDomain
import TestSupport
import Testing
import Wording

@testable import PortTUI

@Suite("The pages that describe commands, codes and the configuration")
struct PagesTests {
  /// A command as it is called, with its words: `order show`.
  struct Called {
    let words: [String]
    let type: any ParsableCommand.Type
  }

  /// Every command that does something, in the order of the help.
  static let commands: [Called] = leaves(of: PortTUI.self, [])

  private static func leaves(of type: any ParsableCommand.Type, _ words: [String]) -> [Called] {
    let below = type.configuration.subcommands
    guard !below.isEmpty else { return [Called(words: words, type: type)] }
    return below.flatMap { leaves(of: $0, words + [$0.configuration.commandName ?? ""]) }
  }

  @Test("The reference's tables are the program's own")
  func reference() throws {
    for (name, text) in ReferencePage.parts.sorted(by: { $0.key < $1.key }) {
      try expectGenerated(text, in: "docs/REFERENCE.md", named: name)
    }
  }

  @Test("The page of the filter language has all of its words")
  func filter() throws {
    try expectGenerated(ReferencePage.filterFields, in: "docs/FILTER.md", named: "fields")
    try expectGenerated(ReferencePage.filterWords, in: "docs/FILTER.md", named: "flags")
  }

  @Test("The page of the commands has each command's help")
  func helps() throws {
    let helps = PagesTests.commands.map { command in
      let name = command.words.joined(separator: " ")
      let help = PortTUI.helpMessage(for: command.type, columns: 90)
      return "### \(name)\n\n```text\n\(help.trimmed)\n```\n"
    }
    try expectGenerated(
      "\n\(helps.joined(separator: "\n"))\n",
      in: "docs/COMMANDS.md",
      named: "commands"
    )
  }

  @Test("Every example in a help is a line that its command takes")
  func examples() throws {
    for command in PagesTests.commands {
      let lines = command.type.configuration.discussion.split(separator: "\n")
        .map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { $0.hasPrefix("porttui ") }
      #expect(!lines.isEmpty, "\(command.words) has no example")
      for line in lines {
        let words = PagesTests.words(of: line)
        #expect(
          Array(words.dropFirst().prefix(command.words.count)) == command.words
            || command.words == ["desk"],
          "\(line)"
        )
        #expect(throws: Never.self, "\(line)") {
          try PortTUI.parseAsRoot(Array(words.dropFirst()))
        }
      }
    }
  }

  /// The words of a line as a shell takes them apart, what is piped in or out left away.
  private static func words(of line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in line {
      switch character {
      case "'":
        isQuoted.toggle()
        word = word ?? ""
      case " " where !isQuoted:
        if let word { words.append(word) }
        word = nil
      case "<" where !isQuoted && word == nil, ">" where !isQuoted && word == nil: return words
      case "|" where !isQuoted, "#" where !isQuoted && word == nil: return words
      default: word = (word ?? "") + String(character)
      }
    }
    return words + [word].compactMap(\.self)
  }

  @Test("The page of the configuration has each name once, and each choice")
  func configuration() throws {
    let page = try PagesTests.page("docs/CONFIGURATION.md")
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
    for name in ConfigurationFile.Name.allCases {
      let own = rows.filter { $0.hasPrefix("| `\(name.rawValue)` |") }
      #expect(own.count == 1, "\(name.rawValue)")
    }
    for choice in ["default", "high-contrast", "mono", "marker", "viewer", "supervisor", "syslog"] {
      #expect(page.contains("`\(choice)`"), "\(choice)")
    }
  }

  @Test("The schema of the configuration has all of its names and choices")
  func schema() throws {
    try expectGenerated(ConfigurationSchema.text, as: "docs/configuration.schema.json")
  }

  @Test("The example of a configuration is one that the program takes")
  func example() throws {
    let page = try PagesTests.page("docs/CONFIGURATION.md")
    let start = try #require(page.range(of: "```yaml\n"))
    let end = try #require(page.range(of: "```", range: start.upperBound..<page.endIndex))
    let text = String(page[start.upperBound..<end.lowerBound])
    var configuration = Configuration()
    try configuration.adopt(own: try ConfigurationFile("example.yaml", saying: text))
    #expect(configuration.warnings == [])
    #expect(configuration.preferences.theme == .highContrast)
  }

  @Test("The README and the pages lead nowhere that isn't there")
  func links() throws {
    let pages = try FileManager.default.contentsOfDirectory(atPath: PagesTests.path("docs"))
      .filter { $0.hasSuffix(".md") }
    for page in ["README.md", "CONTRIBUTING.md", "SECURITY.md"] + pages.map({ "docs/" + $0 }) {
      let folder = page.hasPrefix("docs/") ? "docs/" : ""
      let links = try PagesTests.page(page).matches(of: /\]\(([^)#]+)(#[^)]*)?\)/)
      for link in links.map({ String($0.1) }) where !link.contains("://") {
        let path = PagesTests.path(folder + link)
        #expect(FileManager.default.fileExists(atPath: path), "\(page): \(link)")
      }
    }
  }

  private static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(name).path
  }

  private static func page(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }
}

extension String {
  /// Without blanks at the end of its lines, and without what is empty around it.
  fileprivate var trimmed: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in line.reversed().drop { $0 == " " }.reversed().map { String($0) }.joined() }
      .joined(separator: "\n")
      .trimmingCharacters(in: .newlines)
  }
}
