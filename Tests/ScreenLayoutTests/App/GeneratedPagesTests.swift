import TestSupport
import Testing
import Wording

@testable import Screens

@Suite("The papers for people")
struct GeneratedPagesTests {
  @Test("The README's picture is the queue as it is drawn")
  func picture() throws {
    let rows = DeskScript(store: AppFramesTests.store).rows
    try expectGenerated(
      "```\n\(rows.joined(separator: "\n"))\n```\n",
      in: "README.md",
      named: "queue"
    )
  }

  @Test("The page of the keys shows those in force")
  func keys() throws {
    try expectGenerated("\n\(Keymap.standard.markdown)\n", in: "docs/KEYS.md", named: "keys")
  }

  @Test("The page of the lifecycle is what the rules say")
  func lifecycle() throws {
    try expectGenerated(
      "\n\(LifecyclePage.markdown)\n",
      in: "docs/LIFECYCLE.md",
      named: "lifecycle"
    )
  }
}
