import PortDesk
import PortDomain
import TestSupport
import Testing
import Wording

@Suite("What a desk gives out")
struct ExportTests {
  fileprivate func everything(_ desk: DeskAtHand) -> Query {
    Query(.everything, sort: Sort(.created), viewpoint: desk.session.viewpoint)
  }

  private func exported(
    _ desk: DeskAtHand,
    _ format: ExportFormat,
    _ personal: ExportedRequest.Personal = .masked
  ) throws -> String {
    var text = ""
    try desk.session.export(everything(desk), as: format, personal) { text += $0 }
    return text
  }

  @Test("A whole export is read back by import, a masked one names nobody")
  func roundTrip() throws {
    let desk = try DeskAtHand()
    for number in 0..<3 { try desk.create("+234801234567\(number)") }
    let other = try DeskAtHand()
    let whole = try exported(desk, .csv, .whole)
    let report = try other.session.importAll(
      from: .bytes(Array(whole.utf8)),
      run: ImportRun(at: Sample.now),
      isInFlight: true
    )
    #expect(report.created == 3, "\(report)")
    #expect(try other.requests.map(\.number) == desk.requests.map(\.number))
    for format in ExportFormat.allCases {
      #expect(try !exported(desk, format).contains("Acme Corporation"))
    }
  }

  /// Requests of every status, each some way on, one after the other in time.
  private func course(_ desk: DeskAtHand) throws {
    let date = Lifecycle.Confirmation(date: Sample.day("2026-11-25"))
    let reject = StatusChange.reject(RejectionDraft(reasons: [.pinIncorrect, .suspectedFraud]))
    let early = StatusChange.complete(activatedOn: Sample.day("2026-11-23"), override: "early")
    let steps: [[StatusChange]] = [
      [], [.cancel(why: "stays")], [.reject(RejectionDraft(reasons: [.addressMismatch]))],
      [.submit(carrierReference: "PO-1")],
      [.submit(), .schedule(date), .reschedule(date, why: "moved")], [.submit(), reject],
      [.submit(), .schedule(date), early],
      [.submit(), .schedule(date), early, .return(why: "the wrong number")],
    ]
    for (index, steps) in steps.enumerated() {
      var draft = Sample.draft
      draft.values[.phoneNumber] = "+234801234567\(index)"
      draft.values[.accountPINState] = index == 1 ? "not_needed" : nil
      draft.values[.priority] = index == 3 ? "high" : nil
      let id = try desk.session.create(draft).request
      for change in steps.isEmpty ? [] : try papers(of: id, desk) {
        try desk.session.change(id, change)
      }
      for step in steps { try desk.session.change(id, .status(step)) }
      if index == 4 {
        let told: [Change] = [
          .status(.acknowledge()), .status(.confirm()),
          .edit(
            FieldEdits([FieldEdit(.lookupCarrier, "airtel"), FieldEdit(.lookupSource, "HLR")])
          ),
        ]
        for change in told { try desk.session.change(id, change) }
      }
      if index == 3 {
        let scope = [FieldEdit(.scope, "part"), FieldEdit(.newBillingNumber, "08031234560")]
        try desk.session.change(id, .edit(FieldEdits(scope, why: "asked")))
        try desk.session.change(id, .status(.answerChange(.refused, words: "no")))
      }
      if index == 0 {
        try desk.session.change(id, .messageSent(.papersWanted))
        try desk.session.change(id, .tick(.noBalance, done: true))
        try desk.session.change(id, .edit(FieldEdits([FieldEdit(.cancelAsked, "true")])))
      }
      desk.clock.set(desk.clock.now.adding(seconds: 60))
    }
    desk.clock.set(Sample.instant("2026-11-23T16:00:00Z"))
  }

