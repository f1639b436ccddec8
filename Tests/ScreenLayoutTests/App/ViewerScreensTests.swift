import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// What is personal is nowhere on a viewer's screens.
@Suite("A viewer's screens")
struct ViewerScreensTests {
  private static let viewer = Operator(login: "vera", role: .viewer, session: "v")

  /// A request with a word of its own wherever something personal can be.
  private func store() throws -> InMemoryStore {
    let store = InMemoryStore(desk: Sample.desk(), clock: { Sample.now })
    var draft = Sample.draft
    for (index, field) in HostileTextTests.fields.enumerated() where field != .authorizedTitle {
      draft.values[field] = "Canary\(index) Finch Way, Lagos"
    }
    draft.values[.contactEmail] = "canary@example.com"
    _ = try store.commit(Intent(key: "create", actor: Sample.ada, subject: .create(draft)))
    let id = try #require(try store.request(ofNumber: "+2348012345678"))
    let file = Document.FileFacts(
      name: "canary.pdf",
      mediaType: "application/pdf",
      size: 1,
      sha256: String(repeating: "a", count: 64)
    )
    let said: [EvidenceField: String] = [
      .accountName: "Canary said", .accountNumber: "canary99999", .signer: "Canary signed",
    ]
    var changes: [Change] = [
      .note("canary note"), .paper(.add(.loa, file, evidence: said, to: [])),
      .edit(FieldEdits([FieldEdit(.billingName, "Canary new")], why: "canary why")),
    ]
    for (index, change) in changes.enumerated() {
      try commit(change, to: id, "a\(index)", store)
    }
    let loa = try #require(try store.file(id).paper(.loa))
    changes = [
      .paper(.check(loa.id, SheetEdits(answers: [.statement: .fail], remark: "canary remark"))),
      .status(.reject(RejectionDraft(reasons: [.other], carrierCode: "8C", text: "canary words"))),
      .rejection(.resolve(.other, .waived, until: nil, note: "canary outcome")),
    ]
    for (index, change) in changes.enumerated() {
      try commit(change, to: id, "b\(index)", store)
    }
    return store
  }

  private func commit(
    _ change: Change,
    to id: RequestID,
    _ key: String,
    _ store: InMemoryStore
  ) throws {
    let subject = Intent.Subject.change(id, change, basis: .current)
    let outcome = try store.commit(Intent(key: key, actor: Sample.ada, subject: subject))
    try #require(outcome.isDone, "\(outcome)")
  }

  private static let ways =
    HostileTextTests.ways + [
      "d <enter>", "d <down>", "d e", "d <down> e", "h <down> <enter>", "h <down> <down> <enter>",
      "r <enter>", "r <down>", "R", "R 2", "R 3", "R 4",
    ]

  @Test("Nothing personal stands on any screen", arguments: ways)
  func masked(way: String) throws {
    let store = try store()
    for size in HostileTextTests.sizes {
      #expect(!shown(to: Self.viewer, way, size, store).contains("canary"), "\(way)")
    }
  }

  @Test("The same screens show it to an operator")
  func whole() throws {
    let store = try store()
    let size = Size(width: 160, height: 50)
    for way in ["", "<enter>", "d", "h <enter>", "r"] {
      #expect(shown(to: Sample.ada, way, size, store).contains("canary"), "\(way)")
    }
  }

  private func shown(
    to actor: Operator,
    _ way: String,
    _ size: Size,
    _ store: InMemoryStore
  ) -> String {
    var desk = DeskScript(store: store, actor: actor, size: size)
    desk.press(way)
    return desk.rows.joined(separator: "\n").lowercased()
  }
}
