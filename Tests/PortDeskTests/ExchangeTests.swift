import Foundation
import PortDesk
import PortDomain
import TestSupport
import Testing
import Wording

/// Names, forms and values that scripts rely on, each kept in a file: what changes there changes for them.
@Suite("What scripts read")
struct ExchangeTests {
  private let desk: DeskAtHand
  private let first: RequestID
  private let second: RequestID

  /// An order of two: the one rejected with papers differing, the other completed and returned.
  init() throws {
    desk = try DeskAtHand()
    let values: [RequestField: String] = [
      .authorizedTitle: "Director", .serviceAddress: "8 Marina\nLagos",
      .requestedPortDate: "2026-12-10", .lastPortedOn: "2026-11-01", .organizationID: "org-7",
      .organizationName: "Acme Group", .contactName: "Cathy", .contactEmail: "c@acme.example",
      .contactPhone: "+2348099887766",
    ]
    first = try desk.create("+2348012345678", values)
    second = try desk.create("+2348012345679", values.filter { $0.key != .lastPortedOn })
    _ = try desk.session.createOrder(of: [first, second])
    for (kind, evidence) in [
      (DocumentKind.loa, [EvidenceField.signedOn: "2026-11-01", .signer: "Jon Smith"]),
      (.bill, [.issuedOn: "2026-11-02", .accountName: "ACME CORP."]),
      (.governmentID, [.idExpiresOn: "2030-01-01"]),
    ] {
      _ = try desk.session.addPaper(
        ByteStream(Array("%PDF-1.7 \(kind)".utf8), named: "\(kind.rawValue).pdf"),
        as: kind,
        evidence: evidence,
        to: [first, second]
      )
      let paper = try #require(try desk.session.file(first).paper(kind))
      let rows = kind.items.filter { !$0.isComputed }.map { ($0, Document.Verdict?.some(.pass)) }
      let edits = SheetEdits(
        answers: Dictionary(uniqueKeysWithValues: rows),
        remark: kind == .loa ? "known under both names" : nil
      )
      try desk.session.change(first, .paper(.check(paper.id, edits)))
    }
    let edit = FieldEdits([FieldEdit(.owner, "bola"), FieldEdit(.priority, "high")])
    try desk.session.change(first, .edit(edit))
    let window = PortWindow("10:00-12:00")
    let date = Lifecycle.Confirmation(date: Sample.day("2026-11-24"), window: window)
    for change in [
      StatusChange.submit(carrierReference: "PO-9"), .schedule(date),
      .complete(override: "they were early"), .return(why: "the wrong number"),
    ] {
      try desk.session.change(second, .status(change))
    }
    let words = RejectionDraft(
      reasons: [.portedRecently, .pinIncorrect],
      carrierCode: "8C",
      text: "PIN / RECENT"
    )
    try desk.session.change(first, .status(.reject(words)))
    let wait = RejectionChange.resolve(
      .portedRecently,
      .waiting,
      until: Sample.day("2026-12-16"),
      note: "their rule"
    )
    try desk.session.change(first, .rejection(wait))
    try desk.session.change(second, .tick(.testInbound, done: true))
  }

  /// Compares with a kept file, ids as the places of their first appearance.
  private func expectKept(
    _ text: String,
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var places: [Substring: Int] = [:]
    let plain = text.replacing("\r\n", with: "\n")
      .replacing(#/\b(pr|po|doc|rej|pn|ch|ev)_[0-9a-z]{26}/#) { match in
        let place = places[match.0] ?? places.count + 1
        places[match.0] = place
        return "\(match.1)_\(place)"
      }
    TestSupport.expectKept(plain, "PortDeskTests/Kept/\(name).txt", sourceLocation: sourceLocation)
  }

  private func expectKept(
    _ json: JSON,
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectKept(json.lines().joined(separator: "\n"), name, sourceLocation: sourceLocation)
  }

  @Test("A request with papers, rejections and history", arguments: ["rejected", "returned"])
  func request(name: String) throws {
    let file = try desk.session.file(name == "rejected" ? first : second)
    let json = desk.session.json(of: file, withHistory: true)
    expectKept(json, "request-\(name)")
  }

