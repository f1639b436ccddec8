import PortDesk
import PortDomain
import TestSupport
import Testing
import Wording

@Suite("What a desk gives out")
struct ExportTests {
  private func everything(_ desk: DeskAtHand) -> Query {
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
    let report = try other.session.importRequests(
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
    #expect(try desk.session.file(second).history.last?.kind == .pinShown)
    #expect(
      failure { _ = try desk.session.packet(of: first, to: place) } == .output(.exists(path: place))
    )
  }
}
    #expect(packets.map(\.hasPIN) == [false, true])
    #expect(packets.map(\.pinAbsence) == [.notGiven, nil])
    #expect(packets[0].json["pin_absent"] == "not_given" && packets[0].json["pin"] == false)
    #expect(try desk.session.file(first).history.allSatisfy { $0.kind != .pinShown })
