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
    "Canary Group", "Cathy Canary", "cathy@canary.example", "+2348099887766",
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
    let edit = FieldEdits([FieldEdit(.billingName, "Acme"), FieldEdit(.contactName, "Bo Bo")])
    try desk.session.change(id, .edit(edit))
    _ = try desk.session.addPaper(
      ByteStream(DeskAtHand.pdf, named: "loa.pdf"),
      as: .loa,
      evidence: [.accountName: "Canary Holdings", .signer: "Wanda Canary"],
      to: [id]
    )
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
    expectMasked("\(session.message(nil, about: file))")
    expectMasked("\(try session.fees(by: .customer, of: .everything, from: nil, before: nil))")
    #expect("\(try desk.session.file(id))".contains("CanaryAccount99"))
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