  @Test("A row of a list, one to chase, an order")
  func lists() throws {
    let query = Query(.everything, sort: Sort(.created), viewpoint: desk.session.viewpoint)
    let rows = try desk.session.requests(of: query).rows
    let list = JSON.list(rows.map { $0.json(by: desk.session.desk, at: desk.session.now) })
    expectKept(list, "list")
    let chases = desk.session.desk.chases(rows, after: [], at: desk.session.now)
    expectKept(.list(chases.map { desk.session.json(of: $0) }), "chase")
    let id = try #require(rows[0].request.orderID)
    let order = desk.session.json(of: try desk.session.order(id))
    let head = order.lines().filter { !$0.hasPrefix("numbers") }
    expectKept(head.joined(separator: "\n"), "order")
    #expect(order["numbers"]?.values.count == 2)
  }

  @Test("What a customer's programs read: a request, its papers, its number, how a port goes")
  func customers() throws {
    let (desk, now) = (desk.session.desk, desk.session.now)
    let (rejected, returned) = (try file(first), try file(second))
    let today = desk.zones.today(in: rejected.request.country, at: now)
    let number = try #require(returned.activeNumber)
    let json: JSON = [
      "rejected": rejected.customerJSON(by: desk, at: now),
      "returned": returned.customerJSON(by: desk, at: now),
      "papers": .list(
        rejected.documents.map { $0.customerJSON(in: rejected, by: desk, on: today) }
      ),
      "number": PortedNumber(number: number, request: returned.request).customerJSON,
      "countries": .list([Country.nigeria, .egypt].map { $0.timelineJSON(by: desk) }),
    ]
    expectKept(json, "customer")
    #expect(!RequestField.ofCustomer.contains(.accountPIN))
  }

  private func file(_ id: RequestID) throws -> RequestFile { try desk.session.file(id) }

  @Test("Carriers, rules, holidays and settings")
  func records() throws {
    var mtn = Carrier.known[0]
    mtn.aliases = [Carrier.known[2].id]
    mtn.contact = "desk@mtn.example"
    mtn.howToSubmit = "by mail"
    mtn.loaAgeLimit = 30
    mtn.needsPIN = true
    mtn.cutOff = TimeOfDay("15:00")
    mtn.leadTime = 2
    mtn.freezeWindows = [Sample.day("2026-12-10")...Sample.day("2027-01-05")]
    mtn.daysOfGrace = 3
    mtn.ackDays = 2
    mtn.codes = ["8C": [.accountNameMismatch, .pinIncorrect], "7A": [.portLock]]
    var nigeria = CountryTerms.known(of: .nigeria)
    nigeria.freezeWindows = mtn.freezeWindows
    let rule = try #require(RuleBook.known.rule(for: .portedRecently, in: .ghana))
    let holiday = Holiday(day: Sample.day("2026-11-08"), name: "Election", isEstimated: true)
    let json: JSON = [
      "carrier": mtn.json, "plain": Carrier.known[1].json, "country": nigeria.json,
      "plain country": CountryTerms.known(of: .kenya).json, "rule": rule.json,
      "holiday": holiday.json(in: .egypt), "settings": DeskSettings().json,
    ]
    expectKept(json, "records")
  }

  @Test("An exported file, in each form", arguments: ExportFormat.allCases)
  func exported(format: ExportFormat) throws {
    let query = Query(.everything, sort: Sort(.created), viewpoint: desk.session.viewpoint)
    for (personal, name) in [(ExportedRequest.Personal.whole, "whole"), (.masked, "masked")] {
      var text = ""
      try desk.session.export(query, as: format, personal) { text += $0 }
      expectKept(text, "export-\(name).\(format.rawValue)")
    }
  }
}

extension JSON {
  /// Each value on a line behind its place.
  fileprivate func lines(_ place: String = "") -> [String] {
    switch self {
    case .object(let members) where !members.isEmpty:
      members.flatMap { $0.value.lines(place.isEmpty ? $0.name : "\(place).\($0.name)") }
    case .list(let values) where !values.isEmpty:
      values.enumerated().flatMap { $0.element.lines("\(place)[\($0.offset)]") }
    case .null, .flag, .integer, .decimal, .text, .list, .object: ["\(place) = \(line)"]
    }
  }
}