  /// The changes that accept a request's three papers, which are added first.
  private func papers(of id: RequestID, _ desk: DeskAtHand) throws -> [Change] {
    let dates: [(DocumentKind, EvidenceField, String)] = [
      (.loa, .signedOn, "2026-11-01"), (.bill, .issuedOn, "2026-11-02"),
      (.governmentID, .idExpiresOn, "2030-01-01"),
    ]
    return try dates.map { kind, field, day in
      let (receipt, _) = try desk.session.addPaper(
        ByteStream(DeskAtHand.pdf, named: "\(kind.rawValue).pdf"),
        as: kind,
        evidence: [field: day],
        to: [id]
      )
      let rows = kind.items.filter { !$0.isComputed }.map { ($0, Document.Verdict?.some(.pass)) }
      let edits = SheetEdits(answers: Dictionary(uniqueKeysWithValues: rows))
      return .paper(.check(try #require(receipt.document), edits))
    }
  }

  /// What an export says of each request: all but what another desk counts by itself.
  private func statements(_ desk: DeskAtHand) throws -> [JSON] {
    let own: Set<String> = ["id", "version", "updated_at", "turn", "due", "next", "papers"]
    let all = try #require(JSON(parsing: exported(desk, .json, .whole).utf8)).values
    return all.map { row in
      guard case .object(let members) = row else { return row }
      return .object(members.filter { !own.contains($0.name) })
    }
  }

  @Test("A whole export read back as running work says the same", arguments: ExportFormat.allCases)
  func readBack(format: ExportFormat) throws {
    let desk = try DeskAtHand()
    try course(desk)
    let other = try DeskAtHand(at: Sample.instant("2026-12-14T09:00:00Z"))
    let report = try other.session.importAll(
      from: .bytes(Array(exported(desk, format, .whole).utf8)),
      run: ImportRun(at: other.session.now),
      isInFlight: true
    )
    #expect(report.created == 8, "\(report)")
    let (before, after) = (try statements(desk), try statements(other))
    #expect(before.count == after.count)
    for (one, other) in zip(before, after) {
      guard case .object(let members) = one else { continue }
      for member in members {
        // Nothing is awaited of what is done, and a refusal reminds.
        let isOwn =
          member.name == "ticks" && one["status"] == "completed"
          || member.name == "follow_up_on" && one["status"] == "rejected"
        if isOwn { continue }
        #expect(
          other[member.name] == member.value,
          "\(member.name) of \(one["status"]?.line ?? "")"
        )
      }
    }
    // What was returned isn't ours, what was completed is.
    let numbers = try other.requests.map { try other.session.file($0.id).activeNumber?.releasedOn }
    #expect(numbers.compactMap { $0?.iso } == ["2026-11-23"])
    #expect(try other.requests.map(\.createdAt) == desk.requests.map(\.createdAt))
    #expect(try other.requests.map(\.id) == other.requests.map(\.id).sorted())
  }

  @Test("JSON of an export is that of a list, its values what they are")
  func values() throws {
    let desk = try DeskAtHand()
    try course(desk)
    let query = everything(desk)
    let rows = try desk.session.requests(of: query).rows
    let exported = try #require(JSON(parsing: exported(desk, .json, .whole).utf8)).values
    for (row, json) in zip(rows, exported) {
      guard case .object(let members) = row.json(by: desk.session.desk, at: desk.session.now) else {
        continue
      }
      for member in members where member.name != "reasons" {
        #expect(json[member.name] == member.value, "\(member.name)")
      }
      #expect(json["created_on"] == .text(row.request.clock.startedOn.iso))
    }
    let refused = try #require(exported.first { $0["status"] == "rejected" })
    #expect(refused["reasons"] == ["address_mismatch"] && refused["attempt"] == 1)
    #expect(refused["cancel_asked"] == false && refused["endpoint_id"] == .null)
    #expect(
      exported[0]["ticks"] == ["no_balance"] && exported[1]["account_pin_state"] == "not_needed"
    )
  }

  @Test("That a PIN was given is read back as one to be entered, with a warning")
  func pinState() throws {
    let (desk, other) = (try DeskAtHand(), try DeskAtHand())
    var draft = Sample.draft
    draft.pin = Secret("4711")
    _ = try desk.session.create(draft)
    let text = try exported(desk, .csv, .whole)
    #expect(text.contains(",given,") && !text.contains("4711"))
    let report = try other.session.importAll(
      from: .bytes(Array(text.utf8)),
      run: ImportRun(at: Sample.now),
      isInFlight: true
    )
    guard case .created(let id?, _, let warnings)? = report.rows.first?.result else {
      Issue.record("not created: \(report)")
      return
    }
    #expect(warnings == [.rangeOfAnotherCarrier, .pinNotInFile])
    #expect(try other.session.file(id).request.pinState == .notGiven)
  }

