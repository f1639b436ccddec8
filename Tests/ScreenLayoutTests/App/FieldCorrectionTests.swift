import PortDomain
import Screens
import TestSupport
import Testing

@Suite("Fields are corrected by keys")
struct FieldCorrectionTests {
  private static let number = "+2348031000000"

  private func file(_ desk: DeskScript, _ number: String = number) throws -> RequestFile {
    try desk.store.file(try #require(try desk.store.request(ofNumber: number)))
  }

  /// A desk with one request, taken over as it stands where that is said.
  private func desk(
    _ values: [RequestField: String] = [:],
    _ running: InFlight = InFlight()
  ) throws -> DeskScript {
    let store = InMemoryStore(desk: Sample.desk(), clock: { Sample.now })
    var draft = Sample.draft
    draft.values[.phoneNumber] = FieldCorrectionTests.number
    draft.values.merge(values) { $1 }
    let taken = Intent(key: "t", actor: Sample.bola, subject: .takeOver(draft, running))
    #expect(try store.commit(taken).isDone)
    return DeskScript(store: store)
  }

  /// Opens a field of the request under the cursor for editing, its text cleared.
  private func edit(_ field: RequestField, _ desk: inout DeskScript) throws {
    desk.press("e")
    desk.type(field.rawValue)
    desk.press("<enter> <c-u>")
  }

  @Test("A contact is changed once the port is scheduled, what the carrier was told is not")
  func contact() throws {
    var desk = try desk([:], InFlight(status: "scheduled", portDate: "2026-11-26"))
    try edit(.contactName, &desk)
    desk.type("Cathy")
    desk.press("<c-x>")
    #expect(try file(desk).request.contactName == "Cathy")
    desk.press("<esc>")
    desk.press("e")
    desk.type("billing name")
    #expect(desk.text.contains("locked: billing name can't be changed"))
    desk.press("<enter>")
    #expect(desk.message.contains("Billing name can't be changed"))
  }

  @Test("A number of another country brings its country with it, and an undo takes both back")
  func country() throws {
    var desk = try desk()
    try edit(.phoneNumber, &desk)
    desk.type("+233 24 123 4567")
    #expect(desk.text.contains("a number of Ghana: the country is corrected with it"))
    desk.press("<c-x>")
    #expect(try file(desk, "+233241234567").request.country == .ghana)
    desk.press("<esc> u")
    #expect(try file(desk).request.country == .nigeria)
  }

  @Test("A hold below the country's wait asks for its why")
  func hold() throws {
    var desk = try desk([.lastPortedOn: "2026-11-10"])
    try edit(.holdUntil, &desk)
    desk.type("2026-12-01")
    desk.press("<c-x>")
    #expect(desk.text.contains("the country's wait after the earlier port runs until Fri 25 Dec"))
    #expect(try file(desk).request.holdUntil?.iso == "2026-12-25")
    desk.type("mtn takes it sooner")
    desk.press("<c-x>")
    #expect(try file(desk).request.holdUntil?.iso == "2026-12-01")
    #expect(try file(desk).history.last?.detail?.text == "mtn takes it sooner")
  }

  @Test("A changed PIN is taken back with an undo")
  func pin() throws {
    var desk = try desk()
    try edit(.accountPIN, &desk)
    desk.type("4711")
    desk.press("<c-x> <esc>")
    #expect(try file(desk).request.pinState == .given)
    desk.press("u")
    #expect(try file(desk).request.pinState == .notGiven)
    // And brought back with a redo, the PIN itself with its state.
    desk.press("U")
    #expect(try file(desk).request.pinState == .given)
    desk.press("p")
    #expect(desk.message.contains("4711"))
  }

  @Test("Before a port is completed it is said that the customer asked to cancel")
  func cancelAsked() throws {
    var desk = try desk(
      [.cancelAsked: "yes"],
      InFlight(status: "scheduled", portDate: "2026-11-20")
    )
    desk.press("s c")
    #expect(desk.text.contains("! The customer has asked to cancel."))
    #expect(try file(desk).request.status == .scheduled)
    desk.press("y")
    #expect(try file(desk).request.status == .completed)
    #expect(desk.text.contains("active Mon 23 Nov; the fee is recorded. The"))
    #expect(desk.text.contains("customer has asked to cancel."))
  }
}
