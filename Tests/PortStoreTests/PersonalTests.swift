import PortDomain
import TestSupport
import Testing

@Suite("Every store keeps what operators keep for themselves")
struct PersonalTests {
  private static let view = SavedView(
    name: "Late in Nigeria",
    filter: "country:NG late",
    look: ViewLook(sort: Sort(.due, descending: true), columns: [.number, .customer, .next])
  )

  @Test(
    "Each has their own; the newer takes the place of the older",
    arguments: StoreKind.allCases
  )
  func keeps(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let look = ViewLook(sort: Sort(.port))
    for item in [
      PersonalItem.view(Self.view), .digit(7, view: Self.view.key), .look(look, view: "all"),
      .typed(["status:pending"], prompt: "filter"),
      .typed(["late", "status:pending"], prompt: "filter"), .start(view: "mine"),
    ] {
      try store.make(.keep(item), of: "ngozi")
    }
    let personal = try store.personal(of: "ngozi")
    #expect(personal.views == [Self.view])
    #expect(personal.digit(of: Self.view.key) == 7)
    #expect(personal.look(of: "all") == look)
    #expect(personal.typed(into: "filter") == ["late", "status:pending"])
    #expect(personal.start == "mine")
    #expect(try store.personal(of: "kofi") == Personal())
    for change in personal.removal(of: Self.view.key) { try store.make(change, of: "ngozi") }
    #expect(try store.personal(of: "ngozi").views.isEmpty)
    #expect(try store.personal(of: "ngozi").freeDigit == 7)
  }

  @Test("It is no change that others must read", arguments: StoreKind.allCases)
  func isNoChange(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    try store.create(key: "k1")
    let token = try store.changes(since: nil).token
    try store.make(.keep(.view(Self.view)), of: "ngozi")
    #expect(try store.changes(since: token) == Changes(token: token, requests: []))
    #expect(try store.verifyHistory().finding == nil)
  }

  @Test("A view that all share is a record, with its versions", arguments: StoreKind.allCases)
  func shares(_ kind: StoreKind) throws {
    let desk = try TestDesk()
    let store = try kind.make(in: desk)
    let clerk = Operator(login: "kofi", session: "s1")
    let outcome = try store.revise(.view(Self.view), by: clerk, on: .record(nil))
    #expect(outcome == .done(version: 1, recounted: 0))
    #expect(try store.rules().views == [Self.view])
    let gone = DeskRecord.noView(Self.view.key)
    #expect(
      try store.revise(gone, by: clerk, on: .current) == .done(version: 2, recounted: 0)
    )
    #expect(try store.rules().views.isEmpty)
    #expect(try store.revise(gone, by: clerk, on: .current) == .refused([.noView(Self.view.key)]))
    #expect(try store.records().map(\.by) == ["kofi", "kofi"])
    #expect(try store.verifyHistory().finding == nil)
  }
}