  @Test("More requests than a page come once each, and JSON of them is JSON")
  func pages() throws {
    let desk = try DeskAtHand()
    let drafts = Sample.drafts(701)
    for draft in drafts { _ = try desk.session.create(draft) }
    let json = try #require(JSON(parsing: exported(desk, .json).utf8))
    #expect(Set(json.values.map { $0["phone_number"]?.line }).count == 701)
    #expect(try desk.session.requests(of: everything(desk), limit: 600).rows.count == 600)
    #expect(try desk.session.requests(of: everything(desk), limit: 600).hasMore)
    #expect(try !desk.session.requests(of: everything(desk), limit: 701).hasMore)
  }

  @Test("Only a supervisor gets what is personal whole, and before a byte is written")
  func supervisor() throws {
    let desk = try DeskAtHand(actor: Sample.bola)
    var pieces = 0
    let failure = failure {
      try desk.session.export(everything(desk), as: .csv, .whole) { _ in pieces += 1 }
    }
    #expect(failure?.code == "not_permitted" && pieces == 0)
  }

  @Test("A file is there whole or not at all, and replaced only when that was asked for")
  func files() throws {
    let desk = try DeskAtHand()
    let path = desk.home.folder + "/all.jsonl"
    _ = try desk.session.export(everything(desk), to: path)
    #expect(
      failure { _ = try desk.session.export(everything(desk), to: path) }
        == .output(.exists(path: path))
    )
    try desk.create("+2348012345678")
    let again = try desk.session.export(everything(desk), to: path, replacing: true)
    #expect(again.count == 1 && again.path == path)
    #expect(try JSON(parsing: desk.text(of: path).utf8)?["phone_number"] == "+2348012345678")
    #expect(!desk.content(of: desk.home.folder).contains { $0.hasSuffix(".part") })
  }

  @Test("An order's packets are one folder, with a PIN only where one is stored")
  func packets() throws {
    let desk = try DeskAtHand()
    let first = try desk.create("+2348012345678")
    var draft = Sample.draft
    draft.values[.phoneNumber] = "+2348012345679"
    draft.pin = Secret("4711")
    let second = try desk.session.create(draft).request
    try desk.addPaper(DeskAtHand.pdf, to: first, second)
    let order = try desk.session.createOrder(of: [first, second])
    let place = desk.home.folder + "/out"
    let packets = try desk.session.packets(of: order.order.id, to: place, withPIN: true)
    #expect(packets.map(\.path) == ["2348012345678", "2348012345679"].map { "\(place)/\($0)" })
    let sheets = try packets.map {
      try desk.text(of: "\($0.path)/\(CarrierPacket.dataSheetName)")
    }
    #expect(!sheets[0].contains("4711") && sheets[1].contains("4711"))
    #expect(packets.map(\.hasPIN) == [false, true])
    #expect(packets.map(\.pinAbsence) == [.notGiven, nil])
    #expect(packets[0].json["pin_absent"] == "not_given" && packets[0].json["pin"] == false)
    #expect(try desk.session.file(first).history.allSatisfy { $0.kind != .pinShown })
    #expect(try desk.session.file(second).history.last?.kind == .pinShown)
    #expect(
      failure { _ = try desk.session.packet(of: first, to: place) } == .output(.exists(path: place))
    )
  }
}

extension ExportTests {
  @Test("A file named at the screen has an ending that says what it is, and a request in it")
  func named() throws {
    let desk = try DeskAtHand()
    let query = everything(desk)
    func refused(_ name: String) -> DeskFailure? {
      failure { _ = try desk.session.export(query, toNamed: desk.home.folder + "/" + name) }
    }
    #expect(refused("none.csv") == .output(.nothing))
    try desk.create("+2348012345670")
    for name in ["j", "all.xlsx", ".csv", "csv"] {
      #expect(
        refused(name)
          == .output(
            .noFormat(
              path: desk.home.folder + "/" + name,
              endings: [".csv", ".json", ".jsonl"]
            )
          )
      )
    }
    #expect(refused("no/all.csv") == .folder(desk.home.folder + "/no"))
    #expect(refused("all.JSON") == nil)
    #expect(refused("all.JSON") == .output(.exists(path: desk.home.folder + "/all.JSON")))
    #expect(desk.content(of: desk.home.folder).filter { $0.hasSuffix("csv") || $0 == "j" } == [])
  }
}
