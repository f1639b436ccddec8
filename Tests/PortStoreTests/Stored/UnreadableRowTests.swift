import GRDB
import PortDomain
import PortStoreSQLite
import Testing

@Suite("A row that can't be read is corrupt, and is named")
struct UnreadableRowTests {
  /// What somebody or something did to a row, and how the row is named then.
  enum Damage: String, CaseIterable, CustomTestStringConvertible {
    case detail = "a detail that is no JSON"
    case detailOfOtherForm = "a detail of another form"
    case eventKind = "an event of no kind"
    case eventAbout = "an event about what its kind isn't about"
    case eventField = "an event of a field that there is not"
    case answer = "an answer to no row of a sheet"
    case evidence = "a value of no kind"
    case ground = "a reason that there is not"
    case request = "a carrier that can't be one"
    case country = "a country that isn't its number's"

    var testDescription: String { rawValue }

    /// Harms the one request's file that the test reads.
    var sql: String {
      let request = "(SELECT serial FROM request WHERE phone_number = '+2348012345678')"
      let event =
        "(SELECT serial FROM event WHERE request = \(request) AND kind = 'edited' LIMIT 1)"
      let paper = "(SELECT document FROM attachment WHERE request = \(request) LIMIT 1)"
      return switch self {
      case .detail: "UPDATE event_detail SET body = x'00' WHERE event = \(event)"
      case .detailOfOtherForm: "UPDATE event_detail SET body = x'7b7d' WHERE event = \(event)"
      case .eventKind: "UPDATE event SET kind = 'sung' WHERE serial = \(event)"
      case .eventAbout: "UPDATE event SET about = 'loa' WHERE serial = \(event)"
      case .eventField: "UPDATE event SET fields = 'shoe_size' WHERE serial = \(event)"
      case .answer:
        "UPDATE answer SET item = 'smell' WHERE document = \(paper) AND item = 'account'"
      case .evidence: "UPDATE evidence SET field = 'smell' WHERE document = \(paper)"
      case .ground:
        """
        UPDATE ground SET code = 'bad_mood' WHERE position = 0
          AND rejection IN (SELECT serial FROM rejection WHERE request = \(request))
        """
      case .request: "UPDATE request SET current_carrier = '!' WHERE serial = \(request)"
      case .country: "UPDATE request SET country = 'KE' WHERE serial = \(request)"
      }
    }

    /// The table, with which its name begins.
    var subject: String {
      switch self {
      case .detail, .detailOfOtherForm: "event_detail "
      case .eventKind, .eventAbout, .eventField: "event "
      case .answer: "answer of document "
      case .evidence: "evidence of document "
      case .ground: "ground of rejection "
      case .request, .country: "request pr_"
      }
    }
  }

  @Test("Reading a request names the row that is damaged", arguments: Damage.allCases)
  func request(_ damage: Damage) throws {
    let desk = try OldStoreTests.OldStore.all[2].copied()
    defer { withExtendedLifetime(desk) {} }
    let store = try desk.open()
    let id = try #require(try store.request(ofNumber: "+2348012345678"))
    try harm(desk, damage.sql)
    #expect {
      try store.file(id)
    } throws: {
      isCorrupt($0, at: desk, damage.subject)
    }
  }

  @Test(
    "A list names the row whose place in its order is of another kind",
    arguments: [
      ("urgency", "'long'", Sort.Field.urgency), ("span1_due", "'long'", .due),
      ("status_order", "1.5", .status), ("customer_key", "x'00'", .customer),
      ("current_carrier", "x'00'", .carrier),
    ]
  )
  func place(column: String, value: String, field: Sort.Field) throws {
    let desk = try OldStoreTests.OldStore.all[2].copied()
    defer { withExtendedLifetime(desk) {} }
    let store = try desk.open()
    let id = try #require(try store.request(ofNumber: "+2348012345678"))
    let list = Query(.everything, sort: Sort(field), viewpoint: desk.viewpoint())
    #expect(try store.page(list, from: .first, limit: 100).rows.count > 1)
    store.close()
    try harmStrictly(
      desk,
      "request",
      "UPDATE request SET \(column) = \(value) WHERE id = '\(id.text)'"
    )
    let damaged = try desk.open()
    #expect {
      try damaged.page(list, from: .first, limit: 100)
    } throws: {
      isCorrupt($0, at: desk, "request \(id.text)")
    }
  }

  @Test("Reading the desk's records names the one that is damaged")
  func record() throws {
    let desk = try OldStoreTests.OldStore.all[2].copied()
    defer { withExtendedLifetime(desk) {} }
    let store = try desk.open()
    try harm(desk, "UPDATE desk_record SET body = '{}' WHERE serial = 2")
    #expect {
      try store.records()
    } throws: {
      isCorrupt($0, at: desk, "desk_record 2")
    }
  }

  @Test("A damaged receipt is no leave to do it again")
  func receipt() throws {
    let desk = try OldStoreTests.OldStore.all[2].copied()
    defer { withExtendedLifetime(desk) {} }
    let store = try desk.open()
    let id = try #require(try store.request(ofNumber: "+2348012345678"))
    let note = Intent.change(id, .note("once"), key: "once")
    try store.done(note)
    try harm(desk, "UPDATE receipt SET warnings = 'bad_weather' WHERE key = 'once'")
    #expect {
      try store.commit(note)
    } throws: {
      isCorrupt($0, at: desk, "receipt once")
    }
  }

  private func harm(_ desk: TestDesk, _ sql: String) throws {
    try desk.edit { db in
      for trigger in ["event_unchanged", "event_detail_unchanged", "desk_record_unchanged"] {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try db.execute(sql: sql)
      #expect(db.changesCount > 0)
    }
  }

  /// Harms a row as its table's own rules would refuse.
  private func harmStrictly(_ desk: TestDesk, _ table: String, _ sql: String) throws {
    try desk.edit { db in
      let rules = try String.fetchOne(
        db,
        sql: "SELECT sql FROM sqlite_schema WHERE name = ?",
        arguments: [table]
      )
      func rule(_ sql: String?) throws {
        try db.execute(sql: "PRAGMA writable_schema = ON")
        try db.execute(
          sql: "UPDATE sqlite_schema SET sql = ? WHERE name = ?",
          arguments: [sql, table]
        )
        try db.execute(sql: "PRAGMA writable_schema = RESET")
      }
      try rule(rules?.replacing(" STRICT", with: ""))
      try db.execute(sql: sql)
      #expect(db.changesCount > 0)
      try rule(rules)
    }
  }

  private func isCorrupt(_ error: any Error, at desk: TestDesk, _ subject: String) -> Bool {
    guard case StoreError.corrupt(place: desk.path, let detail) = error else { return false }
    return detail.hasPrefix(subject)
  }
}
