import Foundation
import PortDomain
import TestSupport
import Testing
import Wording

@testable import PortDesk

@Suite("What a viewer sees")
struct MaskingTests {
  private static let viewer = Operator(login: "vera", role: .viewer, session: "v")
  private static let personal = [
    "CanaryAccount99", "Wanda Canary", "Canary Holdings", "7 Canary Road", "8 Canary Lane",
    "Canary Group", "Cathy Canary", "cathy@canary.example", "+2348099887766", "Canary Former",
    "canary note", "canary remark", "canary words", "canary outcome", "canary loa", "canary id",
    "canary why", "Signed Canary", "Named Canary", "9 Canary Close",
  ]
  private let desk: DeskAtHand
  private let id: RequestID
  private let session: DeskSession

  init() throws {
    desk = try DeskAtHand()
    id = try desk.create(
      "+2348012345678",
      [
        .accountNumber: "CanaryAccount99", .authorizedName: "Wanda Canary",
        .billingName: "Canary Holdings", .billingAddress: "7 Canary Road, Lagos",
        .serviceAddress: "8 Canary Lane, Lagos", .organizationName: "Canary Group",
        .contactName: "Cathy Canary", .contactEmail: "cathy@canary.example",
        .contactPhone: "+2348099887766",
      ]
    )
    for (field, value) in [(RequestField.billingName, "Canary Former"), (.billingName, "Acme")] {
      try desk.session.change(id, .edit(FieldEdits([FieldEdit(field, value)], why: "canary why")))
    }
    try desk.session.change(id, .note("canary note"))
    for (name, kind, evidence) in [
      (
        "canary loa of Wanda.pdf", DocumentKind.loa,
        [EvidenceField.accountName: "Canary Holdings", .signer: "Signed Canary"]
      ),
      ("bill.pdf", .bill, [.accountNumber: "CanaryAccount99", .address: "9 Canary Close, Lagos"]),
      ("canary id", .governmentID, [.idName: "Named Canary"]),
    ] {
      _ = try desk.session.addPaper(
        ByteStream(DeskAtHand.pdf + name.utf8, named: "in/" + name),
        as: kind,
        evidence: evidence,
        to: [id]
      )
    }
    let loa = try #require(try desk.session.file(id).paper(.loa))
    let answers = SheetEdits(answers: [.statement: .fail], remark: "canary remark")
    try desk.session.change(id, .paper(.check(loa.id, answers)))
    let rejection = RejectionDraft(reasons: [.other], carrierCode: "8C", text: "canary words")
    try desk.session.change(id, .status(.reject(rejection)))
    let outcome = RejectionChange.resolve(.other, .waived, until: nil, note: "canary outcome")
    try desk.session.change(id, .rejection(outcome))
    session = DeskSession(
      store: desk.store,
      desk: desk.store.rules(),
      newestRecord: ChangeToken(""),
      actor: MaskingTests.viewer,
      folders: desk.session.folders,
      vault: PaperVault(besideDatabase: desk.home.database, largest: 1 << 20),
      clock: { Sample.now }
    )
  }

  private func expectMasked(_ text: String) {
    for value in MaskingTests.personal { #expect(!text.contains(value), "\(value)") }
  }

  @Test("Nothing that is personal leaves by list, file, JSON, export, letter, message or order")
  func everywhere() throws {
    let query = Query(.everything, viewpoint: session.viewpoint)
    expectMasked("\(try session.requests(of: query).rows)")
    let file = try session.file(id)
    expectMasked("\(file)")
    expectMasked(session.json(of: file).line)
    expectMasked("\(try session.store.files([id]))")
    var export = ""
    try session.export(query, as: .json, .masked) { export += $0 }
    expectMasked(export)
    expectMasked(try session.letter(of: id.text).text)
    expectMasked("\(try session.message(.papersWanted, about: file).message)")
    for document in file.documents {
      let paper = try session.ask { store throws(StoreError) in
        try store.paper(sha256: document.file.sha256)
      }
      expectMasked("\(paper.map { "\($0)" } ?? "")")
    }
    expectMasked("\(PrintedText.papers(of: file, by: session.desk, on: session.today(in: nil)))")
    expectMasked("\(try session.fees(by: .customer, of: .everything, from: nil, before: nil))")
    #expect("\(try desk.session.file(id))".contains("CanaryAccount99"))
  }

  @Test("What papers say compares with the request as it does unmasked")
  func comparisons() throws {
    let (real, masked) = (try desk.session.file(id), try session.file(id))
    for (paper, shown) in zip(real.documents, masked.documents) {
      for item in paper.kind.items {
        #expect(
          desk.session.desk.comparison(of: item, on: shown, in: masked)
            == desk.session.desk.comparison(of: item, on: paper, in: real),
          "\(item)"
        )
      }
    }
    let shown = masked.documents.map(\.evidence)
    #expect(shown[0] == [.accountName: "C••• H•••", .signer: "S••• C•••"])
    #expect(shown[1] == [.accountNumber: "•••nt99", .address: "•••, Lagos (other)"])
    #expect(masked.documents.map(\.file.name) == ["•••.pdf", "•••.pdf", "•••"])
  }

  @Test("List, show and export show one and the same")
  func same() throws {
    let query = Query(.everything, viewpoint: session.viewpoint)
    let row = try session.requests(of: query).rows[0].request
    let file = try session.file(id).request
    #expect(row == file)
    #expect(file.accountNumber == "•••nt99" && file.contactPhone == "•••7766")
    #expect(file.authorizedName == "W••• C•••" && file.billingAddress == "•••, Lagos")
    #expect(file.contactEmail == "c•••@canary.example")
    var (viewers, operators) = ("", "")
    try session.export(query, as: .csv, .masked) { viewers += $0 }
    try desk.session.export(query, as: .csv, .masked) { operators += $0 }
    #expect(viewers == operators)
  }

  @Test("A list by customer goes on behind a masked row")
  func pages() throws {
    for number in 1...7 {
      try desk.create("+234801234567\(number)", [.organizationName: "Org \(9 - number)"])
    }
    let query = Query(.everything, sort: Sort(.customer), viewpoint: session.viewpoint)
    var start = PageStart.first
    var seen: [RequestID] = []
    for _ in 0..<20 {
      let page = try session.store.page(query, from: start, limit: 2)
      seen += page.rows.map(\.request.id)
      guard page.hasAfter, let last = page.rows.last else { break }
      start = .after(PageKey(key: last.key(.customer), id: last.request.id))
    }
    #expect(seen == (try desk.session.requests(of: query).rows.map(\.request.id)))
  }

  @Test("A paper's file and a packet, in which all would stand whole, are not given out")
  func files() throws {
    let paper = try #require(try session.file(id).documents.first)
    let out = desk.home.folder + "/out"
    for attempt in [
      failure { _ = try session.extract(paper, to: out) },
      failure { _ = try session.packet(of: id, to: out) },
      failure {
        try session.export(Query(.everything, viewpoint: session.viewpoint), as: .csv, .whole) {
          _ in
        }
      },
    ] {
      #expect(attempt?.code == "not_permitted")
    }
    #expect(desk.content(of: desk.home.folder).contains("out") == false)
  }
}
