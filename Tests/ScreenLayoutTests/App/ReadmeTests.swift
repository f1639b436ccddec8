import TestSupport
import Testing

@testable import Screens

@Suite("The README")
struct ReadmeTests {
  @Test("Its picture is the queue as it is drawn")
  func picture() throws {
    let rows = DeskScript(store: AppFramesTests.store).rows
    try expectGenerated(
      "```\n\(rows.joined(separator: "\n"))\n```\n",
      in: "README.md",
      named: "queue"
    )
  }

  @Test("Its tables show the keys in force")
  func keys() throws {
    try expectGenerated("\n\(KeyTable.markdown())\n", in: "README.md", named: "keys")
  }
}
