import PortDomain
import TerminalUI
import TestSupport
import Testing

@testable import Screens

/// Text from outside is data: whatever stands in it, a frame holds letters in straight columns.
@Suite("Hostile text")
struct HostileTextTests {
  /// Scripts that lead to each screen on which text from outside stands.
  static let ways = [
    "", "<enter>", "<enter> <pgdn>", "d", "h", "h <enter>", "r", "e", "e <down> <enter>", "l", "m",
    "i", "s", "s r", "s x", "L", "?", ":", "o", "y",
  ]

  static let fields: [RequestField] = [
    .accountNumber, .authorizedName, .authorizedTitle, .billingName, .billingAddress,
    .serviceAddress, .organizationName, .contactName, .contactPhone,
  ]

  static let sizes = [
    Size(width: 80, height: 24), Size(width: 160, height: 50), Size(width: 60, height: 20),
  ]

  /// A rejected request with the text wherever text can be.
  private func store(with text: String) throws -> InMemoryStore {
    let store = InMemoryStore(desk: Sample.desk(), clock: { Sample.now })
    var draft = Sample.draft
    for field in HostileTextTests.fields { draft.values[field] = text }
    var outcome = try store.commit(
      Intent(key: "create", actor: Sample.ada, subject: .create(draft))
    )
    if case .refused = outcome {
      // Nothing but blanks is no name: the rules say so, and the sample's own text stays.
      outcome = try store.commit(
        Intent(key: "again", actor: Sample.ada, subject: .create(Sample.draft))
      )
    }
    let id = try #require(try store.request(ofNumber: "+2348012345678"))
    let changes: [Change] = [
      .note(text),
      .status(
        .reject(RejectionDraft(reasons: [.other, .pinIncorrect], carrierCode: text, text: text))
      ),
    ]
    for (index, change) in changes.enumerated() {
      _ = try store.commit(
        Intent(
          key: "change-\(index)",
          actor: Sample.ada,
          subject: .change(id, change, basis: .current)
        )
      )
    }
    return store
  }

  @Test(
    "No control or format character of a text reaches a cell, on any screen",
    arguments: HostileText.all
  )
  func everyScreen(text: String) throws {
    let store = try store(with: text)
    for way in HostileTextTests.ways {
      var desk = DeskScript(store: store)
      desk.press(way)
      for size in HostileTextTests.sizes {
        desk.resize(to: size)
        expectClean(desk.frame, size, "\(way) at \(size.width)")
      }
    }
  }

  @Test("A hostile paste into any screen leaves the frame clean", arguments: HostileText.all)
  func pastes(text: String) throws {
    let store = Sample.store(of: Sample.drafts(2))
    let size = Size(width: 80, height: 24)
    for way in HostileTextTests.ways {
      var desk = DeskScript(store: store, size: size)
      desk.press(way)
      desk.paste(text)
      expectClean(desk.frame, size, way)
    }
  }

  private func expectClean(
    _ frame: Frame,
    _ size: Size,
    _ place: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let rows = frame.golden.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0 != "style" }
    #expect(rows.count == size.height, "\(place)", sourceLocation: sourceLocation)
    for row in rows {
      let bad = row.unicodeScalars.first { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
        case _: false
        }
      }
      #expect(
        bad == nil,
        "\(place): U+\(String(bad?.value ?? 0, radix: 16))",
        sourceLocation: sourceLocation
      )
      let columns = row.unicodeScalars.reduce(0) { $0 + (CharacterWidth.columns(of: $1) ?? 1) }
      #expect(columns == size.width + 2, "\(place): \(columns)", sourceLocation: sourceLocation)
    }
  }
}
