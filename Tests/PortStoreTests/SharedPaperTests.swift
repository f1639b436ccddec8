import GRDB
import PortDomain
import PortStore
import TestSupport
import Testing
import Wording

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

  /// What the store keeps of the three for lists, and what follows from their files.
  private func facts(_ three: Three) throws -> (kept: [Facts], following: [Facts]) {
    let query = Query(.everything, sort: Sort(.number), viewpoint: three.desk.viewpoint())
    let rows = try three.store.page(query, from: .first, limit: 9).rows
    return (rows.map(\.facts), try (0...2).map { three.desk.desk.facts(of: try three.file($0)) })
  }

  @Test(
    "A letter that lists a newcomer too spoils nobody, and its attach taken back leaves no trace",
    arguments: StoreKind.allCases
  )
  func attaches(_ kind: StoreKind) throws {
    let three = try Three(kind)
    let numbers = (7...9).map { "0803123456\($0)" }
    func list(_ numbers: [String], key: String) throws {
      let typed = SheetEdits(evidence: [.numbers: numbers.joined(separator: ", ")])
      try three.store.done(.change(three.ids[0], .paper(.check(three.letter, typed)), key: key))
    }
    func verdicts() throws -> [Document.Verdict?] {
      try (0...2).map { index in
        let file = try three.file(index)
        return file.paper(.loa).flatMap {
          three.desk.desk.verdict(.numbers, of: $0, in: file, on: Sample.day("2026-11-02"))
        }
      }
    }
    // It lists one too many until the third is attached, and one too few while it doesn't name it.
    let cases: [([String], before: [Document.Verdict?], attached: [Document.Verdict?])] = [
      (numbers, [.fail, .fail, nil], [nil, nil, nil]),
      (Array(numbers.prefix(2)), [nil, nil, nil], [.fail, .fail, .fail]),
    ]
    for (listed, before, attached) in cases {
      let key = "\(listed.count)"
      try list(listed, key: "list " + key)
      let files = try (0...2).map { try three.file($0).documents }
      let kept = try facts(three).kept
      #expect(try verdicts() == before)
      try three.store.done(
        .change(three.ids[2], .paper(.attach(three.letter)), key: "attach " + key)
      )
      #expect(try verdicts() == attached)
      #expect(try facts(three).kept == facts(three).following)
      try three.store.done(.change(three.ids[2], .undo, key: "undo " + key))
      #expect(try (0...2).map { try three.file($0).documents } == files)
      #expect(try facts(three).kept == kept)
    }
    #expect(try three.store.verifyHistory().finding == nil)
  }

  @Test(
    "An attach elsewhere keeps nobody's change from being seen",
    arguments: StoreKind.allCases
  )
  func keepsChange(_ kind: StoreKind) throws {
    let three = try Three(kind)
    let pass = SheetEdits(answers: [.account: .pass])
    try three.store.done(.change(three.ids[0], .paper(.check(three.letter, pass)), key: "pass"))
    let edit = FieldEdits([FieldEdit(.accountNumber, "0054321")])
    try three.store.done(.change(three.ids[0], .edit(edit), key: "edit"))
    func row() throws -> Document.Verdict? {
      let file = try three.file(0)
      let letter = try #require(file.paper(.loa))
      return three.desk.desk.verdict(
        .account,
        of: letter,
        in: file,
        on: Sample.day("2026-11-02")
      )
    }
    #expect(try row() == .fail)
    try three.store.done(.change(three.ids[2], .paper(.attach(three.letter)), key: "attach"))
    #expect(try row() == .fail)
    try three.store.done(.change(three.ids[2], .undo, key: "undo"))
    #expect(try row() == .fail)
  }

  @Test(
    "A paper goes only to requests of its country and carrier, and only in its newest version",
    arguments: StoreKind.allCases
  )
  func attachRefused(_ kind: StoreKind) throws {
    let three = try Three(kind)
    var kenyan = RequestDraft.sample("+254722123456", carrier: "safaricom")
    kenyan.values[.country] = "KE"
    let others = [
      try three.store.create(kenyan, key: "kenyan"),
      try three.store.create(.sample("+2348091234567", carrier: "airtel"), key: "airtel"),
    ]
    func codes(_ change: PaperChange, on id: RequestID) throws -> [String] {
      let outcome = try three.store.commit(.change(id, .paper(change), key: "try \(change) \(id)"))
      guard case .refused(let refusal) = outcome else { return [] }
      return refusal.obstacles.map(\.code)
    }
    let facts = try three.file(0).documents[0].file
    let kept = try (0...2).map { try three.file($0) }
    for other in others {
      #expect(try codes(.attach(three.letter), on: other) == ["paper_elsewhere"])
      let add = PaperChange.add(.bill, facts, evidence: [:], to: [three.ids[0], other])
      #expect(try codes(add, on: three.ids[2]) == ["paper_elsewhere"])
    }
    #expect(try (0...2).map { try three.file($0) } == kept)
    // Replaced for the second alone it still counts for the first.
    try three.store.done(.change(three.ids[1], .addPaper(.loa), key: "newer"))
    #expect(try codes(.attach(three.letter), on: three.ids[1]) == ["paper_replaced"])
    let pass = SheetEdits(answers: [.statement: .pass])
    #expect(try codes(.check(three.letter, pass), on: three.ids[1]) == ["paper_replaced"])
    let added = try three.store.done(.change(three.ids[0], .addPaper(.loa), key: "newest"))
    guard
      case .refused(let refusal) = try three.store.commit(
        .change(three.ids[2], .paper(.attach(three.letter)), key: "old")
      )
    else {
      Issue.record("an old version was attached")
      return
    }
    let newest = try #require(added.document)
    #expect(refusal.obstacles == [.paperReplaced(.loa, by: newest)])
    #expect(try three.file(2).documents.isEmpty)
    try three.store.done(.change(three.ids[2], .paper(.attach(newest)), key: "new"))
    #expect(try three.store.verifyHistory().finding == nil)
  }

  @Test(
    "A purge takes nothing that another request needs, and the last one takes all",
    arguments: StoreKind.allCases
  )
  func purges(_ kind: StoreKind) throws {
    let three = try Three(kind)
    let typed = PersonalItem.typed(["acme"], prompt: "find")
    let digit = PersonalItem.digit(7, view: "late")
    for item in [typed, digit] { try three.store.make(.keep(item), of: "ngozi") }
    try three.purge(0, [.loa])
    #expect(try three.store.personal(of: "ngozi") == Personal([typed, digit]))
    let purged = try three.file(0)
    #expect(purged.documents.isEmpty)
    #expect(purged.history.allSatisfy { $0.detail?.paper == nil && $0.detail?.text != "stamped" })
    #expect(try three.file(1).history.contains { $0.detail?.text == "stamped" })
    #expect(try three.holders(1) == [three.ids[1]])
    #expect(!three.desk.desk.held(in: purged).contains(.loa))
    try three.purge(1, [.person])
    #expect(try three.store.personal(of: "ngozi") == Personal([digit]))
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

  @Test(
    "A paper that was added by mistake and taken back goes with the purge of its kind",
    arguments: StoreKind.allCases
  )
  func takenBack(_ kind: StoreKind) throws {
    let three = try Three(kind)
    let (store, id, desk) = (three.store, three.ids[2], three.desk.desk)
    let hash = String(repeating: "1d", count: 32)
    let add = Intent.change(id, .addPaper(.governmentID, sha256: hash), key: "id")
    let paper = try #require(try store.done(add).document)
    let edits = SheetEdits(answers: [.legible: .pass])
    try store.done(.change(id, .paper(.check(paper, edits)), key: "sheet"))
    try store.done(.change(id, .undo, key: "u1"))
    try store.done(.change(id, .undo, key: "u2"))
    #expect(try store.file(id).documents.isEmpty)
    try store.done(.change(id, .status(.cancel(why: "stays")), key: "cancel"))
    #expect(desk.held(in: try store.file(id)).contains(.governmentID))
    let files = Files()
    let purge = Intent.change(id, .purge([.governmentID]), key: "purge")
    #expect(try store.commit(purge, with: files).isDone)
    #expect(files.discarded == [hash])
    #expect(try store.file(id).history.allSatisfy { $0.detail?.paper == nil })
    #expect(!desk.held(in: try store.file(id)).contains(.governmentID))
    #expect(try store.verifyHistory().finding == nil)
  }
}
