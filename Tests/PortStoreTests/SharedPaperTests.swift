import GRDB
import PortDomain
import PortStore
import Testing

@Suite("Every store keeps a paper that several requests hold once for all of them")
struct SharedPaperTests {
  /// Three requests; the first two hold a letter that was checked.
  private struct Three {
    let desk: TestDesk
    let store: any WholeStore
    let ids: [RequestID]
    let letter: DocumentID

    init(_ kind: StoreKind) throws {
      desk = try TestDesk()
      let store = try kind.make(in: desk)
      ids = try (7...9).map { try store.create(.sample("+234803123456\($0)"), key: "k\($0)") }
      let add = Intent.change(ids[0], .addPaper(.loa, to: [ids[1]]), key: "add")
      letter = try #require(try store.done(add).document)
      let edits = SheetEdits(answers: [.carrier: .pass], remark: "stamped")
      try store.done(.change(ids[0], .paper(.check(letter, edits)), key: "check"))
      self.store = store
    }

    func file(_ index: Int) throws -> RequestFile { try store.file(ids[index]) }

    func holders(_ index: Int) throws -> [RequestID]? {
      try file(index).attachments[letter]?.requests
    }

    func purge(_ index: Int, _ classes: Set<Retention.Class>) throws {
      try store.done(
        .change(ids[index], .status(.cancel(why: "stays")), key: "cancel \(index)")
      )
      try store.done(.change(ids[index], .purge(classes), key: "purge \(index)"))
    }
  }

  @Test(
    "Who follows a change has an event of its own, told by the one that led",
    arguments: StoreKind.allCases
  )
  func follows(_ kind: StoreKind) throws {
    let three = try Three(kind)
    let led = try #require(try three.file(0).history.last)
    let followed = try #require(try three.file(1).history.last)
    #expect(followed.lead == Event.Lead(id: led.id, request: three.ids[0]))
    #expect(followed.request == three.ids[1] && followed.number == 3 && followed.version == 3)
    #expect(followed.kind == .paperChecked && followed.about == led.about && followed.by == "ngozi")
    #expect(followed.detail?.text == "stamped")
    #expect(followed.detail?.paper == led.detail?.paper)
    #expect(try three.store.verifyHistory().finding == nil)
  }

  @Test(
    "Any request that holds it takes a change back for all, once",
    arguments: StoreKind.allCases
  )
  func undoes(_ kind: StoreKind) throws {
    let three = try Three(kind)
    try three.store.done(.change(three.ids[2], .paper(.attach(three.letter)), key: "attach"))
    #expect(try three.holders(1) == three.ids)
    // By one that only followed.
    try three.store.done(.change(three.ids[1], .undo, key: "undo"))
    #expect(try three.file(2).documents.isEmpty)
    #expect(try three.holders(0) == Array(three.ids.prefix(2)))
    #expect(try three.file(0).paper(.loa)?.answers[.carrier]?.verdict == .pass)
    // The attach is taken back in every history: the check is what comes next.
    try three.store.done(.change(three.ids[0], .undo, key: "again"))
    #expect(try three.file(1).paper(.loa)?.answers.isEmpty == true)
    #expect(try three.holders(1) == Array(three.ids.prefix(2)))
    #expect(try three.store.verifyHistory().finding == nil)
  }

  @Test(
    "A purge takes nothing that another request needs, and the last one takes all",
    arguments: StoreKind.allCases
  )
  func purges(_ kind: StoreKind) throws {
    let three = try Three(kind)
    try three.purge(0, [.loa])
    let purged = try three.file(0)
    #expect(purged.documents.isEmpty)
    #expect(purged.history.allSatisfy { $0.detail?.paper == nil && $0.detail?.text != "stamped" })
    #expect(try three.file(1).history.contains { $0.detail?.text == "stamped" })
    #expect(try three.holders(1) == [three.ids[1]])
    #expect(!three.desk.desk.held(in: purged).contains(.loa))
    try three.purge(1, [.person])
    #expect(try three.file(1).history.allSatisfy { $0.detail == nil })
    #expect(!three.desk.desk.held(in: try three.file(1)).contains(.person))
    #expect(try three.store.verifyHistory().finding == nil)
    guard kind == .sqlite else { return }
    try three.desk.edit { db in
      let left = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM event_detail
          WHERE document IS NOT NULL OR instr(CAST(body AS TEXT), ?) > 0
          """,
        arguments: [three.letter.text]
      )
      #expect(left == 0)
      for table in ["document", "answer", "evidence", "attachment"] {
        #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") == 0, "\(table)")
      }
    }
  }

  @Test(
    "A purge of everything personal leaves no detail, whoever led it",
    arguments: StoreKind.allCases
  )
  func erases(_ kind: StoreKind) throws {
    let three = try Three(kind)
    try three.purge(0, [.person])
    #expect(try three.file(0).history.allSatisfy { $0.detail == nil })
    #expect(!three.desk.desk.held(in: try three.file(0)).contains(.person))
    #expect(try three.file(1).history.contains { $0.detail?.text == "stamped" })
  }

  // MARK: Files

  /// Notes what is asked of it, and whether the change is stored by then.
  private final class Files: PaperFiles {
    var settled: [Bool] = []
    var doubted: [String] = []
    var discarded: [String] = []
    var isStored: () -> Bool = { false }
    var failure: StoreError?

    func settle() throws(StoreError) -> String? {
      settled.append(isStored())
      if let failure { throw failure }
      return nil
    }

    func doubt(sha256: String) { doubted.append(sha256) }

    func resolve(sha256: String, isHeld: Bool) {
      if !isHeld { discarded.append(sha256) }
    }
  }

  @Test(
    "A file gets its place before the change is stored, and none where that is refused",
    arguments: StoreKind.allCases
  )
  func settles(_ kind: StoreKind) throws {
    let three = try Three(kind)
    let files = Files()
    files.isStored = { (try? three.file(2).documents.isEmpty) == false }
    let add = Intent.change(three.ids[2], .addPaper(.bill), key: "bill")
    files.failure = .diskFull
    #expect(throws: StoreError.diskFull) { try three.store.commit(add, with: files) }
    #expect(try three.file(2).documents.isEmpty)
    files.failure = nil
    #expect(try three.store.commit(add, with: files).isDone)
    #expect(files.settled == [false, false])
    #expect(try three.file(2).documents.count == 1)
    let viewer = Operator(login: "ada", role: .viewer, session: "s3")
    let refused = Intent.change(three.ids[2], .addPaper(.bill), key: "other", by: viewer)
    #expect(try !three.store.commit(refused, with: files).isDone)
    #expect(files.settled.count == 2)
  }

  @Test(
    "A file goes once the change is stored that takes its last paper",
    arguments: StoreKind.allCases
  )
  func discards(_ kind: StoreKind) throws {
    let three = try Three(kind)
    let files = Files()
    let hash = try #require(try three.file(0).paper(.loa)).file.sha256
    #expect(try three.store.paper(sha256: hash)?.requests == Array(three.ids.prefix(2)))
    for index in 0...1 {
      try three.store.done(.change(three.ids[index], .status(.cancel(why: "x")), key: "c\(index)"))
      let purge = Intent.change(three.ids[index], .purge([.loa]), key: "p\(index)")
      #expect(try three.store.commit(purge, with: files).isDone)
      #expect(files.discarded == (index == 0 ? [] : [hash]))
      #expect(files.doubted == files.discarded)
    }
    #expect(try three.store.paper(sha256: hash) == nil)
  }
}
